"""Pages of hiring actions in a real browser: no violation, no sideways scroll, in light use and in error."""

import pytest
from django.urls import reverse

from assessments.choices import ActionState
from tests import factories as make
from tests.browser import DESKTOP, PHONE, axe_at

pytestmark = pytest.mark.django_db(transaction=True)


def url(name, thing=None):
    return reverse(f"assessments:{name}", args=[thing.public_id] if thing else [])


def setup_action():
    action = make.make_action(state=ActionState.SETUP, rating_started_at=None)
    for sheet in action.worksheets.all():
        sheet.slots.all().delete()
        sheet.delete()
    return action


def faults(page, axe) -> list[str]:
    """What is wrong with the open page at desk and phone width."""
    found = axe_at(page, axe, DESKTOP, PHONE)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            found.append(f"scrolls sideways at {viewport['width']}")
    return found


def test_pages_are_clean(browser_page, axe):
    dana = make.make_person()
    setup = setup_action()
    running = make.make_action(chair="c2", raters=("r4", "r5"))
    sheet = make.fill_worksheet(make.worksheet_of(running, "r4"), (3, 4, 3))
    candidate = running.candidates.first()
    page = browser_page(dana)
    pages = [url("action-list"), url("action-create")]
    make.make_next_model_version(setup.model_version, changed=("Communication",), gone=("Customer Service",))
    names = ("detail", "edit", "competencies", "guide", "model", "panel", "check")
    pages += [url(f"action-{name}", setup) for name in names]
    pages += [
        url(name, running) for name in ("action-detail", "action-edit", "action-panel", "action-cancel")
    ]
    pages += [
        url(name, running)
        for name in ("action-progress", "candidate-list", "candidate-add", "candidate-import")
    ]
    pages += [url(name, running) for name in ("seat-add", "chair-change")]
    pages += [url("seat-end", running.seats.filter(role="rater").first()), url("worksheet-reopen", sheet)]
    pages += [url("candidate-edit", candidate), url("candidate-withdraw", candidate)]

    wrong = {}
    for address in pages:
        page.goto(address)
        if found := faults(page, axe):
            wrong[address] = found

    assert wrong == {}


def test_forms_in_error_are_clean_and_keep_what_was_typed(browser_page, axe):
    dana = make.make_person()
    setup = setup_action()
    page = browser_page(dana)

    page.goto(url("action-competencies", setup))
    page.get_by_label("Weight of Communication").fill("2.5")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The weights are unequal: write why.").first.wait_for()

    assert page.get_by_label("Weight of Communication").input_value() == "2.5"
    assert faults(page, axe) == []

    page.goto(url("candidate-add", setup))
    page.get_by_label("First name").fill("Typed")
    page.get_by_role("button", name="Add the candidate").click()
    page.get_by_role("alert").wait_for()

    assert page.get_by_label("First name").input_value() == "Typed"
    assert faults(page, axe) == []


def test_an_import_from_file_to_candidates(browser_page, axe):
    dana = make.make_person()
    action = make.make_action(candidates=1)
    page = browser_page(dana)

    page.goto(url("candidate-import", action))
    page.set_input_files(
        "input[type=file]",
        {"name": "people.csv", "mimeType": "text/csv", "buffer": b"Number,Last name\n101,Lee\n,Ma\n"},
    )
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="Check the import").wait_for()
    with_problem = axe(page)
    page.set_input_files(
        "input[type=file]",
        {"name": "people.csv", "mimeType": "text/csv", "buffer": b"Number,Last name\n,Lee\n,Ma\n"},
    )
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Import 2 candidates").click()
    page.get_by_text("2 candidates imported.").wait_for()

    assert with_problem == []
    assert list(action.candidates.values_list("number", "last_name")) == [
        ("101", "Applicant101"),
        ("102", "Lee"),
        ("103", "Ma"),
    ]
