"""Addresses of results."""

from django.urls import path

from assessments.views import results as views

urlpatterns = [
    path("actions/<slug:public_id>/results/", views.results, name="results"),
    path("actions/<slug:public_id>/results/compute/", views.compute, name="results-compute"),
    path("actions/<slug:public_id>/results/final/", views.finalize, name="results-finalize"),
    path("results/<slug:public_id>/<slug:candidate>/", views.candidate, name="results-candidate"),
    path("results/<slug:public_id>.csv", views.as_csv, name="results-csv"),
    path("results/<slug:public_id>.xlsx", views.as_xlsx, name="results-xlsx"),
    path("results/<slug:public_id>.json", views.as_json, name="results-json"),
    path("results/<slug:public_id>.pdf", views.as_pdf, name="results-pdf"),
]
