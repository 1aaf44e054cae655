"""Whether words are still those of the source: compared with the words at their place, never taken on trust."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models_app.calculations.same_words import folded

ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
BLANKS = dict.fromkeys("bfnrt", " ")


class Wording(StrEnum):
    """What the comparison says; where none is possible there is none."""

    KEPT = "Kept to the letter"
    CHANGED = "Changed since the source"


@dataclass(frozen=True)
class Said:
    """Words of a competency. `home`: the words of the source at their own place, None where that can't be read.

    `own`: somebody wrote or changed them in the portal, so that they have no place.
    """

    text: str
    home: str | None
    own: bool


def wording(names: Iterable[str], texts: Iterable[Said], block: str, document: str) -> Wording | None:
    """What holds for a competency, given the words at its place and those of the whole document."""
    found = [
        *(_name(name, block, document) for name in names if name),
        *(_text(said, block) for said in texts if said.text),
    ]
    if Wording.CHANGED in found:
        return Wording.CHANGED
    return None if None in found else Wording.KEPT


def _name(name: str, block: str, document: str) -> Wording | None:
    """A name has no place of its own: it stands in the competency's, or in a heading elsewhere, which proves less."""
    name, block = folded(name), folded(block)
    if _within(name, block):
        return Wording.KEPT
    return None if _bare(name) in _bare(folded(document)) else Wording.CHANGED


def _text(said: Said, block: str) -> Wording | None:
    if _plain(said.text) in _plain(block):
        return Wording.KEPT
    if said.own:
        return Wording.CHANGED
    return Wording.KEPT if said.home is not None and _within(said.text, said.home) else None


def _within(text: str, source: str) -> bool:
    """Whether the words stand there, be they broken over lines, or parted by what stands in the columns beside them."""
    if _bare(text) in _bare(source):
        return True
    there = iter(re.findall(r"\w+", source))
    return all(word in there for word in re.findall(r"\w+", text))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Letters and digits: a word that a line end divided is whole again."""
    return re.sub(r"[\W_]+", "", text)


def facts_at(facts: Mapping[str, str], source: str) -> list[str]:
    """Names of the facts whose words stand there one after the other, capitals or not."""
    there = _words(source)
    return [name for name, text in facts.items() if text and _words(text) in there]


def _words(text: str) -> str:
    words = " ".join(re.findall(r"\w+", folded(text)))
    return f" {words} "


def unescaped(text: str) -> str:
    """The words of a JSON text as they are meant."""
    return ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else BLANKS.get(found[2], found[2]), text
    )


def words_from(
    title: str, competencies: list[Wording | None], *, written: int, own: bool, placed: bool
) -> str:
    """What is said of a whole version's words beside its document.

    `competencies`: of those that the document has; `written`: how many were written in the portal. `own`: texts outside
    them were written in the portal too; `placed`: all of those have their place in the document.
    """
    changed = competencies.count(Wording.CHANGED) + written
    where = [f"{changed} of {len(competencies) + written} competencies"] * bool(changed)
    where += ["the texts outside the competencies"] * own
    if where:
        return f"From: {title}, with changes in {' and in '.join(where)}."
    if placed and competencies and set(competencies) == {Wording.KEPT}:
        return f"Words kept to the letter from: {title}."
    return f"From: {title}."
