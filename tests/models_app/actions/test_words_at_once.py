"""Two people at the same moment at the words of one competency: publishing, discarding, importing, rewording.

Each was seen failing on PostgreSQL with a deadlock or a database error before its action took the locks in order.
"""

from dataclasses import replace

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.errors import Stale
from models_app.actions import adopting, import_rows, publication, sealing, wording
from models_app.actions.adopting import adopt_model
from models_app.actions.bank_drafts import change_whose
from models_app.actions.changes import SetText
from models_app.actions.discarding import discard_draft
from models_app.actions.new_models import create_competency
from models_app.actions.publication import publish
from models_app.actions.touching import Shown
from models_app.actions.wording import change_bank_wording, change_wording, take_bank_wording
from models_app.choices import VersionState
from models_app.models import CompetencyRevision, ModelVersion
from tests.factories import make_agency, make_model_version, make_person
from tests.models_app.actions.test_importing import PLAIN, competency, drafted
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


def test_a_number_is_published_while_somebody_gives_it_to_a_new_competency(monkeypatch, admin):
    version = draft(admin, "bank_number", "7")
    ModelVersion.objects.filter(pk=version.pk).update(state=VersionState.IN_REVIEW, submitted_by=admin)
    version.refresh_from_db()
    second = make_person("second", Role.HR_ADMIN)

    _, refused = one_held(
        monkeypatch,
        publication,
        lambda: publish(version=version, actor=second),
        lambda: create_competency(bank=version.model.bank, family="Writing", number=7, actor=admin),
    )

    assert [problem.message for problem in refused.problems] == ["Number 7 is 'Judgment' in this bank."]


BARE = replace(PLAIN, parts=(), groups=(), level_labels=(), findings=())


def imported(admin, definition, text="Clerk"):
    """A document with one competency becomes the draft of a new model in the agency's only bank."""
    plain = replace(BARE, competencies=(competency("Judgment", 2, definition=definition),))
    return drafted(make_agency(), admin, plain, text=text)


def test_words_stay_that_an_import_takes_while_the_draft_that_they_began_in_is_discarded(monkeypatch, admin):
    begun = imported(admin, "Judges.")

    version, leaving = one_held(
        monkeypatch,
        import_rows,
        lambda: imported(admin, "Judges.", text="Another clerk"),
        lambda: discard(begun, admin),
        step="source_of",
    )

    words = begun.uses.get().revision
    assert (leaving.words, leaving.kept) == ((), (words,))
    assert list(CompetencyRevision.objects.standing().filter(uses__version=version)) == [words]


@pytest.mark.parametrize("by", ["import", "adoption"])
def test_words_are_changed_while_an_import_or_an_adoption_brings_others(monkeypatch, admin, by):
    here = draft(admin)
    theirs = make_model_version(make_agency("elsewhere"), ("Judgment",))
    CompetencyRevision.objects.filter(uses__version=theirs).update(definition="Theirs.")
    bringing = {
        "import": lambda: imported(admin, "Otherwise."),
        "adoption": lambda: adopt_model(
            version=theirs, agency=here.model.agency, actor=admin, bank=here.model.bank
        ),
    }

    version, changed = one_held(
        monkeypatch,
        import_rows if by == "import" else adopting,
        bringing[by],
        lambda: change_wording(
            use=here.uses.get(), change=SetText("definition", "Here."), actor=admin, own_wording=True
        ),
        step="free_names",
    )

    assert (version.uses.get().revision.number, changed.number) == (2, 3)


CHANGES = {
    "words": lambda bank, admin: change_bank_wording(
        competency=bank.competencies.get(), change=SetText("definition", "Bank."), actor=admin
    ),
    "competency": lambda bank, admin: create_competency(bank=bank, family="Writing", actor=admin),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_bank_is_changed_while_somebody_adopts_into_it(monkeypatch, admin, what):
    bank = make_model_version(names=("Judgment",)).model.bank
    theirs = make_model_version(make_agency("elsewhere"), ("Speaking",))

    draft, changed = one_held(
        monkeypatch,
        adopting,
        lambda: adopt_model(version=theirs, agency=bank.agency, actor=admin, bank=bank),
        lambda: CHANGES[what](bank, admin),
        step="lock_bank",
    )

    made = {"words": "Judgment, revision 2", "competency": "Writing"}
    assert (draft.adopted_from, str(changed)) == (theirs, made[what])


DEEDS = {
    "takes the bank's": lambda use, **who: take_bank_wording(use=use, **who),
    "says whose": lambda use, **who: change_whose(use=use, own_wording=False, **who),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_words_that_are_just_being_saved_are_not_replaced_unseen(monkeypatch, admin, deed):
    use = draft(admin).uses.get()
    own = change_wording(use=use, change=SetText("definition", "Ours."), actor=admin, own_wording=True)
    shown, change = Shown(own.public_id, own.edit), SetText("definition", "Theirs.")
    use.refresh_from_db()
    opened = use.version.uses.get()

    _, late = one_held(
        monkeypatch,
        wording,
        lambda: change_wording(use=use, change=change, actor=admin),
        lambda: DEEDS[deed](opened, actor=admin, expected=shown),
    )

    use.refresh_from_db()
    assert (type(late), use.revision, use.revision.definition) == (Stale, own, "Theirs.")
    assert use.revision.for_model == use.version.model
