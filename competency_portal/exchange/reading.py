"""The one way to read an uploaded table, CSV or Excel, from bytes that nobody may trust."""

import json
import logging
import re
import subprocess
import sys
from pathlib import Path

from competency_portal.exchange import limits
from competency_portal.exchange.archives import DAMAGED
from competency_portal.exchange.table import Row, Table, UnreadableFile

__all__ = ["Row", "Table", "UnreadableFile", "read_table"]

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
# Nothing of the portal's own environment, where its secrets are. lxml would step past the guarded parser.
_ENVIRONMENT = {"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "True", "LC_ALL": "C.UTF-8"}
_TOO_MUCH = "The file takes too much time or memory to read. Divide it into several files, or save it as CSV."


def read_table(data: bytes) -> Table:
    """Read an upload by what is in it, not by its name. Raises UnreadableFile with words for the person.

    Blocks for at most 20 seconds; about 0.3 seconds for an ordinary file.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise UnreadableFile(f"The file is larger than {limits.UPLOAD_BYTES // 2**20} MB, which is the most.")
    answer = json.loads(ask_child(data))
    if "unreadable" in answer:
        raise UnreadableFile(answer["unreadable"])
    return Table.from_plain(answer)


def ask_child(
    data: bytes,
    *arguments: str,
    seconds: float | None = None,
    too_much: str = _TOO_MUCH,
    damaged: str = DAMAGED,
) -> bytes:
    """What the reader in the child process answers; UnreadableFile with one of the two texts when it ends early."""
    command = [sys.executable, "-B", "-s", "-m", "competency_portal.exchange.child", *arguments]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=seconds or limits.CHILD_SECONDS,
            cwd=_ROOT,
            env=_ENVIRONMENT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(too_much) from error
    if done.returncode == 0:
        return done.stdout
    kind = _kind_of_failure(done.stderr)
    logger.warning("An upload could not be read: %s, exit %s", kind, done.returncode)
    raise UnreadableFile(too_much if done.returncode < 0 or kind == "MemoryError" else damaged)


def _kind_of_failure(trace: bytes) -> str:
    """The name of the exception alone: its message may hold what somebody typed."""
    names = re.findall(rb"^([A-Za-z_][\w.]*)(?::|$)", trace, re.MULTILINE)
    return names[-1].decode("ascii") if names else "no trace"
