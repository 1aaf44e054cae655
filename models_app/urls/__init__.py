"""Addresses of the library; one module an area."""

from models_app.urls import editing, importing, reading, settling

app_name = "library"
urlpatterns = [
    *editing.urlpatterns,
    *reading.urlpatterns,
    *settling.urlpatterns,
    *importing.urlpatterns,
]
