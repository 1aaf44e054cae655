"""Journey: a guide is drafted, written, sent, returned with a comment, answered, approved and printed."""

import pytest

from assessments.models import GuideVersion
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.demonstration.library import settle_and_publish
from models_app.actions.loading import load_library
from tests.browser import PATIENCE
from tests.factories import make_person
from tests.journeys.steps import choose, follow, press, told
from tests.pdf_reading import flat, words
from tests.shipped_library import fixture_texts

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ASKED = 3
PARTS = ("situation", "action", "result")
BETTER = "Tell us about a change you had to explain to people who did not want it. What did you do?"


def write_section(page, number):
    """Fill the section that is open: question, three probes, a point at the top and at the bottom."""
    choose(page, "Behavioral")
    page.get_by_label("Lead question").fill(
        f"Tell us about the hardest case {number} of your work. What happened?"
    )
    page.locator("#id_minutes").fill("9")
    for n, part in enumerate(PARTS, 1):
        page.get_by_label(f"Probe {n} asks for").select_option(part)
        page.get_by_label(f"Words of probe {n}").fill(f"Case {number}: what about the {part}, in detail?")
    for level, what in (("5", "Foresaw the trouble"), ("1", "Noticed nothing")):
        box = page.locator(f"#id_benchmark_{level}")
        box.fill(f"{box.input_value()}\n{what} in case {number}, and told the team in time.")


def draft_and_write(page):
    """From the model to a guide with nothing missing."""
    page.goto("/")
    follow(page, "Interview guides")
    follow(page, "Draft a guide")
    boxes = page.locator("input[name=uses]")
    assert boxes.count() > ASKED
    for n in range(ASKED, boxes.count()):  # all are ticked to begin with
        boxes.nth(n).dispatch_event("click")
    press(page, "Draft the guide")
    follow(page, "Write")
    for number in range(1, ASKED + 1):
        write_section(page, number)
        press(page, "Save and go on")


def write_scripts(page, version):
    page.goto(f"/hiring/guides/{version.public_id}/scripts/")
    page.get_by_label("Introduction, read aloud").fill("Welcome. We ask every candidate the same questions.")
    page.get_by_label("Closing, read aloud").fill("Thank you. You hear from us within two weeks.")
    press(page, "Save")


def send(page, version, reviewer):
    page.goto(f"/hiring/guides/{version.public_id}/")
    follow(page, "Check and send for review")
    told(page, "Ready to send.")
    page.get_by_label("Hiring manager who reviews it").select_option(label=str(reviewer))
    press(page, "Send for review")
    told(page, f"Sent to {reviewer} for review.")


def printed(version) -> list[str]:
    """Every question, probe and benchmark of the guide, white space made single."""
    return [
        flat(text)
        for section in version.sections.all()
        for text in (
            section.question,
            *section.probes.values_list("text", flat=True),
            *section.benchmarks.values_list("text", flat=True),
        )
    ]


def test_a_guide_goes_to_the_manager_and_back_and_onto_paper(browser_page):
    load_library(fixtures=fixture_texts())
    agency = Agency.objects.get(code="nara")
    admins = (make_person(name, Role.HR_ADMIN, agency) for name in ("hradmin.nara", "hradmin2.nara"))
    settle_and_publish("nara", {admin.username: admin for admin in admins})
    reviewer = make_person("manager", Role.MANAGER, agency)
    specialist, manager = (
        browser_page(make_person("specialist", Role.SPECIALIST, agency)),
        browser_page(reviewer),
    )

    # The specialist drafts a guide from the model, writes and sends it.
    draft_and_write(specialist)
    version = GuideVersion.objects.get(guide__agency=agency)
    write_scripts(specialist, version)
    send(specialist, version, reviewer)

    # The manager reads it as it will print, comments on the first question and returns it.
    first = version.sections.first()
    manager.goto("/")
    follow(manager, "Review guide")
    follow(manager, f"1. {first.use}")
    manager.get_by_label("Your comment").fill("Which kind of case do you mean?")
    press(manager, "Add comment")
    told(manager, "Comment added.")
    follow(manager, "Return with comments")
    manager.get_by_label("What should change").fill("Make the first question clearer.")
    press(manager, "Return the guide")
    told(manager, "Returned. The author sees your comments.")

    # The specialist finds it at home, changes the question, answers both remarks and sends it again.
    specialist.goto("/")
    follow(specialist, "Open guide")
    specialist.goto(f"/hiring/guides/sections/{first.public_id}/")
    told(specialist, "Which kind of case do you mean?")
    specialist.get_by_label("Lead question").fill(BETTER)
    press(specialist, "Save")
    for comment in version.comments.order_by("pk"):
        where = f"?c={comment.section.public_id}" if comment.section else ""
        specialist.goto(f"/hiring/guides/{version.public_id}/read/{where}")
        specialist.locator(f"#a{comment.public_id}").fill("Said so now.")
        specialist.locator(f"form:has(#a{comment.public_id}) button").click()
        told(specialist, "Comment settled.")
    send(specialist, version, reviewer)

    # The manager approves; that freezes the version.
    manager.goto("/")
    follow(manager, "Review guide")
    follow(manager, "Check and approve")
    told(manager, "Ready to approve: no comment is open.")
    press(manager, "Approve and freeze version 1")
    told(manager, "Approved. Version 1 is frozen.")
    version.refresh_from_db()
    assert (version.state, version.comments.filter(settled_at=None).count()) == ("approved", 0)

    # The paper holds every word of it.
    file = specialist.context.request.get(f"/hiring/guides/{version.public_id}.pdf", timeout=4 * PATIENCE)
    assert (file.status, file.headers["content-type"]) == (200, "application/pdf")
    text, wanted = flat(words(file.body(), order="-raw")), printed(version)
    assert len(wanted) >= ASKED * (1 + len(PARTS) + 2)
    assert (BETTER in wanted, [one for one in wanted if one not in text]) == (True, [])
