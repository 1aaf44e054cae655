"""Reads across tables, one module a page family."""
