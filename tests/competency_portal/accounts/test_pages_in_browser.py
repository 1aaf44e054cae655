"""Sign-in, account, people, audit and access pages in a real browser: axe, both widths, in use and in error."""

import os
from functools import cache
from pathlib import Path

import pytest
from django.urls import reverse

from competency_portal.access.rules import Who
from competency_portal.accounts.actions.people import add_membership, deactivate_person
from competency_portal.accounts.choices import Role
from tests.access_cases import make_world
from tests.browser import DESKTOP, PHONE

VIEWPORTS = {"desktop": DESKTOP, "phone": PHONE}
CLEAN = dict.fromkeys(VIEWPORTS, ([], True))
ADMIN, HR, AUDITOR = Who.SYSTEM_ADMIN, Who.HR_ADMIN, Who.AUDITOR
# Pages that hold more here than in the world of tests/test_axe_matrix.py, which looks at all the others.
PAGES = [
    ("account_login", None),
    ("accounts:person-list", ADMIN),
    ("accounts:person-detail", HR),
    ("audit:entry-list", AUDITOR),
]
PEOPLE_PAGES = {"accounts:person-detail"}


@pytest.fixture
def world(transactional_db, settings):
    """The world of the access matrix, in demonstration mode, with something in the trail."""
    settings.DEMO = True
    world = make_world()
    person = world.things["person"]
    for somebody in world.people.values():
        somebody.is_demonstration = True
        somebody.save()
    add_membership(actor=world.people[HR], person=person, agency=world.here, role=Role.AUDITOR)
    deactivate_person(actor=world.people[HR], person=world.things["person"], reason="Left the agency")
    person.is_active = True
    person.save()
    return world


def picture(page, name):
    """A screenshot for people, where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name.replace(':', '-')}.png", full_page=True)


def no_sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def page_of(world, browser_page):
    """`page_of(who)`: the page in which this persona of the world is signed in, opened once a test."""
    return cache(lambda who: browser_page(world.people.get(who)))


def looked_at(page, axe, name):
    """What axe finds in the open page, and whether it fits, at desk and phone width."""
    found = {}
    for width, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        picture(page, f"{name}-{width}")
        found[width] = (axe(page), no_sideways_scroll(page))
    page.set_viewport_size(DESKTOP)
    return found


def test_pages_are_accessible(world, page_of, axe):
    found = {}
    for name, who in PAGES:
        page = page_of(who)
        arguments = [world.things["person"].public_id] if name in PEOPLE_PAGES else []
        page.goto(reverse(name, args=arguments))
        found[name] = looked_at(page, axe, name)

    assert found == {name: CLEAN for name, _who in PAGES}


def test_pages_in_error_are_accessible(page_of, axe):
    found = {}
    for name, who, button in [
        ("account_login", None, "Sign in"),
        ("accounts:person-create", ADMIN, "Add this person"),
    ]:
        page = page_of(who)
        page.goto(reverse(name))
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_selector(".usa-error-message")
        page.wait_for_load_state()
        found[name] = looked_at(page, axe, f"{name}-error")

    assert found == dict.fromkeys(found, CLEAN)


def test_locked_out_page_is_accessible(world, browser_page, axe):
    page = browser_page(viewport=PHONE)
    for _ in range(5):
        page.goto(reverse("account_login") + "?username=hr_admin.here")
        page.get_by_label("Password").fill("wrong")
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in", exact=True).click()

    assert page.get_by_role("heading", name="Too many attempts").is_visible()
    picture(page, "locked_out-phone")
    assert axe(page) == []


def test_a_name_from_the_list_is_filled_in_and_the_password_is_not(world, browser_page):
    page = browser_page()
    page.goto("/sign-in/?next=/people/me/")
    page.locator("details:has(a[href*='username=hr_admin.here']) > summary").click()
    page.locator("a[href*='username=hr_admin.here']").click()

    assert page.get_by_label("Username").input_value() == "hr_admin.here"
    assert page.get_by_label("Password").input_value() == ""
    page.get_by_label("Password").fill("correct horse battery staple")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/people/me/")
