"""Ranked list in a real Chromium: eight competencies stay readable, nothing runs out of the page, axe finds nothing."""

import pytest

from assessments.choices import CandidateState
from tests import factories as make
from tests.browser import DESKTOP, PHONE, WIDTHS, axe_at, widths_at
from tests.journeys.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EIGHT = (
    "Judgment and Decision Making", "Interdepartmental Communication", "Technology Application", "Supervision",
    "Fiscal Management", "Project Management", "Organizational Awareness", "Leadership",
)  # fmt: skip
RATERS = ("rater1", "rater2", "rater3")


@pytest.fixture
def decided():
    """Eight competencies; two share a rank, one is below, one incomplete, one withdrawn."""
    guide = make.make_guide_version(make.make_model_version(names=EIGHT))
    action = make.make_action(guide_version=guide, candidates=5)
    one, two, three, four, five = action.candidates.all()
    for candidate, agreed in ((one, (4,) * 8), (two, (4,) * 8), (three, (2, 3) * 4), (four, ("x", 3) * 4)):
        make.rate_candidate(candidate, dict.fromkeys(RATERS, (3,) * 8), agreed)
    five.state, five.state_reason = CandidateState.WITHDRAWN, "Took another job."
    five.save()
    specialist = make.make_person("specialist")
    make.make_result(action, specialist)
    return action, make.make_result(action, specialist), specialist


def addresses(action, result):
    """The pages of results, in light use and with what is missing listed."""
    line = f"/hiring/results/{result.public_id}/"
    candidates = {c.number: c.public_id for c in action.candidates.all()}
    return [
        f"/hiring/actions/{action.public_id}/results/",
        f"/hiring/actions/{action.public_id}/results/final/",
        f"{line}{candidates['101']}/",
        f"{line}{candidates['104']}/",
    ]


def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(browser_page, axe, decided):
    action, result, specialist = decided
    page = browser_page(specialist)

    found, wide = {}, {}
    for address in addresses(action, result):
        page.set_viewport_size(DESKTOP)
        page.goto(address)
        found[address] = axe_at(page, axe, DESKTOP, PHONE)
        wide[address] = widths_at(page, *WIDTHS)
    page.goto(addresses(action, result)[1])
    press(page, "Make the list final")
    found["final"] = axe_at(page, axe, DESKTOP, PHONE)

    assert found == {key: [] for key in found}
    assert wide == {key: [viewport["width"] for viewport in WIDTHS] for key in wide}


def test_axe_finds_nothing_before_a_list_is_computed(browser_page, axe):
    action = make.make_action()
    page = browser_page(make.make_person("specialist"), viewport=PHONE)
    page.goto(f"/hiring/actions/{action.public_id}/results/")

    found = axe(page)

    assert found == []
    assert page.get_by_role("button", name="Compute the list").is_visible()


def test_rows_stay_a_table_for_screen_readers_on_a_phone(browser_page, decided):
    action, _, specialist = decided
    page = browser_page(specialist, viewport=PHONE)
    page.goto(f"/hiring/actions/{action.public_id}/results/")

    rows = page.get_by_role("table", name="Ranked list").get_by_role("row")

    assert rows.count() == 7  # heads, three ranked, one group, two without a rank
    assert rows.nth(1).get_by_role("cell").count() == 11  # the bar is left out here
    assert rows.nth(1).get_by_role("rowheader").inner_text().splitlines()[:2] == ["Candidate", "101"]
