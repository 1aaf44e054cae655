"""Addresses of the imports."""

from django.urls import path

from models_app.views import import_lines, import_mapping, import_review, import_settling, imports

urlpatterns = [
    path("imports/", imports.import_list, name="import-list"),
    path("imports/new/", imports.import_new, name="import-new"),
    path("imports/<slug:public_id>/", import_review.import_review, name="import-review"),
    path("imports/<slug:public_id>/reader/", import_review.import_reader, name="import-reader"),
    path("imports/<slug:public_id>/mapping/", import_mapping.import_mapping, name="import-mapping"),
    path("imports/<slug:public_id>/lines/", import_lines.import_lines, name="import-lines"),
    path("imports/<slug:public_id>/settle/", import_settling.import_settle, name="import-settle"),
    path("imports/<slug:public_id>/retry/", imports.import_retry, name="import-retry"),
    path("imports/<slug:public_id>/discard/", imports.import_discard, name="import-discard"),
    path("imports/<slug:public_id>/original/", imports.import_original, name="import-original"),
]
