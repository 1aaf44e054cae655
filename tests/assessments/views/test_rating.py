"""The worksheet over HTTP: what is typed is never lost, nobody's but one's own, in few and constant queries."""

import re
import subprocess
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from assessments.choices import CandidateState, WorksheetState
from assessments.models import Rating, Worksheet
from competency_portal.accounts.models import User
from tests import factories as make
from tests.pdf_reading import flat
from tests.pdf_reading import words as printed_words

pytestmark = pytest.mark.django_db


def sign_in(username):
    client = Client()
    client.force_login(
        User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


@pytest.fixture
def sheet():
    return make.worksheet_of(make.make_action(), "rater1")


@pytest.fixture
def rater1(sheet):
    return sign_in("rater1")


def address(sheet, page="worksheet"):
    return reverse(f"assessments:{page}", args=[sheet.public_id])


def words(sheet, position=1, **typed):
    """The form's fields as a page of version 0 sends them."""
    slot = sheet.slots.all()[position - 1]
    return {"slot": slot.public_id, "c": position, "version": 0, "save_key": f"key-{position}", **typed}


def current(sheet, position=1):
    rating = sheet.slots.all()[position - 1].current
    return rating and (rating.level.ordinal if rating.level else None, rating.not_observed, rating.note)


def test_the_first_open_competency_is_shown_and_the_candidate_by_number_only(sheet, rater1):
    make.add_rating(sheet.slots.first(), 4)

    page = rater1.get(address(sheet)).content.decode()

    assert "2. Communication" in page
    assert "<h1>Candidate 101</h1>" in page
    assert "Applicant101" not in page
    assert "Alex" not in page


@pytest.mark.parametrize(
    ("go", "leads_to"), [("2", "?c=2#cq"), ("stay", "?c=1"), ("", "?c=1"), ("check", "check/")]
)
def test_every_button_saves_what_is_typed_and_goes_its_way(sheet, rater1, go, leads_to):
    answer = rater1.post(address(sheet), words(sheet, rating="4", note="Typed.", go=go))

    assert (answer.status_code, answer.url) == (302, address(sheet) + leads_to)
    assert current(sheet) == (4, False, "Typed.")


def test_walking_through_an_empty_worksheet_leaves_no_traces(sheet, rater1):
    rater1.post(address(sheet), words(sheet, go="2"))

    assert Rating.objects.count() == 0
    assert Worksheet.objects.get(pk=sheet.pk).state == WorksheetState.NOT_STARTED


def test_clear_my_rating_keeps_the_note(sheet, rater1):
    rater1.post(address(sheet), words(sheet, rating="4", note="Typed."))

    rater1.post(address(sheet), words(sheet, rating="4", note="Typed.", version=1, save_key="b", go="clear"))

    assert current(sheet) == (None, False, "Typed.")


def test_a_refused_save_shows_all_problems_and_everything_typed(sheet, rater1):
    probe = sheet.slots.first().section.probes.first()
    typed = words(sheet, rating="x", note="Long <b>note</b>.", probes=[probe.public_id], go="2")

    answer = rater1.post(address(sheet), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write why the competency was not observed." in page
    assert "Long &lt;b&gt;note&lt;/b&gt;.</textarea>" in page
    assert 'id="rx" value="x" checked' in page
    assert f'value="{probe.public_id}" id="p1" checked' in page


def test_a_stale_form_shows_both_values_and_a_second_press_replaces(sheet, rater1):
    rater1.post(address(sheet), words(sheet, rating="4", note="From the first tab."))

    answer = rater1.post(address(sheet), words(sheet, rating="2", note="From the second tab.", save_key="b"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("4 Advanced" in page, "2 Basic" in page) == (True, True)
    assert ("From the first tab." in page, "From the second tab.</textarea>" in page) == (True, True)
    assert '<input type="hidden" name="version" value="1">' in page
    assert current(sheet) == (4, False, "From the first tab.")
    rater1.post(
        address(sheet), words(sheet, rating="2", note="From the second tab.", version=1, save_key="c")
    )
    assert current(sheet) == (2, False, "From the second tab.")


def test_a_save_after_submission_is_refused_and_gives_the_words_back(sheet, rater1):
    make.fill_worksheet(sheet, (3, 3, 3))

    answer = rater1.post(address(sheet), words(sheet, rating="5", note="Too late.", version=1))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This worksheet was submitted and is locked." in page
    assert "Too late." in page
    assert current(sheet) == (3, False, "Said what was done.")


def test_a_closed_worksheet_is_there_to_read(sheet, rater1):
    make.fill_worksheet(sheet, (3, "x", 5))

    page = rater1.get(address(sheet)).content.decode()

    assert ("3 Intermediate" in page, "Not observed" in page, "5 Expert" in page) == (True, True, True)
    assert "<textarea" not in page


def test_autosave_answers_with_version_time_and_count(sheet, rater1, monkeypatch):
    noon = SimpleNamespace(now=lambda: make.NOON)  # for these modules alone: the session must not grow old
    monkeypatch.setattr("assessments.actions.rating.timezone", noon)
    monkeypatch.setattr("assessments.views.rating.timezone", noon)

    answer = rater1.post(address(sheet, "worksheet-save"), words(sheet, rating="4", note="Typed."))

    assert (answer.status_code, answer.json()) == (
        200,
        {"version": 1, "saved": "12:00:00 p.m.", "words": "Rated 4", "isAnswered": True, "answered": 1},
    )


def test_autosave_of_a_stale_page_answers_409_with_both_values(sheet, rater1):
    rater1.post(address(sheet, "worksheet-save"), words(sheet, rating="4", note="First."))

    answer = rater1.post(
        address(sheet, "worksheet-save"), words(sheet, rating="2", note="<i>Second</i>", save_key="b")
    )

    sent = answer.json()
    assert (answer.status_code, sent["kind"], sent["version"]) == (409, "stale", 1)
    assert all(w in sent["html"] for w in ("4 Advanced", "First.", "2 Basic", "&lt;i&gt;Second&lt;/i&gt;"))


def test_autosave_refuses_in_words(sheet, rater1):
    refused = rater1.post(address(sheet, "worksheet-save"), words(sheet, rating="x"))
    make.fill_worksheet(sheet, (3, 3, 3))
    locked = rater1.post(address(sheet, "worksheet-save"), words(sheet, rating="4", version=1))

    assert (refused.status_code, refused.json()) == (
        422,
        {"kind": "refused", "problems": ["Write why the competency was not observed."]},
    )
    assert (locked.status_code, locked.json()["kind"]) == (409, "locked")


@pytest.mark.parametrize(
    "typed",
    [
        {"rating": "9"},
        {"rating": "7'"},
        {"version": "-1"},
        {"version": "9" * 5000},
        {"version": ""},
        {"note": "a\0b"},
        {"note": "x" * 20_001},
        {"save_key": "k" * 41},
        {"probes": ["zzzzzzzzzzzz", "a\0"]},
        {"not_observed_reason": "x" * 20_001, "rating": "x"},
    ],
)
def test_nonsense_is_refused_and_never_saved(sheet, rater1, typed):
    answer = rater1.post(address(sheet, "worksheet-save"), words(sheet, **{"rating": "3", **typed}))

    assert (answer.status_code, answer.json()["kind"]) == (422, "refused")
    assert Rating.objects.count() == 0


@pytest.mark.parametrize("username", ["rater2", "chair"])
@pytest.mark.parametrize(
    "page", ["worksheet", "worksheet-save", "worksheet-check", "worksheet-submit", "worksheet-recuse"]
)
def test_anothers_worksheet_is_not_there(sheet, username, page):
    client = sign_in(username)

    answer = (
        client.post(address(sheet, page), words(sheet, rating="4"))
        if page != "worksheet-check"
        else client.get(address(sheet, page))
    )

    assert answer.status_code == 404
    assert Rating.objects.count() == 0


def test_a_slot_of_another_worksheet_is_not_there(sheet, rater1):
    foreign = make.worksheet_of(sheet.action, "rater2")

    answer = rater1.post(address(sheet, "worksheet-save"), words(foreign, rating="4"))

    assert (answer.status_code, Rating.objects.count()) == (404, 0)


def test_check_lists_blanks_with_links_and_submit_waits_for_them(sheet, rater1):
    make.add_rating(sheet.slots.first(), 5, note="")

    page = rater1.get(address(sheet, "worksheet-check")).content.decode()
    early = rater1.post(address(sheet, "worksheet-submit"))

    assert "a rating of 5 needs a note with the evidence for it." in page
    assert f'href="{address(sheet)}?c=2"' in page
    assert "Submit and lock" not in page
    assert early.status_code == 422
    assert Worksheet.objects.get(pk=sheet.pk).state != WorksheetState.SUBMITTED


def test_submit_locks_and_shows_what_was_rated(sheet, rater1):
    make.fill_worksheet(sheet, (3, 4, "x"), submit=False)

    answer = rater1.post(address(sheet, "worksheet-submit"), follow=True)

    assert Worksheet.objects.get(pk=sheet.pk).state == WorksheetState.SUBMITTED
    assert "This worksheet is locked." in answer.content.decode()


def test_a_closed_worksheet_leads_to_the_next_that_is_still_to_do():
    action = make.make_action(candidates=3)
    sheets = [make.worksheet_of(action, "rater1", number) for number in ("101", "102", "103")]
    client = sign_in("rater1")

    shown = []
    for sheet in (sheets[1], sheets[2], sheets[0]):
        make.fill_worksheet(sheet, (3, 4, 3))
        page = client.get(address(sheet)).content.decode()
        shown.append([f'href="{address(other)}">Next: ' in page for other in sheets])

    assert shown == [[False, False, True], [True, False, False], [False, False, False]]


def test_recuse_needs_a_reason_and_closes_the_worksheet(sheet, rater1):
    empty = rater1.post(address(sheet, "worksheet-recuse"), {"reason": " "})
    done = rater1.post(address(sheet, "worksheet-recuse"), {"reason": "We worked together."})

    assert (empty.status_code, done.status_code) == (422, 302)
    assert Worksheet.objects.get(pk=sheet.pk).recused_reason == "We worked together."


def test_a_withdrawn_candidate_is_said_in_words(sheet, rater1):
    sheet.candidate.state = CandidateState.WITHDRAWN
    sheet.candidate.save()

    assert "Candidate 101 is no longer rated: withdrawn." in rater1.get(address(sheet)).content.decode()


def test_my_worksheets_lists_my_own_by_hiring_action_and_narrows(sheet, rater1):
    make.fill_worksheet(sheet, (3, 3, 3))
    foreign = make.worksheet_of(sheet.action, "rater2")

    everything = rater1.get(reverse("assessments:my-worksheets")).content.decode()
    todo = rater1.get(reverse("assessments:my-worksheets"), {"state": "open"}).content.decode()

    assert ("Candidate 101" in everything, "Candidate 102" in everything) == (True, True)
    assert ("Candidate 101" in todo, "Candidate 102" in todo) == (False, True)
    assert foreign.public_id not in everything


def test_print_holds_my_own_ratings_and_notes_and_no_name(sheet, rater1):
    make.fill_worksheet(sheet, (5, "x", None), note="Canary of rater1.", submit=False)
    make.fill_worksheet(make.worksheet_of(sheet.action, "rater2"), (1, 1, 1), note="Canary of rater2.")

    answer = rater1.get(address(sheet, "worksheet-print"))

    printed = flat(printed_words(answer.content))
    assert answer["Content-Disposition"] == 'inline; filename="worksheet-candidate-101.pdf"'
    assert all(w in printed for w in ("5 Expert", "Not observed", "Not rated yet", "Canary of rater1."))
    assert not [w for w in ("rater2", "Applicant101", "Alex") if w in printed]


def test_headings_and_the_line_to_sign_keep_away_from_the_note_above(sheet, rater1, tmp_path):
    make.fill_worksheet(sheet, (5, 4, 3), note="Endofnote", submit=False)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(rater1.get(address(sheet, "worksheet-print")).content)

    boxes = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True
    ).stdout
    lines = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\S+)</word>', boxes)
    notes = [n for n, (_, _, word) in enumerate(lines) if word == "Endofnote"]
    gaps = [float(lines[n + 1][0]) - float(lines[n][1]) for n in notes]

    assert (len(gaps), [gap for gap in gaps if gap < 8]) == (3, [])


def test_my_worksheets_says_what_to_wait_for_when_there_are_none():
    make.make_person("rater9", "panel_member")

    assert "No worksheets yet" in sign_in("rater9").get(reverse("assessments:my-worksheets")).content.decode()


@pytest.mark.parametrize("competencies", [3, 30])
def test_the_page_takes_eight_queries_however_long_the_worksheet(competencies, count_queries):
    version = make.make_model_version(names=[f"Competency {n}" for n in range(competencies)])
    action = make.make_action(guide_version=make.make_guide_version(version))
    sheet = make.worksheet_of(action, "rater1")
    make.fill_worksheet(sheet, [3] * competencies, submit=False)
    client = sign_in("rater1")

    with count_queries() as queries:
        client.get(address(sheet))

    assert len(queries) == 8  # session, person, roles; worksheet, slots, levels, benchmarks, probes


@pytest.mark.parametrize("competencies", [3, 30])
def test_an_autosave_takes_the_same_few_queries_however_long_the_worksheet(competencies, count_queries):
    version = make.make_model_version(names=[f"Competency {n}" for n in range(competencies)])
    sheet = make.worksheet_of(make.make_action(guide_version=make.make_guide_version(version)), "rater1")
    client = sign_in("rater1")
    client.post(address(sheet, "worksheet-save"), words(sheet, rating="4"))
    typed = words(sheet, rating="3", note="More.", version=1, save_key="b")

    with count_queries() as queries:
        client.post(address(sheet, "worksheet-save"), typed)

    # session, person, roles; slot, level; then the action's six
    turn = connection.features.has_select_for_update  # PostgreSQL: one more, to hold the row before asking
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 11 + turn


@pytest.mark.parametrize("candidates", [1, 20])
def test_the_list_takes_the_same_queries_for_one_and_for_twenty(candidates, count_queries):
    make.make_action(candidates=candidates)
    client = sign_in("rater1")

    with count_queries() as queries:
        client.get(reverse("assessments:my-worksheets"))

    assert len(queries) == 5
