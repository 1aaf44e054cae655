"""All that the page of a draft asks for is saved at once, in its order, or nothing of it."""

import json

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.draft_changes import (
    AddGroup,
    AddPart,
    GroupUse,
    Move,
    Remove,
    RenameGroup,
    SetTitle,
    Step,
)
from models_app.actions.draft_page import save_draft_page
from models_app.choices import VersionState
from models_app.queries.editing import key_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


def make_draft():
    draft = make_model_version(names=("Judgment", "Writing", "Leadership"), state=VersionState.DRAFT)
    return (
        draft,
        make_person("hr", Role.HR_ADMIN, make_agency()),
        {str(u): key_of(u) for u in draft.uses.all()},
    )


def test_changes_are_made_in_their_order_and_rows_are_found_wherever_they_stand_by_then():
    draft, admin, keys = make_draft()
    title = draft.title
    changes = {
        "title": SetTitle("New title"),
        "group:1": GroupUse(keys["Judgment"], None),
        "place": Move("use", keys["Leadership"], 1),
        "up": Step("use", keys["Writing"], -1),
        "down": Step("use", keys["Writing"], 1),
        "remove": Remove("use", keys["Leadership"]),
    }

    page = save_draft_page(version=draft, changes=changes, actor=admin, expected_edit=0)

    assert [(str(use), use.group and use.group.name) for use in page.uses] == [
        ("Writing", "Core Competencies"),
        ("Judgment", None),
    ]
    assert (page.version.title, page.version.revision_of_edit) == ("New title", 6)
    entries = AuditEntry.objects.order_by("seq")
    assert [(entry.action, json.loads(entry.payload)["before"]) for entry in entries] == [
        ("model_version.retitle", {"title": title}),
        ("model_version.group_competency", {"group": "Core Competencies"}),
        ("model_version.move", {"use": 2}),
        ("model_version.move", {"use": 2}),
        ("model_version.move", {"use": 1}),
        ("model_version.remove", {"use": "Leadership", "position": 1}),
    ]


def test_every_reason_is_given_with_its_place_and_nothing_is_kept():
    draft, admin, _keys = make_draft()
    changes = {
        "title": SetTitle(" "),
        "group-new": AddGroup("Craft"),
        "part-new": AddPart("poem", "", "x"),
        "step": Step("use", "gone", 1),
    }

    with pytest.raises(Refused) as refused:
        save_draft_page(version=draft, changes=changes, actor=admin, expected_edit=0)

    assert refused.value.problems == (
        Problem("Give the model a title.", field="title-title"),
        Problem("Choose what kind of text this is.", field="part-new-kind"),
        Problem("This is no longer there. Look at the draft as it is now.", field="step-"),
    )
    draft.refresh_from_db()
    assert (draft.revision_of_edit, draft.groups.count(), AuditEntry.objects.count()) == (0, 1, 0)


def test_a_draft_that_was_submitted_meanwhile_is_refused_once_whatever_was_asked_for():
    draft, admin, _keys = make_draft()
    type(draft).objects.update(state=VersionState.IN_REVIEW)
    changes = {"title": SetTitle("New"), "group-new": AddGroup("Craft"), "part-new": AddPart("work", "", "x")}

    with pytest.raises(Refused) as refused:
        save_draft_page(version=draft, changes=changes, actor=admin, expected_edit=0)

    assert refused.value.problems == (Problem(f"{draft} is now 'In review' and can't be edited."),)


def test_a_save_in_between_is_stale():
    draft, admin, _keys = make_draft()
    save_draft_page(version=draft, changes={"title": SetTitle("Theirs")}, actor=admin, expected_edit=0)

    with pytest.raises(Stale):
        save_draft_page(version=draft, changes={"title": SetTitle("Mine")}, actor=admin, expected_edit=0)

    draft.refresh_from_db()
    assert draft.title == "Theirs"


@pytest.mark.parametrize(
    ("names", "double"),
    [
        ({1: "Craft", 2: "Core Competencies"}, []),
        ({1: "craft ", 2: "People", 3: "Other"}, []),
        ({3: "CORE   competencies"}, ["group-3-name"]),
        ({1: "Craft", "new": "core competencies", 2: "Else"}, []),
        ({1: "Same", "new": "same", 2: "SAME"}, ["group-new-name", "group-2-name"]),
    ],
)
def test_names_of_groups_are_told_apart_as_they_stand_at_the_end(names, double):
    draft, admin, _keys = make_draft()
    for position, name in ((2, "Craft"), (3, "People")):
        draft.groups.create(position=position, name=name)
    changes = {
        f"group-{place}": AddGroup(name) if place == "new" else RenameGroup(place, name)
        for place, name in names.items()
    }
    before = list(draft.groups.values_list("name", flat=True))

    refused = ()
    try:
        save_draft_page(version=draft, changes=changes, actor=admin, expected_edit=0)
    except Refused as error:
        refused = error.problems

    kept = list(draft.groups.values_list("name", flat=True))
    given = {**dict(enumerate(before, 1)), **names}
    assert [problem.field for problem in refused] == double
    assert kept == (before if double else [name.strip() for name in given.values()])
