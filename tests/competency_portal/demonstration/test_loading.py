"""The demonstration goes through the portal's own actions and ends where its texts say."""

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Candidate, HiringAction, Rating, Result, Worksheet
from competency_portal.accounts.models import User
from models_app.models import CompetencyUse, ModelVersion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_three_hiring_actions_stand_at_their_stages(demonstration):
    stages = {
        action.agency.code: (action.state, action.candidates.count(), action.consensuses.count())
        for action in HiringAction.objects.select_related("agency")
    }

    assert stages == {"nara": ("rating", 8, 0), "la": ("rating", 7, 2), "nc": ("final", 9, 8)}
    assert Rating.objects.count() == 360
    assert (
        not Worksheet.objects.filter(action__agency__code="la", candidate__state="active")
        .exclude(state="submitted")
        .exists()
    )


def test_the_finished_list_equals_the_one_computed_by_hand(demonstration):
    rows = Result.objects.get(action__agency__code="nc", state="final").rows.order_by("order")

    # 70 + 30 * (mean - 1) / 2 from the weighted means 2.70, 2.60, 2.30, 2.20, 2.20, 1.60, 1.15
    assert [(row.rank, row.candidate.number, str(row.shown or ""), row.standing) for row in rows] == [
        (1, "305", "95.5000", "ranked"),
        (2, "301", "94.0000", "ranked"),
        (3, "308", "89.5000", "ranked"),
        (4, "302", "88.0000", "ranked"),
        (4, "303", "88.0000", "ranked"),
        (6, "306", "79.0000", "ranked"),
        (7, "309", "72.2500", "ranked"),
        (None, "304", "", "withdrawn"),
        (None, "307", "", "incomplete"),
    ]


def test_the_source_versions_stay_unsettled_and_settlements_name_the_demonstration(demonstration):
    first = CompetencyUse.objects.filter(version__number=1)
    settled = CompetencyUse.objects.filter(version__number=2).exclude(selection_use="not_stated")

    assert set(first.values_list("selection_use", "required_level")) == {("not_stated", None)}
    assert all(use.selection_use_reason.startswith("Demonstration:") for use in settled)
    assert (
        sorted(ModelVersion.objects.values_list("number", "state"))
        == [(1, "superseded")] * 3 + [(2, "published")] * 3
    )


def test_everybody_is_marked_as_invented_and_loading_twice_is_refused(demonstration):
    assert not User.objects.filter(is_demonstration=False).exists()
    assert Candidate.objects.exclude(email__endswith="@example.org").count() == 0
    with pytest.raises(CommandError):
        call_command("load_demonstration", verbosity=0)
