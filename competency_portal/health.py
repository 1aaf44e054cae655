"""`/healthz`: what a load balancer or a watchman asks. It says what is broken, and never where things lie."""

import logging
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

OK = "ok"
logger = logging.getLogger(__name__)
HEADER = b"SQLite format 3\0"
_opened: dict[
    str, int
] = {}  # descriptor of each SQLite file, as this process first opened it; see `remember_file`


def remember_file(connection: BaseDatabaseWrapper, **signal: Any) -> None:
    """Note which file a new connection to SQLite opened: it stays with that file, whatever becomes of its name.

    The descriptor is never closed: closing it would drop the locks that this process's connections hold on the file.
    """
    if connection.vendor != "sqlite":
        return  # PostgreSQL also opens connections to no database of ours, without a name
    path = _path(connection)
    if str(path) not in _opened and path.exists():
        _opened[str(path)] = os.open(path, os.O_RDONLY)


def _path(connection: BaseDatabaseWrapper) -> Path:
    return Path(connection.settings_dict["NAME"])


def file_health(path: Path) -> str:
    """'ok', or why the file on disk is not the database that the portal has open. Connections may answer though."""
    opened = _opened.get(str(path))
    try:
        if opened is None or not os.path.samestat(os.fstat(opened), path.stat()):
            return "The database file is another one than the portal has open: put it back, or restart the portal."
        if (
            os.pread(opened, len(HEADER), 0) != HEADER
        ):  # the log beside it may answer in its place for a while
            return "The database file can't be read as a database."
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
            file.execute("PRAGMA schema_version")
    except FileNotFoundError:
        return "The database file is gone."
    except (OSError, sqlite3.Error) as problem:
        logger.error("healthz: the database file can't be read: %s", problem)
        return "The database file can't be read as a database."
    return OK


def database_health() -> str:
    """'ok', or in plain words why the database can't be used. An unmigrated database counts as broken."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            if cursor.fetchone() is None:
                return "The database has no tables yet."
    except DatabaseError as problem:
        logger.error("healthz: the database does not answer: %s", problem)
        return "The database does not answer, or has no tables yet."
    return file_health(_path(connection)) if connection.vendor == "sqlite" else OK


def data_folder_health() -> str:
    """'ok', or why nothing can be stored: a file is really written, as permissions alone don't show a full disk."""
    kept = {
        "The data folder": settings.PORTAL_DATA,
        "The folder of documents": settings.DOCUMENTS_DIR,
        "The folder of uploads": settings.UPLOADS_DIR,
    }
    for name, folder in kept.items():
        try:
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".healthz-") as probe:
                probe.write(b"x" * 4096)
                probe.flush()
        except OSError as problem:
            logger.error("healthz: %s can't be written to: %s", name, problem)
            return f"{name} can't be written to."
    free = shutil.disk_usage(settings.PORTAL_DATA).free
    if free < settings.MINIMUM_FREE_BYTES:
        return f"The data folder has only {free // 2**20} MiB free; {settings.MINIMUM_FREE_BYTES // 2**20} are needed."
    return OK


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the portal can keep what people type, else 503 with the reason."""
    parts = {"database": database_health(), "data_folder": data_folder_health()}
    healthy = all(part == OK for part in parts.values())
    return JsonResponse({"status": OK if healthy else "unavailable", **parts}, status=200 if healthy else 503)
