"""Columns with unknown heads beside those of levels: whether their texts read just as the texts of the levels do."""

import re
from collections import Counter
from statistics import median

from models_app.calculations.same_words import folded
from models_app.exchange.labels import ranks
from models_app.exchange.level_words import SPEAKS_OF_NAMES
from models_app.exchange.lines import ENDS_SENTENCE
from models_app.exchange.tables import Table, column_cells

MOST_HEAD_WORDS = 3
LONGER = 2.5  # times as many words as the texts of the levels
TELLS_OTHERWISE = re.compile(
    r"\b(?:training|courses?|classes|tools?|equipment|activit\w+|assess\w*|evidence|resources?|methods?|measures?|"
    r"development|how|why|what|when|where|questions?|certific\w+|licens\w+|duties|tasks?|outcomes?|results?|"
    r"examples?|purpose|use|uses|time|evaluation|verification|documents?|meaning|summary)\b",
    re.IGNORECASE,
)


def is_stem(head: str, heads: list[str]) -> bool:
    """Whether another head is this one behind a word that ranks: 'Operator' beside 'Senior Operator'."""
    behind = f" {folded(head)}"
    return any(folded(other).endswith(behind) and ranks(other) for other in heads) and not ranks(head)


def reads_like(table: Table, place: int, head: str, levels: list[int]) -> bool:
    """Whether a column's texts have the form of those below the levels, and its head tells of nothing else."""
    if TELLS_OTHERWISE.search(head) or SPEAKS_OF_NAMES.search(head) or len(head.split()) > MOST_HEAD_WORDS:
        return False
    own = column_cells(table, place)
    others = [cell for n in levels for cell in column_cells(table, n)]
    if not own or not others or len(own) * 2 < len(others) / len(levels):
        return False
    long, usual = (median(len(cell.split()) for cell in cells) for cells in (own, others))
    return _form(own) == _form(others) and usual / LONGER <= long <= usual * LONGER


def _form(cells: list[str]) -> tuple[str, bool]:
    """How most cells begin, by the end of their first word, and whether most are sentences."""
    begins = Counter(_ending(cell) for cell in cells)
    sentences = sum(cell.endswith(ENDS_SENTENCE) for cell in cells)
    return begins.most_common(1)[0][0], sentences * 2 > len(cells)


def _ending(cell: str) -> str:
    first = next(iter(re.findall(r"[^\W\d_]+", cell)), "").casefold()
    return next((end for end in ("ing", "s") if first.endswith(end)), "")
