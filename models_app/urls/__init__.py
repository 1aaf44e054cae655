"""Addresses of the library; one module an area."""

from models_app.urls import adopting, api_tokens, editing, holdings, importing, reading, review, settling

app_name = "library"
urlpatterns = [
    *editing.urlpatterns,
    *holdings.urlpatterns,
    *reading.urlpatterns,
    *settling.urlpatterns,
    *importing.urlpatterns,
    *review.urlpatterns,
    *api_tokens.urlpatterns,
    *adopting.urlpatterns,
]
