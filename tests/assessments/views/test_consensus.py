"""Consensus pages: nobody before their own worksheet is in, what was typed is kept, a stale tab sees both values."""

import re

import pytest
from django.urls import reverse

from assessments.models import ConsensusItem, ConsensusRating
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from tests import factories as make
from tests.page_reading import drawn_in, table, words_of
from tests.pdf_reading import flat, words

pytestmark = pytest.mark.django_db

RATINGS = {"rater1": (2, 3, 3), "rater2": (4, 3, 3), "rater3": (4, 3, "x")}


def url(name, thing):
    return reverse(f"assessments:{name}", args=[thing.public_id])


def sign_in(client, username):
    client.force_login(
        User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend"
    )


def without_token(answer):
    """The page without its forgery token, which differs with every answer."""
    return re.sub(rb'X-CSRFToken": "\w+"|csrfmiddlewaretoken" value="\w+"', b"", answer.content)


def discussed(client=None, username="chair", **kwargs):
    """A candidate under discussion: Problem Solving two points apart, Customer Service not observed by one."""
    action = make.make_action(candidates=1, **kwargs)
    candidate = action.candidates.get()
    for rater, ordinals in RATINGS.items():
        make.fill_worksheet(make.worksheet_of(action, rater), ordinals, note=f"Note of {rater}.")
    consensus = make.open_consensus(candidate)
    if client:
        sign_in(client, username)
    return consensus


def item_of(consensus, name):
    return next(item for item in consensus.items.all() if str(item.assessed) == name)


def level_id(consensus, ordinal):
    return make.level(consensus.action.scale, ordinal).public_id


def send(client, item, level, *, reason="", version=0):
    return client.post(url("consensus-record", item), {"level": level, "reason": reason, "version": version})


def test_ratings_stand_side_by_side_flagged_ones_first(client):
    consensus = discussed(client)

    page = client.get(url("consensus", consensus))
    text = words_of(page)

    heads = [line for line in ("Rater1", "Rater2", "Rater3") if line in text]
    assert len(heads) == 3
    order = [text.index(name) for name in ("Problem Solving", "Customer Service", "Communication")]
    assert order == sorted(order)
    assert "2 points apart" in text
    assert "3 of 3 to agree, 0 agreed." in text
    assert [
        note for note in ("Note of rater1.", "Note of rater2.", "Note of rater3.") if note not in text
    ] == []


def test_chair_records_and_the_next_competency_opens(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")

    answer = send(client, item, level_id(consensus, 4), reason="The panel went back to the answer.")
    page = words_of(client.get(answer.url))

    rating = ConsensusRating.objects.get()
    assert (rating.item, rating.level.ordinal, rating.reason, rating.recorded_by.username) == (
        item,
        4,
        "The panel went back to the answer.",
        "chair",
    )
    assert "Agreed rating recorded: Problem Solving." in page
    assert "1 of 3 agreed." in page
    for version, said in (
        (0, "Agreed rating recorded"),
        (1, "This agreed rating stands already; nothing was added"),
    ):
        sent = send(client, item, level_id(consensus, 4), reason=rating.reason, version=version)
        assert f"{said}: Problem Solving." in words_of(client.get(sent.url))
        assert ConsensusRating.objects.get() == rating


def test_where_nobody_observed_the_form_says_so_and_offers_no_level(client):
    action = make.make_action(candidates=1)
    for rater in RATINGS:
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, "x"))
    consensus = make.open_consensus(action.candidates.get())
    sign_in(client, "chair")
    item = item_of(consensus, "Customer Service")

    page = client.get(url("consensus", consensus), {"c": item.public_id})
    sent = send(client, item, level_id(consensus, 4), reason="We think so.")

    assert "Nobody observed this competency, so there is no rating to agree on." in words_of(page)
    assert level_id(consensus, 4) not in page.content.decode()
    assert (sent.status_code, ConsensusRating.objects.count()) == (422, 0)
    assert "We think so.</textarea>" in sent.content.decode()


def test_superseded_agreed_ratings_stay_on_the_page_with_who_when_and_why(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")
    send(client, item, level_id(consensus, 5), reason="First agreed.")
    send(client, item, "not-observed", reason="Second thoughts.", version=1)
    send(client, item, level_id(consensus, 4), reason="Third thoughts.", version=2)

    page = words_of(client.get(url("consensus", consensus), {"c": item.public_id}))

    chair = consensus.opened_by
    earlier = page[page.index("Agreed before") :]
    assert re.findall(
        r"(Expert|Not observed) (\w+ \w+), \w+ \d+, \d+, [\d:]+ [ap].m. (\w+ \w+.)", earlier
    ) == [
        ("Not observed", str(chair), "Second thoughts."),
        ("Expert", str(chair), "First agreed."),
    ]
    assert "Third thoughts." not in earlier


def test_headline_says_when_all_is_agreed(client):
    consensus = make.agree(discussed(client), (4, 3, 3), close=False)

    page = words_of(client.get(url("consensus", consensus)))

    assert "All 3 agreed. 2 flagged" in page
    assert "0 of 3 to agree" not in page


def test_missing_reason_is_refused_and_what_was_chosen_is_kept(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")

    answer = send(client, item, level_id(consensus, 4))

    assert answer.status_code == 422
    assert f'value="{level_id(consensus, 4)}" checked' in answer.content.decode()
    assert "Not recorded" in words_of(answer)
    assert ConsensusRating.objects.count() == 0


def test_nothing_chosen_is_refused_and_the_reason_typed_is_kept(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")

    answer = send(client, item, "", reason="Typed with <care> & at length.")

    assert answer.status_code == 422
    assert "Typed with &lt;care&gt; &amp; at length.</textarea>" in answer.content.decode()


@pytest.mark.parametrize("level", ["zzzzzzzzzzzz", "'; drop table", "1"])
def test_a_level_of_no_scale_is_refused(client, level):
    consensus = discussed(client)

    answer = send(client, item_of(consensus, "Communication"), level)

    assert answer.status_code == 422
    assert "This level is not on the scale of the hiring action." in words_of(answer)


@pytest.mark.parametrize("version", [-1, 2**31, 2**63, 2**64, "x"])
def test_a_version_that_no_page_sends_is_refused(client, version):
    consensus = discussed(client)
    item = item_of(consensus, "Communication")

    answer = send(client, item, level_id(consensus, 3), version=version)

    assert (answer.status_code, ConsensusRating.objects.count()) == (422, 0)


def test_stale_tab_sees_both_values_and_overwrites_nothing(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")
    send(client, item, level_id(consensus, 4), reason="First agreed.")

    stale = send(client, item, level_id(consensus, 3), reason="Second thoughts.")

    text = words_of(stale)
    assert stale.status_code == 409
    assert "Recorded meanwhile: nothing was overwritten" in text
    assert "Advanced" in text
    assert "First agreed." in text
    assert f'value="{level_id(consensus, 3)}" checked' in stale.content.decode()
    assert "Second thoughts.</textarea>" in stale.content.decode()
    assert ConsensusItem.objects.get(pk=item.pk).current.level.ordinal == 4


def test_after_a_stale_answer_recording_again_adds_the_newer_rating(client):
    consensus = discussed(client)
    item = item_of(consensus, "Problem Solving")
    send(client, item, level_id(consensus, 4), reason="First agreed.")
    stale = send(client, item, level_id(consensus, 3), reason="Second thoughts.")

    assert 'name="version" value="1"' in stale.content.decode()
    send(client, item, level_id(consensus, 3), reason="Second thoughts.", version=1)

    assert list(item.ratings.values_list("level__ordinal", "reason")) == [
        (4, "First agreed."),
        (3, "Second thoughts."),
    ]


@pytest.mark.parametrize("username", ["rater1", "rater2"])
def test_raters_read_but_get_no_form(client, username):
    consensus = discussed(client, username)

    page = client.get(url("consensus", consensus))

    assert page.status_code == 200
    assert "Record agreed rating" not in words_of(page)


@pytest.mark.parametrize("name", ["consensus", "consensus-print"])
def test_a_rater_with_an_open_worksheet_gets_what_a_missing_one_gets(client, name):
    action = make.make_action(candidates=1, raters=(*RATINGS, "late"))
    for rater, ordinals in RATINGS.items():
        make.fill_worksheet(make.worksheet_of(action, rater), ordinals)
    consensus = make.open_consensus(action.candidates.get())
    sign_in(client, "late")

    hidden = client.get(url(name, consensus))
    missing = client.get(reverse(f"assessments:{name}", args=["zzzzzzzzzzzz"]))

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert without_token(hidden) == without_token(missing)
    assert b"Note of" not in hidden.content


@pytest.mark.parametrize("username", ["chair", "rater1", "specialist"])
def test_panels_and_staff_know_candidates_by_number_here(client, username):
    make.make_person("specialist")
    consensus = discussed(client, username)

    page = client.get(url("consensus", consensus)).content.decode()

    assert "candidate 101" in page
    assert "Applicant101" not in page


def with_a_recusal():
    """A candidate under discussion whom the third rater does not rate."""
    action = make.make_action(candidates=1)
    for rater in ("rater1", "rater2"):
        make.fill_worksheet(make.worksheet_of(action, rater), (3, 3, 3))
    make.recuse(make.worksheet_of(action, "rater3"), "Is a cousin.")
    return make.open_consensus(action.candidates.get())


def test_a_recused_rater_has_a_column_that_says_so(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    consensus = with_a_recusal()
    sign_in(client, "chair")

    page = client.get(url("consensus", consensus))
    close = client.get(url("consensus-close", consensus))
    form = flat(words(client.get(url("consensus-print", consensus)).content, order="-raw"))

    assert "2 of 3 worksheets were handed in before this page opened; Rater3 Tester recused." in words_of(
        page
    )
    assert "All worksheets were in" not in words_of(page)
    assert words_of(page).count("Recused") == 3
    given = ["Rater1 Tester: 3, Intermediate", "Rater2 Tester: 3, Intermediate"]
    assert sorted(drawn_in(page)) == sorted([*given, "Rater3 Tester: recused"] * 3)
    assert table(close, "agreed")[1][1] == "3, 3, recused (All equal)"
    assert form.count("Initial 3 3 Recused") == 3


@pytest.mark.parametrize(
    ("username", "role", "told"),
    [
        ("specialist", Role.SPECIALIST, True),
        ("admin", Role.HR_ADMIN, True),
        ("chair", None, False),
        ("rater1", None, False),
    ],
)
def test_why_a_rater_recused_is_told_to_staff_only(client, username, role, told):
    consensus = with_a_recusal()
    if role:
        make.make_person(username, role)
    sign_in(client, username)

    page = words_of(client.get(url("consensus", consensus)))

    assert ("Is a cousin." in page) == told


def test_why_a_rater_recused_is_not_told_to_staff_who_still_rate(client):
    consensus = with_a_recusal()
    make.make_person("specialist")
    make.make_candidate(consensus.action, "102")
    seat = make.make_seat(consensus.action, "specialist")
    make.fill_worksheet(seat.worksheets.get(candidate=consensus.candidate), (3, 3, 3))
    sign_in(client, "specialist")

    page = words_of(client.get(url("consensus", consensus)))

    assert "Rater3 Tester" in page
    assert "Is a cousin." not in page


def test_closing_is_refused_while_something_is_missing_and_says_what(client):
    consensus = discussed(client)

    check = client.get(url("consensus-close", consensus))
    answer = client.post(url("consensus-close", consensus))

    consensus.refresh_from_db()
    assert (answer.status_code, consensus.state) == (422, "open")
    for page in (check, answer):
        assert "3 of 3 competencies have no agreed rating." in words_of(page)
        assert f"{url('consensus', consensus)}?c={consensus.items.first().public_id}" in page.content.decode()
        assert "Close the consensus" not in words_of(page).split("What the panel agreed")[1]


def test_closed_consensus_says_who_moved_and_why_without_unfolding(client):
    consensus = make.agree(discussed(client), (4, 3, 3), close=False)
    still_open = words_of(client.get(url("consensus", consensus)))

    make.agree(consensus, (4, None, None))
    closed = words_of(client.get(url("consensus", consensus)))

    moved = "Who moved, and why Problem Solving Rater1 Tester from 2 to 4 The panel agreed on the behavior."
    assert (moved in closed, "Who moved" in still_open, closed.count(" from ")) == (True, False, 1)


def test_closed_consensus_is_opened_again_by_the_specialist_with_a_reason(client):
    make.make_person("specialist")
    consensus = make.agree(discussed(), (4, 3, 3))
    sign_in(client, "specialist")

    blank = client.post(url("consensus-reopen", consensus), {"reason": " "})
    opened = client.post(
        url("consensus-reopen", consensus), {"reason": "A note was overlooked."}, follow=True
    )

    consensus.refresh_from_db()
    assert blank.status_code == 422
    assert consensus.state == "open"
    assert "The consensus is open again." in words_of(opened)


def test_the_reason_of_opening_it_again_stands_where_the_page_said_it_is_kept(client):
    specialist = make.make_person("specialist")
    consensus = make.agree(discussed(), (4, 3, 3))
    sign_in(client, "specialist")
    client.post(url("consensus-reopen", consensus), {"reason": "A note was overlooked."})

    page = client.get(url("consensus", consensus))

    ((when, who, why),) = table(page, "reopened")[1:]
    assert (when[:4], who, why) == (
        consensus.opened_at.strftime("%b "),
        str(specialist),
        "A note was overlooked.",
    )


def test_form_on_paper_holds_every_rating_reason_and_line_to_sign(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    consensus = make.agree(discussed(client), (4, 3, None), close=False)

    text = flat(words(client.get(url("consensus-print", consensus)).content, order="-raw"))

    said = [
        "Panel consensus form",
        "candidate 101",
        "Open, not final",
        "Problem Solving",
        "Initial 2 4 4",
        "Agreed 4 Advanced",
        "Initial 3 3 Not observed",
        "Not agreed yet",
        "The panel agreed on the behavior.",
        "Signature",
        "Chair Tester, Panel chair",
    ]
    assert [words_ for words_ in said if words_ not in text] == []
    assert "Applicant101" not in text


@pytest.mark.parametrize("times", [1, 5, 9, 26, 29])
def test_signatures_never_stand_alone_and_a_time_ends_with_one_dot(client, settings, tmp_path, times):
    settings.DOCUMENTS_DIR = tmp_path
    reason = "The panel read its notes again and weighed each point of what was said. " * times
    consensus = make.agree(discussed(client), (4, 3, 3), reason=reason)

    pdf = client.get(url("consensus-print", consensus)).content
    pages = [flat(page) for page in words(pdf, order="-raw").split("\f")]
    (signed,) = [page for page in pages if "Panel member Signature" in page]

    assert signed.index("weighed each point") < signed.index("Panel member Signature")
    assert re.findall(r"[ap]\.m\.\.", " ".join(pages)) == []


def test_a_long_reason_is_printed_whole_above_the_next_competency(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    reason = "The panel read its notes again and weighed each point. " * 30
    consensus = make.agree(discussed(client), (4, 3, 3), reason=f"{reason}The end.")

    text = flat(words(client.get(url("consensus-print", consensus)).content))

    assert text.count("The end.") == 3
    assert text.count("weighed each point") == 90


def test_list_hides_counts_from_who_still_rates(client):
    action = make.make_action(candidates=2)
    make.fill_worksheet(make.worksheet_of(action, "rater2"), (3, 3, 3))
    make.fill_worksheet(make.worksheet_of(action, "rater1", "102"), (3, 3, 3))
    sign_in(client, "rater1")

    rows = table(client.get(reverse("assessments:my-consensus")), "cand")

    assert [row[:4] for row in rows[1:]] == [
        ["Candidate 101", str(action), "Shown when yours is in", "Your worksheet is not in"],
        ["Candidate 102", str(action), "1 of 3 in", "Waiting for worksheets"],
    ]


@pytest.mark.parametrize("raters", [3, 5])
def test_page_takes_the_same_queries_for_any_panel(client, count_queries, raters):
    names = tuple(f"rater{n}" for n in range(1, raters + 1))
    action = make.make_action(candidates=1, raters=names)
    consensus = make.rate_candidate(action.candidates.get(), dict.fromkeys(names, (3, 4, 3)), (3, 4, 3))
    sign_in(client, "chair")
    client.get(url("consensus", consensus))

    with count_queries() as queries:
        client.get(url("consensus", consensus))

    assert len(queries) == QUERIES


QUERIES = 14


def test_the_list_of_candidates_keeps_recused_worksheets_apart(client):
    action = make.make_action(candidates=2)
    first, second = action.candidates.all()
    sheet, *others = first.worksheets.order_by("pk")
    make.recuse(sheet)
    make.recuse(second.worksheets.order_by("pk").first())
    for other in others:
        make.fill_worksheet(other, (3, 3, 3))
    sign_in(client, "chair")

    rows = table(client.get(reverse("assessments:my-consensus")), "cand")

    assert [row[2:4] for row in rows[1:]] == [
        ["2 of 3 in, 1 recused", "Ready to discuss"],
        ["0 of 3 in, 1 recused", "Waiting for worksheets"],
    ]
