"""Home: who is asked to read a draft sees it, who asked sees for whom they wait."""

import pytest

from competency_portal.accounts.models import Membership
from competency_portal.home.drafts import drafts_being_read, drafts_to_read
from competency_portal.home.tasks import tasks_for
from models_app.actions.reviewing import ask_reviewer, say_read
from models_app.actions.structure import SetTitle, change_draft
from models_app.choices import VersionState
from models_app.models import Finding, ModelVersion
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.NOON.date()


@pytest.fixture
def asker():
    return make.make_person("asker", "hr_admin", make.make_agency())


def people(*names):
    return [make.make_person(name, "hr_admin", make.make_agency()) for name in names]


def draft():
    return make.make_model_version(names=("Judgment",), state=VersionState.DRAFT)


def details(tasks):
    return [(task.title, task.detail) for task in tasks]


def test_the_reader_sees_the_draft_and_the_asker_the_names(asker):
    version = draft()
    readers = people("one", "two", "three", "four")
    for reader in readers:
        ask_reviewer(version=version, reviewer=reader, actor=asker)
    for reader in readers[2:]:
        say_read(reviewer=version.reviewers.get(user=reader), actor=reader)

    assert details(drafts_to_read(readers[0])) == [("Read a draft", "Version 1, asked by Asker Tester")]
    assert details(drafts_to_read(readers[2])) == details(drafts_to_read(asker)) == []
    assert details(drafts_being_read(asker)) == [
        ("Wait for readers of a draft", "Version 1: One Tester, Two Tester not through")
    ]
    assert details(drafts_being_read(readers[0])) == []


def test_who_is_asked_anew_sees_it_again_and_what_is_published_asks_nobody(asker):
    version = draft()
    (reader,) = people("one")
    say_read(reviewer=ask_reviewer(version=version, reviewer=reader, actor=asker), actor=reader)
    change_draft(version=version, change=SetTitle("Another"), actor=asker)
    changed = details(drafts_to_read(reader))
    ask_reviewer(version=version, reviewer=reader, actor=asker)
    again = details(drafts_to_read(reader))
    Membership.objects.filter(user=reader).update(active=False)
    del reader._memberships

    assert (changed, again) == ([], [("Read a draft", "Version 1, asked by Asker Tester")])
    assert details(drafts_being_read(asker)) == [
        ("Wait for readers of a draft", "Version 1: One Tester not through")
    ]
    assert details(drafts_to_read(reader)) == []
    ModelVersion.objects.update(state=VersionState.PUBLISHED)
    assert details(drafts_being_read(asker)) == []


def test_more_than_three_are_counted(asker):
    version = draft()
    for reader in people("one", "two", "three", "four", "five"):
        ask_reviewer(version=version, reviewer=reader, actor=asker)

    (task,) = drafts_being_read(asker)

    assert task.detail == "Version 1: One Tester, Two Tester, Three Tester and 2 more not through"


def test_the_number_of_queries_does_not_grow_with_drafts_and_readers(asker, count_queries):
    readers = people("one", "two")
    counts = []
    for wanted in (1, 3):
        while ModelVersion.objects.count() < wanted:
            version = draft()
            for reader in readers[:wanted]:
                ask_reviewer(version=version, reviewer=reader, actor=asker)
        with count_queries() as queries:
            assert tasks_for(asker, TODAY)
            assert tasks_for(readers[0], TODAY)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(("state", "asks"), [("retired", False), ("published", True)])
def test_findings_of_what_is_out_of_force_are_nobody_s_task(asker, state, asks):
    version = make.make_model_version(names=(), state=state)
    Finding.objects.create(version=version, position=1, kind="text", title="An oddity.", detail="As it is.")

    tasks = tasks_for(asker, TODAY)

    assert [task.subject for task in tasks if task.title == "Settle 1 finding"] == [version.name] * asks
