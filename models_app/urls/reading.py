"""Addresses for reading the library."""

from django.urls import path
from django.views.generic import RedirectView

from models_app.views import banks, comparison, exports, holdings, models, versions

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="library:model-list"), name="front"),
    path("models/", models.model_list, name="model-list"),
    path("models/<slug:public_id>/", models.model_detail, name="model-detail"),
    path("versions/<slug:public_id>/", versions.version_detail, name="version-detail"),
    path("versions/<slug:public_id>/history/", versions.version_history, name="version-history"),
    path("versions/<slug:public_id>/pdf/", versions.version_pdf, name="version-pdf"),
    path("versions/<slug:public_id>/export/", exports.version_export, name="version-export"),
    path(
        "versions/<slug:public_id>/export/<slug:format>/",
        exports.version_export_file,
        name="version-export-file",
    ),
    path("versions/<slug:public_id>/compared/<slug:other>/pdf/", comparison.compare_pdf, name="compare-pdf"),
    path("banks/", banks.bank_list, name="bank-list"),
    path("banks/<slug:public_id>/", banks.bank_detail, name="bank-detail"),
    path("competencies/<slug:public_id>/", banks.competency_detail, name="competency-detail"),
    path("competencies/<slug:public_id>/history/", banks.competency_history, name="competency-history"),
    path("scales/", holdings.scale_list, name="scale-list"),
    path("scales/<slug:public_id>/", holdings.scale_detail, name="scale-detail"),
    path("classes/", holdings.class_list, name="class-list"),
    path("classes/<slug:public_id>/", holdings.class_detail, name="class-detail"),
    path("sources/<slug:public_id>/", holdings.source_detail, name="source-detail"),
    path("agencies/", holdings.agency_list, name="agency-list"),
    path("agencies/<slug:public_id>/", holdings.agency_detail, name="agency-detail"),
    path("compare/", comparison.compare, name="compare"),
]
