"""Comments beside the words of a draft, the list of them all, and the readers of a draft, in the browser's answers."""

import re
from html import unescape

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.actions.changes import AddItem, MoveItem, RemoveItem, SetText
from models_app.actions.commenting import comment_on, resolve_comment
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.reviewing import ask_reviewer
from models_app.actions.structure import AddPart, Move, Remove, SetPart, change_draft
from models_app.actions.wording import change_wording
from models_app.choices import VersionState
from models_app.models import CompetencyUse
from models_app.queries.remarks import remarks_of, rows_of
from models_app.queries.spots import mark_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(admin):
    return make_person("hr2", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft(admin):
    version = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)
    change_draft(version=version, change=AddPart("note", "On use", "Handle with care."), actor=admin)
    return version


@pytest.fixture
def use(draft, admin):
    """Its competency with three indicators, in words of its own."""
    use = draft.uses.first()
    for text in ("First.", "Second.", "Third."):
        use = reworded(use, AddItem("indicator", text), admin)
    return use


def reworded(use, change, admin):
    change_wording(use=use, change=change, actor=admin, own_wording=True)
    return CompetencyUse.objects.select_related("version__model__agency", "revision").get(pk=use.pk)


def address(name, thing, query=""):
    return reverse(f"library:{name}", args=[thing.public_id]) + query


def workshop(use):
    return reverse("library:draft-competency", args=[use.version.public_id, use.public_id])


def said(response):
    """The words of the page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def box(response, anchor):
    """The comments that stand at one place of a page."""
    html = response.content.decode()
    start = html.index(f'id="{anchor}"')
    nearest = [html.find(mark, start + 5) for mark in ('class="cp-remarks"', "</section>", "</main>")]
    return html[start : min(end for end in nearest if end > 0)]


def spots(version):
    """Comment's text, the place where it stands now, whether its words changed."""
    return [
        (r.comment.text, r.spot.place if r.spot else None, r.is_changed)
        for r in remarks_of(version, rows_of(version))
    ]


def test_a_comment_is_made_on_a_page_that_shows_the_words_and_stands_beside_them(client, draft, use):
    new = address("comment-new", draft, f"?use={use.public_id}&place=indicator%3A2")
    page = client.get(new)
    mark = mark_of("Second.")

    response = client.post(new, {"text": "Second to what?", "seen": mark})

    assert "Second." in said(page) and f'value="{mark}"' in page.content.decode()
    assert response["Location"] == f"{workshop(use)}#remarks-indicator-2"
    shown = client.get(workshop(use))
    assert "Second to what?" in box(shown, "remarks-indicator-2")
    assert "Second to what?" not in box(shown, "remarks-indicator-1")


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({"text": " ", "seen": "{mark}"}, 422, "Write the comment first."),
        ({"text": "Why? " * 900, "seen": "{mark}"}, 422, "at most 4000 characters"),
        ({"text": "a\x00b", "seen": "{mark}"}, 422, "This holds an invisible character (U+0000)"),
        ({"text": "My question", "seen": "0" * 16}, 409, "changed since you opened this page"),
    ],
)
def test_a_refused_comment_keeps_what_was_typed(client, draft, use, data, status, words):
    new = address("comment-new", draft, f"?use={use.public_id}&place=definition")
    mark = mark_of("Definition of Judgment.")

    response = client.post(new, {**data, "seen": data["seen"].format(mark=mark)})

    page = response.content.decode()
    assert (response.status_code, draft.comments.count()) == (status, 0)
    assert words in unescape(page)
    assert data["text"].strip().replace("\x00", "") in page.replace("\x00", "")
    assert f'value="{mark}"' in page  # sending it again is then a choice


def test_a_reader_comments_on_a_competency_by_the_link_of_the_page_that_is_read(client, draft, use):
    link = address("comment-new", draft, f"?use={use.public_id}")
    page = client.get(address("version-detail", draft))
    seen = client.get(link).context["form"]["seen"].value()

    client.post(link, {"text": "Is this one ours?", "seen": seen})

    assert f'href="{link}"' in page.content.decode()
    assert list(rows_of(draft).values_list("use", "place", "text")) == [
        (use.pk, "competency", "Is this one ours?")
    ]


@pytest.mark.parametrize("query", ["?place=level%3A1", "?use=nobody", "?use=no%00body", "?place=part%3A9"])
def test_a_place_that_does_not_exist_is_not_found(client, draft, query):
    assert client.get(address("comment-new", draft, query)).status_code == 404


def test_a_comment_follows_its_words_and_tells_when_they_changed_or_went(draft, use, admin):
    for place, text in (
        ("indicator:1", "On first"),
        ("indicator:2", "On second"),
        ("indicator:3", "On third"),
    ):
        comment_on(version=draft, use=use, place=place, text=text, actor=admin)
    comment_on(version=draft, place="part:1", text="On part", actor=admin)

    use = reworded(use, MoveItem("indicator", 3, 1), admin)  # third, first, second
    moved = spots(draft)
    use = reworded(use, SetText("indicator:1", "Another third."), admin)
    use = reworded(use, RemoveItem("indicator", 3), admin)
    change_draft(version=draft, change=SetPart(1, "On use", "Handle with joy."), actor=admin)

    assert moved == [
        ("On first", "indicator:2", False),
        ("On second", "indicator:3", False),
        ("On third", "indicator:1", False),
        ("On part", "part:1", False),
    ]
    assert spots(draft) == [
        ("On first", "indicator:2", False),
        ("On second", None, False),
        ("On third", "indicator:1", True),
        ("On part", "part:1", True),
    ]


def test_a_comment_on_a_text_that_goes_does_not_jump_to_its_neighbor(draft, admin):
    change_draft(version=draft, change=AddPart("note", "", "Second."), actor=admin)
    for place in ("part:1", "part:2"):
        comment_on(version=draft, place=place, text=f"On {place}", actor=admin)

    change_draft(version=draft, change=Move("part", 2, 1), actor=admin)
    change_draft(version=draft, change=SetPart(1, "", "Written anew."), actor=admin)
    change_draft(version=draft, change=Remove("part", 2), actor=admin)

    assert spots(draft) == [("On part:1", None, False), ("On part:2", "part:1", True)]


def test_changed_words_are_quoted_as_they_were(client, draft, use, admin):
    comment_on(version=draft, use=use, place="definition", text="Too short.", actor=admin)
    reworded(use, SetText("definition", "A longer one."), admin)

    found = unescape(box(client.get(workshop(use)), "remarks-definition"))

    assert "The words were changed since. The comment is about:" in found
    assert "Definition of Judgment." in found


def test_the_draft_shows_its_own_comments_and_counts_those_of_competencies(client, draft, use, admin):
    for n, place in enumerate(("", "title", "part:1")):
        comment_on(version=draft, place=place, text=f"Remark {n}", actor=admin)
    done = comment_on(version=draft, use=use, place="definition", text="Done with", actor=admin)
    resolve_comment(comment=done, actor=admin)
    comment_on(version=draft, use=use, place="definition", text="Still open", actor=admin)

    page = client.get(address("draft-edit", draft))

    for n, anchor in enumerate(("remarks-version", "remarks-title", "remarks-part-1")):
        assert f"Remark {n}" in box(page, anchor)
    assert "1 comment open on Judgment" in said(page)


def test_a_resolved_comment_is_folded_away_and_can_be_opened_again(client, draft, use, admin):
    comment = comment_on(version=draft, use=use, place="definition", text="Why?", actor=admin)
    one = address("comment-answer", comment)

    response = client.post(one, {"do": "resolve", "answer": "Because\nof that."})
    folded = box(client.get(workshop(use)), "remarks-definition")
    wrong = client.post(one, {"do": "resolve", "answer": "Twice"})
    client.post(f"{one}?from=list", {"do": "reopen"})

    comment.refresh_from_db()
    assert response["Location"] == f"{workshop(use)}#remarks-definition"
    assert "Resolved comments: 1" in folded and "Because<br>of that." in folded
    assert folded.index("<details") < folded.index("Why?")
    assert (wrong.status_code, "has resolved this comment already" in said(wrong)) == (422, True)
    assert (comment.is_open, comment.answer) == (True, "Because\nof that.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"do": "resolve", "answer": "x" * 4001}, "at most 4000 characters"),
        ({"do": "burn", "answer": "Typed."}, "knows no such step"),
    ],
)
def test_a_refused_answer_keeps_what_was_typed(client, draft, admin, data, words):
    comment = comment_on(version=draft, text="Why?", actor=admin)

    response = client.post(address("comment-answer", comment), data)

    comment.refresh_from_db()
    assert (response.status_code, words in said(response)) == (422, True)
    assert data["answer"] in response.content.decode()
    assert (comment.is_open, comment.answer) == (True, "")


def test_the_list_filters_pages_and_costs_the_same_for_many(client, draft, use, admin, count_queries):
    def page(query=""):
        with count_queries() as queries:
            response = client.get(address("draft-comments", draft, query))
        return said(response), len(queries)

    empty, _ = page()
    resolve_comment(
        comment=comment_on(version=draft, use=use, place="level:1", text="Settled one", actor=admin),
        actor=admin,
    )
    comment_on(version=draft, place="title", text="Open one", actor=admin)
    few = {query: page(query) for query in ("", "?state=resolved", "?state=all", "?state=nonsense")}
    for n in range(26):
        comment_on(version=draft, use=draft.uses.last(), place="definition", text=f"Remark {n}", actor=admin)
    many, cost = page("?state=all")

    assert "No comments yet" in empty
    assert ["Settled one" in words for words, _ in few.values()] == [False, True, True, False]
    assert ["Open one" in words for words, _ in few.values()] == [True, False, True, True]
    assert ("Remark 22" in many, "Remark 23" in many, "Remark 23" in page("?state=all&page=2")[0]) == (
        True,
        False,
        True,
    )
    assert cost == few["?state=all"][1]


def test_in_review_comments_stand_on_the_version_and_on_the_check_page(client, draft, use, admin, second):
    comment_on(version=draft, use=use, place="definition", text="Why so short?", actor=admin)
    comment_on(version=draft, place="title", text="Whose title?", actor=admin)
    draft.refresh_from_db()
    submit = said(client.get(address("version-submit", draft)))
    submit_for_review(version=draft, actor=admin)
    client.force_login(second)
    version = said(client.get(address("version-detail", draft)))

    refused = client.post(address("version-publish", draft), {"edit": draft.revision_of_edit, "read": "on"})

    assert "Open comments: 2" in submit
    assert "Why so short?" in version and "Whose title?" in version
    assert (refused.status_code, "2 comments are still open" in said(refused)) == (422, True)
    assert f"{address('draft-comments', draft)}?state=open" in refused.content.decode()


def test_after_publishing_hr_admins_read_the_comments_and_nobody_adds_one(client, draft, admin, second):
    comment = comment_on(version=draft, text="Why?", actor=admin)
    resolve_comment(comment=comment, answer="So be it.", actor=admin)
    submit_for_review(version=draft, actor=admin)
    publish(version=draft, actor=second)

    listed = said(client.get(address("draft-comments", draft)))
    answers = [client.get(address(name, draft)).status_code for name in ("comment-new", "draft-reviewers")]
    client.force_login(make_person("sme", Role.SME, make_agency()))
    page = said(client.get(address("version-detail", draft)))

    assert "Why?" in listed and "So be it." in listed and "Answer and resolve" not in listed
    assert (answers, "Comments" in page) == ([403, 403], False)


def test_readers_are_named_taken_off_and_say_that_they_have_read_it(client, draft, admin, second):
    readers = address("draft-reviewers", draft)
    nobody = client.post(readers, {"do": "ask", "reviewer": ""})
    client.post(readers, {"do": "ask", "reviewer": second.public_id})
    row = draft.reviewers.get()
    twice = client.post(readers, {"do": "ask", "reviewer": second.public_id})
    unknown = client.post(readers, {"do": "remove:nobody"})
    client.post(readers, {"do": f"remove:{row.public_id}"})
    gone = draft.reviewers.count()
    ask_reviewer(version=draft, reviewer=second, actor=admin)
    not_asked = client.post(address("draft-read", draft), {"edit": draft.revision_of_edit}, follow=True)
    client.force_login(second)
    before = said(client.get(address("version-detail", draft)))
    client.post(address("draft-read", draft), {"edit": draft.revision_of_edit})
    after = said(client.get(address("version-detail", draft)))

    assert [answer.status_code for answer in (nobody, twice, unknown)] == [422, 422, 422]
    assert ("Choose a person." in said(nobody), gone) == (True, 0)
    assert "You are not asked to read this draft" in said(not_asked)
    assert ("Hr Tester asks you to read this version" in before, "asks you to read" in after) == (True, False)
    assert draft.reviewers.get().done_edit == draft.revision_of_edit
