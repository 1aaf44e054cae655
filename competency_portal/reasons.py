"""What counts as a reason wherever the portal keeps one, and how it is asked for: the one place of the rule."""

import unicodedata

from competency_portal.errors import Problem, Refused

HELP = "Say in a few words why, so that somebody who was not there understands it."

WORDS = 2
CHARACTERS = 10
LETTERS = 6
QUOTED = 60  # characters of a reason that its refusal repeats
# Scripts without blanks between words, and those of which one letter is a syllable or a word.
DENSE = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "BOPOMOFO",
    "HANGUL",
    "YI ",
    "THAI",
    "LAO",
    "KHMER",
    "MYANMAR",
    "TIBETAN",
    "JAVANESE",
)


def reason_given(typed: str, *, field: str = "reason", missing: str = HELP) -> str:
    """The reason as it is kept: as typed, with one kind of line ends and no blanks around it.

    It has at least two words (a sign alone is none, a hyphen joins), 10 characters once every run of blanks counts as
    one, and among them 6 letters or digits of any script, counted with the marks on them. Six letters alone suffice in
    a script that puts no blanks between words, or a syllable into one letter. Nothing tells sense from nonsense: the
    rule keeps away what nobody could understand. Otherwise Refused at `field`, with the words of `missing` when there
    is nothing.
    """
    if problems := reason_problems(typed, field=field, missing=missing):
        raise Refused(*problems)
    return as_kept(typed)


def reason_problems(
    typed: str, *, field: str = "reason", missing: str = HELP, optional: bool = False
) -> list[Problem]:
    """What is wrong with a reason, for whoever gathers problems; nothing when an optional one is left out."""
    kept = as_kept(typed)
    if not kept:
        return [] if optional else [Problem(missing, field)]
    quoted = kept if len(kept) <= QUOTED else f"{kept[: QUOTED - 1]}…"
    return [Problem(f"'{quoted}' {fault}. {HELP}", field)] if (fault := _fault(kept)) else []


def as_kept(typed: str) -> str:
    """The text as it is kept when it is accepted."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def _fault(kept: str) -> str:
    """What is wrong with it, in words; empty where it says something."""
    text = unicodedata.normalize("NFC", kept)
    letters = [one for one in text if unicodedata.category(one)[0] in "LMN"]
    if sum(unicodedata.name(one, "").startswith(DENSE) for one in letters) >= LETTERS:
        return ""
    words = text.split()
    seen = [one for one in " ".join(words) if unicodedata.category(one)[0] != "C"]
    told = sum(any(one.isalnum() for one in word) for word in words)
    if len(seen) >= CHARACTERS and told < WORDS:
        return "is a single word" if told else "has no words"
    return "" if told >= WORDS and len(seen) >= CHARACTERS and len(letters) >= LETTERS else "is too short"
