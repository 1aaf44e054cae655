"""A rater's own worksheet on paper: what they rated and wrote, with the question they asked. Nothing of another's."""

from dataclasses import dataclass
from datetime import datetime

from assessments.choices import WorksheetState
from assessments.models import RatingSlot, Worksheet
from competency_portal.components import wording
from competency_portal.pdf import render_pdf

NOT_RATED = "Not rated yet"


@dataclass(frozen=True)
class Answer:
    """One competency: `rating` in words ('4 Advanced', 'Not observed: …', 'Not rated yet'), notes by paragraph."""

    number: int
    competency: str
    question: str
    rating: str
    asked: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WorksheetSheet:
    """The printed worksheet. `state` reads 'Submitted Dec 7, 2026, 4:15 p.m.' or says that it is a draft."""

    agency: str
    hiring_action: str
    candidate: str
    rater: str
    guide: str
    state: str
    printed: str
    answers: tuple[Answer, ...]
    paper: str


def worksheet_sheet(worksheet: Worksheet, slots: list[RatingSlot], *, now: datetime) -> WorksheetSheet:
    """The sheet of one worksheet as it is saved; times in the agency's zone. `slots` carry section and rating."""
    action, zone = worksheet.action, worksheet.action.agency.time_zone
    states = {
        WorksheetState.NOT_STARTED: "Not started",
        WorksheetState.SUBMITTED: "Submitted",
        WorksheetState.RECUSED: "Recused: not rated by this rater",
    }
    state = states.get(WorksheetState(worksheet.state), "Draft, not submitted")
    if worksheet.submitted_at:
        state = f"{state} {wording.moment(worksheet.submitted_at, zone, named=True)}"
    return WorksheetSheet(
        agency=action.agency.name,
        hiring_action=str(action),
        candidate=worksheet.candidate.number,
        rater=str(worksheet.seat.user),
        guide=f"Interview guide, version {action.guide_version.number if action.guide_version else 'not stated'}",
        state=state,
        printed=wording.moment(now, zone, named=True),
        answers=tuple(_answer(number, slot) for number, slot in enumerate(slots, 1)),
        paper=action.agency.paper_size,
    )


def _answer(number: int, slot: RatingSlot) -> Answer:
    rating = slot.current
    asked = set(rating.probes_asked) if rating else set()
    return Answer(
        number=number,
        competency=str(slot.assessed),
        question=slot.section.question,
        rating=_rating(slot),
        asked=tuple(probe.text for probe in slot.section.probes.all() if probe.public_id in asked),
        notes=tuple(line for line in rating.note.splitlines() if line.strip()) if rating else (),
    )


def _rating(slot: RatingSlot) -> str:
    rating = slot.current
    if rating is None or not rating.is_answer:
        return NOT_RATED
    if rating.level is None:
        return f"Not observed: {rating.not_observed_reason}"
    return f"{rating.level.ordinal} {rating.level.label}"


def worksheet_pdf(sheet: WorksheetSheet) -> bytes:
    """The file; drawn anew each time, as personal notes are not kept twice. Raises `PdfUnavailable`."""
    title = f"Rating worksheet: candidate {sheet.candidate}, {sheet.hiring_action}"
    context = {
        "sheet": sheet,
        "run": f"{sheet.agency} · Rating worksheet\nCandidate {sheet.candidate} · {sheet.rater}",
        "foot": f"CONFIDENTIAL. One rater's own ratings and notes.\n{sheet.state} · {sheet.guide}",
        "hand": "",
    }
    return render_pdf("pdf/worksheet.html", context, title=title, paper=sheet.paper)
