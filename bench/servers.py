"""Starting and stopping the production server as bin/serve starts it, and what its workers weigh."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PORTAL = "competency_portal.wsgi:application"
FLOOR = "bench.wsgi:application"
ENDS_WITH_US = (
    "/usr/bin/setpriv",
    "--pdeathsig",
    "TERM",
)  # as bin/serve does; a stopped benchmark leaves nothing
AS_SERVED = (
    "--workers",
    "2",
    "--worker-class",
    "gthread",
    "--threads",
    "4",
    "--preload",
    "--no-control-socket",
)


@dataclass(frozen=True)
class Server:
    """A running server and how long it took from the command to the first answer, in seconds."""

    port: int
    process: subprocess.Popen
    start_seconds: float

    def memory(self) -> list[tuple[float, float]]:
        """Of each worker: resident memory and its own share of it (shared pages divided), in MiB."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [_memory(worker) for worker in workers]


@contextlib.contextmanager
def serving(application: str, first_page: str, environment: dict[str, str]) -> Iterator[Server]:
    """The application on a free port, until the block ends."""
    port = _free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [*ENDS_WITH_US, sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *AS_SERVED,
         "--timeout", "600", "--keep-alive", "600", "--log-level", "warning"],
        env={**os.environ, **environment},
    )  # fmt: skip
    try:
        _wait_for(process, port, first_page)
        yield Server(port, process, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(process: subprocess.Popen, port: int, page: str) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", page)
            connection.getresponse().read()
            return
        time.sleep(0.005)
    raise RuntimeError("The server ended before it answered; what it said stands above.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _memory(worker: str) -> tuple[float, float]:
    text = Path(f"/proc/{worker}/smaps_rollup").read_text()
    resident, share = (int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1]) / 1024 for name in ("Rss", "Pss"))
    return resident, share
