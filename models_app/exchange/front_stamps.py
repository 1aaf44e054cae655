"""What is stamped on a document: its date, version and state, who made it. It names no title and no competency."""

import re

from models_app.calculations.plain import Words
from models_app.exchange.lines import is_paragraph, without_typeface

FARTHEST = 6  # lines of a head
MOST_BELOW = 3  # lines at the end
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATED = re.compile(
    r"(?:effective|revised|revision|rev\.?|adopted|approved|updated|issued|published|as of|version|edition)(?!\w).*\d"
    r"|(?:\d{4}|\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth) (?:edition|version|revision|update)\Z"
    rf"|(?:\d{{1,2}} )?{MONTHS} (?:\d{{1,2}}, ?)?\d{{4}}\Z|(?:fiscal year |fy ?)?\d{{4}}\Z",
    re.IGNORECASE,
)
STAMPED = re.compile(
    r"(?:(?:working|final|first|second|public|discussion|review) )?draft(?: (?:for|of|version|only|no\.?|\d).*)?|"
    r"(?:inter-?office )?memo(?:randum)?|final(?: (?:version|edition))?|(?:strictly )?confidential|internal(?: only)?|"
    r"(?:for )?(?:internal|official|agency|staff) use(?: only)?|not for (?:distribution|release|publication)|"
    r"for (?:review|comment|discussion)(?: only)?|page \d{1,3}(?: of \d{1,3})?|"
    r"(?:approved|adopted|prepared|issued|reviewed|revised|compiled|written|published|endorsed|authori[sz]ed) "
    r"(?:by|for) (?:the )?(?-i:[A-Z]).*|"
    r"(?:last|next) (?:updated|revised|reviewed|review|revision):? .*\d.*|"
    r"(?:document|form|policy|file) (?:no\.?|number|id|#):? ?\S*\d\S*",
    re.IGNORECASE,
)


def is_stamp(text: str) -> bool:
    """'Adopted 2024', 'DRAFT', 'Prepared by Human Resources'."""
    text = without_typeface(text).strip()
    return bool(DATED.match(text) or STAMPED.fullmatch(text)) and not is_paragraph(text) and len(text) <= 100


def is_stamped(lines: list[Words], n: int) -> bool:
    """Whether such a line stands in a document's head, above which is nothing but short lines."""
    near = 0 < n <= min(FARTHEST, len(lines) - 1) and is_stamp(lines[n].text)
    return near and not any(is_paragraph(line.text) for line in lines[:n])


def labelled_stamps_last(lines: list[Words]) -> list[Words]:
    """The lines, a stamp with a colon above the title behind all others: 'Last updated: 12 May'."""
    above = 0
    while above < len(lines) and ":" in lines[above].text and is_stamp(lines[above].text):
        above += 1
    return [*lines[above:], *lines[:above]]


def stamps_below(lines: list[Words]) -> int:
    """How many lines at the very end are such."""
    count = 0
    while count < min(MOST_BELOW, len(lines) - 1) and is_stamp(lines[-1 - count].text):
        count += 1
    return count
