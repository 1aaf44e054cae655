"""Levels that a document explains once for all, or lists, and then describes for no competency."""

from collections.abc import Iterable, Iterator

from models_app.calculations.plain import PlainFinding, PlainModel, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, levels_in_sentence, listed_levels, section_of
from models_app.exchange.stated_levels import same_level


def undescribed(model: PlainModel, levels: Iterable[Words]) -> Iterator[PlainFinding]:
    """What is asked where the competencies describe most of these levels, and none describes the others."""
    levels = list(levels)
    described = list(dict.fromkeys(level.label for one in model.competencies for level in one.levels))
    missing = [level for level in levels if same_level(level.text, described) is None]
    if not described or not missing or len(missing) * 2 >= len(levels) or len(described) >= len(levels):
        return
    named = ", ".join(f"'{level.text}' (line {level.lines[0] if level.lines else '?'})" for level in missing)
    first = next(one for one in model.competencies if one.levels)
    yield PlainFinding(
        FindingKind.TEXT,
        f"{'A level is' if len(missing) == 1 else 'Levels are'} explained and described for no competency",
        f"The document explains {named}; its competencies describe {', '.join(map(repr, described))}, as "
        f"'{first.name}' does (line {first.lines[0] if first.lines else '?'}). Nothing was put in its place.",
        tuple(n for level in missing for n in level.lines),
    )


def undescribed_of_texts(model: PlainModel) -> Iterator[PlainFinding]:
    """The same where a line or a sentence lists the levels."""
    for part in model.parts:
        alone = section_of(part.heading) == Section.LEVELS and len(part.paragraphs) == 1
        text = " ".join(part.paragraphs)
        labels = listed_levels(text) if alone else levels_in_sentence(text)
        lines = part.lines[1:] if len(part.lines) == len(labels) + 1 else part.lines[:1] * len(labels)
        yield from undescribed(
            model, [Words(label, (line,)) for label, line in zip(labels, lines, strict=False)]
        )
