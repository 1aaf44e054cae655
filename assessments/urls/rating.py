"""Addresses of rating."""

urlpatterns: list = []
