"""Addresses of the CASE service, as the standard's 1.1 description names them, below /ims/case/v1p1/."""

from django.urls import path

from models_app.api import case_service

app_name = "case"
urlpatterns = [
    path("CFDocuments", case_service.documents, name="documents"),
    path("<slug:kind>/<str:sourced_id>", case_service.one, name="object"),
]
