"""What a draft is made of is changed one thing at a time."""

from decimal import Decimal

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.structure import (
    AddGroup,
    AddPart,
    AddUse,
    GroupUse,
    Move,
    Remove,
    RenameGroup,
    SetPart,
    SetRequirement,
    SetTitle,
    change_draft,
)
from models_app.choices import VersionState
from models_app.documents.model_builder import build_model_sheet
from models_app.models import Finding, ModelPart, ModelVersion
from models_app.queries.version_index import index
from models_app.queries.version_page import uses_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft():
    return make_model_version(names=("Judgment", "Writing", "Leadership"), state=VersionState.DRAFT)


def uses(version):
    return [
        (use.position, str(use), use.group.name if use.group else None)
        for use in version.uses.select_related("group", "revision")
    ]


def test_each_change_is_counted_and_in_the_trail(draft, admin):
    change_draft(version=draft, change=SetTitle("New title"), actor=admin, expected_edit=0)

    entry = AuditEntry.objects.get(object_id=draft.public_id)
    assert (draft.title, draft.revision_of_edit, entry.action) == ("New title", 1, "model_version.retitle")


def test_a_title_that_is_typed_back_is_the_documents_again(draft, admin):
    """By its line in the document, or by the places that another version of the model has for it."""
    other = ModelVersion.objects.create(
        model=draft.model, number=2, title="Two lines", source=draft.source, source_lines="1-2",
        state=VersionState.DISCARDED, created_by=admin,
    )  # fmt: skip
    places = []
    for title in ("Line 2", "New title", "Line 2", other.title, "Line"):
        change_draft(version=draft, change=SetTitle(title), actor=admin)
        places.append((draft.source_lines, draft.name == draft.model.title))

    named = ("", False)
    assert places == [("2", True), named, ("2", True), ("1-2", True), named]


def test_a_page_that_was_overtaken_is_refused(draft, admin):
    change_draft(version=draft, change=SetTitle("First"), actor=admin, expected_edit=0)

    with pytest.raises(Stale):
        change_draft(version=draft, change=SetTitle("Second"), actor=admin, expected_edit=0)

    draft.refresh_from_db()
    assert draft.title == "First"


def test_parts_are_added_changed_moved_and_removed(draft, admin):
    for text in ("One", "Two"):
        change_draft(version=draft, change=AddPart("note", text, f"{text}."), actor=admin)
    change_draft(version=draft, change=Move("part", 2, 1), actor=admin)
    change_draft(version=draft, change=SetPart(1, "Second", "2."), actor=admin)
    change_draft(version=draft, change=Remove("part", 2), actor=admin)

    assert list(draft.parts.values_list("position", "heading", "text")) == [(1, "Second", "2.")]


def test_a_changed_part_has_no_place_in_the_source_any_more(draft, admin):
    part = ModelPart.objects.create(
        version=draft, position=1, kind="note", text="Old.", source=draft.source, source_lines="2"
    )

    change_draft(version=draft, change=SetPart(1, "", "Old."), actor=admin)
    part.refresh_from_db()
    kept = part.source_lines
    change_draft(version=draft, change=SetPart(1, "", "New."), actor=admin)

    part.refresh_from_db()
    assert (kept, part.source_lines, part.source) == ("2", "", None)


def test_groups_are_added_renamed_and_removed_without_their_competencies(draft, admin):
    change_draft(version=draft, change=AddGroup("Technical"), actor=admin)
    change_draft(version=draft, change=GroupUse(2, 2), actor=admin)
    change_draft(version=draft, change=RenameGroup(2, "Craft"), actor=admin)
    named = uses(draft)
    change_draft(version=draft, change=Remove("group", 1), actor=admin)

    core = "Core Competencies"
    assert named == [(1, "Judgment", core), (2, "Leadership", core), (3, "Writing", "Craft")]
    assert uses(draft) == [(1, "Judgment", None), (2, "Leadership", None), (3, "Writing", "Craft")]
    assert list(draft.groups.values_list("position", "name")) == [(1, "Craft")]


def test_groups_are_never_split_whatever_is_moved(draft, admin):
    """Each line: one change, and the order that page, paper and files then have."""
    change_draft(version=draft, change=AddGroup("Craft"), actor=admin)
    lines = (
        (GroupUse(1, 2), "Writing Leadership | Judgment"),
        (GroupUse(1, 2), "Leadership | Judgment Writing"),
        (Move("use", 1, 3), "Leadership | Judgment Writing"),  # past another group: it stays in its own
        (Move("use", 3, 1), "Leadership | Writing Judgment"),
        (Move("group", 2, 1), "Writing Judgment | Leadership"),
        (GroupUse(1, None), "Judgment | Leadership | Writing"),
        (Move("use", 3, 1), "Judgment | Leadership | Writing"),
        (GroupUse(3, 2), "Judgment | Leadership Writing"),
        (Remove("group", 1), "Judgment | Leadership Writing"),
        (GroupUse(3, None), "Judgment Writing | Leadership"),
    )

    for change, expected in lines:
        change_draft(version=draft, change=change, actor=admin)
        on_page = [[entry.name for entry in group.entries] for group in index(uses_of(draft))]
        on_paper = [[one.name for one in group.competencies] for group in build_model_sheet(draft).groups]
        assert " | ".join(" ".join(names) for names in on_page) == expected, change
        assert on_paper == on_page
        assert [place for place, *_ in uses(draft)] == [1, 2, 3]


def test_competencies_are_moved_removed_with_their_findings_and_added(draft, admin):
    writing = draft.uses.get(position=2)
    Finding.objects.create(version=draft, position=1, use=writing, kind="text", title="x", detail="y")
    change_draft(version=draft, change=Move("use", 3, 1), actor=admin)
    moved = [name for _, name, _ in uses(draft)]
    change_draft(version=draft, change=Remove("use", 3), actor=admin)
    removed = [name for _, name, _ in uses(draft)]
    assert not Finding.objects.exists()
    change_draft(version=draft, change=AddUse(writing.revision.competency, group=1), actor=admin)

    assert (moved, removed) == (["Leadership", "Judgment", "Writing"], ["Leadership", "Judgment"])
    assert uses(draft)[-1] == (3, "Writing", "Core Competencies")
    assert Finding.objects.get().use == draft.uses.last()


def test_the_year_for_year_rule_is_data(draft, admin):
    rule = SetRequirement("A degree", "Information technology", Decimal("4"), "year_for_year", Decimal("1"))

    change_draft(version=draft, change=rule, actor=admin)

    draft.refresh_from_db()
    kept = draft.requirement
    assert (kept.education, kept.experience_years, kept.substitution, kept.further_years) == (
        "A degree",
        Decimal("4"),
        "year_for_year",
        Decimal("1"),
    )


@pytest.mark.parametrize(
    ("years", "fits"),
    [
        (None, True),
        ("0", True),
        ("60", True),
        ("60.01", False),
        ("-0.01", False),
        ("1.25", True),
        ("1.255", False),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_years_have_edges(draft, admin, years, fits):
    change = SetRequirement(experience_years=None if years is None else Decimal(years))

    if fits:
        change_draft(version=draft, change=change, actor=admin)
    else:
        with pytest.raises(Refused, match="Years are a number from 0 to 60"):
            change_draft(version=draft, change=change, actor=admin)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (SetTitle(" "), "Give the model a title."),
        (SetTitle("x" * 201), "The text is 201 characters long; 200 is the most."),
        (AddPart("poem", "", "x"), "Choose what kind of text this is."),
        (AddPart("note", "", ""), "Write the text."),
        (SetPart(1, "", "x"), "This is no longer there. Look at the draft as it is now."),
        (AddGroup("core  competencies "), "This version has a group 'core  competencies' already."),
        (RenameGroup(1, ""), "Give the group a name."),
        (Remove("use", 9), "This is no longer there. Look at the draft as it is now."),
        (Move("group", 0, 1), "This is no longer there. Look at the draft as it is now."),
        (Move("planet", 1, 1), "A version has no list of 'planet'."),
        (GroupUse(1, 9), "This is no longer there. Look at the draft as it is now."),
        (SetRequirement(substitution="perhaps"), "Choose how experience may be substituted."),
    ],
)
def test_what_can_not_be_is_said_and_nothing_written(draft, admin, change, message):
    with pytest.raises(Refused) as refused:
        change_draft(version=draft, change=change, actor=admin)

    draft.refresh_from_db()
    assert [problem.message for problem in refused.value.problems] == [message]
    assert draft.revision_of_edit == 0
    assert not AuditEntry.objects.exists()


def test_a_competency_stands_once_in_a_version_and_comes_from_the_own_bank(draft, admin):
    foreign = make_model_version(make_agency("there"), names=("Speaking",)).uses.get().revision.competency

    for competency, message in (
        (draft.uses.first().revision.competency, "Judgment is in this version already."),
        (foreign, "This competency belongs to another agency. Adopt it into your own bank first."),
    ):
        with pytest.raises(Refused) as refused:
            change_draft(version=draft, change=AddUse(competency), actor=admin)
        assert str(refused.value) == message


@pytest.mark.parametrize("state", [VersionState.IN_REVIEW, VersionState.PUBLISHED, VersionState.SUPERSEDED])
def test_only_a_draft_is_changed(draft, admin, state):
    ModelVersion.objects.filter(pk=draft.pk).update(state=state)
    draft.refresh_from_db()

    with pytest.raises(Refused):
        change_draft(version=draft, change=SetTitle("x"), actor=admin)


def test_others_may_not(draft):
    with pytest.raises(Refused, match="Only HR admins of the agency"):
        change_draft(
            version=draft, change=SetTitle("x"), actor=make_person("s", Role.SPECIALIST, make_agency())
        )
