"""Django's read-only lists look like a part of the portal and lead back to it."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_person


@pytest.mark.django_db(transaction=True)
def test_the_admin_site_bears_the_portals_name_and_leads_back(browser_page, axe):
    page = browser_page(make_person("root", role=None, is_system_administrator=True))

    page.goto("/admin/accounts/user/")

    name = page.get_by_role("link", name="Competency Portal", exact=True)
    assert page.locator("#header").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(22, 46, 81)"
    assert axe(page) == []
    page.get_by_role("link", name="Back to the portal").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto("/admin/")
    name.click()
    expect(page).to_have_url("/")
