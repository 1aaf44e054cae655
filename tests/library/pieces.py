"""Every text of the library with the place it claims, and which characters of the source it accounts for."""

import re
from dataclasses import dataclass

from models_app.calculations.places import parse_lines
from models_app.models import (
    BehavioralIndicator,
    CompetencyArea,
    CompetencyBank,
    CompetencyGroup,
    CompetencyRevision,
    CompetencyUse,
    JobClass,
    LevelDescription,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
)
from tests.library.frame_text import FRAME_LINES, MARKS, NAMES

# Texts of each table that come from the source. Path through relations, where the place is on another row.
TEXTS = {
    ModelVersion: ["title"],
    JobClass: ["title", "code", "series", "grade", "organization", "job_family"],
    CompetencyBank: ["name"],
    ProficiencyScale: [],
    ProficiencyLevel: ["label", "definition"],
    ModelPart: ["heading", "text"],
    MinimumRequirement: ["education", "experience"],
    CompetencyGroup: ["name"],
    CompetencyUse: [
        "revision.bank_number",
        "revision.family",
        "revision.variant",
    ],
    CompetencyRevision: ["definition"],
    LevelDescription: ["level.label", "text"],
    BehavioralIndicator: ["text"],
    PerformanceStandard: ["label", "text"],
    CompetencyArea: ["position", "heading", "text"],
}


@dataclass(frozen=True)
class Piece:
    """One text (a paragraph of it) and the lines where it says it stands."""

    table: str
    field: str
    text: str
    lines: tuple[int, ...]

    @property
    def is_name(self):
        return (self.table, self.field) in NAMES


def pieces_of(source):
    """All texts that name this source document as theirs."""
    return [
        Piece(*table_and_field(model, path), paragraph, numbers(row.source_lines))
        for model, paths in TEXTS.items()
        for row in model.objects.filter(source=source)
        for path in paths
        if not stands_elsewhere(row, path)
        for paragraph in paragraphs(row, path)
    ]


def stands_elsewhere(row, path):
    """Numbers of bulleted areas are ours; labels of a table of levels stand in its head (`ProficiencyLevel`)."""
    if isinstance(row, CompetencyArea):
        return path == "position" and not row.heading
    lines = row.source.lines()
    return path == "level.label" and "\t" in lines[numbers(row.source_lines)[0] - 1]


def table_and_field(model, path):
    return ("competencyrevision" if "revision." in path else model._meta.model_name), path.rsplit(".", 1)[-1]


def paragraphs(row, path):
    value = row
    for name in path.split("."):
        value = getattr(value, name)
    return [] if value in (None, "") else str(value).split("\n\n")


def numbers(source_lines):
    """Single line numbers of a stored place."""
    return tuple(n for first, last in parse_lines(source_lines) for n in range(first, last + 1))


class Paper:
    """A source document's lines, and which of their characters have been accounted for."""

    def __init__(self, text):
        self.lines = dict(enumerate(text.split("\n"), 1))
        self.found = {n: [False] * len(line) for n, line in self.lines.items()}

    def account_for(self, piece):
        """Mark the piece wherever it stands in its lines; False when it stands in none of them."""
        hits = [n for n in piece.lines if self._mark(n, piece.text, piece.is_name, piece.field)]
        return bool(hits) or self._mark_across(piece)

    def _mark(self, n, text, is_name, field):
        """Mark whole occurrences in one line. Marks of typeface inside the line are passed over."""
        pattern = r"\*{0,2}".join(re.escape(c) for c in text) if "*" in self.lines[n] else re.escape(text)
        if field in ("number", "position"):
            pattern = rf"(?:(?<=^)|(?<=^- )){pattern}(?=\. )"
        matches = list(re.finditer(pattern, self.lines[n], re.IGNORECASE if is_name else 0))
        for match in matches:
            self.found[n][match.start() : match.end()] = [True] * len(match[0])
        return bool(matches)

    def _mark_across(self, piece):
        """A row broken over the page: the end of one line and the start of a later one, joined by one space."""
        *front, last = piece.lines
        for cut in (m.start() for m in re.finditer(" ", piece.text)):
            head, tail = piece.text[:cut], piece.text[cut + 1 :]
            if front and self.lines[front[0]].endswith(head) and self.lines[last].strip("\t") == tail:
                self._mark(front[0], head, False, "text")
                self._mark(last, tail, False, "text")
                return True
        return False

    def unaccounted(self):
        """{line number: what is left of it} for every line with more left than marks."""
        return {n: left for n in self.lines if (left := self._left(n))}

    def _left(self, n):
        if self.lines[n] in FRAME_LINES:
            return ""
        runs = re.finditer(r"0+", "".join("1" if found else "0" for found in self.found[n]))
        words = [self.lines[n][run.start() : run.end()] for run in runs]
        return "".join(word for word in words if not only_marks(word))


def only_marks(text):
    """Whether the text can be cut into marks without a rest."""
    return not text or any(only_marks(text[len(mark) :]) for mark in MARKS if text.startswith(mark))
