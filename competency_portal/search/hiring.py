"""Hits in what a person works on: hiring actions, candidates, interview guides.

Nothing of a rating, a note, a consensus or a result is ever looked at: a search that found or did not find words of
another rater would tell what they wrote.
"""

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from assessments.models import Candidate, GuideSection, GuideVersion, HiringAction, Probe
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.search.hits import Group, Hit, contains_all, first_rows, group

STAFF = (Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR, Role.MANAGER)
KNOW_NAMES = (Role.SPECIALIST, Role.HR_ADMIN)  # everybody else knows candidates by their number


def hiring_groups(user, words: list[str]) -> list[Group]:
    """Only what `visible_to(user)` lets through. A fixed number of queries."""
    return [
        group("actions", "Hiring actions", _actions(user, words)),
        group("candidates", "Candidates", _candidates(user, words)),
        group(
            "guides", "Interview guides", _guides(user, words), _questions(user, words), _probes(user, words)
        ),
    ]


def address(name: str, *args: str) -> str:
    """Address of a page; empty when there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _actions(user, words):
    rows = HiringAction.objects.visible_to(user).filter(contains_all(words, "number", "title", "location"))
    found, full = first_rows(rows.select_related("agency").order_by("-opened_on", "pk"))
    return [_action(user, row) for row in found], full


def _action(user, action) -> Hit:
    text = ", ".join(filter(None, [action.number, action.title, action.location]))
    return Hit(str(action), _action_address(user, action), "Hiring action", text, action.agency.name)


def _action_address(user, action) -> str:
    """The action's own page for staff; whoever only sits on the panel goes to their worksheets."""
    if action.agency_id in agency_ids(user, *STAFF):
        return address("assessments:action-detail", action.public_id)
    return address("assessments:my-worksheets")


def _candidates(user, words):
    staff = Q(action__agency__in=agency_ids(user, *KNOW_NAMES))
    named = Q()
    for word in words:
        named &= Q(last_name__icontains=word) | Q(first_name__icontains=word)
    rows = Candidate.objects.visible_to(user).filter(contains_all(words, "number") | (staff & named))
    found, full = first_rows(rows.select_related("action__agency").order_by("action", "sort_key"))
    return [_candidate(user, row) for row in found], full


def _candidate(user, candidate) -> Hit:
    action = candidate.action
    text = str(candidate)
    if action.agency_id in agency_ids(user, *KNOW_NAMES):
        text = f"{text}: {candidate.last_name}, {candidate.first_name}".rstrip(", ")
    listed = address("assessments:candidate-list", action.public_id)
    to_list = listed and action.agency_id in agency_ids(user, *KNOW_NAMES)
    return Hit(
        str(candidate), listed if to_list else _action_address(user, action), "Candidate", text, str(action)
    )


def _guides(user, words):
    rows = GuideVersion.objects.visible_to(user).filter(contains_all(words, "guide__title", "purpose"))
    found, full = first_rows(rows.select_related("guide__agency").order_by("guide__title", "-number"))
    return [_guide(row, "Guide", f"{row.guide.title}. {row.purpose}") for row in found], full


def _questions(user, words):
    rows = GuideSection.objects.filter(
        contains_all(words, "question"), version__in=GuideVersion.objects.visible_to(user)
    )
    rows = rows.select_related("version__guide__agency").order_by(
        "version__guide__title", "version", "position"
    )
    found, full = first_rows(rows)
    return [_guide(row.version, f"Question {row.position}", row.question) for row in found], full


def _probes(user, words):
    rows = Probe.objects.filter(
        contains_all(words, "text"), section__version__in=GuideVersion.objects.visible_to(user)
    )
    rows = rows.select_related("section__version__guide__agency").order_by(
        "section__version__guide__title", "section__version", "section__position", "position"
    )
    found, full = first_rows(rows)
    return [
        _guide(row.section.version, f"Probe of question {row.section.position}", row.text) for row in found
    ], full


def _guide(version, where: str, text: str) -> Hit:
    page = address("assessments:guide-detail", version.public_id)
    return Hit(
        f"{version.guide.title}, version {version.number}", page, where, text, version.guide.agency.name
    )
