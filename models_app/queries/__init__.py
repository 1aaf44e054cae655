"""Reads across tables for one page; one module an area."""
