"""Addresses of the read API, below /api/v1/."""

from django.urls import path

from models_app.api.answers import kept_by_hash
from models_app.api.declaring import for_programs
from models_app.api.description import openapi
from models_app.api.service import api

app_name = "api"
declared = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
for pattern in declared:
    pattern.callback = kept_by_hash(for_programs(pattern.callback))

urlpatterns = [path("openapi.json", kept_by_hash(openapi), name="openapi"), *declared]
