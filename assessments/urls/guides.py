"""Addresses of guides."""

urlpatterns: list = []
