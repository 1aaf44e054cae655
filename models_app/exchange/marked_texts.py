"""Paragraphs of definitions in the typeface of the required level: they may be levels whose labels are missing."""

from collections.abc import Container, Iterator

from models_app.calculations.plain import PlainFinding, PlainModel, Words
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines
from models_app.exchange.typeface_sentences import Said

SHOWN = 160  # characters of a paragraph


def marked_texts(
    model: PlainModel, words: list[Words], said: Said, but: Container[int]
) -> Iterator[PlainFinding]:
    """One finding that names them, of all competencies `but` those with a level in this typeface."""
    if not said.faces:
        return
    by_line = {n: line for line in words for n in line.lines}
    found: list[tuple[str, Words]] = []
    for n, one in enumerate(model.competencies):
        if n in but or not one.definition:
            continue
        paragraphs = set(one.definition.split("\n"))
        lines = (by_line[line] for line in one.lines if line in by_line)
        found += [(one.name, line) for line in lines if line.text in paragraphs and _carries(line, said)]
    if found:
        named = "; ".join(f"'{line.text[:SHOWN]}' of {name}" for name, line in found)
        yield PlainFinding(
            FindingKind.LAYOUT,
            "Paragraphs stand in the typeface of the required level",
            f"{named}. The document says how it prints the required level; these were read as part of the definition. "
            "If they are levels without a label, name them in the draft. None was set.",
            joined_lines(said.lines, *(line.lines for _, line in found)),
        )


def _carries(line: Words, said: Said) -> bool:
    whole = {
        face
        for face in said.faces
        if sum(mark.end - mark.start for mark in line.marks if mark.typeface == face) >= len(line.text)
    }
    return whole == said.faces if said.together else bool(whole)
