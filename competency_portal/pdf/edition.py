"""Which edition of the printed looks this portal draws: a kept file of another edition is never served.

A file is found by what its document says. The same words drawn by other templates, styles, fonts, code or another
engine are another file.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

ENGINES = ("weasyprint", "pydyf", "tinyhtml5", "fonttools", "pikepdf")
LOOKS = (
    "templates/pdf/**/*.html",
    "competency_portal/static/portal/print/*.css",
    "competency_portal/static/portal/fonts/*",
    "competency_portal/pdf/*.py",
    "*/documents/*.py",
)


def files_of_looks(root: Path) -> Iterator[Path]:
    """Every file that decides how a document is laid out: templates, styles, fonts and the code that measures."""
    for pattern in LOOKS:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())


def hash_of(paths: Iterable[Path], *more: str) -> str:
    """SHA-256 over names and contents, in order."""
    seal = hashlib.sha256("\n".join(more).encode())
    for path in paths:
        seal.update(f"\n{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seal.hexdigest()


@lru_cache(maxsize=1)
def edition() -> str:
    """The hash of the looks, read once: a running portal keeps the templates and code that it started with."""
    return hash_of(files_of_looks(Path(settings.BASE_DIR)), *(f"{name} {version(name)}" for name in ENGINES))
