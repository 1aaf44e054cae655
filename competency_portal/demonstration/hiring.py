"""One hiring action an agency, at its own stage: rating under way, consensus waiting, finished."""

import datetime as dt
from decimal import Decimal
from typing import Any

from assessments.actions.candidates import import_candidates, mark_no_show, withdraw_candidate
from assessments.actions.consensus import close_consensus, open_consensus, record_agreed_rating
from assessments.actions.hiring import choose_competencies, choose_guide, open_hiring_action
from assessments.actions.panel import seat_panel
from assessments.actions.rating import save_rating
from assessments.actions.results import compute_results, finalize_results
from assessments.actions.start import start_rating
from assessments.actions.worksheet_states import submit_worksheet
from assessments.choices import CandidateState
from assessments.exchange.candidates import CandidateRow
from assessments.models import GuideVersion, HiringAction, RuleSet, Worksheet
from competency_portal.accounts.models import User
from competency_portal.demonstration.content import read


def make_hiring_action(
    code: str, guide: GuideVersion, people: dict[str, User], today: dt.date
) -> HiringAction:
    """The hiring action of fixtures/demo/actions, taken as far as its stage says."""
    content = read("actions", code)
    specialist = people[f"specialist.{code}"]
    action = _open(content, guide, people, specialist, today)
    _choose(action, content, guide, specialist)
    panel = content["panel"]
    seat_panel(
        action=action,
        actor=specialist,
        chair=people[panel["chair"]],
        chair_rates=panel["chair_rates"],
        raters=[people[name] for name in panel["raters"]],
    )
    import_candidates(
        action=action, actor=specialist, rows=[_row(n, c) for n, c in enumerate(content["candidates"], 2)]
    )
    start_rating(action=action, actor=specialist)
    for sheet in content["worksheets"]:
        _rate(action, sheet, people)
    _departures(action, content, specialist)
    for agreed in content["consensus"]:
        _agree(action, agreed, people[panel["chair"]])
    if content["stage"] != "rating":
        compute_results(action=action, actor=specialist)
    if content["stage"] == "finished":
        finalize_results(action=action, actor=specialist)
    return action


def _open(
    content: dict[str, Any], guide: GuideVersion, people: dict[str, User], specialist: User, today: dt.date
) -> HiringAction:
    return open_hiring_action(
        actor=specialist,
        agency=guide.guide.agency,
        number=content["number"],
        title=content["title"],
        location=content["location"],
        model_version=guide.model_version,
        scale=guide.scale,
        rule_set=RuleSet.objects.get(agency=None, name="Panel rules", version=1),
        discussion_threshold=content["discussion_threshold"],
        opened_on=today - dt.timedelta(days=content["opened_days_ago"]),
        interviews_from=today - dt.timedelta(days=content["interviews_start_days_ago"]),
        interviews_to=today + dt.timedelta(days=content["interviews_end_in_days"]),
        hiring_manager=people[f"manager.{content['agency']}"],
    )


def _choose(action: HiringAction, content: dict[str, Any], guide: GuideVersion, specialist: User) -> None:
    sections = guide.sections.select_related("use__revision__competency")
    weights = content["weights"] or {}
    choose_competencies(
        action=action,
        actor=specialist,
        uses_with_weights={
            section.use: Decimal(weights.get(section.use.revision.competency.family, "1"))
            for section in sections
        },
        weights_reason=content["weights_reason"],
    )
    choose_guide(action=action, actor=specialist, guide_version=guide)


def _row(number: int, candidate: dict[str, Any]) -> CandidateRow:
    return CandidateRow(
        row=number,
        number=candidate["number"],
        last_name=candidate["last_name"],
        first_name=candidate["first_name"],
        email=candidate["email"],
        application_id="",
    )


def _rate(action: HiringAction, sheet: dict[str, Any], people: dict[str, User]) -> None:
    """Save every rating of one worksheet as its rater would, and submit it where it is in."""
    rater = people[sheet["rater"]]
    worksheet = Worksheet.objects.get(action=action, seat__user=rater, candidate__number=sheet["candidate"])
    levels = {level.ordinal: level for level in action.scale.levels.all()}
    for slot in worksheet.slots.select_related("assessed__use__revision__competency"):
        rating = sheet["ratings"].get(slot.assessed.use.revision.competency.family)
        if rating is None:
            continue
        observed = not rating.get("not_observed")
        save_rating(
            slot=slot,
            actor=rater,
            expected_version=0,
            level=levels[rating["level"]] if observed else None,
            not_observed=not observed,
            not_observed_reason="" if observed else rating["reason"],
            note=rating.get("note", ""),
            probes_asked=[probe.public_id for probe in slot.section.probes.all()[:2]],
        )
    if sheet["state"] == "submitted":
        submit_worksheet(worksheet=worksheet, actor=rater)


def _departures(action: HiringAction, content: dict[str, Any], specialist: User) -> None:
    verbs = {CandidateState.WITHDRAWN: withdraw_candidate, CandidateState.NO_SHOW: mark_no_show}
    for candidate in content["candidates"]:
        if candidate["state"] != CandidateState.ACTIVE:
            verbs[candidate["state"]](
                candidate=action.candidates.get(number=candidate["number"]),
                actor=specialist,
                reason=candidate["state_reason"],
            )


def _agree(action: HiringAction, agreed: dict[str, Any], chair: User) -> None:
    consensus = open_consensus(candidate=action.candidates.get(number=agreed["candidate"]), actor=chair)
    levels = {level.ordinal: level for level in action.scale.levels.all()}
    for item in consensus.items.select_related("assessed__use__revision__competency"):
        rating = agreed["agreed"][item.assessed.use.revision.competency.family]
        observed = not rating.get("not_observed")
        record_agreed_rating(
            item=item,
            actor=chair,
            expected_version=0,
            level=levels[rating["level"]] if observed else None,
            not_observed=not observed,
            reason=rating["reason"],
        )
    if agreed["closed"]:
        close_consensus(consensus=consensus, actor=chair)
