"""What the printed results say: the contract between the results builder and the page.

Give a `ResultsSheet` to `assessments.documents.printing.results_pdf` for the file, or to the template
`pdf/sections/_results.html` (context name `sheet`) for a page on screen. Page, spreadsheet and PDF draw the
same stored result, so every figure arrives here as the text to be shown: rounded once, by the rule set,
before it comes.

`None` in a cell means that nothing is on record; it is printed as 'none' and never as zero.
"""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["letter", "a4"]


@dataclass(frozen=True)
class Count:
    """A number of candidates with its name: 17 'applied'."""

    n: int
    label: str


@dataclass(frozen=True)
class Column:
    """One part of the score. `short` heads the column ('No. 3', 'Written exercise').

    `name` says in full what it is and is listed under the table when it differs from `short`; `weight` reads
    'weight 0.20', '' for a column that is not weighted itself. `kind` 'rating' for an agreed rating (a
    level), 'part' for a part score, 'total' for the figure that ranks.
    """

    short: str
    name: str
    kind: Literal["rating", "part", "total"]
    weight: str = ""


@dataclass(frozen=True)
class RankedRow:
    """One ranked candidate. `rank` reads '4' also when shared (`tied`); `cells` has one text a column.

    `raters` reads '3 of 3'; `note` is the mark of a note ('a') or ''.
    """

    rank: str
    candidate: str
    cells: tuple[str | None, ...]
    raters: str
    tied: bool = False
    note: str = ""


@dataclass(frozen=True)
class RankedCategory:
    """Candidates of one category with the rule that makes it; `name` None for a list without categories."""

    name: str | None
    rule: str
    rows: tuple[RankedRow, ...]


@dataclass(frozen=True)
class Note:
    """A note under the table; its `mark` stands beside the row it is about."""

    mark: str
    text: str


@dataclass(frozen=True)
class NotRanked:
    """A candidate without a rank: the state ('Withdrawn', 'Incomplete') and what is on record about it."""

    candidate: str
    state: str
    reason: str


@dataclass(frozen=True)
class InitialRatings:
    """What each rater gave alone: `raters` in the order of the marks in a cell; `marks` say what letters mean.

    `rows` are candidates with one cell a competency ('3 4* R'). `changed` says of each '*' what changed after the
    worksheet was opened again; None where that is not stored with the result.
    """

    raters: tuple[str, ...]
    marks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    changed: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class Signature:
    """A line to sign on: 'Certified by (HR)'."""

    role: str


@dataclass(frozen=True)
class ResultsSheet:
    """The results of one hiring action, as stored.

    `title` 'Ranked list'; `state` 'Final' or 'Interim, not final'; `computed_at` the time in the agency's
    zone, in words; `rule_set` 'Rule set LA-EXAM, version 2'; `rule` the rule in words, one paragraph each,
    with units and rounding; `content_hash` the SHA-256 of the stored result in hexadecimal; `case_file` 'Case
    file entry 212'. `ties` are sentences, one a shared place. `not_ranked` is empty only if everybody is
    ranked. `since` says what came after the list, '' where it stands.
    """

    agency: str
    position: str
    hiring_action: str
    state: str
    computed_at: str
    rule_set: str
    rule: tuple[str, ...]
    columns: tuple[Column, ...]
    categories: tuple[RankedCategory, ...]
    content_hash: str
    counts: tuple[Count, ...] = ()
    ties: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    not_ranked: tuple[NotRanked, ...] = ()
    signatures: tuple[Signature, ...] = (
        Signature("Certified by (HR)"),
        Signature("Checked by a second person (HR)"),
    )
    initial: InitialRatings | None = None
    class_code: str | None = None
    case_file: str | None = None
    since: str = ""
    title: str = "Ranked list"
    paper: Paper = "letter"
    language: str = "en-US"

    def __post_init__(self) -> None:
        for category in self.categories:
            for row in category.rows:
                if len(row.cells) != len(self.columns):
                    raise ValueError(
                        f"Candidate {row.candidate}: {len(row.cells)} cells, {len(self.columns)} columns."
                    )

    @property
    def job(self) -> str:
        """'Director of Systems (9375)', or the name alone when the class has no code or the name holds it."""
        if not self.class_code or self.position.endswith(f"({self.class_code})"):
            return self.position
        return f"{self.position} ({self.class_code})"

    @property
    def rated(self) -> tuple[Column, ...]:
        """Columns that raters rate: without the total."""
        return tuple(column for column in self.columns if column.kind == "rating")

    @property
    def seal(self) -> str:
        """The whole hash in groups of eight, as the foot of the page prints it."""
        return " ".join(self.content_hash[i : i + 8] for i in range(0, len(self.content_hash), 8))

    @property
    def wide(self) -> bool:
        """More columns than a page held upright can carry: it is then printed lying down."""
        return len(self.columns) > 9
