"""Gathering static files, only when one of them changed, and by one process at a time."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from competency_portal.operations.alone import alone_in, silent


def fingerprint() -> str:
    """One hash over the name, size and time of change of every static file, and over how they are stored."""
    parts = [str(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = Path(storage.path(name)).stat()
            parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


def collect_when_changed(say: Callable[[str], object] = silent) -> bool:
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
