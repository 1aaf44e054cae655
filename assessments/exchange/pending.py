"""Uploads that wait between preview and confirmation, as files under the data folder.

They hold names of candidates, so each is readable by the portal's own account alone, one person has at most one a
hiring action, and whatever nobody confirmed within a day is removed with the next upload.
"""

import os
import re
import secrets
import time
from pathlib import Path

from django.conf import settings

DAY = 24 * 60 * 60
TOKEN = re.compile(r"[0-9a-f]{32}")


def keep(owner: str, data: bytes) -> str:
    """Keep an upload of this owner (a fixed text for person and hiring action); the token it is found by.

    An earlier upload of the same owner is removed.
    """
    _clear(owner)
    token = secrets.token_hex(16)
    descriptor = os.open(_path(owner, token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    return token


def read(owner: str, token: str) -> bytes | None:
    """The upload kept under this token by this owner; None when there is none any more."""
    if not TOKEN.fullmatch(token):
        return None
    try:
        return _path(owner, token).read_bytes()
    except FileNotFoundError:
        return None


def waiting(owner: str) -> str:
    """The token of the upload of this owner that waits; empty without one.

    No session keeps it: of two requests at once the one that ends last would save its older session over it.
    """
    kept = sorted(_folder().glob(f"{owner}.*"), key=_kept_at)
    return kept[-1].suffix[1:] if kept else ""


def drop(owner: str, token: str) -> None:
    """Remove the upload, and older ones that stayed as two came at once; nothing happens when it is gone already."""
    if TOKEN.fullmatch(token):
        until = _kept_at(_path(owner, token))
        for path in _folder().glob(f"{owner}.*"):
            if _kept_at(path) <= until:
                path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.PORTAL_DATA) / "uploads" / "candidates"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _path(owner: str, token: str) -> Path:
    return _folder() / f"{owner}.{token}"


def _kept_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another request removed it meanwhile
        return 0


def _clear(owner: str) -> None:
    for path in _folder().iterdir():
        try:
            old = time.time() - path.stat().st_mtime > DAY
            if old or path.name.startswith(f"{owner}."):
                path.unlink(missing_ok=True)
        except FileNotFoundError:  # another request removed it meanwhile
            continue
