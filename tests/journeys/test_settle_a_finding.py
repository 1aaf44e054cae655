"""Journey: an HR admin reads a model and settles a finding; a second one publishes; what was published stays."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from models_app.actions.content import content_hash_of
from models_app.actions.loading import load_library
from models_app.models import ModelVersion
from tests.factories import make_person
from tests.journeys.steps import choose, follow, press, told
from tests.shipped_library import fixture_texts

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "Director of Systems"
REASON = "Decided by the panel of subject matter experts on October 14."


def open_model(page):
    page.goto("/")
    follow(page, "Competency models")
    follow(page, TITLE)


def test_a_finding_is_settled_by_two_people_and_the_published_version_stays(browser_page):
    load_library(fixtures=fixture_texts())
    agency = Agency.objects.get(code="la")
    first = browser_page(make_person("hradmin", Role.HR_ADMIN, agency))
    second = browser_page(make_person("hradmin2", Role.HR_ADMIN, agency))
    published = ModelVersion.objects.get(model__agency=agency)
    before = published.content_hash

    # The first reads the model and what it leaves open.
    open_model(first)
    told(first, "Findings to settle")
    first.locator(f"a[href$='/{published.public_id}/findings/?kind=required_level']").click()
    told(first, "Version 1 is frozen and stays as it is.")

    # They settle the required level of one competency.
    choose(first, "Leadership")
    choose(first, "Level 3")
    first.get_by_label("Reason").fill(REASON)
    press(first, "Settle")
    told(first, "1 finding is settled in version 2, a draft.")
    follow(first, "Check and submit for review")
    press(first, "Submit for review")
    told(first, "Version 2 waits for a second HR admin.")
    assert first.get_by_role("link", name="Check and approve").count() == 0

    # The second finds it at home, reads it and publishes.
    second.goto("/")
    told(second, TITLE)
    open_model(second)
    follow(second, "Check and approve")
    choose(second, "I have read this version")
    press(second, "Publish version 2")
    told(second, "Version 2 is published and frozen.")

    # The draft's decision stands in version 2; version 1 reads as it was published.
    published.refresh_from_db()
    newest = ModelVersion.objects.get(model=published.model, number=2)
    settled = newest.uses.exclude(required_level=None).get()
    assert (str(settled), settled.required_level.ordinal, settled.required_level_reason) == (
        "Leadership",
        3,
        REASON,
    )
    assert published.content_hash == content_hash_of(published) == before != newest.content_hash
    assert not published.uses.exclude(required_level=None).exists()
    first.goto(f"/library/versions/{published.public_id}/")
    told(first, "There is a newer version.")
    told(first, before)
