"""What WeasyPrint's tagging leaves undone, done on the finished file.

- a table that runs on is one table again: the parts on later pages join the first, their repeated heads
leave; - every head cell says whether it heads a row or a column, and nothing points to heads that are gone; -
elements without any content (lines to write on, tick boxes) leave the tree; - whatever no element holds
(running header and footer, repeated heads) is marked as an artifact; - links say where they lead and print;
tab order follows the tags; metadata names a document, not a person.

Our own machine checks pass on the result. That is not a claim of PDF/UA conformance.
"""

import re
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

PRODUCER = "Competency Portal"
PRINTS = 4  # the flag of an annotation that is printed with its page
MARKED = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")
ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"
CELLS = {"/TD", "/TH"}

Place = tuple[tuple[int, int], int]  # page object, number of the marked content on it


class _Tree:
    """One walk over the tags. `linked` holds the marked contents that an element of the tree owns."""

    def __init__(self) -> None:
        self.linked: set[Place] = set()
        self.table: Any = None

    def walk(self, element: Any, page: Any = None, head: bool = False) -> bool:
        """Put one element in order; False when nothing is in it and it may leave."""
        kind = str(element.S)
        page = element.get(Name.Pg, page)
        if kind == "/Table" and self._continues(element):
            return False
        head = head or kind == "/THead"
        if kind in CELLS:
            _set_scope(element, kind, head)
        kids = [kid for kid in _kids(element) if self._keep(kid, page, head)]
        element.K = Array(kids)
        return bool(kids) or kind in CELLS

    def _keep(self, kid: Any, page: Any, head: bool) -> bool:
        if isinstance(kid, int):
            self.linked.add((page.objgen, kid))
            return True
        return self.walk(kid, page, head) if Name.S in kid else True  # a link's annotation stays

    def _continues(self, table: Any) -> bool:
        """True when this is the rest of the table before it, which then takes over its rows."""
        if any(str(kid.S) == "/Caption" for kid in _kids(table)) or self.table is None:
            self.table = table
            return False
        for body in _kids(table):
            if str(body.S) != "/THead":
                body.P = self.table
                self.walk(body)
                self.table.K.append(body)
        return True


def _kids(element: Any) -> list[Any]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _set_scope(cell: Any, kind: str, head: bool) -> None:
    attributes = cell.get(Name.A)
    if attributes is None:
        cell.A = attributes = Dictionary(O=Name.Table)
    if Name.Headers in attributes:
        del attributes[Name.Headers]
    if Name.ID in cell:
        del cell[Name.ID]
    if kind == "/TH":
        attributes.Scope = Name.Column if head else Name.Row


def _mark_artifacts(pdf: Pdf, linked: set[Place]) -> None:
    """Turn marked content that no element owns into artifacts, in the pages and in the map back to the tags."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        here = page.obj.objgen
        owner = owners.get(int(page.obj.get(Name.StructParents, -1)))

        def replaced(match: re.Match[bytes], here: Any = here, owner: Any = owner) -> bytes:
            number = int(match[1])
            if (here, number) in linked:
                return match[0]
            if isinstance(owner, Array) and number < len(owner):
                owner[number] = None
            return ARTIFACT

        content = page.obj.Contents
        content.write(MARKED.sub(replaced, content.read_bytes()))


def _describe_links(pdf: Pdf) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    names = pdf.Root.get(Name.Names, {}).get(Name.Dests)
    places = dict(pikepdf.NameTree(names)) if names is not None else {}
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        for annotation in page.obj.get(Name.Annots, []):
            annotation.F = PRINTS
            place = places.get(str(annotation.get(Name.Dest, "")))
            if place is not None:
                annotation.Contents = String(f"Go to page {pages[place[0].objgen]}")


def _describe_document(pdf: Pdf, title: str, language: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [language]
        metadata["pdf:Producer"] = PRODUCER
        metadata["xmp:CreatorTool"] = PRODUCER
    pdf.docinfo.Title = String(title)
    pdf.docinfo.Producer = String(PRODUCER)
    pdf.docinfo.Creator = String(PRODUCER)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def clean(raw: bytes, *, title: str, language: str) -> bytes:
    """The same pages with their tags in order. No date goes in: the same document gives the same bytes."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        tree = _Tree()
        for element in _kids(pdf.Root.StructTreeRoot):
            tree.walk(element)
        _mark_artifacts(pdf, tree.linked)
        _describe_links(pdf)
        _describe_document(pdf, title, language)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return target.getvalue()
