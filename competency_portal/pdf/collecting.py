"""Python's search for garbage, paused while a document is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Laying out makes hundreds of thousands of small objects that all stay: looking for garbage among them
    again and again costs a fifth of the time. What is left is collected afterwards in the ordinary way.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
