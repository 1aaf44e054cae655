"""The worksheet in a real Chromium: by keyboard, in two tabs, without network, without script, for everybody."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from assessments.models import Rating, Worksheet
from competency_portal.accounts.models import User
from tests import factories as make
from tests.browser import DESKTOP, PHONE, axe_at
from tests.journeys.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"Saved \d+:\d\d:\d\d [ap]\.m\.")


@pytest.fixture
def sheet():
    return make.worksheet_of(make.make_action(), "rater1")


@pytest.fixture
def open_sheet(browser_page, sheet):
    """`open_sheet()`: the worksheet's first competency in a browser where its rater is signed in."""

    def opening(**options):
        page = browser_page(User.objects.get(username="rater1"), **options)
        page.goto(f"/hiring/worksheets/{sheet.public_id}/?c=1")
        return page

    return opening


def state(page):
    return page.locator("#save-state")


def stored(sheet, position=1):
    """What is saved at a competency: (level, note), None when nothing is."""
    rating = sheet.slots.all()[position - 1].current
    return rating and (rating.level.ordinal if rating.level else None, rating.note)


def test_a_rating_by_keyboard_is_saved_and_said(open_sheet, sheet):
    page = open_sheet()

    page.locator("#r5").focus()
    page.keyboard.press("4")

    expect(state(page)).to_have_text(SAVED)
    expect(page.locator("#r4")).to_be_focused()
    expect(page.locator("[data-words]")).to_have_text("Rated 4")
    expect(page.locator("[data-answered]")).to_have_text("1")
    assert stored(sheet) == (4, "")
    page.keyboard.press("0")
    expect(page.locator("[data-words]")).to_have_text("Not rated yet")
    assert stored(sheet) == (None, "")


def test_digits_in_the_notes_are_text_and_keys_can_be_turned_off(open_sheet, sheet):
    page = open_sheet()

    page.locator("#note").press_sequentially("2 of 5")
    page.locator("#r3").check()
    expect(state(page)).to_have_text(SAVED)
    page.get_by_role("button", name="Keys off").click()
    page.locator("#r3").focus()
    page.keyboard.press("5")

    expect(page.locator("#r3")).to_be_checked()
    assert stored(sheet) == (3, "2 of 5")


def test_of_many_quick_choices_the_last_is_on_screen_and_in_the_database(open_sheet, sheet):
    page = open_sheet()
    page.locator("#r5").focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "1", "2", "4", "3"):
        page.keyboard.press(key)

    expect(page.locator("[data-words]")).to_have_text("Rated 3")
    expect(state(page)).to_have_text(SAVED)
    assert (stored(sheet), page.locator("input[name=rating]:checked").input_value()) == ((3, ""), "3")


def test_a_note_is_saved_as_typed_and_moving_on_loses_no_letter(open_sheet, sheet):
    page = open_sheet()

    expect(page.locator(".cp-title .cp-tag:visible")).to_have_text("Not started")
    page.locator("#note").press_sequentially("Took the update back.")
    expect(state(page)).to_have_text(SAVED)
    expect(page.locator(".cp-title .cp-tag:visible")).to_have_text("Draft")
    page.locator("#note").press_sequentially(" Told the desk.")
    page.get_by_role("button", name="Next: Communication").click()

    expect(page.locator("h2#cq")).to_have_text("2. Communication")
    expect(page.locator("h2#cq")).to_be_focused()
    page.keyboard.press("Tab")  # to 'Skip to the rating'
    page.keyboard.press("Enter")
    expect(page.locator("#r5")).to_be_focused()
    assert stored(sheet) == (None, "Took the update back. Told the desk.")


def test_not_observed_waits_for_its_reason_while_the_note_is_saved(open_sheet, sheet):
    page = open_sheet()
    page.locator("#note").fill("Interview cut short.")

    page.locator("label[for=rx]").click()

    expect(state(page)).to_have_text("Not saved yet: write why it was not observed")
    page.locator("#not_observed_reason").fill("The fire alarm rang.")
    page.locator("#not_observed_reason").blur()
    expect(page.locator("[data-words]")).to_have_text("Not observed")
    rating = sheet.slots.first().current
    assert (rating.not_observed_reason, rating.note) == ("The fire alarm rang.", "Interview cut short.")


def test_a_stale_tab_shows_both_values_and_overwrites_only_when_told(open_sheet, sheet, axe):
    first, second = open_sheet(), open_sheet(viewport=PHONE)
    first.locator("#note").fill("From the first tab.")
    first.locator("label[for=r4]").click()
    expect(first.locator("[data-words]")).to_have_text("Rated 4")

    second.locator("#note").fill("From the second tab.")
    second.locator("label[for=r2]").click()

    conflict = second.get_by_role("alert")
    for words in ("4 Advanced", "From the first tab.", "2 Basic", "From the second tab."):
        expect(conflict).to_contain_text(words)
    assert (stored(sheet), axe(second)) == ((4, "From the first tab."), [])
    second.get_by_role("button", name="Replace it with mine").click()
    expect(state(second)).to_have_text(SAVED)
    assert stored(sheet) == (2, "From the second tab.")
    assert Rating.objects.filter(slot=sheet.slots.first(), level__ordinal=4).exists()


def test_keeping_what_is_saved_shows_it_and_writes_nothing(open_sheet, sheet):
    first, second = open_sheet(), open_sheet()
    first.locator("label[for=r4]").click()
    expect(state(first)).to_have_text(SAVED)
    second.locator("label[for=r2]").click()

    second.get_by_role("link", name="Keep what is saved").click()

    expect(second.locator("#r4")).to_be_checked()
    assert (stored(sheet), Rating.objects.count()) == ((4, ""), 1)


def test_without_network_the_words_stay_on_the_page_and_are_sent_when_it_is_back(open_sheet, sheet, axe):
    page = open_sheet()
    page.context.set_offline(True)

    page.locator("#note").fill("Typed in the tunnel.")
    page.locator("label[for=r4]").click()

    expect(state(page)).to_have_text("Not saved yet. Kept on this page, will be sent")
    assert (stored(sheet), axe(page)) == (None, [])
    assert "tunnel" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    assert (stored(sheet), Rating.objects.filter(level__isnull=False).count()) == (
        (4, "Typed in the tunnel."),
        1,
    )


def test_a_lost_answer_is_sent_again_and_saved_once(open_sheet, sheet):
    """The server saved, the answer got lost: the same save goes out again under its key."""
    page, lost = open_sheet(), []

    def lose_first(route):
        answer = route.fetch()
        if lost:
            return route.fulfill(response=answer)
        lost.append(answer.status)
        return route.abort()

    page.route("**/save/", lose_first)
    page.locator("label[for=r4]").click()

    expect(state(page)).to_have_text(SAVED)
    assert (lost, stored(sheet), Rating.objects.count()) == ([200], (4, ""), 1)


def test_a_session_that_ended_keeps_the_words_until_the_person_has_signed_in_again(open_sheet, sheet):
    page = open_sheet()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")

    page.locator("#note").fill("Typed after the session ended.")
    page.locator("#note").blur()

    expect(page.get_by_role("alert")).to_contain_text("You are signed out")
    expect(page.get_by_role("link", name="Sign in in a new tab")).to_have_attribute("target", "_blank")
    assert stored(sheet) is None
    page.context.add_cookies(cookies)
    expect(state(page)).to_have_text(SAVED)
    assert stored(sheet) == (None, "Typed after the session ended.")


def test_reloading_the_bare_address_stays_on_the_competency_that_was_open(open_sheet, sheet):
    page = open_sheet()
    page.goto(f"/hiring/worksheets/{sheet.public_id}/")

    page.locator("label[for=r4]").click()
    expect(state(page)).to_have_text(SAVED)
    page.reload()

    expect(page.locator("#r4")).to_be_checked()
    assert page.url.endswith(f"/hiring/worksheets/{sheet.public_id}/?c=1")


def test_after_signing_in_again_elsewhere_the_words_follow_within_five_seconds(open_sheet, sheet):
    page = open_sheet()
    cookies = [
        each | {"value": "n" * 32} if each["name"] == "csrftoken" else each for each in page.context.cookies()
    ]
    page.context.clear_cookies(name="sessionid")
    page.clock.install()
    page.clock.pause_at(dt.datetime.now() + dt.timedelta(seconds=1))

    page.locator("#note").fill("Typed after the session ended.")
    for wait in (1000, 1000, 2000, 4000, 4000, 4000):
        with page.expect_response("**/save/"):
            page.clock.run_for(wait)
        expect(state(page)).to_contain_text("you are signed out")
    page.context.add_cookies(cookies)
    with page.expect_response("**/worksheets/*/"):  # the save is refused, and a new token fetched
        page.clock.run_for(4000)
    expect(state(page)).to_have_text("Not saved yet. Kept on this page, will be sent")
    page.clock.run_for(1000)

    expect(state(page)).to_have_text(SAVED)
    assert stored(sheet) == (None, "Typed after the session ended.")


def test_a_worksheet_locked_meanwhile_refuses_in_words_and_keeps_the_text(open_sheet, sheet):
    page = open_sheet()
    make.fill_worksheet(sheet, (3, 3, 3))

    page.locator("#note").fill("Too late.")
    page.locator("#note").blur()

    expect(page.get_by_role("alert")).to_contain_text("This worksheet was submitted and is locked.")
    expect(page.locator("#note")).to_have_value("Too late.")
    assert stored(sheet) == (3, "Said what was done.")


def test_without_script_the_buttons_save_and_submit(open_sheet, sheet):
    page = open_sheet(java_script_enabled=False)

    for level, go in (("r4", "Next"), ("r3", "Next"), ("r2", "Check and submit")):
        page.locator("#note").fill(f"Note {level}.")
        page.locator(f"label[for={level}]").click()
        page.get_by_role("button", name=re.compile(f"^{go}")).click()
    page.get_by_role("button", name="Submit and lock").click()

    expect(page.get_by_text("This worksheet is locked.")).to_be_visible()
    assert [stored(sheet, n) for n in (1, 2, 3)] == [(4, "Note r4."), (3, "Note r3."), (2, "Note r2.")]
    assert Worksheet.objects.get(pk=sheet.pk).state == "submitted"


def test_nothing_shuts_anybody_out(open_sheet, sheet, axe):
    page, found = open_sheet(), {}
    found["open"] = axe_at(page, axe, DESKTOP, PHONE)
    page.locator("#note").fill("x" * 20_001)
    page.locator("#note").blur()
    expect(page.get_by_role("alert")).to_contain_text("at most 20,000 can be kept")
    found["refused"] = axe_at(page, axe, DESKTOP, PHONE)
    page.locator("#note").fill("")
    page.locator("label[for=rx]").click()
    page.locator("summary", has_text="Definition").click()
    found["not observed"] = axe_at(page, axe, DESKTOP, PHONE)
    page.locator("label[for=r3]").click()
    expect(state(page)).to_have_text(SAVED)
    for name in ("check", "recuse"):
        page.goto(f"/hiring/worksheets/{sheet.public_id}/{name}/")
        found[name] = axe_at(page, axe, DESKTOP, PHONE)
    press(page, "Record that I don't rate")
    found["recuse refused"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto("/hiring/worksheets/")
    found["list"] = axe_at(page, axe, DESKTOP, PHONE)
    make.fill_worksheet(sheet, (3, "x", 5))
    page.goto(f"/hiring/worksheets/{sheet.public_id}/")
    found["closed"] = axe_at(page, axe, DESKTOP, PHONE)

    assert {name: faults for name, faults in found.items() if faults} == {}
