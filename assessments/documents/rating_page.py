"""The rating page of a question: what it says of each level, and how many lines the evidence gets.

All heights are points on paper and repeat those of `portal/print/sections.css`.
"""

from dataclasses import dataclass
from math import ceil

from assessments.calculations.benchmarks import between_levels, without_example
from competency_portal.pdf import count_lines
from competency_portal.pdf.resources import TEXT_WIDTH

from .packet import Benchmark, Question, RatingScale, ScaleLevel

LINE = 21.0  # pitch of a line to write on
HEAD = 64.0  # page title with one remark and its rule
NOTE_HEAD = 19.5
SAFETY = 2.0
ROW = 12.5  # a line of a benchmark
COLUMN, WHOLE = 298.0, 418.0  # width of a benchmark's words beside its origin, and below it
TITLE = 28.0  # each further line of a page title
MINIMUM_EVIDENCE = 5
FEWEST_EVIDENCE = 3  # what very long benchmarks may come down to before they run on to a further page
MOST_OVERLEAF = 12


@dataclass(frozen=True)
class BenchmarkRow:
    """One level of the scale on the rating page.

    Where no example was written `no_example` is printed; `between` alone where the page is too full for it.
    """

    level: ScaleLevel
    benchmark: Benchmark | None
    between: str
    no_example: str


def benchmark_rows(question: Question, scale: RatingScale) -> tuple[BenchmarkRow, ...]:
    """A row for each level, highest first; one without an example says what the worksheet on screen says."""
    written = {b.level: b for b in question.benchmarks if b.text or b.bullets}
    marks = ["", *(level.mark for level in scale.levels), ""]
    found = []
    for n, level in enumerate(scale.levels, 1):
        between = between_levels(marks[n - 1], marks[n + 1])
        meaning = (level.meanings[0] or "") if len(level.meanings) == 1 else ""
        found.append(
            BenchmarkRow(level, written.get(level.ordinal), between, without_example(meaning, between))
        )
    return tuple(reversed(found))


def remark_of(question: Question, table: tuple[BenchmarkRow, ...]) -> str:
    """Below benchmarks of the whole width: the level the job needs, and between what a level without one lies."""
    needed = (
        f"Level the job needs, from the model: {question.required_level}." if question.required_level else ""
    )
    gaps = [
        f"{row.level.mark} ({row.level.label}): {row.between.rstrip('.').lower()}"
        for row in table
        if row.benchmark is None
    ]
    return " ".join(filter(None, [needed, f"No example for {'; '.join(gaps)}." if gaps else ""]))


@dataclass(frozen=True)
class Facing:
    """How a rating page is set: lines for the evidence, `compact` benchmarks, `runs_on` to a further page."""

    lines: int
    compact: bool
    runs_on: bool = False


def facing_page(question: Question, scale: RatingScale, height: float, fewer: int) -> Facing | None:
    """How the rating page is set: in columns, compact, or running on when even compact leaves too few lines.

    None when the benchmarks are longer than two pages.
    """
    for compact, fewest in ((False, MINIMUM_EVIDENCE), (True, FEWEST_EVIDENCE)):
        lines = int((height - _right_height(question, scale, compact)) // LINE) - fewer
        if lines >= fewest:
            return Facing(lines, compact)
    # A row that does not fit the rest of the first page leaves it empty, at most as much as the highest row.
    highest = max(_row_height(row, False) for row in benchmark_rows(question, scale))
    room = 2 * height - _right_height(question, scale, False) - highest
    lines = min(int(room // LINE), MOST_OVERLEAF) - fewer
    return Facing(lines, False, runs_on=True) if lines >= MINIMUM_EVIDENCE and highest < height / 2 else None


def _right_height(question: Question, scale: RatingScale, compact: bool) -> float:
    """Height of the rating page without the lines themselves."""
    title = TITLE * (count_lines(question.competency, width=TEXT_WIDTH, size=20, face="bold") - 1)
    definition = 14.0 * count_lines(question.definition, width=414, size=10) if question.definition else 16.0
    level_line = 12.0 + 7.0 if question.required_level else 0.0
    table = benchmark_rows(question, scale)
    rows = sum(_row_height(row, compact) for row in table)
    boxes = 37.0 if len(scale.levels) > 5 else 24.0
    rate = 12 + 4 + 15 + 18 + boxes + 7 + 14
    if compact:  # no remark under the title, no column heads; one remark below
        remark = remark_of(question, table)
        gaps = 12.0 * count_lines(remark, width=TEXT_WIDTH, size=8.5) if remark else 0.0
        return HEAD - 20 + title + definition + 6 + 18.5 + rows + gaps + 8 + rate - 4 + NOTE_HEAD + SAFETY
    return HEAD + title + definition + level_line + 10 + 17 + 20.5 + rows + 15 + rate + NOTE_HEAD + SAFETY


def _row_height(row: BenchmarkRow, compact: bool) -> float:
    if row.benchmark is None:
        return 0.0 if compact else 12.5 * count_lines(row.no_example, width=COLUMN, size=9) + 6.4
    origin = _origin_height(row.benchmark, together=compact)
    # Lines that stand beside the origin are shorter: all of them, or those that begin before it ends.
    beside = ceil(origin / ROW) if compact else None
    text, bullets = _words_height(row.benchmark, beside), row.benchmark.bullets
    if bullets:
        text += 2 if compact else len(bullets) + 2
    if compact:
        return max(text, origin, 32.5) + 5.9
    # First lines share a base line: a level's big number stands deeper than the text beside it.
    return max(text + 6, 31.0, origin + 6) + 9.4


def _words_height(benchmark: Benchmark, beside: int | None) -> float:
    """Height of a benchmark's words, `beside` of whose lines (None: all) are as short as their column."""
    lines = 0
    for text, inset in ((benchmark.text, 0.0), *((bullet, 11.0) for bullet in benchmark.bullets)):
        if text:
            short = count_lines(text, width=COLUMN - inset, size=9)
            if beside is not None:
                first = (max(beside - lines, 0), COLUMN - inset)
                short = count_lines(text, width=WHOLE - inset, size=9, first=first)
            lines += short
    return ROW * lines


def _origin_height(benchmark: Benchmark, *, together: bool) -> float:
    """Height of the origin with its note under it, or behind it when both stand `together`."""
    origin, note = benchmark.origin or "Origin not stated", benchmark.origin_note or ""
    if together:
        return 11.0 * count_lines(f"{origin}. {note}", width=105, size=8, face="semibold")
    noted = 11.0 * count_lines(note, width=104, size=8) if note else 0.0
    return 11.0 * count_lines(origin, width=104, size=8, face="bold") + noted
