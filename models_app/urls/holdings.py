"""Addresses on which scales, banks and their words are made and changed."""

from django.urls import path

from models_app.views import scales

urlpatterns = [
    path("scales/new/", scales.scale_create, name="scale-create"),
    path("scales/<slug:public_id>/edit/", scales.scale_edit, name="scale-edit"),
    path("scales/<slug:public_id>/copy/", scales.scale_copy, name="scale-copy"),
]
