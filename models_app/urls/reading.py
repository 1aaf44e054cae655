"""Addresses for reading the library."""

urlpatterns = []
