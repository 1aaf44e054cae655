"""Texts of a competency, of the document or of the bank, as lines that the review page draws alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from models_app.calculations.matching import Wording
from models_app.calculations.plain import PlainCompetency

NO_LINES: tuple[int, ...] = ()


@dataclass(frozen=True)
class Span:
    """Lines of the document that follow each other. `first` is the anchor, 0 where it is not drawn."""

    words: str
    first: int


@dataclass(frozen=True)
class TextLine:
    """One text with what it is; `text` is None where it is not stated."""

    label: str
    text: str | None
    places: tuple[Span, ...] = ()


class Places:
    """Turns lines into links; knows which lines are drawn on the page."""

    def __init__(self, drawn: frozenset[int], pages: Mapping[int, int] | None = None) -> None:
        self.drawn, self.pages = drawn, pages or {}

    def begin(self, lines: tuple[int, ...]) -> Span:
        """Where a text begins, with its page where the file knows pages: 'p. 2, lines 14 to 16'."""
        first = self.of(lines)[:1]
        if not first:
            return Span("", 0)
        page = self.pages.get(first[0].first)
        return Span(f"p. {page}, {first[0].words}" if page else first[0].words, first[0].first)

    def of(self, lines: tuple[int, ...]) -> tuple[Span, ...]:
        """'line 12', 'lines 14 to 16': runs of lines, in order."""
        runs: list[list[int]] = []
        for n in sorted(set(lines)):
            if runs and runs[-1][-1] == n - 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        return tuple(
            Span(
                f"line {run[0]}" if len(run) == 1 else f"lines {run[0]} to {run[-1]}",
                next((n for n in run if n in self.drawn), 0),
            )
            for run in runs
        )


def texts_of(plain: PlainCompetency, places: Places) -> tuple[TextLine, ...]:
    """What the document says of a competency."""
    lines = [TextLine("Definition", plain.definition, places.of(plain.definition_lines))]
    lines += [TextLine(level.label, level.text, places.of(level.lines)) for level in plain.levels]
    lines += [
        TextLine(f"Indicator {n}", one.text, places.of(one.lines))
        for n, one in enumerate(plain.indicators, 1)
    ]
    lines += [TextLine(one.label, one.text, places.of(one.lines)) for one in plain.standards]
    lines += [TextLine(one.heading or "Area", one.text, places.of(one.lines)) for one in plain.areas]
    return tuple(lines)


def texts_of_bank(wording: Wording) -> tuple[TextLine, ...]:
    """What the bank says of a competency."""
    lines = [TextLine("Definition", wording.definition)]
    lines += [TextLine(label, text) for label, text in wording.levels]
    lines += [TextLine(f"Indicator {n}", text) for n, text in enumerate(wording.indicators, 1)]
    lines += [TextLine(label, text) for label, text in wording.standards]
    lines += [TextLine(heading or "Area", text) for heading, text in wording.areas]
    return tuple(lines)


def summary_of(plain: PlainCompetency) -> str:
    """'3 levels, 5 indicators, no definition, Expert required'."""
    counted = (
        ("level", plain.levels),
        ("indicator", plain.indicators),
        ("standard", plain.standards),
        ("area", plain.areas),
    )
    parts = [f"{len(rows)} {word if len(rows) == 1 else word + 's'}" for word, rows in counted if rows]
    parts.append("a definition" if plain.definition else "no definition")
    if plain.required_level:
        parts.append(f"{plain.required_level.label} required")
    return ", ".join(parts)
