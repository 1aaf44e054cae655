"""The table of findings: what is to be settled, and what was settled."""

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.calculations.same_words import folded
from models_app.exchange.word import layout
from models_app.exchange.word.notes import Notes, Numbered, cells_of, is_head
from models_app.exchange.word.texts import restored, text_in

NOBODY = -1
GONE = "It is about a competency that is not in the document"


def read_findings(body: list[Numbered], model: PlainModel, notes: Notes) -> list[PlainFinding]:
    """The findings in order; those about a competency that is gone are not taken over, and named."""
    about = _About(model)
    found = []
    for numbered in body:
        number, passage = numbered
        if passage.kind == "blank" or is_head(numbered, notes):
            continue
        finding = _finding(numbered, about, notes) if passage.kind == "row" else notes.left(number)
        if finding:
            found.append(finding)
    return found


class _About:
    """Whom a cell names: a competency by its identifier, which stays when its name changes; by name without one."""

    def __init__(self, model: PlainModel) -> None:
        names = layout.competency_names([row.name for row in model.competencies])
        self.slugs = {row.slug: place for place, row in enumerate(model.competencies) if row.slug}
        self.named = {folded(name): place for place, name in enumerate(names)}
        self.with_slug = set(self.slugs.values())

    def of(self, cell: str) -> int | None:
        """The place of the competency; None for the model; `NOBODY` where it is not in the document."""
        name, _, identifier = cell.rpartition("\n")
        if name and identifier in self.slugs:
            return self.slugs[identifier]
        place = self.named.get(folded(name or identifier), NOBODY)
        if place != NOBODY and not (name and place in self.with_slug):
            return place
        return None if folded(cell) == folded(layout.THE_MODEL) else NOBODY


def _finding(numbered: Numbered, about: _About, notes: Notes) -> PlainFinding | None:
    number, passage = numbered
    cells = cells_of(passage, 4)
    kinds = {folded(label): kind for label, kind in layout.FINDING_KINDS.items()}
    whom, kind = about.of(text_in(cells[0])), kinds.get(folded(cells[1]))
    if whom == NOBODY or kind is None:
        notes.left(number, GONE if kind else "It names no kind of finding that the portal knows")
        return None
    for cell, what in zip(cells, ("About whom", "Kind", "Title and detail", "Outcome"), strict=False):
        notes.understood(cell, number, f"{what} of a finding")
    title, _, detail = cells[2].partition(CELL_BREAK)
    state, *further = cells[3].split(CELL_BREAK)
    outcome = {layout.VALUE: "", layout.REASON: ""}
    last = ""
    for line in further:
        last = next((name for name in outcome if line.startswith(f"{name}:")), last)
        if last:
            text = line.removeprefix(f"{last}:").strip()
            outcome[last] = f"{outcome[last]}\n{text}" if outcome[last] else text
    return PlainFinding(
        kind=kind,
        title=restored(title),
        detail=text_in(detail),
        lines=(number,),
        competency=whom,
        settled=folded(state) == folded(layout.SETTLED),
        value=restored(outcome[layout.VALUE]),
        reason=restored(outcome[layout.REASON]),
    )
