"""Home: an open comment waits for who began the draft, and its answer is news to who made it."""

import datetime as dt

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.home.comments import comments_answered, comments_to_answer
from competency_portal.home.reviews import drafts_unsubmitted, versions_in_review
from competency_portal.home.tasks import tasks_for
from models_app.actions.commenting import comment_on, resolve_comment
from models_app.actions.publication import submit_for_review
from models_app.actions.reviewing import ask_reviewer
from models_app.choices import VersionState
from models_app.models import DraftComment, Finding, ModelVersion
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = make.NOON.date()


@pytest.fixture
def admins():
    return [make.make_person(name, Role.HR_ADMIN) for name in ("anna", "bert", "cleo")]


def draft_of(person):
    version = make.make_model_version(names=("Judgment",), state=VersionState.DRAFT)
    version.created_by = person
    version.save()
    return version


def said(tasks):
    return [(task.title, task.detail, task.url) for task in tasks]


def test_an_open_comment_waits_for_who_began_the_draft_at_its_place(admins):
    anna, bert, cleo = admins
    version = draft_of(anna)
    use = version.uses.get()
    first = comment_on(version=version, actor=bert, text="Which?", use=use, place="definition")
    comment_on(version=version, actor=bert, text="Why?", place="title")
    on_use = reverse("library:draft-competency", args=[version.public_id, use.public_id])
    on_page = reverse("library:draft-edit", args=[version.public_id])
    title = "Answer comments on a draft"

    both = said(comments_to_answer(anna))
    resolve_comment(comment=first, actor=anna, answer="This one.")

    assert both == [(title, "Version 1 has 2 open comments", f"{on_use}#remarks-definition")]
    assert said(comments_to_answer(anna)) == [
        (title, "Version 1 has 1 open comment", f"{on_page}#remarks-title")
    ]
    assert said(comments_to_answer(bert)) == said(comments_to_answer(cleo)) == []
    anna.memberships.update(active=False)
    assert [title for title, _, _ in said(comments_to_answer(cleo))] == [title]


def test_the_answer_is_news_to_who_commented_for_two_weeks(admins):
    anna, bert, _ = admins
    version = draft_of(anna)
    own, *asked = [comment_on(version=version, actor=bert, text=text) for text in ("Own", "Which?", "Why?")]
    resolve_comment(comment=own, actor=bert)
    for comment in asked:
        resolve_comment(comment=comment, actor=anna)
    when = DraftComment.objects.latest("resolved_at").resolved_at.date()
    told = ("Read what became of your comments", "Version 1: 2 comments resolved, the last by Anna Tester")

    found = [
        [(task.title, task.detail) for task in comments_answered(bert, when + dt.timedelta(days=days))]
        for days in (0, 14, 15)
    ]

    assert found == [[told], [told], []]
    assert list(comments_answered(anna, when)) == []


def test_in_review_the_entry_says_that_a_comment_stops_it(admins):
    anna, bert, _ = admins
    version = draft_of(anna)
    comment_on(version=version, actor=bert, text="Why?", place="title")
    submit_for_review(version=version, actor=anna)
    stops = "1 open comment must be resolved before it can be published"

    (waits,), (asked,) = versions_in_review(anna), versions_in_review(bert)

    page = reverse("library:version-detail", args=[version.public_id])
    assert (waits.title, waits.detail, waits.url) == (
        "Answer comments on a competency model version in review",
        f"Version 1 waits for Bert Tester or Cleo Tester. {stops}",
        f"{page}#said-version",
    )
    assert (asked.detail, asked.url) == (f"Version 1, sent by Anna Tester. {stops}", page)


def test_a_draft_that_nothing_else_leads_to_is_found_by_who_began_it(admins):
    anna, bert, _ = admins
    plain, read, asks, said_of = (draft_of(anna) for _ in range(4))
    ask_reviewer(version=read, reviewer=bert, actor=anna)
    Finding.objects.create(version=asks, position=1, kind="text", title="An oddity.", detail="As it is.")
    comment_on(version=said_of, actor=bert, text="Why?")

    (task,) = drafts_unsubmitted(anna)

    assert (task.title, task.detail, task.subject) == (
        "Finish a draft",
        "Version 1 is begun and not submitted yet",
        plain.name,
    )
    assert list(drafts_unsubmitted(bert)) == []
    submit_for_review(version=plain, actor=anna)
    assert list(drafts_unsubmitted(anna)) == []


def test_the_number_of_queries_does_not_grow_with_drafts_and_comments(admins, count_queries):
    anna, bert, _ = admins
    counts = []
    for wanted in (1, 3):
        while ModelVersion.objects.count() < 3 * wanted:
            draft_of(anna)
            for version in (draft_of(anna), draft_of(anna)):
                use = version.uses.get()
                for _ in range(wanted):
                    comment = comment_on(version=version, actor=bert, text="?", use=use, place="definition")
                resolve_comment(comment=comment, actor=anna)
                comment_on(version=version, actor=bert, text="!")
            submit_for_review(version=version, actor=anna)
        with count_queries() as queries:
            assert len(tasks_for(anna, TODAY)) == 3 * wanted
            assert tasks_for(bert, TODAY)
        counts.append(len(queries))

    assert counts[0] == counts[1]
