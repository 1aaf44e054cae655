"""Addresses for settling findings and publishing versions."""

urlpatterns = []
