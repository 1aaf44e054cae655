"""Addresses of the library; one module an area."""

from models_app.urls import importing, reading, settling

app_name = "library"
urlpatterns = [*reading.urlpatterns, *settling.urlpatterns, *importing.urlpatterns]
