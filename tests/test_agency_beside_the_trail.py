"""Who writes to the trail while somebody else holds the agency's row: every entry points to that row.

Each was seen failing on PostgreSQL with a deadlock before its action locked the agency for changes that leave its key.
"""

import pytest

from competency_portal.accounts.actions.agencies import edit_agency
from competency_portal.accounts.choices import Role
from competency_portal.audit import recording
from models_app.actions.api_tokens import make_token
from models_app.actions.discarding import discard_draft
from models_app.choices import VersionState
from tests import factories as make
from tests.racing import one_held

pytestmark = pytest.mark.django_db(transaction=True)

HOLDING = {
    "token": lambda agency, hr: make_token(agency=agency, name="Job pages", actor=hr)[0].name,
    "agency": lambda agency, hr: edit_agency(agency=agency, actor=hr, time_zone="America/Denver").time_zone,
}


@pytest.mark.parametrize(("what", "made"), [("token", "Job pages"), ("agency", "America/Denver")])
def test_somebody_else_is_at_the_trail(monkeypatch, what, made):
    draft = make.make_model_version(state=VersionState.DRAFT)
    hr = make.make_person("hr", Role.HR_ADMIN)

    answers = one_held(
        monkeypatch,
        recording,
        lambda: discard_draft(version=draft, actor=hr, reason="A mistake.").words,
        lambda: HOLDING[what](draft.model.agency, hr),
        step="keyed_hash",
    )

    assert answers == ((), made)
