"""A draft is put aside: its model is free, what began in it goes with it, and nothing is deleted."""

import json

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import SetText
from models_app.actions.discarding import discard_draft
from models_app.actions.draft_changes import AddUse, Remove
from models_app.actions.drafting import start_draft
from models_app.actions.structure import change_draft
from models_app.actions.wording import change_bank_wording, change_wording, take_bank_wording
from models_app.choices import VersionState
from models_app.models import Competency, CompetencyModel, CompetencyRevision, ModelVersion
from models_app.queries.bank_words import newest_of_bank
from models_app.queries.importing import next_number
from models_app.queries.lists import competencies_of, models_for
from models_app.queries.matching import current_revisions
from models_app.queries.reasons import reason_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft(admin):
    """Version 2 of a model with two competencies."""
    published = make_model_version(names=("Judgment", "Writing"))
    ModelVersion.objects.filter(pk=published.pk).update(content_hash="0" * 64)
    return start_draft(version=published, actor=admin).draft


def reworded(version, admin, text="New.", at=1, **how):
    """The words of the competency at this place once their definition was changed in the draft."""
    change = SetText("definition", text)
    return change_wording(use=version.uses.get(position=at), change=change, actor=admin, **how)


def discard(version, admin, **how):
    version.refresh_from_db()
    return discard_draft(version=version, actor=admin, reason=" A mistake. ", **how)


def test_the_model_is_free_and_the_draft_stays_to_be_read_with_its_reason(admin, draft):
    leaving = discard(draft, admin, expected_edit=0)

    draft.refresh_from_db()
    again = start_draft(version=draft.based_on, actor=admin).draft
    entry = json.loads(AuditEntry.objects.get(action="model_version.discard").payload)
    assert (draft.state, draft.uses.count(), leaving.remaining) == ("discarded", 2, draft.based_on)
    assert (again.number, again.based_on, next_number(draft.model)) == (3, draft.based_on, 4)
    assert (entry["reason"], entry["after"]["number"], reason_of(draft).text) == (
        "A mistake.",
        2,
        "A mistake.",
    )
    assert list(ModelVersion.objects.visible_to(admin).filter(number=2)) == []
    assert list(ModelVersion.objects.readable_by(admin).filter(number=2)) == [draft]


def test_words_that_began_in_it_go_and_the_banks_other_words_count_again(admin, draft):
    mine = reworded(draft, admin)
    own = reworded(draft, admin, at=2, own_wording=True)
    before = newest_of_bank(mine.competency)

    leaving = discard(draft, admin)

    assert before == mine
    assert newest_of_bank(mine.competency).number == 1
    assert (leaving.words, leaving.reworded, leaving.competencies) == ((mine, own), (mine, own), ())
    assert CompetencyRevision.objects.filter(pk__in=[mine.pk, own.pk]).count() == 2
    assert list(CompetencyRevision.objects.visible_to(admin).filter(number=2)) == []


def test_words_that_another_draft_uses_and_those_changed_in_the_bank_stay(admin, draft):
    taken, edited = reworded(draft, admin), reworded(draft, admin, at=2)
    other = make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    take_bank_wording(use=other.uses.get(), actor=admin)
    change_bank_wording(competency=edited.competency, change=SetText("definition", "Bank."), actor=admin)

    leaving = discard(draft, admin)

    assert (leaving.words, leaving.kept, leaving.competencies) == ((), (taken,), ())
    entry = json.loads(AuditEntry.objects.get(action="model_version.discard").payload)
    assert (entry["after"]["words"], entry["after"]["words_kept"]) == ([], ["Judgment, revision 2"])
    assert newest_of_bank(taken.competency) == other.uses.get().revision == taken
    assert newest_of_bank(edited.competency) == edited
    assert reworded(other, admin, "Goes on.") == taken  # nobody shares them any more


def new_in(version, number=7):
    """A competency whose only words began in this draft, as an import makes them."""
    bank = version.model.bank
    competency = Competency.objects.create(
        bank=bank, slug=f"new-{number}", number=number, family=f"New {number}"
    )
    revision = CompetencyRevision.objects.create(
        competency=competency, family=competency.family, bank_number=number, begun_in=version
    )
    version.uses.create(position=version.uses.count() + 1, revision=revision)
    return competency


def test_competencies_that_began_in_it_leave_the_bank_with_their_numbers(admin, draft):
    gone, removed = new_in(draft, 7), new_in(draft, 8)
    change_draft(version=draft, change=Remove("use", 4), actor=admin)

    leaving = discard(draft, admin)

    gone.refresh_from_db()
    bank = draft.model.bank
    assert (leaving.competencies, gone.number) == ((gone, removed), None)
    assert [str(one) for one in competencies_of(admin, bank)] == ["Judgment", "Writing"]
    assert [row.name for row in current_revisions(bank)] == ["Judgment", "Writing"]
    assert list(Competency.objects.readable_by(admin).filter(pk=gone.pk)) == [gone]
    other = make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    with pytest.raises(Refused, match="went with a draft that was discarded"):
        change_draft(version=other, change=AddUse(gone), actor=admin)


def test_a_competency_with_words_that_stay_does_not_leave(admin, draft):
    competency = new_in(draft)
    other = make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    change_draft(version=other, change=AddUse(competency), actor=admin)

    leaving = discard(draft, admin)

    competency.refresh_from_db()
    assert (leaving.competencies, competency.number) == ((), 7)


def test_a_model_without_another_version_leaves_the_lists(admin):
    draft = make_model_version(names=("Judgment",), state=VersionState.DRAFT)

    leaving = discard(draft, admin)

    assert leaving.remaining is None
    assert list(models_for(admin)) == []
    assert list(CompetencyModel.objects.readable_by(admin)) == [draft.model]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (VersionState.IN_REVIEW, "Return it to draft"),
        (VersionState.PUBLISHED, "Only a draft can be discarded"),
        (VersionState.RETIRED, "Only a draft can be discarded"),
        (VersionState.DISCARDED, "discarded already"),
    ],
)
def test_only_a_draft_is_discarded(admin, state, words):
    version = make_model_version(names=("Judgment",), state=state)

    with pytest.raises(Refused, match=words):
        discard(version, admin)

    version.refresh_from_db()
    assert (version.state, AuditEntry.objects.count()) == (state, 0)


def test_not_without_a_reason_not_unread_and_not_by_others(admin, draft):
    stranger = make_person("other", Role.HR_ADMIN, make_agency("elsewhere"))
    reworded(draft, admin)
    draft.refresh_from_db()

    with pytest.raises(Refused, match="Say in a few words"):
        discard_draft(version=draft, actor=admin, reason=" ")
    with pytest.raises(Stale, match="changed since you opened"):
        discard(draft, admin, expected_edit=0)
    with pytest.raises(Refused, match="Only HR admins"):
        discard(draft, stranger)

    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT
