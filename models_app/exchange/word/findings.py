"""The table of findings: what is to be settled, and what was settled."""

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.exchange.word import layout
from models_app.exchange.word.notes import Notes, Numbered, cells_of, is_head
from models_app.exchange.word.texts import restored, text_in

GONE = "It is about a competency that is not in the document"


def read_findings(body: list[Numbered], model: PlainModel, notes: Notes) -> list[PlainFinding]:
    """The findings in order; those about a competency that is gone are not taken over, and named."""
    names = layout.competency_names([row.name for row in model.competencies])
    about: dict[str, int | None] = {layout.folded(name): place for place, name in enumerate(names)}
    about.setdefault(layout.folded(layout.THE_MODEL), None)
    found = []
    for numbered in body:
        number, passage = numbered
        if passage.kind == "blank" or is_head(numbered, notes):
            continue
        finding = _finding(numbered, about, notes) if passage.kind == "row" else notes.left(number)
        if finding:
            found.append(finding)
    return found


def _finding(numbered: Numbered, about: dict[str, int | None], notes: Notes) -> PlainFinding | None:
    number, passage = numbered
    cells = cells_of(passage, 4)
    kinds = {layout.folded(label): kind for label, kind in layout.FINDING_KINDS.items()}
    whom, kind = layout.folded(text_in(cells[0])), kinds.get(layout.folded(cells[1]))
    if whom not in about or kind is None:
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
        competency=about[whom],
        settled=layout.folded(state) == layout.folded(layout.SETTLED),
        value=restored(outcome[layout.VALUE]),
        reason=restored(outcome[layout.REASON]),
    )
