"""The data folder is the portal's own: no other account of the server reads a rating from it."""

import stat
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
DATABASE_FILES = ("portal.sqlite3", "portal.sqlite3-wal", "portal.sqlite3-shm", "portal.sqlite3-journal")


def keep_private(folder: Path, *, sqlite: bool) -> None:
    """Close the folder and the database's files to other accounts; SQLite gives its side files the modes of the file.

    With `sqlite` the file is made now, empty and closed, before the first connection would make it open.
    """
    folder.chmod(FOLDER)
    if sqlite:
        (folder / DATABASE_FILES[0]).touch(mode=FILE)
    for path in (folder / name for name in DATABASE_FILES):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) != FILE:
            path.chmod(FILE)
