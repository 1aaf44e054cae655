"""What a printed interview packet says: the contract between the guide builder and the pages.

Give a `Packet` to `assessments.documents.printing.packet_pdf` for the file, or to the template
`pdf/sections/_packet.html` (context name `packet`) for the preview page: both draw the same sections.

A packet is made for a guide version alone (`Assignment()` with nothing in it: hiring action, candidate and
rater are lines to write on) or for one candidate number and one rater of a hiring action (`Assignment`
filled).

Everywhere `None` means 'not stated in the source': it is printed in those words inside a dashed frame, never
left blank. An empty tuple means that the agency has no such part; the part is then left out.

The order of the pages is that of a rater's packet: cover, contents, purpose and schedule, instructions,
scale, rating errors, opening script, one spread a question, closing script, individual summary, further
notes, panel consensus form, appendix A (questions not to ask, stock answers), appendix B (sheet for the
candidate). Words that are the same for most agencies wait in `packet_texts` and `packet_scripts`.
"""

from dataclasses import dataclass, field
from typing import Literal

from .packet_frame import (
    CandidateSheet,
    Coverage,
    EvidenceExample,
    ForbiddenSubject,
    RatingError,
    ScheduleStep,
    Script,
    StockAnswer,
    TextBlock,
)

Band = Literal["situation", "action", "result"]
Paper = Literal["letter", "a4"]
BANDS: tuple[Band, ...] = ("situation", "action", "result")


@dataclass(frozen=True)
class Agency:
    """Who owns the packet, as printed on the cover: 'City of Los Angeles', 'Personnel Department'."""

    name: str
    department: str | None = None


@dataclass(frozen=True)
class Assignment:
    """Whose packet this is. Every field left `None` becomes a line to write on.

    `candidate` is the candidate's number, never a name. `rater` reads 'Rater 2'; `packet` reads 'Packet 2 of
    3'. `interview` is the time as people say it, with the zone if it could be mistaken; `place` the room.
    """

    hiring_action: str | None = None
    candidate: str | None = None
    rater: str | None = None
    packet: str | None = None
    interview: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Edition:
    """Which edition of which guide: printed on the cover and at the foot of every page.

    `guide` reads 'Interview guide, version 3'; `model` reads 'Competency model, version 1'; `state` is a word
    such as 'Approved' or 'Draft, not approved'; `content_hash` the SHA-256 of the guide version in
    hexadecimal, or None while it is a draft. `basis` holds further lines for the cover ('Usage plan, version
    2', 'Rule set LA-EXAM, version 2').
    """

    guide: str
    model: str
    state: str
    approved_on: str | None = None
    content_hash: str | None = None
    basis: tuple[str, ...] = ()

    @property
    def short_hash(self) -> str:
        """The first eight digits, for the foot of the pages; '' without a hash."""
        return (self.content_hash or "")[:8]


@dataclass(frozen=True)
class ScaleLevel:
    """One level of the rating scale. `mark` is what stands in the rating box ('5', 'J'), `label` its name.

    `meanings` has one text for each of the scale's `columns`; None is 'not stated in the source'.
    """

    ordinal: int
    mark: str
    label: str
    meanings: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class RatingScale:
    """The scale raters use: 2 to 7 levels, LOWEST FIRST (the tables print the highest on top).

    `columns` are the heads of the meanings, for example ('Situations handled', 'Guidance needed'). `notes`
    are printed below the table: how to use benchmarks, where the words come from, required level, not rated.
    """

    name: str
    levels: tuple[ScaleLevel, ...]
    columns: tuple[str, ...] = ("Meaning",)
    lead: str = ""
    notes: tuple[TextBlock, ...] = ()

    def __post_init__(self) -> None:
        if not 2 <= len(self.levels) <= 7:
            raise ValueError(f"A rating scale has 2 to 7 levels, not {len(self.levels)}.")
        if [level.ordinal for level in self.levels] != sorted({level.ordinal for level in self.levels}):
            raise ValueError("The levels of a rating scale are given lowest first, each once.")

    @property
    def highest_first(self) -> tuple[ScaleLevel, ...]:
        """As the benchmark tables print them."""
        return tuple(reversed(self.levels))


@dataclass(frozen=True)
class Probe:
    """A follow-up fixed beforehand. `band` None puts it in a row of its own under the three columns."""

    text: str
    band: Band | None = None


@dataclass(frozen=True)
class Benchmark:
    """What an answer at one level of the scale shows, and where those words come from.

    `level` is the `ordinal` of the level. `text` and `bullets` empty: no example was written; the page then
    says 'Better than 3, short of 5.' Every level of the scale need not have one. `origin` is the bold line
    ('Model text, Superior', 'Agency text'), `origin_note` the line under it.
    """

    level: int
    text: str | None
    bullets: tuple[str, ...] = ()
    origin: str | None = None
    origin_note: str | None = None


@dataclass(frozen=True)
class Question:
    """One competency's spread: the question at the left, what it rates at the right.

    `competency` reads '3. Judgment and Decision Making' and never stands on the left page, which the
    candidate can see. `asked_by` reads 'Rater 1', or None when the chair decides on the day. `minutes` None:
    not set. `required_level` names the level the job needs ('Level 3'), None when the source does not state
    it.
    """

    number: int
    competency: str
    kind: Literal["behavioral", "situational"]
    text: str
    definition: str | None
    benchmarks: tuple[Benchmark, ...]
    probes: tuple[Probe, ...] = ()
    minutes: int | None = None
    asked_by: str | None = None
    required_level: str | None = None


@dataclass(frozen=True)
class PanelSeat:
    """One member of the panel as the forms name them: 'Rater 1', 'panel chair'."""

    name: str
    remark: str = ""


@dataclass(frozen=True)
class Packet:
    """A rater's interview packet. `position` and `class_code` read 'Director of Systems' and '9375'.

    `discussion_threshold`: a range of the first ratings OVER this many levels must be discussed before
    agreeing; None prints no rule. `panel` has 2 to 6 seats.
    """

    agency: Agency
    position: str
    edition: Edition
    scale: RatingScale
    questions: tuple[Question, ...]
    panel: tuple[PanelSeat, ...]
    opening: Script
    closing: Script
    class_code: str | None = None
    method: str = "Panel interview"
    assignment: Assignment = field(default_factory=Assignment)
    confidentiality: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    coverage: Coverage | None = None
    schedule: tuple[ScheduleStep, ...] = ()
    schedule_note: str = ""
    instructions: tuple[TextBlock, ...] = ()
    errors: tuple[RatingError, ...] = ()
    evidence: tuple[EvidenceExample, ...] = ()
    evidence_note: str = ""
    after_interview: tuple[str, ...] = ()
    discussion_threshold: int | None = None
    statement: str = ""
    forbidden: tuple[ForbiddenSubject, ...] = ()
    forbidden_note: str = ""
    if_raised: tuple[str, ...] = ()
    stock_answers: tuple[StockAnswer, ...] = ()
    candidate_sheet: CandidateSheet | None = None
    remark: str = ""
    paper: Paper = "letter"
    language: str = "en-US"

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("A packet needs at least one question.")
        if not 2 <= len(self.panel) <= 6:
            raise ValueError(f"A panel has 2 to 6 members, not {len(self.panel)}.")

    @property
    def job(self) -> str:
        """'Director of Systems (9375)', or the name alone when the class has no code or the name holds it."""
        if not self.class_code or self.position.endswith(f"({self.class_code})"):
            return self.position
        return f"{self.position} ({self.class_code})"

    @property
    def timed(self) -> bool:
        """The schedule has times of day: the packet belongs to an interview with a date."""
        return any(step.time for step in self.schedule)
