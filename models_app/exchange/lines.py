"""Lines of a text document, and the marks that stand for layout and are not words."""

import re

from competency_portal.exchange.document import Document, Mark, Passage
from models_app.calculations.plain import Words

# The text extraction wrote typeface as Markdown. One or two stars around words are typeface, not words; '(*)' is none.
EMPHASIS = re.compile(r"(?<!\()\*{1,3}|(?<=\()\*{1,3}(?!\))")
BETWEEN_LETTERS = re.compile(r"\w\*\w")
STAR_BULLET = re.compile(r"\s*\*\s+(?=\S)")
BULLET = re.compile(r"(?:[-•·▪‣◦●○∙■□➢✓]|\*(?!\*)|[–—\uf0b7](?= ))\s*(?P<text>\S.*)")
NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)")
LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)]*)\)")
LABELED = re.compile(r"(?P<label>[A-Za-z][A-Za-z0-9 ]{0,38}): (?P<text>.+)")
ENDS_SENTENCE = (".", "!", "?", ".)", '."')
ENDS_CLAUSE = (";", ",")
MOST_WORDS = 5  # of a heading that begins with a small letter

SENTENCE_AND_MARK = re.compile(r"[.!?]['’\")]?\s+[(\[–—-]?\s?not for selection[.)\]]*$", re.IGNORECASE)


def written_lines(text: str) -> list[Words]:
    """The lines with something on them, in order, without blanks at their ends; tabs in front are kept."""
    rows = enumerate(text.split("\n"), 1)
    return [_written(line.rstrip(), number) for number, line in rows if line.strip()]


def _written(line: str, number: int) -> Words:
    text = line.lstrip(" ")
    return Words(text, (number,), indent=len(line) - len(text))


def words_of(document: Document) -> list[Words]:
    """The passages with something on them, cut as `written_lines` cuts, with what the file told of each."""
    return [
        _words(passage, number)
        for number, passage in enumerate(document.passages, 1)
        if passage.kind != "blank" and passage.text.strip()
    ]


def _words(passage: Passage, number: int) -> Words:
    """Blanks at the ends go, so the marks move along with their characters."""
    text = passage.text.rstrip().lstrip(" ")
    cut = len(passage.text.rstrip()) - len(text)
    moved = (
        Mark(max(mark.start - cut, 0), min(mark.end - cut, len(text)), mark.typeface)
        for mark in passage.marks
    )
    return Words(
        text,
        (number,),
        kind=passage.kind,
        page=passage.page,
        table=passage.table,
        marks=tuple(mark for mark in moved if mark.start < mark.end),
        nested=passage.nested,
        row=passage.row,
        doubtful=passage.doubtful,
        behind=passage.behind,
        indent=cut,
        depth=passage.depth,
        divided=passage.divided,
    )


def without_typeface(text: str) -> str:
    """The words without the marks of bold and italic; a star that is a bullet stays, and one alone in 'c*d'."""
    if text.count("*") == 1 and BETWEEN_LETTERS.search(text):
        return text
    bullet = STAR_BULLET.match(text)
    start = bullet.end() if bullet else 0
    return text[:start] + EMPHASIS.sub("", text[start:])


def is_paragraph(text: str) -> bool:
    """Whether a line reads as prose: it ends like a sentence or a clause. Headings and names don't."""
    return text.endswith((*ENDS_SENTENCE, *ENDS_CLAUSE)) or bool(SENTENCE_AND_MARK.search(text))


def announces(text: str) -> bool:
    """'here is the list again, as it stood in May:' begins with a small letter and has a comma, or many words."""
    return text[:1].islower() and ("," in text or len(text.split()) > MOST_WORDS)


def without_bare_signs(words: list[Words]) -> list[Words]:
    """The passages without those that are nothing but stars or a colon: they would be names and texts without words."""
    return [line for line in words if "\t" in line.text or without_typeface(line.text).strip(" :")]


def has_letter(text: str) -> bool:
    """Whether there is a letter in it; names have one."""
    return any(letter.isalpha() for letter in text)


def covered(first: int, last: int) -> tuple[int, ...]:
    """Every line from the first to the last."""
    return tuple(range(first, last + 1))


def is_short(text: str) -> bool:
    """Whether a line may be a heading, a name or a label: no sentence, and not long."""
    return len(text) <= 100 and len(text.split()) <= 12 and not is_paragraph(text) and "\t" not in text


def joined_lines(*places: tuple[int, ...]) -> tuple[int, ...]:
    """All lines of these places, each once, in order."""
    return tuple(sorted({n for lines in places for n in lines}))


def in_capitals(text: str) -> bool:
    """Whether each word of more than three letters begins with a capital, as names do and sentences don't."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3)
