"""The rating page of a question: what it says of each level, and how many lines the evidence gets.

All heights are points on paper and repeat those of `portal/print/sections.css`.
"""

from dataclasses import dataclass
from typing import Literal

from assessments.calculations.benchmarks import between_levels, without_example
from competency_portal.pdf import count_lines
from competency_portal.pdf.resources import TEXT_WIDTH

from .packet import Benchmark, Question, RatingScale, ScaleLevel

LINE = 21.0  # pitch of a line to write on
HEAD = 64.0  # page title with one remark and its rule
NOTE_HEAD = 19.5
SAFETY = 2.0
TITLE = 28.0  # each further line of a page title
MINIMUM_EVIDENCE = 5
FEWEST_EVIDENCE = 3  # what a very long question may come down to before it is refused

Origins = Literal["column", "under level", "under text"]


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


def evidence_lines(
    question: Question, scale: RatingScale, height: float, fewer: int
) -> tuple[int, Origins] | None:
    """Lines for the evidence, and where the origins stand: if their column leaves too few, where they leave most."""

    def room(origins: Origins) -> int:
        return int((height - _right_height(question, scale, origins)) // LINE) - fewer

    if (lines := room("column")) >= MINIMUM_EVIDENCE:
        return lines, "column"
    under_level, under_text = room("under level"), room("under text")
    if max(under_level, under_text) < FEWEST_EVIDENCE:
        return None
    return (under_level, "under level") if under_level >= under_text else (under_text, "under text")


def _right_height(question: Question, scale: RatingScale, origins: Origins) -> float:
    """Height of the rating page without the lines themselves."""
    title = TITLE * (count_lines(question.competency, width=TEXT_WIDTH, size=20, face="bold") - 1)
    definition = 14.0 * count_lines(question.definition, width=414, size=10) if question.definition else 16.0
    level_line = 12.0 + 7.0 if question.required_level else 0.0
    table = benchmark_rows(question, scale)
    rows = sum(_row_height(row, origins) for row in table)
    boxes = 37.0 if len(scale.levels) > 5 else 24.0
    rate = 12 + 4 + 15 + 18 + boxes + 7 + 14
    if origins != "column":  # no remark under the title, no column heads; one remark below
        remark = remark_of(question, table)
        gaps = 12.0 * count_lines(remark, width=TEXT_WIDTH, size=8.5) if remark else 0.0
        return HEAD - 14 + title + definition + 10 + 18.5 + rows + gaps + 8 + rate + NOTE_HEAD + SAFETY
    return HEAD + title + definition + level_line + 10 + 17 + 20.5 + rows + 15 + rate + NOTE_HEAD + SAFETY


def _row_height(row: BenchmarkRow, origins: Origins) -> float:
    if row.benchmark is None:
        return 12.5 * count_lines(row.no_example, width=296, size=9) + 6.4 if origins == "column" else 0.0
    width = 296 if origins == "column" else 416
    text = 12.5 * count_lines(row.benchmark.text, width=width, size=9) if row.benchmark.text else 0.0
    bullets = row.benchmark.bullets
    if bullets:
        text += sum(12.5 * count_lines(b, width=width - 11, size=9) for b in bullets)
        text += len(bullets) + 2 if origins == "column" else 2
    if origins == "under text":
        return max(text + 2 + _origin_height(row.benchmark, width, together=True), 32.5) + 7.4
    if origins == "under level":
        return max(text, 34.0 + _origin_height(row.benchmark, 58)) + 7.4
    # First lines share a base line: a level's big number stands deeper than the text beside it.
    return max(text + 6, 31.0, _origin_height(row.benchmark, 104) + 6) + 9.4


def _origin_height(benchmark: Benchmark, width: float, *, together: bool = False) -> float:
    """Height of the origin and its note, which stand under each other or run on `together`."""
    origin, note = benchmark.origin or "Origin not stated", benchmark.origin_note or ""
    if together:
        return 11.0 * count_lines(f"{origin}. {note}", width=width, size=8, face="bold")
    noted = 11.0 * count_lines(note, width=width, size=8) if note else 0.0
    return 11.0 * count_lines(origin, width=width, size=8, face="bold") + noted
