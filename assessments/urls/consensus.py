"""Addresses of consensus."""

urlpatterns: list = []
