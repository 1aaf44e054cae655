"""Journey: three raters rate two candidates at once; the chair closes; the ranked list is the one computed by hand."""

import re
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from assessments.models import Rating
from competency_portal.accounts.choices import Role
from tests import factories as make
from tests.journeys.steps import follow, press, told

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"Saved \d+:\d\d:\d\d [ap]\.m\.")
RATERS = ("rater1", "rater2", "rater3")
COMPETENCIES = ("Problem Solving", "Communication")
WEIGHTS = {"Problem Solving": 2, "Communication": 1}
# What each rater gives: candidate number to the ratings of both competencies.
GIVEN = {
    "rater1": {"101": (4, 3), "102": (3, 4)},
    "rater2": {"101": (4, 3), "102": (2, 4)},
    "rater3": {"101": (5, 3), "102": (3, 4)},
}
AGREED = {"101": (4, 3), "102": (3, 4)}


def by_hand(number) -> Fraction:
    """70 to 100 over the scale from 1 to 5: 70 + 30 * (S - 1) / 4, S the mean weighted 2 to 1."""
    first, second = AGREED[number]
    mean = Fraction(2 * first + 1 * second, 3)
    return 70 + 30 * (mean - 1) / 4


def rate(page, ordinal, note):
    """Note and rating of the competency that is open; they are saved as they are made."""
    page.locator("#note").fill(note)
    page.locator(f"label[for=r{ordinal}]").click()


def saved(page):
    expect(page.locator("#save-state")).to_have_text(SAVED)


def open_sheet(page, number):
    page.goto("/hiring/worksheets/")
    follow(page, f"Candidate {number}")


def submit(page, number):
    press(page, "Check and submit")
    told(page, "Nothing is missing.")
    press(page, "Submit and lock")


def agree_on(page, number):
    """The chair opens the discussion of a candidate, records what was agreed and closes."""
    page.goto("/hiring/consensus/")
    press(page, f"of candidate {number}")
    for name, ordinal in zip(COMPETENCIES, AGREED[number], strict=True):
        follow(page, name)
        page.locator(f"#l{ordinal}").check()
        page.get_by_label("Why the panel agreed on this").fill("The behavior told fits this benchmark.")
        press(page, "Record agreed rating")
    follow(page, "Check and close")
    press(page, "Close the consensus")


def stored(action, rater, number):
    """(level, note) of each competency on a worksheet, as it is on record."""
    slots = make.worksheet_of(action, rater, number).slots.select_related("current__level")
    return [(slot.current.level.ordinal, slot.current.note) for slot in slots]


@pytest.fixture
def action():
    model_version = make.make_model_version(names=COMPETENCIES)
    guide_version = make.make_guide_version(model_version)
    return make.make_action(
        guide_version=guide_version, raters=RATERS, weights=WEIGHTS, weights_reason="The job is mostly that."
    )


def test_three_raters_a_chair_and_a_list_computed_by_hand(browser_page, browser_trouble, action):
    make.make_person("specialist", Role.SPECIALIST, action.agency)
    people = {seat.user.username: seat.user for seat in action.seats.select_related("user")}
    pages = {name: browser_page(people[name]) for name in RATERS}

    # All three rate the first competency of candidate 101 at the same time; rater 2 has lost the connection.
    for page in pages.values():
        open_sheet(page, "101")
    pages["rater2"].context.set_offline(True)
    for name, page in pages.items():
        rate(page, GIVEN[name]["101"][0], f"First note of {name}.")
    saved(pages["rater1"])
    saved(pages["rater3"])

    # Rater 2 goes on typing; nothing is lost, and all is saved when the connection comes back.
    without = pages["rater2"]
    expect(without.locator("#save-state")).to_have_text("Not saved yet. Kept on this page, will be sent")
    without.locator("#note").press_sequentially(" Typed without a connection.")
    assert make.worksheet_of(action, "rater2").slots.first().current is None
    without.context.set_offline(False)
    saved(without)

    # Rater 3 left a second window open: it was saved elsewhere meanwhile. Both values are shown; the first stays.
    stale = pages["rater3"].context.new_page()
    stale.goto(pages["rater3"].url.partition("?")[0] + "?c=1")
    rate(pages["rater3"], 4, "Changed in the first window.")
    saved(pages["rater3"])
    rate(stale, 2, "Written in the second window.")
    conflict = stale.get_by_role("alert")
    for words in ("4 Advanced", "Changed in the first window.", "2 Basic", "Written in the second window."):
        expect(conflict).to_contain_text(words)
    stale.locator("#note").fill("Settled in the second window.")
    stale.locator("label[for=r5]").click()
    stale.get_by_role("button", name="Replace it with mine").click()
    saved(stale)
    pages["rater3"].close()
    pages["rater3"] = stale

    # They go on to the second competency and the second candidate in turn, and submit both worksheets.
    for name, page in pages.items():
        press(page, "Next")
        rate(page, GIVEN[name]["101"][1], f"Second note of {name}.")
    for page in pages.values():
        submit(page, "101")
    for page in pages.values():
        open_sheet(page, "102")
    for position in (0, 1):
        for name, page in pages.items():
            rate(
                page, GIVEN[name]["102"][position], f"Note {position + 1} of {name} on the second candidate."
            )
        for page in pages.values():
            saved(page)
            if position == 0:
                press(page, "Next")
    for page in pages.values():
        submit(page, "102")

    # What they gave is what is on record; what was replaced stays there.
    assert {
        name: {number: tuple(level for level, _ in stored(action, name, number)) for number in AGREED}
        for name in RATERS
    } == GIVEN
    assert stored(action, "rater2", "101")[0][1] == "First note of rater2. Typed without a connection."
    assert stored(action, "rater3", "101")[0][1] == "Settled in the second window."
    assert Rating.objects.filter(note="Changed in the first window.", level__ordinal=4).exists()

    # The chair opens each discussion, records what was agreed and closes.
    chair = browser_page(people["chair"])
    for number in AGREED:
        agree_on(chair, number)

    # The specialist computes the list and makes it final.
    specialist = browser_page(make.User.objects.get(username="specialist"))
    specialist.goto(f"/hiring/actions/{action.public_id}/results/")
    press(specialist, "Compute the list")
    follow(specialist, "Check and make final")
    press(specialist, "Make the list final")

    rows = specialist.locator("table.cp-res-t tbody tr")
    shown = [
        (
            row.locator(".cp-c-rank").inner_text(),
            row.locator(".cp-c-cand a").text_content(),
            row.locator(".cp-c-score").inner_text(),
        )
        for row in rows.all()
    ]
    assert (by_hand("101"), by_hand("102")) == (90, Fraction(175, 2))
    assert shown == [("1", "Candidate 101", "90.00"), ("2", "Candidate 102", "87.50")]
