"""Links at the end of a document, below a heading that ends in a colon: assessments that belong to the model."""

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import LINK, covered


def split_links(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The competencies, and the closing links with the heading that ends in a colon."""
    for n, line in enumerate(lines):
        if line.text.endswith(":") and n + 1 < len(lines) and LINK.fullmatch(lines[n + 1].text):
            end = next((m for m in range(n + 1, len(lines)) if not LINK.fullmatch(lines[m].text)), len(lines))
            return lines[:n] + lines[end:], lines[n:end]
    return lines, []


def link_part(links: list[Words]) -> list[PlainPart]:
    """The heading and the names of the links, as a part of the model."""
    if not links:
        return []
    head, *items = links
    texts = tuple(match["text"] for item in items if (match := LINK.fullmatch(item.text)))
    last = items[-1].lines[-1]
    place = covered(head.lines[0], last)
    return [PlainPart(PartKind.LINKED_ASSESSMENTS, head.text.removesuffix(":"), texts, place)]


def dead_links(links: list[Words]) -> list[PlainFinding]:
    """One finding for each link that leads nowhere."""
    matches = [(item, LINK.fullmatch(item.text)) for item in links[1:]]
    return [
        PlainFinding(
            FindingKind.LINK,
            f"Link '{match['text']}' leads nowhere",
            f"The document names '{match['text']}' as a linked assessment, but the link has no target "
            f"('{match['target']}'). The name was kept; the assessment itself is not on file.",
            item.lines,
        )
        for item, match in matches
        if match and match["target"] in ("", "#")
    ]
