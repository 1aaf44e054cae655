"""The import pages in a real Chromium: a document brought in, looked at, made into a draft; nobody is shut out."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.models import ModelVersion
from tests.browser import DESKTOP, PHONE
from tests.factories import DOCUMENT, make_agency, make_import, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_a_document_is_brought_in_reviewed_and_drafted(browser_page, axe, viewport):
    here = make_agency("here")
    admin = make_person("hr.here", Role.HR_ADMIN, here)
    make_import(here, admin, problem="The file is damaged.", filename="broken.pdf")
    page = browser_page(admin, viewport=viewport)
    found = []

    page.goto(reverse("library:import-list"))
    found += axe(page)
    page.click("text=Bring in a document")
    found += axe(page)
    page.fill("textarea[name=text]", DOCUMENT + "\nTo be printed on both sides.")
    page.click("text=Read the document")
    unfold(page)
    found += axe(page)
    room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    page.locator(".cp-fnd__all a").first.click()
    in_hand = page.locator(".cp-src .is-inhand").count()
    page.locator(".cp-fnd .cp-actions a", has_text="Keep as not stated").first.click()
    found += axe(page)
    page.fill("textarea[name=reason]", "The class is banded.")
    page.click("form#settle button[value=settle]")
    page.wait_for_selector("text=2 findings are settled.")
    unfold(page)
    page.click("text=Say yourself what the columns")
    unfold(page)
    found += axe(page)
    page.click("text=Read the document so")
    page.wait_for_selector("text=Read as you named it: 2 competencies.")
    unfold(page)
    page.click("text=Say of single lines what they are")
    page.wait_for_load_state()
    found += axe(page)
    page.click("text=Read the document so")
    page.wait_for_selector("text=Read as you named it: 2 competencies.")
    page.click("text=Create draft version 1")
    page.wait_for_selector("text=Version 1 is open as a draft.")

    assert found == []
    assert room[0] == room[1]
    assert in_hand > 0
    assert ModelVersion.objects.get().uses.count() == 2
