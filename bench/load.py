"""Fills an empty database for one size and writes down what there is to measure."""

import json
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.urls import NoReverseMatch, reverse

from assessments.actions.results import compute_results
from assessments.choices import ConsensusState, WorksheetState
from assessments.models import Candidate, Consensus, RatingSlot, Worksheet
from bench.candidates import load_candidates
from bench.setting import Setting, make_setting
from competency_portal.accounts.models import User


def main(total: str, target: str) -> None:
    """Load the library and so many candidates, compute a result, and write the manifest to `target`."""
    started = time.perf_counter()
    call_command("load_library", verbosity=0)
    setting = make_setting()
    load_candidates(setting, int(total))
    result = compute_results(action=setting.action, actor=setting.people["specialist"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    manifest = {
        "candidates": int(total),
        "cookies": {role: _cookie(person) for role, person in setting.people.items()},
        "pages": _pages(setting, result),
        "saves": _saves(setting),
        "level": setting.levels[2].pk,
        "floor": _floor(setting, result),
        "load_seconds": round(time.perf_counter() - started, 1),
    }
    Path(target).write_text(json.dumps(manifest))


def _cookie(person: User) -> str:
    """A session as signing in makes it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'b' * 32}"


def _pages(setting: Setting, result) -> dict[str, list[str]]:
    """Addresses of what is measured; a page that does not exist yet has none."""
    action, guide = setting.action, setting.action.guide_version
    first = Candidate.objects.get(pk=result.rows.order_by("order").values_list("candidate")[0][0])
    open_sheets = _public_ids(Worksheet.objects.filter(state=WorksheetState.DRAFT), setting)
    return {
        "worksheet": _reversed("assessments:worksheet", open_sheets),
        "my-worksheets": _reversed("assessments:my-worksheets"),
        "consensus": _reversed(
            "assessments:consensus",
            Consensus.objects.filter(state=ConsensusState.OPEN).values_list("public_id", flat=True),
        ),
        "my-consensus": _reversed("assessments:my-consensus"),
        "results": _reversed("assessments:results", [action.public_id]),
        "results-candidate": _reversed(
            "assessments:results-candidate", [(result.public_id, first.public_id)]
        ),
        "results-csv": _reversed("assessments:results-csv", [result.public_id]),
        "results-xlsx": _reversed("assessments:results-xlsx", [result.public_id]),
        "results-compute": _reversed("assessments:results-compute", [action.public_id]),
        "action-list": _reversed("assessments:action-list"),
        "action-detail": _reversed("assessments:action-detail", [action.public_id]),
        "action-progress": _reversed("assessments:action-progress", [action.public_id]),
        "candidate-list": _reversed("assessments:candidate-list", [action.public_id]),
        "version": _reversed("library:version-detail", [action.model_version.public_id]),
        "guide-pdf": _reversed("assessments:guide-pdf", [guide.public_id]),
        "home": _reversed("home"),
    }


def _saves(setting: Setting) -> list[dict]:
    """Every slot that the rater may still change: where to save it and which version it has."""
    slots = RatingSlot.objects.filter(
        worksheet__state=WorksheetState.DRAFT, worksheet__seat__user=setting.people["rater"]
    )
    found = slots.order_by("assessed__position").values_list("worksheet__public_id", "public_id", "version")
    return [
        {"path": path, "slot": slot, "version": version}
        for sheet, slot, version in found
        for path in _reversed("assessments:worksheet-save", [sheet])
    ]


def _public_ids(worksheets, setting: Setting) -> list[str]:
    return list(worksheets.filter(seat__user=setting.people["rater"]).values_list("public_id", flat=True))


def _reversed(name: str, objects=((),)) -> list[str]:
    try:
        return [reverse(name, args=args if isinstance(args, tuple) else (args,)) for args in objects]
    except NoReverseMatch:
        return []


def _floor(setting: Setting, result) -> dict[str, list[str]]:
    """Addresses on the floor's server. Its saves go to another rater's worksheets, out of the portal's way."""
    rater = Worksheet.objects.filter(state=WorksheetState.DRAFT, seat__user=setting.people["rater"])
    other = Worksheet.objects.filter(state=WorksheetState.DRAFT, seat=setting.seats[1])
    return {
        "hello": ["/hello/"],
        "worksheet": [f"/worksheet/{pk}/" for pk in rater.values_list("pk", flat=True)],
        "save": [f"/save/{pk}/" for pk in other.values_list("slots", flat=True)],
        "top": [f"/top/{result.pk}/"],
        "rows": [f"/rows/{setting.action.pk}/"],
        "workbook": [f"/workbook/{setting.action.pk}/"],
        "compute": [f"/compute/{setting.action.pk}/"],
        "file": ["/file/"],
    }
