"""Two people at the same moment at the words of one competency: publishing, discarding, importing, rewording.

Each was seen failing on PostgreSQL with a deadlock or a database error before its action took the locks in order.
"""

import pytest

from competency_portal.accounts.choices import Role
from models_app.actions import sealing
from models_app.actions.changes import SetText
from models_app.actions.discarding import discard_draft
from models_app.actions.publication import publish
from models_app.actions.wording import change_wording, take_bank_wording
from models_app.choices import VersionState
from models_app.models import ModelVersion
from tests.factories import make_agency, make_model_version, make_person
from tests.racing import one_held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


def draft(admin, place=None, text="New."):
    """A draft with one competency, with new words of it where a place is given."""
    version = make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    if place:
        change_wording(use=version.uses.get(), change=SetText(place, text), actor=admin)
        version.refresh_from_db()
    return version


def discard(version, admin):
    return discard_draft(version=version, actor=admin, reason="A mistake.")


@pytest.mark.parametrize("place", ["family", "definition"])
def test_words_are_published_while_the_draft_that_they_began_in_is_discarded(monkeypatch, admin, place):
    begun, other = draft(admin, place), draft(admin)
    take_bank_wording(use=other.uses.get(), actor=admin)
    ModelVersion.objects.filter(pk=other.pk).update(state=VersionState.IN_REVIEW, submitted_by=admin)
    other.refresh_from_db()
    second = make_person("second", Role.HR_ADMIN)

    published, leaving = one_held(
        monkeypatch,
        sealing,
        lambda: publish(version=other, actor=second),
        lambda: discard(begun, admin),
        step="_name_in_bank",
    )

    words = other.uses.get().revision
    assert (published.version, leaving.words, leaving.kept) == (other, (), ())
    assert (words.published, words.begun_in, words.competency.name) == (True, begun, words.name)
