"""Reading a PDF in tests: its tags, its marks, its words. Own helpers, independent of what wrote the file."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest


@dataclass(frozen=True)
class Element:
    """One tag: its kind, the kinds above it, its scope if it is a cell, and how many kids it has."""

    kind: str
    above: tuple[str, ...]
    scope: str | None
    kids: int
    headers: bool


def words(pdf: bytes, page: int | None = None, *, order: str = "-layout") -> str:
    """The text of the file or of one page, as it is laid out; `order="-raw"` gives cell after cell of a table.

    Skipped in plain words where poppler is not installed; a failure in continuous integration.
    """
    return _read(pdf, page, order)


def left_edges(pdf: bytes, page: int, word: str) -> list[int]:
    """How many points from the left edge of the paper a word stands, wherever it is on the page."""
    found = re.findall(r'<word xMin="([0-9.]+)"[^>]*>([^<]*)</word>', _read(pdf, page, "-bbox"))
    return [round(float(left)) for left, text in found if text == word]


def _read(pdf: bytes, page: int | None, how: str) -> str:
    if shutil.which("pdftotext") is None:
        why = "pdftotext (poppler-utils) is not installed: the words on the pages can't be read."
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    pages = ["-f", str(page), "-l", str(page)] if page else []
    run = subprocess.run(["pdftotext", *pages, how, "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()


def flat(text: str) -> str:
    """The text with all white space made single, so that line breaks don't matter."""
    return re.sub(r"\s+", " ", text)


def elements(pdf: bytes) -> list[Element]:
    """All tags of the file in reading order."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return list(_walk(file.Root.StructTreeRoot.K, ()))


def _walk(kids: Any, above: tuple[str, ...]) -> Iterator[Element]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        kind = str(kid.S)[1:]
        attributes = kid.get("/A", {})
        inner = kid.get("/K", pikepdf.Array())
        count = len(inner) if isinstance(inner, pikepdf.Array) else 1
        scope = str(attributes["/Scope"])[1:] if "/Scope" in attributes else None
        yield Element(kind, above, scope, count, "/Headers" in attributes)
        yield from _walk(inner, (*above, kind))


def _owned(file: pikepdf.Pdf) -> set[tuple[Any, int]]:
    found: set[tuple[Any, int]] = set()

    def visit(element: Any, page: Any) -> None:
        page = element.get("/Pg", page)
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.add((page.objgen, kid))
            elif "/S" in kid:
                visit(kid, page)

    for top in file.Root.StructTreeRoot.K:
        visit(top, None)
    return found


def loose_content(pdf: bytes) -> list[tuple[int, int]]:
    """(page, number) of marked content that no tag owns and that is no artifact either."""
    with pikepdf.open(BytesIO(pdf)) as file:
        owned = _owned(file)
        return [
            (number, int(mark))
            for number, page in enumerate(file.pages, start=1)
            for mark in re.findall(rb"/MCID (\d+)", page.obj.Contents.read_bytes())
            if (page.obj.objgen, int(mark)) not in owned
        ]


def text_outside_marks(pdf: bytes) -> list[int]:
    """Pages that show text which is neither tagged nor an artifact."""
    wrong = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, start=1):
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                if name in {"Tj", "TJ"} and depth == 0:
                    wrong.append(number)
    return sorted(set(wrong))


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """(depth, title) of the outline, in order; the first depth is 1."""

    def visit(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, item.title
            yield from visit(item.children, depth + 1)

    with pikepdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        return list(visit(outline.root, 1))


def skipped_levels(found: list[Element]) -> list[tuple[str, str]]:
    """Headings that stand more than one level below the heading before them."""
    heads = [e.kind for e in found if re.fullmatch(r"H[1-6]", e.kind)]
    return [(a, b) for a, b in pairwise(heads) if int(b[1]) > int(a[1]) + 1]
