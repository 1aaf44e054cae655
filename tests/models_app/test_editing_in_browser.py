"""The workshop in a real browser: clean pages that fit, words that save themselves and never overwrite others'."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from competency_portal.accounts.choices import Role
from models_app.actions.changes import AddItem
from models_app.actions.structure import AddPart, SetTitle, change_draft
from models_app.actions.wordings import Shown, change_wordings
from models_app.choices import VersionState
from models_app.forms.competency_edit import texts_of
from models_app.models import CompetencyModel, CompetencyRevision
from tests.browser import DESKTOP, PHONE
from tests.factories import make_agency, make_guide_version, make_model_version, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def save(use, admin, *changes, own=True):
    use.refresh_from_db()
    expected = Shown(use.revision.public_id, use.revision.edit)
    change_wordings(use=use, changes=changes, actor=admin, expected=expected, own_wording=own)


def address(use):
    return reverse("library:draft-competency", args=[use.version.public_id, use.public_id])


def test_the_workshop_is_clean(browser_page, axe):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    make_guide_version(make_model_version(names=("Judgment", "Writing", "Listening")))
    version = make_model_version(names=("Judgment", "Writing"), state=VersionState.DRAFT)
    change_draft(version=version, change=AddPart("note", "", "A note."), actor=admin)
    use, other = version.uses.all()
    save(other, admin, AddItem("indicator", "Writes plainly."), AddItem("indicator", "Proofreads."))
    pages = [reverse("library:draft-edit", args=[version.public_id]), address(use), address(other)]

    wrong = {}
    for viewport in (DESKTOP, PHONE):
        page = browser_page(admin, viewport=viewport)
        for one in pages:
            page.goto(one)
            page.evaluate("document.querySelectorAll('main details').forEach((box) => { box.open = true; })")
            found = axe(page) + ([] if fits(page) else ["scrolls sideways"])
            if found:
                wrong[one, viewport["width"]] = found
    assert wrong == {}


def test_a_word_without_an_end_makes_no_page_wider(browser_page):
    """A title of 200 letters and texts of 3,000, none with a space; on the pages that read and edit them."""
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    version = make_model_version(names=("N" * 120, "Writing"), state=VersionState.DRAFT)
    CompetencyModel.objects.update(title="M" * 200)
    CompetencyRevision.objects.update(definition="D" * 3000)
    version.groups.update(name="G" * 200)
    change_draft(version=version, change=SetTitle("T" * 200), actor=admin)
    change_draft(version=version, change=AddPart("note", "H" * 200, "P" * 3000), actor=admin)
    use, one = version.uses.first(), [version.public_id]
    pages = [
        *(
            reverse(f"library:{name}", args=one)
            for name in ("version-detail", "draft-edit", "version-submit")
        ),
        address(use),
        reverse("library:model-list"),
        reverse("library:model-detail", args=[version.model.public_id]),
        reverse("library:competency-detail", args=[use.revision.competency.public_id]),
        reverse("library:bank-detail", args=[version.model.bank.public_id]),
    ]

    wide = {}
    for viewport in (DESKTOP, PHONE):
        page = browser_page(admin, viewport=viewport)
        for place in pages:
            page.goto(place)
            if not fits(page):
                wide[place, viewport["width"]] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == {}


def test_a_row_is_dragged_to_another_place_and_told(browser_page):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    version = make_model_version(names=("Judgment", "Writing", "Listening"), state=VersionState.DRAFT)
    page = browser_page(admin)
    page.goto(reverse("library:draft-edit", args=[version.public_id]))
    page.get_by_label("Title of the model").fill("Saved by itself")
    expect(page.locator("#words-state")).to_have_text("Saved")
    page.locator("#id_group-new-name").fill("Technical")  # a new group waits for a button
    rows = page.locator("[data-sort='move:use'] > li")
    rows.nth(2).locator(".cp-grip").hover()
    first = rows.nth(0).bounding_box()

    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 4, steps=4)
    with page.expect_navigation():
        page.mouse.up()

    expect(page.locator("main > [role='status'].usa-sr-only")).to_have_text(
        "Listening moved to place 1 of 3."
    )
    version.refresh_from_db()
    groups = list(version.groups.values_list("name", flat=True))
    assert (version.title, groups[-1:]) == ("Saved by itself", ["Technical"])
    order = version.uses.order_by("position")
    assert [str(use) for use in order] == ["Listening", "Judgment", "Writing"]
    rows.nth(0).locator(".cp-grip").hover()
    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 400, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert [str(use) for use in order.all()] == ["Listening", "Judgment", "Writing"]


def test_words_save_themselves_and_a_stale_edit_shows_both_and_loses_nothing(browser_page):
    admin = make_person("hr", Role.HR_ADMIN, make_agency())
    use = make_model_version(names=("Judgment",), state=VersionState.DRAFT).uses.get()
    save(use, admin, AddItem("indicator", "Decides."))
    first, late = browser_page(admin), browser_page(admin)
    for page in (first, late):
        page.goto(address(use))

    first.get_by_label("Definition").fill("Theirs,")
    first.get_by_label("Definition").press_sequentially(" typed on.")
    first.get_by_label("Indicator 1").first.fill("Decides at once.")
    expect(first.locator("#words-state")).to_have_text("Saved")
    kept = texts_of(CompetencyRevision.objects.get(uses=use))
    late.get_by_label("Definition").press_sequentially(
        " "
    )  # nothing to save, so no newer numbers for these words
    expect(late.locator("#words-state")).to_contain_text("Somebody else saved")
    late.get_by_label("New indicator").fill("Half a sen")
    drawn = late.locator("#words input[name=drawn]").input_value()
    late.set_viewport_size({"width": 1280, "height": 400})
    late.evaluate("scrollTo(0, document.body.scrollHeight)")
    late.get_by_label("Definition").evaluate(
        "field => { field.value = 'Mine.'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    expect(late.locator("#words-state")).to_have_text("Not saved: somebody saved meanwhile")

    assert (kept["definition"], kept["indicator:1"]) == ("Theirs, typed on.", "Decides at once.")
    both = late.locator(".cp-changes")
    expect(both).to_contain_text("On record: Theirs, typed on.")
    expect(both).to_contain_text("Typed by you: Mine.")
    assert CompetencyRevision.objects.get(uses=use).definition == "Theirs, typed on."
    expect(late.locator("#words input[name=drawn]")).to_have_value(drawn)  # both sides are not in sight
    both.scroll_into_view_if_needed()
    expect(late.locator("#words input[name=drawn]")).not_to_have_value(drawn)
    late.get_by_role("button", name="Save everything").click()
    expect(late.get_by_text("Saved.")).to_be_visible()
    now = texts_of(CompetencyRevision.objects.get(uses=use))
    assert (now["definition"], now["indicator:1"], now["indicator:2"]) == (
        "Mine.",
        "Decides at once.",
        "Half a sen",
    )
    page = first
    page.goto(address(use))
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_label("Definition").fill("Typed while signed out.")
    expect(page.locator("[data-signed-out]")).to_contain_text("You are signed out.")
    page.context.add_cookies(cookies)
    page.evaluate("window.dispatchEvent(new Event('focus'))")  # as when its tab is looked at again
    expect(page.locator("#words-state")).to_have_text("Saved")
    expect(page.locator("[data-signed-out]")).to_have_count(0)
    assert CompetencyRevision.objects.get(uses=use).definition == "Typed while signed out."
