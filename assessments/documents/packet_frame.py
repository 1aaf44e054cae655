"""The parts of a printed interview packet around its questions: plan, instructions, scripts, appendices.

As in `packet`, None means 'not stated in the source', and an empty tuple that the agency has no such part.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextBlock:
    """One head at the left with its text at the right: paragraphs, then items, then closing paragraphs."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    numbered: bool = False
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class CoverageRow:
    """One competency of the model and the words under each method: 'Rated' or None where it is not measured
    there.
    """

    competency: str
    methods: tuple[str | None, ...]


@dataclass(frozen=True)
class Coverage:
    """What is measured where. `methods` are the column heads; every row holds as many values, in order."""

    caption: str
    methods: tuple[str, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class ScheduleStep:
    """One step of the interview. `time` reads '9:00 to 9:05', or None in a packet without a date; `minutes`
    counts. `shared` says with which step a step shares its minutes, where they are planned for both together.
    """

    step: str
    minutes: int | None
    speaker: str
    time: str | None = None
    shared: str = ""


@dataclass(frozen=True)
class RatingError:
    """One error of judgment that every rater makes at times."""

    name: str
    happens: str
    remedy: str


@dataclass(frozen=True)
class EvidenceExample:
    """A note worth writing beside one that is not."""

    write: str
    avoid: str


@dataclass(frozen=True)
class Script:
    """Words to be read aloud. A paragraph that starts with '>' is a cue: printed in italics, not spoken."""

    title: str
    how: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ForbiddenSubject:
    """A subject to stay away from, an example not to ask, and what HR asks of everybody instead."""

    subject: str
    example: str
    instead: str


@dataclass(frozen=True)
class StockAnswer:
    """What to say when the candidate asks."""

    asked: str
    answer: str


@dataclass(frozen=True)
class CandidateSheet:
    """The one sheet the candidate holds: no rater, competency, benchmark or guide version may stand on it."""

    welcome: str
    blocks: tuple[TextBlock, ...]
