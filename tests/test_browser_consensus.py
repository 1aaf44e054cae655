"""The consensus in a real Chromium: three and five raters, by keyboard, errors and a stale tab, nothing for axe."""

import pytest
from playwright.sync_api import expect

from assessments.models import ConsensusRating
from competency_portal.accounts.models import User
from tests import factories as make
from tests.browser import DESKTOP, PHONE, WIDTHS, axe_at, widths_at
from tests.journeys.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def discussed(raters=3):
    """A candidate under discussion whose first competency is two points apart and last not observed by one."""
    names = tuple(f"rater{n}" for n in range(1, raters + 1))
    action = make.make_action(candidates=2, raters=names)
    first = action.candidates.first()
    for n, name in enumerate(names):
        ordinals = (2 if n == 0 else 4, 3, "x" if n == 1 else 3)
        make.fill_worksheet(
            make.worksheet_of(action, name), ordinals, note="Said what was done, in own words. " * 6
        )
    return make.open_consensus(first)


def lines_of_heads(page):
    """How many lines the name of each column takes on a phone."""
    page.set_viewport_size(PHONE)
    lines = "heads => heads.map(head => Math.round(head.clientHeight / parseFloat(getComputedStyle(head).lineHeight)))"
    return page.locator(".cp-matrix thead th:visible").evaluate_all(lines)


def search_in_forced_colours(page):
    """Whether the search of the page's head has a border and a magnifier where the system chooses the colours."""
    page.emulate_media(forced_colors="active")
    drawn = page.locator(".cp-top > .cp-wrap > .cp-search").evaluate(
        "form => [getComputedStyle(form.querySelector('input')).borderTopWidth,"
        " getComputedStyle(form.querySelector('svg')).fill]"
    )
    page.emulate_media(forced_colors="none")
    return drawn


def chair_page(browser_page, consensus, viewport=DESKTOP, **options):
    page = browser_page(User.objects.get(username="chair"), viewport=viewport, **options)
    page.goto(f"/hiring/consensus/{consensus.public_id}/")
    return page


@pytest.mark.parametrize("raters", [3, 5])
def test_axe_finds_nothing_in_use_in_error_and_stale_and_nothing_runs_out_of_the_page(
    browser_page, axe, raters
):
    consensus = discussed(raters)
    page = chair_page(browser_page, consensus)

    found = {"open": axe_at(page, axe, DESKTOP, PHONE)}
    wide = {"open": widths_at(page, *WIDTHS)}
    heads = lines_of_heads(page)
    assert search_in_forced_colours(page) == ["1px", "rgb(0, 0, 0)"]
    press(page, "Record agreed rating")
    found["error"] = axe_at(page, axe, DESKTOP, PHONE)
    item = consensus.items.get(assessed__position=1)
    item.version = 1
    item.current = ConsensusRating.objects.create(
        item=item, version=1, level=make.level(consensus.action.scale, 3), reason="Recorded elsewhere.",
        recorded_by=consensus.opened_by, recorded_at=consensus.opened_at,
    )  # fmt: skip
    item.save()
    page.get_by_label("Advanced 4").check(force=True)
    page.get_by_label("Why the panel agreed on this").fill("Went back to the answer.")
    page.get_by_role("button", name="Record agreed rating").click()
    expect(page.get_by_text("nothing was overwritten")).to_be_visible()
    found["stale"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto(f"/hiring/consensus/{consensus.public_id}/close/")
    found["close"], wide["close"] = axe_at(page, axe, DESKTOP, PHONE), widths_at(page, *WIDTHS)
    assert page.get_by_role("button", name="Close the consensus").count() == 0
    make.agree(consensus, (3, 3, "x"), close=False)
    page.reload()
    consensus.items.filter(assessed__position=3).update(current=None)  # as if it were taken back meanwhile
    press(page, "Close the consensus")
    expect(page.get_by_text("1 of 3 competencies have no agreed rating.")).to_be_visible()
    found["not closed"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto("/hiring/consensus/")
    found["list"], wide["list"] = axe_at(page, axe, DESKTOP, PHONE), widths_at(page, *WIDTHS)

    # All have one last name, so each stands with both names. Of many raters the cells name spread and agreed rating.
    assert heads == {3: [2, 2, 2, 0, 0], 5: [1, 1, 1, 1, 1, 0, 0]}[raters]
    assert found == {key: [] for key in found}
    assert wide == {key: [viewport["width"] for viewport in WIDTHS] for key in wide}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_rating_is_recorded_by_keyboard_with_and_without_script(browser_page, script):
    consensus = discussed()
    page = chair_page(browser_page, consensus, java_script_enabled=script)

    page.get_by_label("Awareness 1").focus()
    if script:
        for key in "4029":  # 9 is no level
            page.keyboard.press(key)
    else:
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("The panel went back to the answer.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Agreed rating recorded: Problem Solving.")).to_be_visible()
    rating = ConsensusRating.objects.get()
    assert (rating.level.ordinal, rating.reason) == (2, "The panel went back to the answer.")


def test_closed_consensus_has_no_form_and_nothing_for_axe(browser_page, axe):
    consensus = make.agree(discussed(), (4, 3, "x"))
    page = chair_page(browser_page, consensus, PHONE)
    page.goto(f"/hiring/consensus/{consensus.public_id}/?c={consensus.items.first().public_id}")

    found = axe(page)

    assert found == []
    assert page.get_by_role("button", name="Record agreed rating").count() == 0
    assert page.get_by_text("The consensus is closed.").count() == 1
