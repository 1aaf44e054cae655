"""A page of words is saved as a whole or not at all."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import AddItem, RemoveItem, SetText
from models_app.actions.settling import settle_use
from models_app.actions.wordings import Shown, change_wordings
from models_app.choices import SelectionUse, VersionState
from models_app.models import Competency
from tests.factories import level, make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def use():
    return make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()


def shown(use):
    use.refresh_from_db()
    return Shown(use.revision.public_id, use.revision.edit)


def test_several_changes_are_saved_together_in_one_new_revision(use, admin):
    changes = [
        SetText("family", "Good Judgment"),
        SetText("level:1", "Asks."),
        AddItem("indicator", "Weighs."),
    ]

    revision = change_wordings(use=use, changes=changes, actor=admin, expected=shown(use))

    use.refresh_from_db()
    assert (use.revision, revision.number, revision.edit, revision.family) == (
        revision,
        2,
        3,
        "Good Judgment",
    )
    assert [row.text for row in revision.levels.all()] == ["Asks."]
    assert [row.text for row in revision.indicators.all()] == ["Weighs."]


def test_all_reasons_are_told_and_nothing_is_kept_when_one_change_is_refused(use, admin):
    changes = [SetText("definition", "New."), SetText("family", ""), RemoveItem("indicator", 7)]

    with pytest.raises(Refused) as refused:
        change_wordings(use=use, changes=changes, actor=admin, expected=shown(use))

    use.refresh_from_db()
    assert [problem.message for problem in refused.value.problems] == [
        "A competency needs a name.",
        "This item is no longer there.",
    ]
    assert (use.revision.number, use.revision.definition) == (1, "Definition of Judgment.")


def test_a_page_that_showed_other_words_is_stale_even_when_the_edit_numbers_agree(use, admin):
    before = shown(use)
    change_wordings(use=use, changes=[SetText("definition", "First.")], actor=admin, expected=before)

    for expected in (before, Shown(before.revision, 1), Shown(shown(use).revision, 0), Shown("", 1)):
        with pytest.raises(Stale):
            change_wordings(use=use, changes=[SetText("definition", "Late.")], actor=admin, expected=expected)

    use.refresh_from_db()
    assert use.revision.definition == "First."


def test_own_wording_belongs_to_the_model(use, admin):
    change = [SetText("definition", "Ours.")]

    revision = change_wordings(use=use, changes=change, actor=admin, expected=shown(use), own_wording=True)

    assert revision.for_model == use.version.model


def test_a_decision_keeps_its_evidence_and_the_next_one_replaces_it(use, admin):
    scale = use.revision.scale
    settle_use(
        use=use, required_level=level(scale, 2), selection_use=SelectionUse.FOR_SELECTION, reason="Needed for work.",
        evidence=" Job analysis of May 2026 ", actor=admin,
    )  # fmt: skip
    use.refresh_from_db()
    assert (use.required_level_evidence, use.selection_use_evidence) == ("Job analysis of May 2026",) * 2

    settle_use(use=use, required_level=level(scale, 4), reason="Changed by hand.", actor=admin)

    use.refresh_from_db()
    assert (use.required_level_reason, use.required_level_evidence) == ("Changed by hand.", "")
    assert (use.selection_use_reason, use.selection_use_evidence) == (
        "Needed for work.",
        "Job analysis of May 2026",
    )


@pytest.mark.parametrize("evidence", ["a\x00b", "x" * 20_001])
def test_evidence_that_can_not_be_stored_is_refused(use, admin, evidence):
    with pytest.raises(Refused):
        settle_use(
            use=use,
            selection_use=SelectionUse.FOR_SELECTION,
            reason="Yes, it is so.",
            evidence=evidence,
            actor=admin,
        )

    use.refresh_from_db()
    assert use.selection_use_reason == ""


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ([SetText("family", "TEAM  work")], True),
        ([SetText("family", "Teamwork (Office)")], True),  # another one is Teamwork with the variant Office
        ([SetText("family", "Teamwork"), SetText("variant", "Office")], True),
        ([SetText("family", "Tact")], True),  # what another one is about to be called
        ([SetText("family", "Team work"), SetText("variant", "Field")], False),  # one name, set in two steps
        ([SetText("definition", "New.")], False),
    ],
)
def test_a_name_of_another_competency_of_the_bank_is_refused_with_its_place(use, admin, changes, refused):
    bank = use.revision.competency.bank
    rows = [("Team work", "", "Team work"), ("Teamwork", "Office", "Teamwork"), ("Skill", "", "Tact")]
    for n, (family, variant, drafted) in enumerate(rows):
        made = Competency.objects.create(bank=bank, slug=f"c{n}", family=family, variant=variant)
        made.revisions.create(number=1, family=drafted, variant=variant)
    problems = []

    try:
        change_wordings(use=use, changes=changes, actor=admin, expected=shown(use))
    except Refused as error:
        problems = [(problem.field, problem.url.startswith("/library/")) for problem in error.problems]

    use.refresh_from_db()
    assert (problems, use.revision.number) == ([("family", True)] if refused else [], 1 if refused else 2)
