"""The data folder and the keys in it, made on first use; what hinders that is said in one sentence."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def make_folders(data: Path, *inside: Path) -> None:
    """Make what is missing of the data folder and its parts, closed to others; stop the process when it can't be."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in inside:
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        sys.exit(
            f"The portal does not start, because:\n  the data folder {data} can't be used: {error.strerror} "
            f"({error.filename}). Name another one with PORTAL_DATA, or make this account its owner."
        )


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """The secret in this file, made when it is missing: of two first starts both use the same. Stops as above."""
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _made(path, make())
        return path.read_text().strip()
    except OSError as error:
        sys.exit(
            f"The portal does not start, because:\n  the key in {path} can't be made or read: {error.strerror}. "
            "Let this account own its folder, or name another data folder with PORTAL_DATA."
        )


def _made(path: Path, secret: str) -> None:
    """The file, whole at once; on a volume without hard links at least by one start alone."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # mode 600
        file.write(secret)
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
        except OSError:
            with suppress(FileExistsError), open(path, "x", opener=_for_this_account) as plain:
                plain.write(secret)


def _for_this_account(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
