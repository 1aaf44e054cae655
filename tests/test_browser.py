"""The browser fixtures themselves: what they skip, fail, see and let through."""

import pytest
from django.contrib.auth import get_user_model

from tests import browser
from tests.axe_running import Axe


def test_absent_chromium_skips_in_plain_words(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(browser.ctypes, "CDLL", lambda name: None)

    with pytest.raises(pytest.skip.Exception) as skipped:
        browser.give_up(browser.missing_for_browser())

    assert str(skipped.value) == "Browser tests need chromium: sudo apt-get install chromium"


def test_absent_chromium_fails_under_ci(monkeypatch):
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception):
        browser.give_up("Browser tests need chromium")


def test_a_signed_in_page_carries_the_session(browser_page, transactional_db):
    user = get_user_model().objects.create_user("rater1.la")

    page = browser_page(user, viewport=browser.PHONE)
    answer = page.goto("/healthz")

    assert answer.status == 200
    # Chromium may ask for an icon too; the page that says "not found" then brings a cookie of its own.
    assert "sessionid" in {cookie["name"] for cookie in page.context.cookies()}
    assert page.viewport_size == browser.PHONE


def test_trouble_in_a_page_is_written_down(page, browser_trouble):
    page.goto("/healthz")
    page.evaluate("console.error('a script is unwell')")
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(
            "() => { const s = document.createElement('style'); s.textContent = 'p{}'; document.body.append(s) }"
        )

    assert len(browser_trouble) == 2
    assert browser_trouble[0] == "console: a script is unwell"
    assert "Content Security Policy" in browser_trouble[1]
    browser_trouble.clear()


def test_axe_reports_readably(page, axe):
    page.goto("/healthz")
    page.evaluate("document.body.innerHTML = '<img>'")

    findings = axe(page)

    assert any(finding.startswith("image-alt (critical): ") for finding in findings)


def test_contrast_is_measured_once_for_texts_that_look_alike_and_again_for_all_others(page):
    """Every step is a page of its own; what was found too faint is found again, however often it is looked at."""
    axe = Axe()
    steps = {
        "good": "",
        "good again": "",
        "faint": "a { color: #ccc }",
        "faint again": "a { color: #ccc }",
        "filled": "a { -webkit-text-fill-color: #ccc }",
        "covered": "i { position: absolute; background: #000; width: 9em; height: 9em; left: 0; top: 0; z-index: -1 }",
    }

    found = {}
    for step, css in steps.items():
        page.set_content(
            f"<html lang='en'><title>Well</title><style>a {{ color: #111 }} {css}</style>"
            "<main><h1>Well</h1><p class='t'><i></i><a class='u' href='#'>Text</a></p></main>"
        )
        known = len(axe.enough)
        rules = [rule["id"] for rule in axe.violations(page)]
        found[step] = (rules, len(axe.enough) - known)

    faint = (["color-contrast"], 0)
    assert found == {
        "good": ([], 2), "good again": ([], 0), "faint": faint, "faint again": faint, "filled": faint, "covered": faint
    }  # fmt: skip


def test_axe_looks_at_what_it_is_given(page, axe, browser_trouble):
    page.goto("/healthz")
    page.evaluate(
        "document.documentElement.lang = 'en'; document.title = 'Well';"
        "document.body.innerHTML = '<main><h1>Well</h1></main>'"
    )

    assert axe(page) == []
