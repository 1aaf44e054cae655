"""Reads one upload in a process of its own: `python -m competency_portal.exchange.child [ending [further]]`.

The file comes on standard input; the table (with an ending: the document), or the reason why there is none, leaves on
standard output as JSON. `further` names a function ('package.module:function') that a large document is tried with,
so that whoever calls it later, outside of this process, knows that it takes a bounded time. The process has little
memory and time, so that a hostile file ends it and not the portal. It loads no Django, unless `further` does.
"""

import importlib
import json
import resource
import sys
from typing import Any

from competency_portal.exchange import limits
from competency_portal.exchange.delimited import read_delimited
from competency_portal.exchange.document import Document
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


def _read(data: bytes, arguments: list[str]) -> dict[str, Any]:
    if not arguments:
        return READERS[kind_of(data)](data).as_plain()
    document = parse_document(data, f"file.{arguments[0]}")
    if arguments[1:] and _is_large(document):
        _try(document, arguments[1])
    return document.as_plain()


def _is_large(document: Document) -> bool:
    lengths = [len(passage.text) for passage in document.passages]
    return (
        len(lengths) > limits.FURTHER_FROM_PASSAGES
        or sum(lengths) > limits.FURTHER_FROM_CHARACTERS
        or max(lengths, default=0) > limits.FURTHER_FROM_LONGEST
    )


def _try(document: Document, further: str) -> None:
    """Do it, with what is left of the time but no more than its own share; too much ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + limits.FURTHER_CPU_SECONDS
    _, left = resource.getrlimit(resource.RLIMIT_CPU)
    most = most if left == resource.RLIM_INFINITY else min(most, left)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    module, _, function = further.partition(":")
    getattr(importlib.import_module(module), function)(document)


if __name__ == "__main__":
    main()
