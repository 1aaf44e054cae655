"""Candidates: add, import, correct, withdraw, bring back. All take turns with making the list final."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from assessments.actions.locking import evidence_changed, locked_action, wait_for_saves
from assessments.actions.worksheets import start_worksheets, worksheets_for
from assessments.calculations.numbering import next_numbers
from assessments.calculations.ranking import natural_sort_text
from assessments.choices import ActionState, CandidateState
from assessments.models import Candidate, Consensus, HiringAction
from assessments.permissions.hiring import may_run
from competency_portal.accounts.models import User
from competency_portal.audit.recording import commitment, record
from competency_portal.errors import Problem, Refused
from competency_portal.exchange.texts import forbidden_character, one_line
from competency_portal.reasons import as_kept, reason_problems

TEXTS = {
    "number": "Candidate number",
    "last_name": "Last name",
    "first_name": "First name",
    "email": "E-mail",
    "application_id": "Application ID",
}
BATCH = 1000  # rows an INSERT: well under SQLite's limit on variables


class NewCandidate(Protocol):
    """A row of an import. An empty `number` asks the portal for one; `row` is the row in the file."""

    row: int
    number: str
    last_name: str
    first_name: str
    email: str
    application_id: str


@transaction.atomic
def add_candidate(
    *,
    action: HiringAction,
    actor: User,
    last_name: str,
    first_name: str = "",
    email: str = "",
    application_id: str = "",
    number: str = "",
) -> Candidate:
    """Add one candidate; without a number the next free one is given. After ratings began the worksheets are made."""
    action = _running(action, actor)
    values = _tidied(number, last_name, first_name, email, application_id)
    taken = _taken(action)
    problems = _problems_of(values, taken)
    if problems:
        raise Refused(*problems)
    values["number"] = values["number"] or next(next_numbers(taken))
    candidate = Candidate.objects.create(
        action=action, sort_key=natural_sort_text(values["number"]), **values
    )
    evidence_changed(action)
    if action.state == ActionState.RATING:
        worksheets_for(candidate=candidate)
    record(
        agency=action.agency, actor=actor, action="candidate.add", obj=candidate, after=_audited(candidate)
    )
    return candidate


@transaction.atomic
def import_candidates(*, action: HiringAction, actor: User, rows: Sequence[NewCandidate]) -> list[Candidate]:
    """Add all rows or none. Raises Refused with every problem of every row; numbers given by hand come first."""
    action = _running(action, actor)
    taken = _taken(action)
    checked = [_tidied(r.number, r.last_name, r.first_name, r.email, r.application_id) for r in rows]
    problems = list(_import_problems(rows, checked, taken))
    if not checked:
        problems.append(Problem("There are no candidates to import."))
    if problems:
        raise Refused(*problems)
    free = next_numbers([*taken, *(values["number"] for values in checked)])
    for values in checked:
        values["number"] = values["number"] or next(free)
    made = Candidate.objects.bulk_create(
        (
            Candidate(action=action, sort_key=natural_sort_text(values["number"]), **values)
            for values in checked
        ),
        batch_size=BATCH,
    )
    evidence_changed(action)
    if action.state == ActionState.RATING:
        start_worksheets(action=action)
    record(
        agency=action.agency,
        actor=actor,
        action="candidate.import",
        obj=action,
        after={
            "count": len(made),
            "candidates": [f"{candidate.number} ({candidate.public_id})" for candidate in made],
            "fingerprints": [_audited(candidate)["person"] for candidate in made],
        },
    )
    return made


@transaction.atomic
def edit_candidate(
    *,
    candidate: Candidate,
    actor: User,
    last_name: str,
    first_name: str = "",
    email: str = "",
    application_id: str = "",
    number: str | None = None,
) -> Candidate:
    """Correct name, e-mail and application ID; the number only before ratings begin, as notes may speak of it."""
    action = _running(candidate.action, actor)
    candidate = Candidate.objects.get(pk=candidate.pk)
    kept = candidate.number if number is None else number
    values = _tidied(kept, last_name, first_name, email, application_id)
    values["number"] = values["number"] or candidate.number
    problems = _problems_of(values, _taken(action) - {candidate.number.casefold()})
    if values["number"] != candidate.number and action.state != ActionState.SETUP:
        problems.append(Problem("Ratings have begun: the candidate's number stays as it is.", "number"))
    if problems:
        raise Refused(*problems)
    before = _audited(candidate)
    for name, value in values.items():
        setattr(candidate, name, value)
    candidate.sort_key = natural_sort_text(candidate.number)
    candidate.save()
    if before != _audited(candidate):
        record(
            agency=action.agency,
            actor=actor,
            action="candidate.edit",
            obj=candidate,
            before=before,
            after=_audited(candidate),
        )
    return candidate


def withdraw_candidate(*, candidate: Candidate, actor: User, reason: str) -> Candidate:
    """The candidate withdrew: no longer a candidate from here on, and never rejected. Worksheets stay on record."""
    return _set_state(candidate, actor, CandidateState.WITHDRAWN, reason)


def mark_no_show(*, candidate: Candidate, actor: User, reason: str) -> Candidate:
    """The candidate did not appear for the interview; this is no rating and no zero."""
    return _set_state(candidate, actor, CandidateState.NO_SHOW, reason)


def reinstate_candidate(*, candidate: Candidate, actor: User, reason: str) -> Candidate:
    """Bring a withdrawn or absent candidate back, with the worksheets as they were left."""
    return _set_state(candidate, actor, CandidateState.ACTIVE, reason)


VERBS = {
    CandidateState.WITHDRAWN: "candidate.withdraw",
    CandidateState.NO_SHOW: "candidate.no_show",
    CandidateState.ACTIVE: "candidate.reinstate",
}


@transaction.atomic
def _set_state(candidate: Candidate, actor: User, state: CandidateState, reason: str) -> Candidate:
    action = _running(candidate.action, actor)
    # Opening the consensus holds this row and asks whether the candidate is active: the two take turns.
    candidate = Candidate.objects.select_for_update(no_key=True).get(pk=candidate.pk)
    candidate.action = action
    problems = reason_problems(reason)
    if candidate.state == state:
        problems.append(
            Problem(f"Candidate {candidate.number}: {candidate.get_state_display().lower()} already.")
        )
    if problems:
        raise Refused(*problems)
    before = candidate.state
    candidate.state, candidate.state_reason, candidate.state_changed_at = (
        state,
        as_kept(reason),
        timezone.now(),
    )
    candidate.save(update_fields=["state", "state_reason", "state_changed_at"])
    wait_for_saves(candidate.worksheets.all())
    evidence_changed(action)
    rating = state == CandidateState.ACTIVE and action.state == ActionState.RATING
    # Raters who joined meanwhile have no worksheet yet; once a candidate was discussed, nobody gets a new one.
    if rating and not Consensus.objects.filter(candidate=candidate).exists():
        worksheets_for(candidate=candidate)
    record(
        agency=action.agency,
        actor=actor,
        action=VERBS[state],
        obj=candidate,
        before={"state": before},
        after={"state": state.value, "reason": commitment(as_kept(reason))},
    )
    return candidate


def _running(action: HiringAction, actor: User) -> HiringAction:
    """The hiring action under lock, while candidates may still change."""
    action = locked_action(action)
    decision = may_run(actor, action)
    if not decision:
        raise Refused(decision.reason)
    return action


def _taken(action: HiringAction) -> set[str]:
    """Numbers given in this hiring action, in small letters: the withdrawn keep theirs."""
    return {number.casefold() for number in action.candidates.values_list("number", flat=True)}


def _tidied(number: str, last_name: str, first_name: str, email: str, application_id: str) -> dict[str, str]:
    values = (number, last_name, first_name, email, application_id)
    return {name: one_line(value) for name, value in zip(TEXTS, values, strict=True)}


def _problems_of(values: dict[str, str], taken: Collection[str], row: int | None = None) -> list[Problem]:
    """Everything wrong with one candidate, each problem at its field."""
    found = [*_wrong_texts(values)]
    if values["number"].casefold() in taken:
        found.append(("number", f"{values['number']} is taken by a candidate of this hiring action"))
    elif len(natural_sort_text(values["number"])) > Candidate._meta.get_field("sort_key").max_length:
        found.append(("number", "can't be sorted. Use fewer letters and digits"))
    start = f"Row {row}, " if row else ""
    return [Problem(f"{start}{TEXTS[name]}: {words}.", name, row) for name, words in found]


def _wrong_texts(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        longest = Candidate._meta.get_field(name).max_length or 0
        if len(value) > longest:
            yield name, f"has {len(value)} characters; the most is {longest}"
        if character := forbidden_character(value):
            yield name, f"holds the invisible character {character}. Type the text again"
    if not values["last_name"]:
        yield "last_name", "is empty"
    if values["email"] and not _is_email(values["email"]):
        yield "email", "is not an e-mail address"


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _import_problems(
    rows: Iterable[NewCandidate], checked: list[dict[str, str]], taken: Collection[str]
) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row, values in zip(rows, checked, strict=True):
        yield from _problems_of(values, taken, row.row)
        number = values["number"].casefold()
        earlier = first.setdefault(number, row.row) if number else row.row
        if earlier != row.row:
            text = f"Row {row.row}, Candidate number: {values['number']} stands in row {earlier} already."
            yield Problem(text, "number", row.row)


def _audited(candidate: Candidate) -> dict[str, str]:
    """What the record says of a candidate: no name, only fingerprints that can be compared."""
    person = "\n".join([candidate.last_name, candidate.first_name, candidate.email, candidate.application_id])
    return {
        "candidate": candidate.public_id,
        "number": candidate.number,
        "person": commitment(person),
    }
