"""How many SQL statements a request costs: the same requests inside one process, counted by Django."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.tasks import TASKS, asked

TURN = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b")  # no work of their own


class _InProcess:
    """The benchmark's browser without a server."""

    def __init__(self, cookie: str):
        self.client = Client(headers={"cookie": cookie}, raise_request_exception=False)

    def get(self, path: str) -> SimpleNamespace:
        return _read(self.client.get(path))

    def post(self, path: str, fields: dict, headers: dict | None = None) -> SimpleNamespace:
        return _read(self.client.post(path, fields))


def _read(response) -> SimpleNamespace:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return SimpleNamespace(status=response.status_code, body=body)


def main(manifest_path: str, target: str) -> None:
    """Count for every task of the manifest and write {title: statements} to `target`."""
    manifest = json.loads(Path(manifest_path).read_text())
    found = {}
    for task in TASKS:
        ask = asked(task, _InProcess(manifest["cookies"][task.who]), manifest)
        if ask is not None:
            found[task.title] = _statements(ask)
    Path(target).write_text(json.dumps(found))


def _statements(ask: Callable) -> list[str]:
    ask(0)  # whatever is only done once in a process
    with CaptureQueriesContext(connection) as captured:
        ask(1)
    return [query["sql"] for query in captured if not TURN.match(query["sql"])]
