"""What the columns beside the labels of levels say of them: the level's text, and examples that stay with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.column_uses import FACT
from models_app.exchange.lines import BULLET, joined_lines, without_typeface
from models_app.exchange.tables import paragraphs
from models_app.exchange.torn_rows import in_mid_sentence

MOST_FACT_WORDS = 3  # of a cell that tells a fact and is no text
TELLS_TEXT = re.compile(
    r"(?:.*\b)?(?:definitions?|descriptions?|descriptors?|meanings?|statements?|criteria|expectations?|"
    r"what (?:it|this) (?:means|is))\b.*",
    re.IGNORECASE,
)
TELLS_EXAMPLES = re.compile(
    r"(?:.*\b)?(?:illustrations?|illustrative|examples?|indicators?|behaviou?rs?|behaviou?ral|evidence|"
    r"demonstrat\w+|observ\w+|looks? like|in practice|on the job)\b.*",
    re.IGNORECASE,
)


def tells_text(head: str) -> bool:
    """Whether a head says that the text of a level stands below it."""
    return bool(TELLS_TEXT.fullmatch(head))


def tells_examples(head: str) -> bool:
    """Whether a head says that examples of a level stand below it."""
    return bool(TELLS_EXAMPLES.fullmatch(head))


def may_be_text(head: str, cells: list[str]) -> bool:
    """Whether a column whose head nobody knows may hold the texts of levels: most cells do, and it names no fact."""
    texts = sum(len(cell.split()) > MOST_FACT_WORDS for cell in cells)
    return texts * 2 > len(cells) and not FACT.search(head)


def first_text(
    heads: Sequence[str], places: Sequence[int], free: Sequence[int]
) -> tuple[int | None, list[int]]:
    """Which of these columns holds the text of a level, and all that may as well.

    The head says so, else one of the `free` columns in front of the examples, else the examples are the text.
    """
    defining = [n for n in places if tells_text(heads[n])]
    plain = [n for n in defining if not tells_examples(heads[n])]
    examples = [n for n in places if n not in defining and tells_examples(heads[n])]
    ahead = [n for n in free if not examples or n < examples[0]]
    if plain or defining:
        return (plain or defining)[0], []
    return next(iter([*ahead, *examples, *free]), None), ahead


def whole_text(cells: Iterable[str]) -> str:
    """The text of one level: what each column says as paragraphs of its own, the definition first."""
    parts = (paragraphs(without_typeface(cell)) for cell in cells)
    return "\n\n".join(part for part in parts if part)


def longer_cell(above: str, cell: str) -> str:
    """A cell and what goes on with it: a sentence over a page break, or one more paragraph or item."""
    if not above or not cell:
        return above or cell
    goes_on = in_mid_sentence(Words(above, ()), cell) and not BULLET.fullmatch(cell)
    return f"{above}{' ' if goes_on else CELL_BREAK}{cell}"


def of_further_texts(text: str, further: Sequence[str], lines: tuple[int, ...]) -> PlainFinding:
    """What is said where several columns are one text, by their heads."""
    named = " and ".join(f"'{head}'" for head in further)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"What stands below {named} was read into the texts of the levels",
        f"A level has one text. What the document says below '{text}' comes first; what it says below {named} follows "
        "as paragraphs of their own, so that it stays with its level.",
        lines,
    )


def once_each(findings: Iterable[PlainFinding]) -> list[PlainFinding]:
    """Findings of several tables, the same one once with all its lines."""
    found: dict[tuple[str, str], PlainFinding] = {}
    for finding in findings:
        key = (finding.title, finding.detail)
        first = found.get(key)
        found[key] = replace(first, lines=joined_lines(first.lines, finding.lines)) if first else finding
    return list(found.values())
