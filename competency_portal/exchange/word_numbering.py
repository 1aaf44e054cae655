"""The numbers and bullets that Word shows before the paragraphs of lists and that stand nowhere in their text."""

import re
from typing import Any

from docx.oxml.ns import qn

from competency_portal.exchange.word_styles import VAL, Styles, number_of, switched

BULLET = "- "
_LEVELS = 9
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 to 3,999 in small Roman letters."""
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def lettered(number: int) -> str:
    """a to z, then aa to zz, as Word counts."""
    turns, place = divmod(number - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[place] * (turns + 1)


def shown(number: int, form: str) -> str:
    """A number in one of Word's forms; plain figures in those that are not known here."""
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text = roman(number)
    elif form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 20:
        text = lettered(number)
    elif form == "decimalZero":
        return f"{number:02d}"
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text


class Numbering:
    """Counts through the document: ask for each paragraph of a list, in order."""

    def __init__(self, root: Any, styles: Styles):
        children = [] if root is None else list(root)
        self._abstract = {e.get(qn("w:abstractNumId")): e for e in children if e.tag == qn("w:abstractNum")}
        self._lists = {number: e for e in children if (number := self._id(e)) is not None}
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[int, int]] = set()

    def label(self, paragraph: Any) -> tuple[str, int | None]:
        """What Word shows in front, with a blank after it, and the depth in the list; ('', None) outside of lists."""
        number, level, style = self._styles.numbering(paragraph)
        if not number or number not in self._lists:
            return "", None
        if level is None:
            level = self._level_of_style(number, style)
        if not 0 <= level < _LEVELS:
            return "", None
        definition = self._level(number, level)
        if definition is None:
            return "", level + 1
        self._count(number, level)
        return self._written(number, level, definition), level + 1

    def _id(self, element: Any) -> int | None:
        value = element.get(qn("w:numId"), "") if element.tag == qn("w:num") else ""
        return int(value) if re.fullmatch(r"\d{1,9}", value) else None

    def _abstract_id(self, number: int) -> str:
        found = self._lists[number].find(qn("w:abstractNumId"))
        return "" if found is None else found.get(VAL, "")

    def _override(self, number: int, level: int) -> Any:
        found = self._lists[number].iterchildren(qn("w:lvlOverride"))
        return next((e for e in found if e.get(qn("w:ilvl")) == str(level)), None)

    def _level(self, number: int, level: int) -> Any:
        override = self._override(number, level)
        if override is not None and (own := override.find(qn("w:lvl"))) is not None:
            return own
        abstract = self._abstract.get(self._abstract_id(number))
        found = () if abstract is None else abstract.iterchildren(qn("w:lvl"))
        return next((e for e in found if e.get(qn("w:ilvl")) == str(level)), None)

    def _level_of_style(self, number: int, style: str) -> int:
        for level in range(_LEVELS):
            definition = self._level(number, level)
            tied = None if definition is None else definition.find(qn("w:pStyle"))
            if style and tied is not None and tied.get(VAL) == style:
                return level
        return 0

    def _start(self, number: int, level: int) -> int:
        definition = self._level(number, level)
        start = None if definition is None else number_of(definition.find(qn("w:start")))
        return 1 if start is None else start

    def _count(self, number: int, level: int) -> None:
        """Lists of one kind count on together, unless one says where it starts; deeper levels begin anew."""
        counts = self._counts.setdefault(self._abstract_id(number), [None] * _LEVELS)
        override = self._override(number, level)
        start = None if override is None else number_of(override.find(qn("w:startOverride")))
        if start is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = start
        else:
            count = counts[level]
            counts[level] = self._start(number, level) if count is None else count + 1
        for above in range(level):
            counts[above] = self._start(number, above) if counts[above] is None else counts[above]
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None

    def _written(self, number: int, level: int, definition: Any) -> str:
        form = self._form(definition)
        if form == "bullet":
            return BULLET
        pattern = definition.find(qn("w:lvlText"))
        text = "" if pattern is None else pattern.get(VAL, "")
        if form == "none" or not text.strip():
            return ""
        plain = switched(definition, qn("w:isLgl"))
        label = re.sub(r"%([1-9])", lambda m: self._part(number, int(m[1]) - 1, bool(plain)), text).strip()
        return f"{label}. " if label.isalnum() else f"{label} "

    def _part(self, number: int, level: int, plain: bool) -> str:
        count = self._counts[self._abstract_id(number)][level]
        definition = self._level(number, level)
        if count is None or definition is None:
            return ""
        return shown(count, "decimal" if plain else self._form(definition))

    def _form(self, definition: Any) -> str:
        found = definition.find(qn("w:numFmt"))
        return "decimal" if found is None else found.get(VAL, "decimal")
