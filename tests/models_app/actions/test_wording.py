"""Words of a competency change in a revision of their own."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import AddItem, MoveItem, RemoveItem, SetText
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.wording import change_bank_wording, change_wording, take_bank_wording
from models_app.choices import VersionState
from models_app.models import BehavioralIndicator, ModelVersion
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft():
    return make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)


@pytest.fixture
def use(draft):
    return draft.uses.first()


def texts(revision, related="indicators"):
    return [(row.position, row.text) for row in getattr(revision, related).all()]


def with_indicators(use, admin, *words):
    for word in words:
        revision = change_wording(use=use, change=AddItem("indicator", word), actor=admin)
        use.refresh_from_db()
    return revision


def test_the_first_change_of_published_words_makes_the_next_revision(use, admin):
    published = use.revision

    changed = change_wording(use=use, change=SetText("definition", " Judges well. "), actor=admin)

    published.refresh_from_db()
    use.refresh_from_db()
    assert (published.definition, published.number) == ("Definition of Judgment.", 1)
    assert (changed.number, changed.definition, changed.published, changed.source) == (
        2,
        "Judges well.",
        False,
        None,
    )
    assert use.revision == changed


def test_later_changes_stay_in_that_revision(use, admin):
    first = change_wording(use=use, change=SetText("definition", "One."), actor=admin)
    use.refresh_from_db()

    second = change_wording(use=use, change=SetText("variant", "Senior"), actor=admin)

    assert (first.pk, second.edit, second.name) == (second.pk, 2, "Judgment (Senior)")


def test_each_change_is_one_entry_and_one_counted_edit(use, admin):
    change_wording(use=use, change=SetText("definition", "One."), actor=admin)

    entry = AuditEntry.objects.get(action="competency_revision.change")
    use.version.refresh_from_db()
    assert (entry.actor, use.version.revision_of_edit) == (admin, 1)


def test_a_page_that_was_overtaken_is_refused_and_nothing_written(use, admin):
    seen = use.revision.edit
    changed = change_wording(use=use, change=SetText("definition", "One."), actor=admin, expected_edit=seen)
    use.refresh_from_db()

    with pytest.raises(Stale) as stale:
        change_wording(use=use, change=SetText("definition", "Two."), actor=admin, expected_edit=seen)

    changed.refresh_from_db()
    assert (stale.value.current, changed.definition, changed.edit) == (changed, "One.", 1)


def test_an_empty_definition_is_not_stated(use, admin):
    assert change_wording(use=use, change=SetText("definition", "  "), actor=admin).definition is None


def test_level_texts_are_set_and_taken_away(use, admin):
    change_wording(use=use, change=SetText("level:2", "Judges plain cases."), actor=admin)
    use.refresh_from_db()
    written = [(row.level.ordinal, row.text) for row in use.revision.levels.all()]

    change_wording(use=use, change=SetText("level:2", ""), actor=admin)

    assert written == [(2, "Judges plain cases.")]
    assert not use.revision.levels.exists()


def test_items_are_added_set_moved_and_removed(use, admin):
    revision = with_indicators(use, admin, "a", "b", "c")
    change_wording(use=use, change=MoveItem("indicator", 3, 1), actor=admin)
    moved = texts(revision)
    change_wording(use=use, change=SetText("indicator:2", "A"), actor=admin)
    change_wording(use=use, change=RemoveItem("indicator", 1), actor=admin)

    assert moved == [(1, "c"), (2, "a"), (3, "b")]
    assert texts(revision) == [(1, "A"), (2, "b")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (SetText("family", " "), "A competency needs a name."),
        (SetText("family", "x" * 121), "The text is 121 characters long; 120 is the most."),
        (SetText("definition", "x" * 20_001), "The text is 20001 characters long; 20000 is the most."),
        (
            SetText("definition", "a\x00b"),
            "The text holds a character that can't be stored (NUL). Take it out.",
        ),
        (SetText("bank_number", "1.5"), "A number in the bank is a whole number from 1, or empty."),
        (SetText("bank_number", "0"), "A number in the bank is a whole number from 1, or empty."),
        (SetText("level:9", "x"), "This competency has no such level. Choose its scale first."),
        (SetText("level:99999999999", "x"), "There is no place 'level:99999999999' in a competency."),
        (SetText("published", "x"), "There is no place 'published' in a competency."),
        (SetText("indicator:1", "x"), "This item is no longer there."),
        (AddItem("indicator", " "), "Write the text of the new item."),
        (AddItem("standard", "Does it."), "Give the standard a label, such as Satisfactory."),
        (AddItem("levels", "x"), "A competency has no list of 'levels'."),
        (MoveItem("indicator", 1, 2), "This item is no longer there."),
        (RemoveItem("indicator", 1), "This item is no longer there."),
    ],
)
def test_what_can_not_be_stored_is_said_and_nothing_written(use, admin, change, message):
    before = use.revision_id

    with pytest.raises(Refused) as refused:
        change_wording(use=use, change=change, actor=admin)

    use.refresh_from_db()
    use.version.refresh_from_db()
    assert [problem.message for problem in refused.value.problems] == [message]
    assert (use.revision_id, use.version.revision_of_edit) == (before, 0)
    assert not AuditEntry.objects.exists()


def test_a_number_that_the_bank_has_given_is_refused(use, admin):
    other = use.version.uses.last().revision.competency
    other.number = 7
    other.save()

    with pytest.raises(Refused, match="Number 7 is 'Writing' in this bank"):
        change_wording(use=use, change=SetText("bank_number", "7"), actor=admin)


@pytest.mark.parametrize("state", [VersionState.IN_REVIEW, VersionState.PUBLISHED, VersionState.RETIRED])
def test_only_a_draft_is_edited(use, admin, state):
    ModelVersion.objects.filter(pk=use.version_id).update(state=state)
    use.version.refresh_from_db()

    with pytest.raises(Refused):
        change_wording(use=use, change=SetText("definition", "x"), actor=admin)


def test_a_draft_submitted_meanwhile_is_not_edited(use, admin):
    ModelVersion.objects.filter(pk=use.version_id).update(state=VersionState.IN_REVIEW)

    with pytest.raises(Refused, match="In review"):
        change_wording(use=use, change=SetText("definition", "x"), actor=admin)


def test_others_may_not(use):
    for person in (
        make_person("specialist", Role.SPECIALIST, make_agency()),
        make_person("hr.there", Role.HR_ADMIN, make_agency("there")),
    ):
        with pytest.raises(Refused, match="Only HR admins of the agency"):
            change_wording(use=use, change=SetText("definition", "x"), actor=person)


def test_one_drafts_words_never_change_anothers(use, admin):
    shared = change_wording(use=use, change=SetText("definition", "Shared."), actor=admin)
    other = make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()
    other.revision = shared
    other.save()
    use.refresh_from_db()

    with pytest.raises(Refused, match=f"stands elsewhere too: revision 2, in {other.version}"):
        change_wording(use=use, change=SetText("definition", "Mine."), actor=admin)
    mine = change_wording(use=use, change=SetText("definition", "Mine."), actor=admin, own_wording=True)

    shared.refresh_from_db()
    assert (shared.definition, mine.definition, mine.pk != shared.pk) == ("Shared.", "Mine.", True)


def test_a_class_may_keep_its_own_wording_beside_the_banks(use, admin):
    own = change_wording(use=use, change=SetText("definition", "Ours."), actor=admin, own_wording=True)

    bank = change_bank_wording(
        competency=own.competency, change=SetText("definition", "The bank's."), actor=admin
    )

    use.refresh_from_db()
    assert (own.for_model, use.revision.definition) == (use.version.model, "Ours.")
    assert (bank.for_model, bank.number, bank.definition) == (None, 3, "The bank's.")


def test_models_take_the_banks_words_on_purpose(use, admin):
    competency = use.revision.competency
    newer = change_bank_wording(competency=competency, change=SetText("definition", "Newer."), actor=admin)
    use.refresh_from_db()
    kept = use.revision.definition

    take_bank_wording(use=use, actor=admin)

    use.refresh_from_db()
    assert (kept, use.revision) == ("Definition of Judgment.", newer)
    with pytest.raises(Refused, match="has the bank's newest words already"):
        take_bank_wording(use=use, actor=admin)


def test_the_banks_draft_that_is_in_review_somewhere_is_not_changed(use, admin):
    words = change_wording(use=use, change=SetText("definition", "Read by somebody."), actor=admin)
    use.version.refresh_from_db()
    submit_for_review(version=use.version, actor=admin)

    with pytest.raises(Refused, match="In review"):
        change_bank_wording(competency=words.competency, change=SetText("definition", "x"), actor=admin)

    words.refresh_from_db()
    assert words.definition == "Read by somebody."


def test_a_rename_reaches_the_bank_when_it_is_published(use, admin):
    second = make_person("hr2", Role.HR_ADMIN, make_agency())
    change_wording(use=use, change=SetText("family", "Sound Judgment"), actor=admin)
    version = ModelVersion.objects.get(pk=use.version_id)
    submit_for_review(version=version, actor=admin)

    publish(version=version, actor=second)

    use.refresh_from_db()
    assert use.revision.name == "Sound Judgment"
    assert use.revision.competency.name == "Sound Judgment"
    assert BehavioralIndicator.objects.count() == 0
