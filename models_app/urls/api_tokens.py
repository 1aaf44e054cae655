"""Addresses for the tokens of the read API."""

from django.urls import path

from models_app.views import api_tokens

urlpatterns = [
    path("agencies/<slug:public_id>/tokens/", api_tokens.token_list, name="token-list"),
    path("tokens/<slug:public_id>/revoke/", api_tokens.token_revoke, name="token-revoke"),
]
