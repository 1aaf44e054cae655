"""The panel consensus form, filled from what is on record: initial ratings, agreed ratings and reasons, to sign."""

from dataclasses import dataclass
from typing import Literal

from assessments.models import Consensus, ConsensusRating, RatingSlot
from assessments.queries.consensus import CompetencyRow, ConsensusPage
from assessments.queries.since import change_in_words
from competency_portal.components.wording import moment
from competency_portal.pdf import fingerprint, render_pdf, stored


@dataclass(frozen=True)
class FormRow:
    """One competency: a mark for each rater in the order of the heads, how far they lie apart, what was agreed.

    `agreed` is None while nothing is recorded; `recorded` says by whom and when.
    `changed`: initial ratings that changed after a worksheet was opened again.
    """

    competency: str
    initial: tuple[str, ...]
    apart: str
    agreed: str | None
    reason: str
    recorded: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConsensusForm:
    """The filled form of one candidate. Candidates are known by number; `state` reads 'Closed' or 'Open, not final'."""

    agency: str
    job: str
    hiring_action: str
    candidate: str
    state: str
    rule: str
    scale: str
    raters: tuple[str, ...]
    rows: tuple[FormRow, ...]
    members: tuple[str, ...]
    paper: Literal["letter", "a4"] = "letter"


def consensus_form(page: ConsensusPage) -> ConsensusForm:
    """The form of a consensus as its page shows it."""
    consensus, action = page.consensus, page.consensus.action
    zone = action.agency.time_zone
    seats = action.seats.filter(active=True).select_related("user")
    return ConsensusForm(
        agency=action.agency.name,
        job=action.title,
        hiring_action=action.number,
        candidate=consensus.candidate.number,
        state=_state(consensus, zone),
        rule=f"{page.discussion_rule} Rule set: {action.rule_set}.",
        scale="; ".join(f"{level.ordinal} {level.label}" for level in action.scale.levels.all()),
        raters=tuple(column.short for column in page.columns),
        rows=tuple(_row(row, zone) for row in page.rows),
        members=tuple(str(seat) for seat in seats),
        paper=action.agency.paper_size,
    )


def _state(consensus: Consensus, zone: str) -> str:
    if consensus.closed_at:
        return f"Closed by {consensus.closed_by}, {moment(consensus.closed_at, zone, named=True)}"
    return "Open, not final"


def _row(row: CompetencyRow, zone: str) -> FormRow:
    current = row.item.current
    return FormRow(
        competency=str(row.item.assessed),
        initial=tuple(_mark(slot) for slot in row.slots),
        apart=row.agreement.in_words,
        agreed=_agreed(current),
        reason=current.reason if current else "",
        recorded=f"{current.recorded_by}, {moment(current.recorded_at, zone)}" if current else "",
        changed=tuple(
            f"{slot.worksheet.seat.user}: {change_in_words(again, zone)}"
            for slot, again in row.notes
            if again
        ),
    )


def _mark(slot: RatingSlot | None) -> str:
    """What a rater's cell holds."""
    if slot is None:
        return "Recused"
    level = slot.current.level if slot.current else None
    return str(level.ordinal) if level else "Not observed"


def _agreed(rating: ConsensusRating | None) -> str | None:
    if rating is None:
        return None
    return f"{rating.level.ordinal} {rating.level.label}" if rating.level else "Not observed"


def consensus_pdf(form: ConsensusForm) -> bytes:
    """The form's file, kept: the same record is rendered once. Raises `PdfUnavailable`."""
    title = f"Panel consensus: hiring action {form.hiring_action}, candidate {form.candidate}"
    context = {
        "form": form,
        "run": f"{form.agency} · Panel consensus\n{form.job} · Hiring action {form.hiring_action} · "
        f"Candidate {form.candidate}",
        "foot": f"PERSONNEL RECORD · {form.state}",
        "hand": "",
    }
    return stored(
        fingerprint(form),
        lambda: render_pdf("pdf/consensus.html", context, title=title, paper=form.paper),
    )
