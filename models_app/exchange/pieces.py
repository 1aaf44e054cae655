"""Every text of a plain model with the lines that it names and what a person would call it."""

from collections.abc import Iterator
from dataclasses import dataclass

from models_app.calculations.plain import PlainCompetency, PlainModel, PlainStandard
from models_app.choices import PartKind


@dataclass(frozen=True, eq=False)
class Piece:
    """One text. `short`: found only where a passage opens. Not `placed`: left out, and `what` says why."""

    text: str
    lines: tuple[int, ...]
    what: str
    whose: str = ""
    short: bool = False
    placed: bool = True


def pieces_of(model: PlainModel) -> Iterator[Piece]:
    """All texts of the model, and what its reader left out in words of the document."""
    yield Piece(model.title.text, model.title.lines, "Title of the model")
    yield from _job(model)
    for part in model.parts:
        what = PartKind(part.kind).label if part.kind in PartKind.values else "Further text"
        yield Piece(part.heading, part.lines, f"Heading of '{what}'", short=True)
        yield from (Piece(text, part.lines, what) for text in part.paragraphs)
    yield from (Piece(words.text, words.lines, "Group", short=True) for words in model.groups)
    yield from (
        Piece(words.text, words.lines, "Label of a level", short=True) for words in model.level_labels
    )
    yield from _scales(model)
    yield from (
        Piece(frame.text, frame.lines, frame.meaning, short=not frame.anywhere) for frame in model.frame
    )
    for competency in model.competencies:
        yield from _competency(competency)
    yield from (Piece(left.text, left.lines, left.reason, placed=False) for left in model.unused if left.text)


def _job(model: PlainModel) -> Iterator[Piece]:
    job, requirement = model.job, model.requirement
    facts = {
        "Job class": job.title,
        "Code of the job class": job.code,
        "Grade of the job class": job.grade,
        "Organization": job.organization,
        "Job family": job.job_family,
        "Series of the job class": job.series,
    }
    yield from (Piece(text, job.lines, what, short=True) for what, text in facts.items())
    if requirement:
        what = "Minimum training and experience"
        yield from (
            Piece(text, requirement.lines, what) for text in (requirement.education, requirement.experience)
        )


def _scales(model: PlainModel) -> Iterator[Piece]:
    for scale in model.scales:
        for level in scale.levels:
            yield Piece(level.label, level.lines, "Label of a level", short=True)
            yield Piece(level.definition or "", level.lines, "Meaning of a level", level.label)


def _competency(plain: PlainCompetency) -> Iterator[Piece]:
    name = plain.name
    if plain.number is not None:
        yield Piece(str(plain.number), plain.lines, "Number", name, short=True)
    yield Piece(plain.family, plain.lines, "Name", name, short=True)
    yield Piece(plain.variant, plain.lines, "Name", name, short=True)
    yield Piece(plain.definition or "", plain.definition_lines, "Definition", name)
    for level in plain.levels:
        yield from _labelled(level, level_name(level.label), name)
    for standard in plain.standards:
        yield from _labelled(standard, f"Standard '{standard.label}'", name)
    for n, words in enumerate(plain.indicators, 1):
        yield Piece(words.text, words.lines, f"Indicator {n}", name)
    for n, area in enumerate(plain.areas, 1):
        yield Piece(area.heading, area.lines, "Heading of the areas", name, short=True)
        yield Piece(area.text, area.lines, f"Area {n}", name)


def _labelled(standard: PlainStandard, what: str, name: str) -> Iterator[Piece]:
    """Its paragraphs by themselves: they may stand in cells side by side, of which a page break tears each."""
    yield Piece(standard.label, standard.lines, what, name, short=True)
    yield from (Piece(text, standard.lines, what, name) for text in standard.text.split("\n\n"))


def level_name(label: str) -> str:
    """'Level 2' as it is; 'Level Journey' for a label that doesn't say what it is."""
    return label if label.lower().startswith("level") else f"Level '{label}'"
