"""Addresses of hiring."""

urlpatterns: list = []
