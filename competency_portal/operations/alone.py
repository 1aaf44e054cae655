"""One process at a time in a folder: of two starts at once the second finds the work done."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def silent(words: str) -> None:
    """Tell nobody."""


@contextmanager
def alone_in(folder: Path, say: Callable[[str], object] = silent) -> Iterator[None]:
    """Others wait, and `say` so. The folder itself is locked, so that no file of ours stands in it."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"Waiting for another start that is at work in {folder}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
