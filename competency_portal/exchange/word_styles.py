"""What the styles of a Word document give to its paragraphs and runs: typeface, headings, lists."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

from competency_portal.exchange.passages import TYPEFACES

VAL = qn("w:val")
_TAGS = {"bold": qn("w:b"), "italic": qn("w:i"), "underline": qn("w:u")}
_OFF = ("0", "false", "off", "none")
_DEEPEST = 32  # styles based on styles; a ring ends here too
_NAMED = {"title": 1, "subtitle": 2}


def switched(properties: Any, tag: str) -> bool | None:
    """Whether a property is on; None where nothing is said."""
    found = None if properties is None else properties.find(tag)
    return None if found is None else found.get(VAL, "true").lower() not in _OFF


def number_of(element: Any) -> int | None:
    """The number in an element's `w:val`; None where there is none."""
    value = "" if element is None else element.get(VAL, "")
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Any):
        self._root = root
        found = () if root is None else root.iterchildren(qn("w:style"))
        self._by_id = {style.get(qn("w:styleId"), ""): style for style in found}
        self._faces: dict[tuple[str, str], dict[str, bool | None]] = {}

    @cached_property
    def _default_run(self) -> Any:
        path = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
        return None if self._root is None else self._root.find(path)

    @cached_property
    def _default_paragraph(self) -> str:
        return next(
            (
                name
                for name, style in self._by_id.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            "",
        )

    def faces(self, paragraph: Any, run: Any) -> frozenset[str]:
        """Typeface of a run: what it says itself, else its own style and the paragraph's, else the document's."""
        own = run.find(qn("w:rPr"))
        styled = self._styled(self.paragraph_style(paragraph), self._named(own, "w:rStyle"))
        found = set()
        for face in TYPEFACES:
            said = switched(own, _TAGS[face])
            if styled[face] if said is None else said:
                found.add(face)
        return frozenset(found)

    def paragraph_style(self, paragraph: Any) -> str:
        """The id of a paragraph's style."""
        return self._named(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default_paragraph

    def heading(self, paragraph: Any) -> int | None:
        """Depth of a heading, from 1; None for other paragraphs. Built-in styles have one name in all languages."""
        own = paragraph.find(qn("w:pPr"))
        if (level := self._outline(own)) is not None:
            return level or None
        for style in self._chain(self.paragraph_style(paragraph)):
            name = style.find(qn("w:name"))
            words = "" if name is None else name.get(VAL, "").lower()
            if match := re.fullmatch(r"heading (\d)", words):
                return int(match[1])
            if words in _NAMED:
                return _NAMED[words]
            if (level := self._outline(style.find(qn("w:pPr")))) is not None:
                return level or None
        return None

    def numbering(self, paragraph: Any) -> tuple[Any, int | None, str]:
        """(list, level, style that names the list) of a paragraph, its own or its style's; a list of None: no list."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number, level = self._list_of(own)
        if number is not None:
            return number, level, ""
        for style in self._chain(self.paragraph_style(paragraph)):
            number, styled = self._list_of(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
            if number is not None:
                return number, styled if level is None else level, style.get(qn("w:styleId"), "")
        return None, None, ""

    def _list_of(self, properties: Any) -> tuple[int | None, int | None]:
        if properties is None:
            return None, None
        return number_of(properties.find(qn("w:numId"))), number_of(properties.find(qn("w:ilvl")))

    def _outline(self, properties: Any) -> int | None:
        """0 for body text, which a paragraph may be in spite of its style."""
        level = number_of(None if properties is None else properties.find(qn("w:outlineLvl")))
        if level is None:
            return None
        return level + 1 if 0 <= level < 9 else 0

    def _styled(self, paragraph: str, character: str) -> dict[str, bool | None]:
        key = (paragraph, character)
        if key not in self._faces:
            self._faces[key] = {face: self._face(face, *key) for face in TYPEFACES}
        return self._faces[key]

    def _face(self, face: str, paragraph: str, character: str) -> bool:
        """Bold and italic of two styles cancel each other out; underline does not (ECMA-376 part 1, 17.7.3)."""
        values = [self._first(face, name) for name in (paragraph, character)]
        if face == "underline":
            said = [value for value in reversed(values) if value is not None]
            return bool(said[0] if said else switched(self._default_run, _TAGS[face]))
        return bool(switched(self._default_run, _TAGS[face])) or bool(values[0]) != bool(values[1])

    def _first(self, face: str, name: str) -> bool | None:
        values = (switched(style.find(qn("w:rPr")), _TAGS[face]) for style in self._chain(name))
        return next((value for value in values if value is not None), None)

    def _chain(self, name: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._by_id.get(name)
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            name = "" if based is None else based.get(VAL, "")

    def _named(self, properties: Any, tag: str) -> str:
        found = None if properties is None else properties.find(qn(tag))
        return "" if found is None else found.get(VAL, "")
