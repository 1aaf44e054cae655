"""What a reading made of each line outside tables, in the words of a mapping: where a person begins who names lines.

Nothing is guessed: a line is what the words on it are in the model, and not used where none of them is. What can't be
said line by line is told by `lost`: the mapping is read, and the two models are compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import PlainCompetency, PlainModel, Words
from models_app.exchange.labels import MEANINGS, Section
from models_app.exchange.ledger import NOT_RECOGNISED
from models_app.exchange.lines import has_letter, without_typeface
from models_app.exchange.mapping import (
    GOES_ON,
    LABEL,
    LEVEL,
    LONGEST_LABEL,
    NAME_DEFINITION,
    NEW_LINE,
    NEW_PARAGRAPH,
    OUTSIDE,
    TITLE,
    VARIANT,
    LineUse,
)
from models_app.exchange.pieces import Piece, level_name
from models_app.exchange.placing import Unit, place, units_of
from models_app.exchange.said_lines import parted, text_of
from models_app.exchange.tables import is_row

STATED = {MEANINGS[use]: use for use in (Section.REQUIRED, Section.SELECTION)} | {
    "Selection use": Section.SELECTION
}
NOT_STATED = "not_stated"


def line_uses(lines: list[Words], model: PlainModel) -> tuple[LineUse, ...]:
    """What each line outside tables is in this model, in the order of the document."""
    units = [unit for line in lines for unit in units_of(line)]
    place(units, model)
    by_line = {unit.line: unit for unit in units if unit.cell is None}
    reasons = {n: left.reason for left in model.unused if not left.text for n in left.lines}
    finder = _Finder(model, reasons)
    found = (finder.use(line, by_line[line.lines[0]]) for line in lines if not is_row(line))
    return tuple(map(_within_limits, found))


def _within_limits(use: LineUse) -> LineUse:
    """Without words that a mapping can't keep; what they would say is then read from the line, or told as lost."""
    return replace(
        use, label=use.label if len(use.label) <= LONGEST_LABEL else "", reason=use.reason[:LONGEST_LABEL]
    )


@dataclass
class _Finder:
    """Goes through the lines; `begun` holds the text that each label or place began, to know what goes on with it."""

    model: PlainModel
    reasons: dict[int, str]
    begun: dict[tuple[str, str], Piece] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.levels = {
            (c.name, level_name(one.label)): one.label for c in self.model.competencies for one in c.levels
        }
        self.standards = {
            (c.name, f"Standard '{one.label}'"): one.label
            for c in self.model.competencies
            for one in c.standards
        }
        self.areas = {
            (c.name, f"Area {n}"): one.heading
            for c in self.model.competencies
            for n, one in enumerate(c.areas, 1)
        }
        self.variants = {c.variant for c in self.model.competencies if c.variant}

    def use(self, line: Words, unit: Unit) -> LineUse:
        """What this line is."""
        number = line.lines[0]
        pieces = list(dict.fromkeys(piece for piece in unit.owners if piece and piece.placed))
        if not pieces:
            return LineUse(number, Section.NOT_USED, reason=self._reason(number, unit))
        whats = {piece.what for piece in pieces}
        texts = [piece for piece in pieces if not piece.short]
        if "Name" in whats:
            return self._name(line, [piece for piece in pieces if piece.what == "Name"], whats)
        if "Group" in whats:
            self.begun.clear()
            group = next(piece.text for piece in pieces if piece.what == "Group")
            return LineUse(number, Section.GROUP, _in_front(line, Section.GROUP, group))
        owned = next((piece for piece in texts if piece.whose), None)
        if owned:
            return self._text(line, owned)
        stated = next((STATED[piece.what] for piece in pieces if piece.what in STATED), None)
        if stated:
            return LineUse(number, stated)
        return LineUse(number, self._around(line, pieces))

    def _reason(self, number: int, unit: Unit) -> str:
        left = next((piece.what for piece in unit.owners if piece), "")
        return left or self.reasons.get(number, NOT_RECOGNISED)

    def _name(self, line: Words, names: list[Piece], whats: set[str]) -> LineUse:
        number, text = line.lines[0], without_typeface(line.text).strip()
        inner = text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text
        if inner in self.variants and len(names) == 1 and names[0].text == inner:
            return LineUse(number, VARIANT)
        self.begun.clear()
        if "Definition" in whats:
            self.begun[(names[0].whose, "Definition")] = names[0]
            split, name = parted(line), names[0].text
            full = f"{name} ({names[1].text})" if len(names) > 1 else name
            return LineUse(number, NAME_DEFINITION, "" if split and split.front in (name, full) else full)
        front = _in_front(line, Section.NAME, names[0].text)
        return LineUse(
            number, Section.NAME, front if has_letter(front) else ""
        )  # numbers are told apart anyway

    def _text(self, line: Words, piece: Piece) -> LineUse:
        """A text of a competency: the beginning of one, or where it goes on."""
        number, key = line.lines[0], (piece.whose, piece.what)
        before, self.begun[key] = self.begun.get(key), piece
        if before:
            return LineUse(number, _between(before, piece, line))
        if key in self.levels or key in self.standards:
            use, label = (
                (LEVEL, self.levels[key]) if key in self.levels else (Section.STANDARDS, self.standards[key])
            )
            return LineUse(number, use, label)
        if key in self.areas:
            return LineUse(number, Section.AREAS, self.areas[key])
        use = Section.DEFINITION if piece.what == "Definition" else Section.INDICATORS
        return LineUse(number, use, _in_front(line, use, piece.text))

    def _around(self, line: Words, pieces: list[Piece]) -> str:
        """Of no competency's texts: the title, a label, or what stands around the competencies."""
        title = self.model.title
        if any(piece.what == "Title of the model" for piece in pieces):
            return TITLE if without_typeface(line.text).strip() in title.text else OUTSIDE
        of_front = any(piece.what != LABEL and self._is_outside(piece) for piece in pieces)
        return OUTSIDE if of_front else LABEL

    def _is_outside(self, piece: Piece) -> bool:
        return not piece.short or any(
            set(piece.lines) & set(lines)
            for lines in (self.model.job.lines, *(part.lines for part in self.model.parts))
        )


def _between(before: Piece, piece: Piece, line: Words) -> str:
    """How the text of this line is parted from the one above."""
    if before is not piece and before.what != "Name":
        return NEW_PARAGRAPH
    at = piece.text.find(text_of(line, GOES_ON)[1][:60])
    gap = piece.text[:at] if at > 0 else ""
    return NEW_PARAGRAPH if gap.endswith("\n\n") else NEW_LINE if gap.endswith("\n") else GOES_ON


def _in_front(line: Words, use: str, wanted: str) -> str:
    """The words in front of this text that a reader left out, where the use does not leave them out by itself."""
    if text_of(line, use)[1] == wanted:
        return ""
    text = without_typeface(line.text)
    at = text.find(wanted)
    front = text[:at].strip(" :.–—-•*") if at > 0 else ""
    return front if front and text_of(line, use, front)[1].startswith(wanted) else ""


def lost(before: PlainModel, after: PlainModel | None) -> tuple[str, ...]:
    """What the second model does not have as the first one has it, in words; empty where they say the same."""
    if after is None:
        return ("All competencies",)
    told = [] if _title(before) == _title(after) else ["The title"]
    told += [] if _parts(before) == _parts(after) else ["Notes and texts outside the competencies"]
    mine = {c.name: _plain(c, before) for c in before.competencies}
    other = {c.name: _plain(c, after) for c in after.competencies}
    for name in dict.fromkeys((*mine, *other)):
        told += _differs(name, mine.get(name), other.get(name))
    return tuple(told)


def _title(model: PlainModel) -> tuple[str, ...]:
    job = model.job
    return (model.title.text, job.title, job.code, job.grade, job.organization, job.job_family, job.series)


def _parts(model: PlainModel) -> list[str]:
    return sorted(text for part in model.parts for text in (part.heading, *part.paragraphs) if text)


def _differs(name: str, mine: dict[str, object] | None, other: dict[str, object] | None) -> Iterable[str]:
    if mine is None or other is None:
        yield f"{name}: the whole competency" if other is None else f"{name}: it is no competency now"
        return
    yield from (f"{name}: {what}" for what in mine if mine[what] != other[what])


def _plain(one: PlainCompetency, model: PlainModel) -> dict[str, object]:
    required = one.required_level.label if one.required_level else None
    return {
        "its group": model.groups[one.group].text if one.group is not None else None,
        "its definition": one.definition,
        "its levels": [(x.label, x.text) for x in one.levels],
        "its indicators": [x.text for x in one.indicators],
        "its standards": [(x.label, x.text) for x in one.standards],
        "its areas": [(x.heading, x.text) for x in one.areas],
        "its required level": required,
        "its use in selection": one.selection_use,
    }


def with_uses(uses: Iterable[LineUse], said: Iterable[LineUse]) -> tuple[LineUse, ...]:
    """The uses, with what was said of single lines in their place."""
    by_line = {one.line: one for one in (*uses, *said)}
    return tuple(by_line[number] for number in sorted(by_line))


def present_uses(
    lines: list[Words], model: PlainModel, read: Callable[[tuple[LineUse, ...]], PlainModel | None]
) -> tuple[tuple[LineUse, ...], tuple[str, ...]]:
    """The uses that keep most of the model, and what they lose. `read`: the model that a mapping with them makes.

    The title is said only where nothing else is lost by it: where it is not, the portal finds it as it did.
    """
    uses = line_uses(lines, model)
    gone = lost(model, read(uses))
    if gone:
        found = tuple(replace(one, use=OUTSIDE) if one.use == TITLE else one for one in uses)
        fewer = lost(model, read(found))
        if len(fewer) < len(gone):
            return found, fewer
    return uses, gone
