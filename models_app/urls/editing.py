"""Addresses for editing a draft."""

from django.urls import path

from models_app.views import editing

urlpatterns = [
    path("drafts/<slug:public_id>/", editing.draft_edit, name="draft-edit"),
]
