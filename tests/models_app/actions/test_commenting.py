"""Comments on a draft: they quote the words, are answered, opened again, and kept once it is published."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.changes import SetText
from models_app.actions.commenting import comment_on, reopen_comment, resolve_comment
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.structure import Remove, change_draft
from models_app.actions.wording import change_wording
from models_app.choices import VersionState
from models_app.models import DraftComment
from models_app.queries.spots import mark_of
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def second(admin):
    return make_person("hr2", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft(admin):
    return make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)


@pytest.mark.parametrize(
    ("place", "quoted"),
    [
        ("competency", "Judgment"),
        ("definition", "Definition of Judgment."),
        ("level:2", ""),
        ("required_level", "Intermediate"),
        ("selection_use", "For selection"),
    ],
)
def test_a_comment_quotes_the_words_as_they_are(draft, admin, place, quoted):
    use = draft.uses.first()

    comment = comment_on(version=draft, use=use, place=place, text=" Why? ", actor=admin)

    assert (comment.use, comment.place, comment.quoted, comment.text) == (use, place, quoted, "Why?")
    assert (comment.author, comment.is_open) == (admin, True)


def test_the_version_itself_and_its_title_are_places_too(draft, admin):
    found = [comment_on(version=draft, place=place, text="Why?", actor=admin) for place in ("", "title")]

    assert [(comment.place, comment.quoted) for comment in found] == [("", ""), ("title", draft.title)]


@pytest.mark.parametrize("place", ["level:9", "indicator:1", "part:1", "nonsense", "level"])
def test_a_place_that_is_not_there_takes_no_comment(draft, admin, place):
    with pytest.raises(Refused, match="no longer in the draft"):
        comment_on(version=draft, use=draft.uses.first(), place=place, text="Why?", actor=admin)

    assert draft.comments.count() == 0


@pytest.mark.parametrize(
    ("text", "said"), [("  ", "Write the comment"), ("a\x00b", "NUL"), ("x" * 4001, "4000")]
)
def test_what_can_not_be_kept_is_refused_at_its_field(draft, admin, text, said):
    with pytest.raises(Refused, match=said) as refused:
        comment_on(version=draft, text=text, actor=admin)

    assert [problem.field for problem in refused.value.problems] == ["text"]


def test_words_that_changed_since_the_page_was_opened_are_shown_first(draft, admin):
    use = draft.uses.first()
    seen = mark_of("Definition of Judgment.")
    change_wording(use=use, change=SetText("definition", "New."), actor=admin, own_wording=True)
    use.refresh_from_db()

    with pytest.raises(Stale, match="changed since you opened"):
        comment_on(version=draft, use=use, place="definition", text="Why?", seen=seen, actor=admin)

    assert comment_on(
        version=draft, use=use, place="definition", text="Why?", seen=mark_of("New."), actor=admin
    )


def test_a_comment_is_resolved_with_an_answer_opened_again_and_each_step_is_on_record(draft, admin, second):
    comment = comment_on(version=draft, text="Why?", actor=admin)
    edit = draft.revision_of_edit

    done = resolve_comment(comment=comment, answer=" Because. ", actor=second)
    with pytest.raises(Refused, match="Hr2 Tester has resolved this comment already"):
        resolve_comment(comment=comment, answer="Too late.", actor=admin)
    again = reopen_comment(comment=comment, actor=admin)
    with pytest.raises(Refused, match="This comment is open"):
        reopen_comment(comment=comment, actor=admin)

    draft.refresh_from_db()
    assert (done.answer, done.resolved_by, done.is_open) == ("Because.", second, False)
    assert (again.answer, again.resolved_by, again.is_open) == ("Because.", None, True)
    entries = AuditEntry.objects.filter(object_id=draft.public_id).order_by("seq")
    assert list(entries.values_list("action", flat=True)) == [
        "model_version.comment",
        "model_version.resolve_comment",
        "model_version.reopen_comment",
    ]
    assert draft.revision_of_edit == edit  # what is said about a draft is no edit of it


def test_who_is_no_hr_admin_of_the_agency_says_nothing(draft, admin):
    stranger = make_person("stranger", Role.HR_ADMIN, make_agency("elsewhere"))
    manager = make_person("manager", Role.MANAGER, make_agency())
    comment = comment_on(version=draft, text="Why?", actor=admin)

    for person in (stranger, manager):
        with pytest.raises(Refused, match="Only HR admins"):
            comment_on(version=draft, text="Why?", actor=person)
        with pytest.raises(Refused, match="Only HR admins"):
            resolve_comment(comment=comment, actor=person)
        assert not DraftComment.objects.visible_to(person).exists()


def test_what_is_open_stops_publication_what_is_resolved_is_kept_with_the_version(draft, admin, second):
    comment = comment_on(version=draft, text="Why?", actor=second)
    submit_for_review(version=draft, actor=admin)
    with pytest.raises(Refused, match="1 comment is still open"):
        publish(version=draft, actor=second)
    draft.refresh_from_db()
    assert draft.state == VersionState.IN_REVIEW

    resolve_comment(comment=comment, answer="It stays.", actor=second)
    publish(version=draft, actor=second)

    assert list(DraftComment.objects.visible_to(admin).values_list("answer", flat=True)) == ["It stays."]
    for late in (
        lambda: comment_on(version=draft, text="Late.", actor=admin),
        lambda: reopen_comment(comment=comment, actor=admin),
    ):
        with pytest.raises(Refused, match="comments belong to drafts"):
            late()


def test_comments_on_a_competency_that_is_taken_out_stay_with_the_version(draft, admin):
    comment = comment_on(version=draft, use=draft.uses.first(), place="definition", text="Why?", actor=admin)

    change_draft(version=draft, change=Remove("use", 1), actor=admin)

    comment.refresh_from_db()
    assert (comment.use, comment.place, comment.quoted) == (None, "definition", "Definition of Judgment.")
