"""Guides in a real Chromium: written, returned and approved by two people, with and without script; nothing for axe."""

import pytest
from playwright.sync_api import expect

from assessments.choices import GuideState
from assessments.models import GuideComment, GuideSection
from competency_portal.accounts.choices import Role
from tests import factories as make
from tests.browser import DESKTOP, PHONE, WIDTHS, axe_at, widths_at
from tests.journeys.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def guide():
    """A draft, one in review with an open and a settled comment, and the two people who work with them."""
    specialist, manager = make.make_person("specialist"), make.make_person("manager", Role.MANAGER)
    model_version = make.make_model_version()
    draft = make.make_guide_version(model_version, state=GuideState.DRAFT)
    review = make.make_guide_version(model_version, state=GuideState.IN_REVIEW, reviewer=manager)
    for version in (draft, review):
        version.created_by = specialist
        version.save()
        section = version.sections.first()
        for place in ("question", "benchmarks"):
            GuideComment.objects.create(
                version=version, section=section, place=place, author=manager, text="Which year is meant?"
            )
    moving = make.make_guide_version(make.make_model_version())
    make.make_next_model_version(
        moving.model_version, changed=("Communication",), gone=("Customer Service",), new=("Initiative",)
    )
    return {
        "draft": draft,
        "review": review,
        "moving": moving,
        "specialist": specialist,
        "manager": manager,
    }


def addresses(guide):
    """(who, address) of every page in light use."""
    draft, review = guide["draft"], guide["review"]
    section, reviewed = draft.sections.first(), review.sections.first()
    base = "/hiring/guides/"
    return [
        ("specialist", base),
        ("specialist", f"{base}draft/{draft.model_version.public_id}/"),
        ("specialist", f"{base}{draft.public_id}/"),
        ("specialist", f"{base}sections/{section.public_id}/"),
        ("specialist", f"{base}{draft.public_id}/scripts/"),
        ("specialist", f"{base}{draft.public_id}/send/"),
        ("specialist", f"{base}{draft.public_id}/changes/"),
        ("specialist", f"{base}{guide['moving'].public_id}/"),
        ("specialist", f"{base}{guide['moving'].public_id}/next/"),
        ("manager", f"{base}{review.public_id}/read/"),
        ("manager", f"{base}{review.public_id}/read/?c={reviewed.public_id}"),
        ("manager", f"{base}{review.public_id}/return/"),
        ("manager", f"{base}{review.public_id}/approve/"),
    ]


def test_in_light_use_axe_finds_nothing_and_nothing_runs_out_of_the_page(browser_page, axe, guide):
    pages = {who: browser_page(guide[who]) for who in ("specialist", "manager")}

    found, wide = {}, {}
    for who, address in addresses(guide):
        page = pages[who]
        page.set_viewport_size(DESKTOP)
        page.goto(address)
        found[address] = axe_at(page, axe, DESKTOP, PHONE)
        wide[address] = widths_at(page, *WIDTHS)

    assert found == {key: [] for key in found}
    assert wide == {key: [viewport["width"] for viewport in WIDTHS] for key in wide}


def test_axe_finds_nothing_in_error_and_on_a_stale_page(browser_page, axe, guide):
    page = browser_page(guide["specialist"])
    base, draft = "/hiring/guides/", guide["draft"]
    section = draft.sections.first()
    found = {}

    page.goto(f"{base}{draft.public_id}/send/")
    press(page, "Send for review")
    found["send"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto(f"{base}sections/{section.public_id}/")
    page.get_by_label("Minutes").fill("")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    found["section"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto(f"{base}sections/{section.public_id}/")
    GuideSection.objects.filter(pk=section.pk).update(edit_number=9, question="Written in another window.")
    page.get_by_role("textbox", name="Lead question").fill("Written here.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved in another window")).to_be_visible()
    found["stale"] = axe_at(page, axe, DESKTOP, PHONE)
    page.goto(f"{base}draft/{draft.model_version.public_id}/")
    press(page, "Draft the guide")
    found["draft"] = axe_at(page, axe, DESKTOP, PHONE)
    manager = browser_page(guide["manager"])
    review = guide["review"]
    manager.goto(f"{base}{review.public_id}/approve/")
    assert manager.get_by_role("button", name="Approve and freeze").count() == 0  # two comments are open
    review.comments.update(settled_at=make.NOON, settled_by=guide["specialist"])
    manager.reload()
    review.comments.filter(place="question").update(
        settled_at=None, settled_by=None
    )  # somebody asks meanwhile
    press(manager, "Approve and freeze")
    expect(manager.get_by_text("1 comment is still open.")).to_be_visible()
    found["approve"] = axe_at(manager, axe, DESKTOP, PHONE)

    assert found == {key: [] for key in found}


def test_a_guide_is_returned_mended_and_approved_without_script(browser_page, guide):
    """Journey: the manager returns it with a comment, the specialist mends and sends it again, the manager approves."""
    review = guide["review"]
    review.comments.all().delete()
    section = review.sections.first()
    manager = browser_page(guide["manager"], java_script_enabled=False)
    specialist = browser_page(guide["specialist"], java_script_enabled=False)

    manager.goto(f"/hiring/guides/{review.public_id}/read/?c={section.public_id}")
    manager.get_by_label("Your comment").fill("Nobody here says 'VIP user'.")
    manager.get_by_role("button", name="Add comment").click()
    manager.get_by_role("link", name="Return with comments").click()
    manager.get_by_role("button", name="Return the guide").click()
    specialist.goto(f"/hiring/guides/sections/{section.public_id}/")
    specialist.get_by_role("textbox", name="Lead question").fill(
        "Tell us about a time when people could not work. What did you do?"
    )
    specialist.get_by_role("button", name="Save", exact=True).click()
    specialist.goto(f"/hiring/guides/{review.public_id}/read/?c={section.public_id}")
    specialist.get_by_label("Answer, if there is one").fill("Reworded.")
    specialist.get_by_role("button", name="Settle").click()
    specialist.goto(f"/hiring/guides/{review.public_id}/send/")
    specialist.get_by_role("button", name="Send for review").click()
    manager.goto(f"/hiring/guides/{review.public_id}/approve/")
    manager.get_by_role("button", name="Approve and freeze").click()

    expect(manager.get_by_text("Approved. Version 1 is frozen.")).to_be_visible()
    review.refresh_from_db()
    assert (review.state, review.approved_by.username, len(review.content_hash)) == (
        "approved",
        "manager",
        64,
    )


def test_pins_lead_to_their_threads(browser_page, guide):
    page = browser_page(guide["manager"])
    review = guide["review"]
    page.goto(f"/hiring/guides/{review.public_id}/read/?c={review.sections.first().public_id}")

    page.get_by_role("link", name="Comment 2").click()

    expect(page.locator(":target")).to_contain_text("Benchmarks")
