"""What other accounts of the server may not read."""

import os
import sqlite3
from contextlib import closing

from competency_portal.operations.private import keep_private


def modes(folder) -> dict[str, str]:
    return {path.name: oct(path.stat().st_mode & 0o777) for path in (folder, *folder.iterdir())}


def test_new_database_is_closed_before_it_is_opened(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    before = os.umask(0o022)
    keep_private(folder, sqlite=True)

    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE rating (level)")
        database.commit()
        found = modes(folder)
    os.umask(before)

    assert found == {
        "data": "0o700",
        "portal.sqlite3": "0o600",
        "portal.sqlite3-wal": "0o600",
        "portal.sqlite3-shm": "0o600",
    }


def test_open_database_of_before_is_closed(tmp_path):
    for name in ("portal.sqlite3", "portal.sqlite3-wal"):
        (tmp_path / name).touch(mode=0o644)
    tmp_path.chmod(0o755)

    keep_private(tmp_path, sqlite=True)

    assert modes(tmp_path) == {
        tmp_path.name: "0o700",
        "portal.sqlite3": "0o600",
        "portal.sqlite3-wal": "0o600",
    }


def test_no_file_is_made_for_a_database_elsewhere(tmp_path):
    keep_private(tmp_path, sqlite=False)

    assert modes(tmp_path) == {tmp_path.name: "0o700"}
