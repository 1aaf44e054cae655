"""Steps that several journeys share: press, follow, read a table."""

from playwright.sync_api import expect


def follow(page, name: str) -> None:
    """Click the first link whose name contains these words, and wait for its page."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def press(page, name: str) -> None:
    """Press the first button whose name contains these words, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def told(page, words: str) -> None:
    """The page says this."""
    expect(page.locator("main")).to_contain_text(words)


def choose(page, label: str) -> None:
    """Pick a radio button or checkbox by its label, as a pointer does: USWDS draws the label over it."""
    page.locator("main").get_by_label(label).first.dispatch_event("click")
