"""Addresses for editing a draft."""

from django.urls import path

from models_app.views import competency_edit, editing

urlpatterns = [
    path("drafts/<slug:public_id>/", editing.draft_edit, name="draft-edit"),
    path(
        "drafts/<slug:public_id>/competencies/<slug:use>/",
        competency_edit.draft_competency,
        name="draft-competency",
    ),
]
