"""The shipped library."""

from tests.shipped_library import library, loaded_library

__all__ = ["library", "loaded_library"]
