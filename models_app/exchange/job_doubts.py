"""What is asked about the facts of a job class: two statements that differ, and a name that may be none."""

import re
from collections.abc import Sequence

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front_parts import Fact, Judged
from models_app.exchange.lines import joined_lines
from models_app.exchange.organizations import kind_of_body

CLASS_IN_DOUBT = "The name of the job class is in doubt"
TWO_FACTS = "The document states two different facts"
TWO_ORGANIZATIONS = "The document names two organizations"
MORE_THAN_A_NAME = re.compile(r"\s[–—|-]\s|:\s|\t")
EVERYBODY = re.compile(r"(?:all|every|each|any|our)\b", re.IGNORECASE)
# Nobody who holds a job is called so: 'Leadership', 'Emergency Management', 'Library Services', 'Supervisors'.
NO_ROLE = re.compile(
    r".*(?:ship|ment|tion|sion|ness|ity|ety|ology|ing|ance|ence|ics|ture|[^su\W]s)|services?|support|care|work|staff|"
    r"health|law",
    re.IGNORECASE,
)
# In front of the field of work: 'Deputy Director Human Resources'.
LEADS = re.compile(
    r"\b(?:director|manager|chief|head|officer|supervisor|superintendent|administrator|commissioner|secretary|"
    r"coordinator|specialist|analyst|technician|assistant|clerk|engineer|lead)\b",
    re.IGNORECASE,
)
FIELD_BEHIND = re.compile(r",|\(|/|\s(?:of|for|in|to|and|&)\s", re.IGNORECASE)
STEP = re.compile(r"(?:\s+(?:[IVX]{1,4}|\d{1,2}|[A-Z]))+\Z")
BEGINS_A_NAME = frozenset(
    {"assistant", "associate", "chief", "deputy", "junior", "lead", "principal", "senior", "the"}
)


def contradictions(stated: Sequence[Fact]) -> list[PlainFinding]:
    """Facts that the document states twice, and differently; the first of them counts."""
    first = dict(reversed(stated))
    return [
        PlainFinding(
            FindingKind.TEXT,
            f"{TWO_FACTS}: '{first[fact].text}' and '{words.text}'"[:200],
            f"{_where(first[fact])} says '{first[fact].text}', {_where(words).lower()} says '{words.text}'. "
            f"'{first[fact].text}' was taken.",
            joined_lines(first[fact].lines, words.lines),
        )
        for fact, words in stated
        if _differ(fact, first[fact].text, words.text)
    ]


def class_in_doubt(said: Judged) -> list[PlainFinding]:
    """What is asked where the words behind 'for' or a colon may be more, or less, than the name of one class."""
    words = next((words for fact, words in said.facts if fact == "title"), Words("", ()))
    why = doubt_of(words.text)
    if not why:
        return []
    detail = (
        f"'{words.text}' was taken. {why} Mend the job class in the draft if it is called something else."
    )
    return [PlainFinding(FindingKind.LAYOUT, CLASS_IN_DOUBT, detail, words.lines)]


def doubt_of(name: str) -> str:
    """Why this may not be the name of a class, in words; empty where nothing speaks against it."""
    words = name.split()
    if MORE_THAN_A_NAME.search(name):
        return "It has two parts, of which one may be a unit, a place or a note."
    if EVERYBODY.match(name):
        return "It speaks of many, and may be no single class."
    if len(words) > 1 and words[0][:1].isupper() and words[-1].isalpha() and words[-1].islower():
        return f"'{words[-1]}' begins with a small letter and may be no part of its name."
    if words and words[-1].casefold() in BEGINS_A_NAME:
        return "It may go on in the line below."
    if names_no_role(name):
        return "By its form it names a field of work or several people, and may be no single class."
    return ""


def names_no_role(name: str) -> bool:
    """Whether the last word in front of a field of work is one that no holder of a job is called by."""
    words = STEP.sub("", FIELD_BEHIND.split(name, maxsplit=1)[0].strip()).split()
    return bool(words) and bool(NO_ROLE.fullmatch(words[-1])) and not LEADS.search(name)


def _where(words: Words) -> str:
    return f"Line {words.lines[0]}"


def _differ(fact: str, one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one != other and not (fact in ("title", "organization") and (one in other or other in one))


def two_organizations(taken: Words | None, others: list[Words]) -> list[PlainFinding]:
    """What is asked where a title line names another body of the same kind."""
    return [
        PlainFinding(
            FindingKind.TEXT,
            f"{TWO_ORGANIZATIONS}: '{taken.text}' and '{other.text}'"[:200],
            f"'{taken.text}' was taken. Line {other.lines[0]} names '{other.text}'.",
            joined_lines(taken.lines, other.lines),
        )
        for other in others
        if taken
        and kind_of_body(other.text) == kind_of_body(taken.text)
        and _differ("organization", taken.text, other.text)
    ]
