"""Documents that never change again are rendered once and kept, named by their content hash."""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from .collecting import collector_paused
from .edition import edition

HASH = re.compile(r"[0-9a-f]{64}")


def fingerprint(document: Any, *more: str) -> str:
    """SHA-256 of everything a document says and of how it is drawn: the key under which its file is kept.

    `document` is a frozen dataclass with plain values; `more` further texts that make a difference to the file.
    Canonical form: JSON with sorted keys and no spaces.
    """
    if not is_dataclass(document) or isinstance(document, type):
        raise TypeError("Only a document's dataclass has a fingerprint.")
    said = [edition(), type(document).__name__, asdict(document), *more]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _place(content_hash: str) -> Path:
    if not HASH.fullmatch(content_hash):
        raise ValueError("A content hash is 64 hexadecimal digits.")
    return Path(settings.DOCUMENTS_DIR) / content_hash[:2] / f"{content_hash}.pdf"


def stored(content_hash: str, render: Callable[[], bytes]) -> bytes:
    """The file kept for this content hash; when there is none yet, made by `render` and kept.

    Written beside its place and moved there in one step, readable by the portal's own user only: a reader
    never sees half a file, and two who ask at once both get a whole one.
    """
    place = _place(content_hash)
    with contextlib.suppress(FileNotFoundError):
        return place.read_bytes()
    with (
        collector_paused()
    ):  # laid out, written and cleaned up in one go: nothing of it is garbage before the end
        pdf = render()
    for folder in (place.parent.parent, place.parent):  # `parents=True` would open the outer one to everybody
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")  # mkstemp gives mode 600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return pdf
