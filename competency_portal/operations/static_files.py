"""Gathering static files, only when one of them changed, and by one process at a time."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def fingerprint() -> str:
    """One hash over the name, size and time of change of every static file, and over how they are stored."""
    parts = [str(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = Path(storage.path(name)).stat()
            parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """One process at a time; others wait. The folder itself is locked, so that no file of ours stands in it."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def collect_when_changed(say: Callable[[str], object] = lambda words: None) -> bool:
    """Run collectstatic unless the same files were gathered before; returns whether it ran, `say` hears of it."""
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    with alone_in(stamp.parent):
        current = fingerprint()
        if stamp.exists() and stamp.read_text() == current:
            return False
        say("Gathering static files")
        # Without clear an older file from an archive would not replace a newer one that was gathered before.
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(current)
        return True
