"""Addresses of results."""

urlpatterns: list = []
