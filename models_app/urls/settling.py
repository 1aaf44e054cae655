"""Addresses for settling findings and publishing versions."""

from django.urls import path

from models_app.views import findings, publication

urlpatterns = [
    path("versions/<slug:public_id>/findings/", findings.settle, name="findings-settle"),
    path("versions/<slug:public_id>/draft/", findings.draft, name="version-draft"),
    path("drafts/<slug:public_id>/discard/", publication.discard, name="draft-discard"),
    path("versions/<slug:public_id>/submit/", publication.submit, name="version-submit"),
    path("versions/<slug:public_id>/publish/", publication.publish_version, name="version-publish"),
    path("versions/<slug:public_id>/retire/", publication.retire_version, name="version-retire"),
    path("versions/<slug:public_id>/return/", publication.give_back, name="version-return"),
]
