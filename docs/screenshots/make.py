"""Takes the pictures of README and docs from a running demonstration; bin/screenshots calls it.

Usage: make.py ADDRESS FOLDER, with the demonstration's password in PORTAL_DEMO_PASSWORD. Pages are found by clicking
the links that a person would click, because the addresses in a new database are random.
"""

import http
import http.client
import os
import shutil
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

VIEWPORT = {"width": 1280, "height": 800}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
WAIT_SECONDS = 60


def wait_until_healthy(address: str) -> None:
    """Return as soon as the portal answers; give up in plain words after a minute."""
    give_up = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < give_up:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:  # not listening yet, or busy with its first request
            pass
        finally:
            connection.close()
        time.sleep(0.2)
    sys.exit("The portal did not become healthy within a minute.")


def signed_in(browser: Browser, address: str, username: str) -> Page:
    """A page in a browser of its own where this demonstration person is signed in."""
    page = browser.new_context(base_url=address, viewport=VIEWPORT).new_page()
    page.goto("/sign-in/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(os.environ["PORTAL_DEMO_PASSWORD"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1, name="My work").wait_for()
    return page


def follow(page: Page, *names: str) -> None:
    """Click links of these names in the page, one after the other; each must lead somewhere."""
    for name in names:
        page.get_by_role("link", name=name).first.click()
        page.wait_for_load_state("networkidle")


def model_version(browser: Browser, address: str) -> Page:
    """A published model with the findings that its source leaves open."""
    page = signed_in(browser, address, "hradmin.la")
    follow(page, "Competency models", "Director of Systems (9375)")
    return page


def worksheet(browser: Browser, address: str) -> Page:
    """A rater's worksheet that is half filled."""
    page = signed_in(browser, address, "rater1.nara")
    follow(page, "My worksheets", "Candidate 104")
    return page


def ranked_list(browser: Browser, address: str) -> Page:
    """The final list of a hiring action."""
    page = signed_in(browser, address, "specialist.nc")
    follow(page, "ITM-2026-07", "Read the results")
    return page


PICTURES = {"model-version": model_version, "worksheet": worksheet, "ranked-list": ranked_list}


def main(address: str, folder: Path) -> None:
    """Write every picture into the folder as <name>.png, 1280 by 800 pixels."""
    wait_until_healthy(address)
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, draw in PICTURES.items():
            target = folder / f"{name}.png"
            draw(browser, address).screenshot(path=target)
            sys.stdout.write(f"{target.name}: {target.stat().st_size // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
