"""What a Word document holds beside its text: never read, opened or followed, and each named as left out."""

from collections.abc import Iterable
from typing import Any

from docx.opc.package import OpcPackage
from docx.oxml.ns import qn

from competency_portal.exchange.passages import DocumentBuilder, short


def leave_out_parts(
    builder: DocumentBuilder, names: Iterable[str], comments: Any, package: OpcPackage
) -> None:
    """Name on the builder what the file holds beside its text: macros, comments, links to files outside.

    `names` are those of the parts in the file, `comments` the root of the part with comments or None.
    """
    lower = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") for name in lower):
        builder.leave_out("Macros", "Programs in a document are never read or run.")
    for comment in () if comments is None else comments:
        text = " ".join(t.text or "" for t in comment.iter(qn("w:t")))
        builder.leave_out(f"Comment: '{short(text)}'", "Comments are not part of the text.")
    links = {
        rel.target_ref
        for rel in package.iter_rels()
        if rel.is_external and not rel.reltype.endswith("/hyperlink")
    }
    if links:
        builder.leave_out(
            f"{len(links)} link{'s' if len(links) > 1 else ''} to files outside",
            "Nothing outside the file is opened.",
        )
    if any(rel.is_external and rel.reltype.endswith("/hyperlink") for rel in package.iter_rels()):
        builder.leave_out("Targets of links", "The words of a link are read, its address is not.")
