"""The section of the scales: each with its facts and a table of its levels."""

from django.utils.text import slugify

from models_app.calculations.plain import PlainLevel, PlainScale, Words
from models_app.calculations.same_words import folded
from models_app.exchange.word import layout
from models_app.exchange.word.block import LIST_LABEL
from models_app.exchange.word.notes import Notes, Numbered, Stated, cells_of, facts_of, head_of, is_head
from models_app.exchange.word.requirements import number_in
from models_app.exchange.word.texts import restored, text_in


def read_scales(body: list[Numbered], notes: Notes) -> tuple[list[Words], list[PlainScale]]:
    """The labels of the document's own levels, and the scales."""
    labels: list[Words] = []
    scales: list[PlainScale] = []
    for head, rows in _by_heading(body, notes):
        if folded(head[1].text) == folded(layout.OWN_LEVELS):
            notes.understood(head[1].text, head[0], "Heading above the levels")
            labels += _own_levels(rows, notes)
        else:
            notes.understood(head[1].text, head[0], "Name of a scale")
            scales.append(_scale(restored(head[1].text), rows, notes))
    return labels, scales


def _by_heading(body: list[Numbered], notes: Notes) -> list[tuple[Numbered, list[Numbered]]]:
    found: list[tuple[Numbered, list[Numbered]]] = []
    for numbered in body:
        if numbered[1].kind == "blank":
            continue
        if numbered[1].kind == "heading":
            found.append((numbered, []))
        elif found:
            found[-1][1].append(numbered)
        else:
            notes.left(numbered[0])
    return found


def _own_levels(rows: list[Numbered], notes: Notes) -> list[Words]:
    labels = []
    for number, passage in rows:
        if passage.kind == "row":
            notes.left(number)
            continue
        match = LIST_LABEL.match(passage.text) if passage.depth or passage.text.startswith("- ") else None
        labels.append(Words(restored(passage.text[match.end() if match else 0 :]), (number,)))
    return labels


def _scale(name: str, rows: list[Numbered], notes: Notes) -> PlainScale:
    facts: list[Numbered] = []
    levels: list[Numbered] = []
    current = facts
    for numbered in rows:
        head = head_of(numbered[1])
        current = facts if head == layout.FACT_HEAD else levels if head == layout.SCALE_HEAD else current
        current.append(numbered)
    stated = facts_of(facts, tuple(layout.SCALE_FACTS), notes)
    values = {name: stated[fact].text if fact in stated else "" for fact, name in layout.SCALE_FACTS.items()}
    return PlainScale(
        code=values["code"] or slugify(name)[:50] or "levels",
        name=name,
        levels=tuple(level for numbered in levels if (level := _level(numbered, notes))),
        description=values["description"],
        origin=values["origin"],
        shipped=folded(values["shipped"]) == layout.YES,
    )


def _level(numbered: Numbered, notes: Notes) -> PlainLevel | None:
    number, passage = numbered
    if passage.kind != "row":
        notes.left(number)
        return None
    if is_head(numbered, notes):
        return None
    label, value, definition, *more = cells_of(passage, 3)
    for cell in more:
        if cell.strip():
            notes.left(number, "There is no column for it", cell)
    notes.understood(value, number, "Value of a level")
    stated = Stated(text_in(value), number) if value.strip() else None
    return PlainLevel(
        label=text_in(label),
        lines=(number,),
        value=number_in(stated, f"Value of {text_in(label)}", notes),
        definition=text_in(definition) or None,
    )
