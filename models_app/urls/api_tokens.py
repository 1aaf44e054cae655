"""Addresses for people about the read API: what it answers, and the tokens."""

from django.urls import path

from models_app.views import api_reference, api_tokens

urlpatterns = [
    path("api/", api_reference.api_reference, name="api-reference"),
    path("api/openapi.json", api_reference.api_description, name="api-description"),
    path("agencies/<slug:public_id>/tokens/", api_tokens.token_list, name="token-list"),
    path("tokens/<slug:public_id>/revoke/", api_tokens.token_revoke, name="token-revoke"),
]
