"""Addresses for adopting what other agencies have published."""

from django.urls import path

from models_app.views import adopting

urlpatterns = [
    path("versions/<slug:public_id>/adopt/", adopting.version_adopt, name="version-adopt"),
    path("words/<slug:public_id>/adopt/", adopting.words_adopt, name="words-adopt"),
]
