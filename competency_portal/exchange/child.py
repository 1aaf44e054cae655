"""Reads one upload in a process of its own: `python -m competency_portal.exchange.child [ending]`.

The file comes on standard input; the table (with an ending: the document), or the reason why there is none, leaves on
standard output as JSON. The process has little memory and time, so that a hostile file ends it and not the portal.
It loads no Django.
"""

import json
import resource
import sys
from typing import Any

from competency_portal.exchange import limits
from competency_portal.exchange.delimited import read_delimited
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.sniffing import FileKind, kind_of
from competency_portal.exchange.table import UnreadableFile
from competency_portal.exchange.workbook import read_workbook

READERS = {FileKind.WORKBOOK: read_workbook, FileKind.TEXT: read_delimited}


def limit_self(cpu_seconds: int = limits.CHILD_CPU_SECONDS) -> None:
    """Give up memory, processor time, and the right to write files, for good."""
    for what, most in [
        (resource.RLIMIT_AS, limits.CHILD_MEMORY_BYTES),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ]:
        resource.setrlimit(what, (most, most))


def main() -> None:
    limit_self(limits.DOCUMENT_CPU_SECONDS if sys.argv[1:] else limits.CHILD_CPU_SECONDS)
    data = sys.stdin.buffer.read(limits.UPLOAD_BYTES + 1)
    try:
        answer = _read(data, sys.argv[1:])
    except UnreadableFile as refusal:
        answer = {"unreadable": refusal.message}
    json.dump(answer, sys.stdout)


def _read(data: bytes, endings: list[str]) -> dict[str, Any]:
    if endings:
        return parse_document(data, f"file.{endings[0]}").as_plain()
    return READERS[kind_of(data)](data).as_plain()


if __name__ == "__main__":
    main()
