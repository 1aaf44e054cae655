"""`/healthz`: what a load balancer or a watchman asks. It says what is broken, and never where things lie."""

import logging
import shutil
import tempfile

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

OK = "ok"
logger = logging.getLogger(__name__)


def database_health() -> str:
    """'ok', or in plain words why the database can't be used. An unmigrated database counts as broken."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            if cursor.fetchone() is None:
                return "The database has no tables yet."
    except DatabaseError:
        logger.exception("healthz: the database does not answer")
        return "The database does not answer, or has no tables yet."
    return OK


def data_folder_health() -> str:
    """'ok', or why nothing can be stored: a file is really written, as permissions alone don't show a full disk."""
    try:
        with tempfile.NamedTemporaryFile(dir=settings.PORTAL_DATA, prefix=".healthz-") as probe:
            probe.write(b"x" * 4096)
            probe.flush()
        free = shutil.disk_usage(settings.PORTAL_DATA).free
    except OSError:
        logger.exception("healthz: the data folder can't be written to")
        return "The data folder can't be written to."
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
