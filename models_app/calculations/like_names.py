"""Whether two names are one name written in two ways, nearly one, or names of two things that a word keeps apart."""

import re
from collections import Counter
from functools import lru_cache

from models_app.calculations.same_words import folded

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})
# One language, two spellings: each pair is written as its second one before words are compared.
SPELLINGS = (
    (re.compile(r"(?<=[lrnd]g)em(?=ent)"), "m"),  # judgement, acknowledgement
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|ing|ation|ations|ational|er|ers)\Z)"), "iz"),  # organisation
    (re.compile(r"(?<=\w{2})ys(?=(?:e|ed|ing)\Z)"), "yz"),  # analyse
    (re.compile(r"(?<=\w{2})our(?=(?:s|al|ed|ing|able)?\Z)"), "or"),  # behaviour
    (re.compile(r"(?<=\w{3})tre(?=s?\Z)"), "ter"),  # centre
    (re.compile(r"(?<=[aeiou]l)l(?=(?:ed|ing|er|or|ors|ers)\Z)"), ""),  # counselling
    (re.compile(r"(?<=\w{3})nc(?=es?\Z)"), "ns"),  # defence
    (re.compile(r"(?<=\w{3})mme(?=s?\Z)"), "m"),  # programme
    (re.compile(r"(?<=\w{3})ogue(?=s?\Z)"), "og"),  # catalogue
)  # fmt: skip
NEGATIONS = ("non", "un", "in", "im", "il", "ir", "dis", "mis", "a")
OPPOSED = (
    "oral/written verbal/written verbal/nonverbal spoken/written speaking/writing speaking/listening reading/writing "
    "reading/listening internal/external inward/outward incoming/outgoing basic/advanced junior/senior entry/senior "
    "quantitative/qualitative receptive/expressive strategic/tactical strategic/operational payable/receivable "
    "import/export upward/downward upper/lower short/long minor/major primary/secondary individual/team self/other "
    "interpersonal/intrapersonal interstate/intrastate inductive/deductive preventive/corrective physical/mental "
    "hardware/software manual/automated giving/receiving"
)
OPPOSITES = frozenset(frozenset(pair.split("/")) for pair in OPPOSED.split())
COUNTING = "one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x"
NUMBERS = frozenset(COUNTING.split())
# So many other letters at most, by the length of the shorter word; shorter words must agree.
TYPO_FROM, TYPOS_FROM = 6, 10


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """The name without what is only a way of writing: '&', hyphens, brackets, blanks where it has no figure."""
    words = WORD.findall(folded(name).replace("&", " and ").replace("'", "").replace("’", ""))
    text = " ".join(words)
    return text if any(letter.isdigit() for letter in text) else text.replace(" ", "")


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words that count, in one spelling and the singular, in one order."""
    words = WORD.findall(folded(name).replace("'", "").replace("’", ""))
    return tuple(sorted(_word(word) for word in words if word not in SMALL))


def initials(name: str) -> str:
    """The first letters of the words that count, in one order: nearly equal names agree in them."""
    return "".join(word[0] for word in name_words(name))


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    for pattern, spelling in SPELLINGS:
        word = pattern.sub(spelling, word)
    return _singular(word)


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


@lru_cache(maxsize=100_000)
def nearly_one_name(left: str, right: str) -> bool:
    """Whether word stands by word, each equal or with a letter or two other than a slip of the hand makes."""
    ours, theirs = Counter(name_words(left)), Counter(name_words(right))
    if not ours or ours.total() != theirs.total() or are_kept_apart(left, right):
        return False
    pairs = zip(sorted((ours - theirs).elements()), sorted((theirs - ours).elements()), strict=True)
    return all(_is_slip(one, other) for one, other in pairs)


def _is_slip(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    if least < TYPO_FROM or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    return _letters_apart(one, other) <= (2 if least >= TYPOS_FROM else 1)


def _letters_apart(one: str, other: str) -> int:
    """Letters that are other, missing or too many, two that changed places counting once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        last, row, before = before, [n], row
        for m, beside in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != beside))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == beside:
                cost = min(cost, last[m - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=100_000)
def are_kept_apart(left: str, right: str) -> bool:
    """Whether a word or number of one is set against one of the other: oral and written, level 1 and level 2."""
    ours, theirs = Counter(name_words(left)), Counter(name_words(right))
    only, others = set(ours - theirs), set(theirs - ours)
    if any(map(_counts, only)) and any(map(_counts, others)):
        return True
    return any(_are_opposite(one, other) for one in only for other in others)


def _counts(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word in NUMBERS or len(word) == 1


def _are_opposite(one: str, other: str) -> bool:
    if frozenset((one, other)) in OPPOSITES:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and any(long == f"{negation}{short}" for negation in NEGATIONS)
