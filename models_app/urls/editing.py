"""Addresses for editing a draft, and for what begins from nothing."""

from django.urls import path

from models_app.views import competency_edit, editing, new_things

urlpatterns = [
    path("drafts/<slug:public_id>/", editing.draft_edit, name="draft-edit"),
    path(
        "drafts/<slug:public_id>/competencies/<slug:use>/",
        competency_edit.draft_competency,
        name="draft-competency",
    ),
    path("classes/new/", new_things.class_create, name="class-create"),
    path("classes/<slug:public_id>/edit/", new_things.class_edit, name="class-edit"),
    path("classes/<slug:public_id>/model/", new_things.model_create, name="model-create"),
    path("banks/<slug:public_id>/competency/", new_things.competency_create, name="competency-create"),
]
