"""How an interview packet falls on its pages: how many lines to write on each question gets, and what must
not fit.

A question's spread is one left and one right page. What gives way when a text is long are first the note
lines for Action, down to 4 / 5 / 4 and 5 for the evidence; then the space between the parts and the room below the
origin of a benchmark's words. Only a text that is longer still comes down to 3 / 5 / 3 and 3; benchmarks
that are longer still run on to a further page. Type is never made smaller: a question that does not fit then is refused
by name.

All heights are points on paper and repeat those of `portal/print/sections.css`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from competency_portal.errors import Problem, Refused
from competency_portal.pdf import count_lines
from competency_portal.pdf.resources import TEXT_HEIGHT, TEXT_WIDTH

from .packet import BANDS, Band, Packet, Probe, Question
from .packet_frame import Script
from .rating_page import (
    HEAD,
    LINE,
    NOTE_HEAD,
    SAFETY,
    BenchmarkRow,
    benchmark_rows,
    facing_page,
    remark_of,
)

TIGHT = 23.0  # what the closer spacing of a question page saves, besides that between probes
MINIMUM: dict[Band, int] = {"situation": 4, "action": 5, "result": 4}
# What a very long question may come down to before it is refused.
FEWEST: dict[Band, int] = {"situation": 3, "action": 5, "result": 3}
FEWEST_ANALYSIS = 3
OVERLEAF = 12  # lines for the analysis when it stands on the back of the summary, with the statement
CONTENTS = {"full": 5, "dense": 11, "close": 14}  # the most questions that fit one page
NAMES: dict[Band, str] = {"situation": "Situation", "action": "Action", "result": "Result"}


class DoesNotFit(Refused):
    """Questions whose texts are too long for their page. `questions` are their names, in the packet's order."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        self.questions = questions
        super().__init__(*(Problem(_too_long(name)) for name in questions))


def _too_long(name: str) -> str:
    return (
        f"{name} does not fit on its two pages, even with the fewest lines for notes. "
        "Shorten the question, its probes or its benchmarks; the type is not made smaller."
    )


@dataclass(frozen=True)
class NoteBand:
    """A head with its lines to write on."""

    name: str
    lines: range


@dataclass(frozen=True)
class Spread:
    """A question's two pages. `banded` has the probes of Situation, Action and Result; empty if there are none.

    `tight`: the question page is spaced closer. `compact`: long benchmarks run under their origins, which otherwise
    have the column to themselves. Both keep enough lines to write on. `runs_on`: benchmarks and rating take a further
    page, and a blank one behind it.
    """

    question: Question
    bands: tuple[NoteBand, ...]
    evidence: range
    benchmarks: tuple[BenchmarkRow, ...]
    banded: tuple[tuple[Probe, ...], ...]
    unbanded: tuple[Probe, ...]
    tight: bool
    compact: bool
    runs_on: bool

    @property
    def remark(self) -> str:
        """One line below benchmarks that take the whole width; empty where there is nothing to say."""
        return remark_of(self.question, self.benchmarks)


@dataclass(frozen=True)
class Spoken:
    """A paragraph of a script; a cue is not spoken."""

    text: str
    cue: bool


@dataclass(frozen=True)
class Plan:
    """What the templates need besides the packet. `last` is the id of the packet's last section.

    `contents` is how closely the contents are set; `overleaf`: the analysis begins on the back of the summary.
    """

    spreads: tuple[Spread, ...]
    opening: tuple[Spoken, ...]
    closing: tuple[Spoken, ...]
    analysis: range
    further: range
    candidate_notes: range
    reasons: range
    panel_columns: int
    contents: str
    overleaf: bool
    last: str


def question_name(question: Question) -> str:
    """How a refusal names a question: 'Question 2 (21. Technology Application)'."""
    return f"Question {question.number} ({question.competency})"


def _left_height(question: Question, tight: bool) -> float:
    """Height of the question page without the lines themselves."""
    ask = 48 + 19 * count_lines(question.text, width=TEXT_WIDTH - 32, size=13, face="semibold")
    bands = 6.0 * (len(BANDS) - 1)
    saved = TIGHT if tight else 0.0
    return (
        HEAD
        + ask
        + _probes_height(question.probes, 3.0 if tight else 5.0)
        + NOTE_HEAD
        + bands
        + SAFETY
        - saved
    )


def _probes_height(probes: tuple[Probe, ...], between: float) -> float:
    if not probes:
        return 26.0

    def stack(column: list[Probe], width: float) -> float:
        lines = sum(count_lines(p.text, width=width, size=9.5) for p in column)
        return 13.0 * lines + between * max(len(column) - 1, 0)

    columns = [stack([p for p in probes if p.band == band], 134) for band in BANDS]
    apart = [p for p in probes if p.band is None]
    rows = (8 + max(*columns, 13.0) if any(columns) else 0) + (8.5 + stack(apart, 468) if apart else 0)
    return 17 + 20.5 + rows + 1 + 14


def _note_lines(question: Question, height: float, fewer: int) -> tuple[dict[Band, int], bool] | None:
    """Lines for each band on a page of that text height, and whether it is spaced closer to make room for them.

    None when even the fewest do not fit.
    """
    for tight, fewest in ((False, MINIMUM), (True, MINIMUM), (True, FEWEST)):
        room = int((height - _left_height(question, tight)) // LINE) - fewer
        if room >= sum(fewest.values()):
            return _shared(room, fewest), tight
    return None


def _shared(room: int, fewest: dict[Band, int]) -> dict[Band, int]:
    """The lines of a page shared out; most of what is over the fewest goes to Action."""
    spare = room - sum(fewest.values())
    side = spare // 5
    return {
        "situation": fewest["situation"] + side,
        "action": fewest["action"] + spare - 2 * side,
        "result": fewest["result"] + side,
    }


def _spread(packet: Packet, question: Question, fewer: int) -> Spread | None:
    height = TEXT_HEIGHT[packet.paper]
    notes = _note_lines(question, height, fewer)
    facing = facing_page(question, packet.scale, height, fewer)
    if notes is None or facing is None:
        return None
    banded = tuple(tuple(p for p in question.probes if p.band == band) for band in BANDS)
    return Spread(
        question=question,
        bands=tuple(NoteBand(NAMES[band], range(notes[0][band])) for band in BANDS),
        evidence=range(facing.lines),
        benchmarks=benchmark_rows(question, packet.scale),
        banded=banded if any(banded) else (),
        unbanded=tuple(p for p in question.probes if p.band is None),
        tight=notes[1],
        compact=facing.compact,
        runs_on=facing.runs_on,
    )


def _spoken(script: Script) -> tuple[Spoken, ...]:
    return tuple(Spoken(text.removeprefix(">").strip(), text.startswith(">")) for text in script.paragraphs)


def _analysis_lines(packet: Packet, height: float) -> int:
    """Lines for the analysis: what the first page leaves, or as many on the next when it leaves too few."""
    rows = _summary_rows(packet)
    statement = 118 + 14.0 * count_lines(packet.statement, width=TEXT_WIDTH, size=10)
    room = int((height - HEAD - 98 - 62 - rows - 26 - NOTE_HEAD - statement) // LINE)
    return min(room, 9) if room >= FEWEST_ANALYSIS else OVERLEAF


def _summary_rows(packet: Packet) -> float:
    return sum(
        max(29.0, 5 + 12.5 * count_lines(q.competency, width=150, size=9, face="semibold"))
        for q in packet.questions
    )


def _contents_spacing(packet: Packet) -> str:
    """How the contents are set so that they fill one page: a line for each question and each rating page, one for both,
    or one for both set closer. A contents that needs two pages anyway is set in the ordinary way.
    """
    count = len(packet.questions)
    if count <= CONTENTS["full"]:
        return "full"
    return "close" if CONTENTS["dense"] < count <= CONTENTS["close"] else "dense"


def plan(packet: Packet, fewer: Mapping[int, int] | None = None) -> Plan:
    """Lay out a packet by measuring its texts. `fewer` takes further lines from questions, by their number.

    Raises `DoesNotFit` with the names of all questions that are too long.
    """
    found = [(q, _spread(packet, q, (fewer or {}).get(q.number, 0))) for q in packet.questions]
    if long := tuple(question_name(q) for q, spread in found if spread is None):
        raise DoesNotFit(long)
    height = TEXT_HEIGHT[packet.paper]
    return Plan(
        spreads=tuple(spread for _, spread in found if spread is not None),
        opening=_spoken(packet.opening),
        closing=_spoken(packet.closing),
        analysis=range(_analysis_lines(packet, height)),
        further=range(int((height - HEAD - 6) // LINE)),
        candidate_notes=range(int((height - 56) // LINE)),
        reasons=range(5),
        panel_columns=len(packet.panel) + 1,
        contents=_contents_spacing(packet),
        overleaf=_analysis_lines(packet, height) == OVERLEAF and _summary_rows(packet) <= height - HEAD - 160,
        last=_last_section(packet),
    )


def _last_section(packet: Packet) -> str:
    if packet.candidate_sheet:
        return "candidate-notes"
    if packet.stock_answers or packet.if_raised:
        return "stock-answers"
    return "not-to-ask" if packet.forbidden else "consensus"
