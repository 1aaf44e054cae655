"""Fixtures for tests in a real Chromium.

A test that uses one of them is marked `browser`. Where Chromium or Playwright's one system library is absent the test
is skipped and says what to type; with CI=true it fails instead, so that a green run means that it ran.
"""

import ctypes
import os
import shutil
import socket
import threading
from contextlib import suppress
from weakref import WeakSet

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests.axe_running import Axe

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FIXTURES = {"chromium", "page", "browser_page"}
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1000}
SMALL = {"width": 320, "height": 700}
WIDTHS = (DESKTOP, TABLET, PHONE, SMALL)
PATIENCE = (
    30_000  # milliseconds that a page may take on a busy machine; nobody waits longer than it does take
)


def chromium_path() -> str:
    """The Chromium to test with: what CHROMIUM names, or the one on the PATH; empty when there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or ""


def missing_for_browser() -> str:
    """What has to be installed before browser tests can run, in words to type; empty when nothing is missing."""
    packages = [] if chromium_path() else ["chromium"]
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        packages.append("libatomic1")
    if not packages:
        return ""
    return f"Browser tests need {' and '.join(packages)}: sudo apt-get install {' '.join(packages)}"


def give_up(reason: str) -> None:
    """Skip in plain words, or fail where a skipped test would be a gap (CI=true)."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(items):
    for item in items:
        given = getattr(item, "callspec", None) and item.callspec.params  # a parameter may have the same name
        if FIXTURES & set(getattr(item, "fixturenames", ())) - set(given or ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for the whole run."""
    if reason := missing_for_browser():
        give_up(reason)
    # Playwright's loop runs in this thread, so Django takes every query of a browser test for one from async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()
        # Beside a running loop Django keeps another connection than without one; nobody else will ever close it.
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_trouble():
    """What pages complained about: script errors, refusals by the content security policy, lost assets, 500s.

    The list must be empty when the test ends. A test that provokes trouble on purpose asserts it and clears the list.
    """
    trouble: list[str] = []
    yield trouble
    assert trouble == []


def watch(page, trouble: list[str]) -> None:
    """Write down what goes wrong in this page. Refused or failed requests are answers a test may ask for."""

    def on_console(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            trouble.append(f"console: {message.text}")

    def on_response(response):
        asset = response.request.resource_type in {"script", "stylesheet", "image", "font"}
        if response.status >= 500 or (asset and response.status >= 400):
            trouble.append(f"{response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("response", on_response)


@pytest.fixture(scope="session")
def live_server(live_server):
    """pytest-django's server, with `hang_up()`: answer what was asked, then end every connection and its thread.

    A browser keeps connections open and may ask for something as it goes; the thread that answers holds a session of
    the database, which the next test and the end of the run must not meet.
    """
    connections = WeakSet()
    server = live_server.thread.httpd
    take = server.process_request

    def process_request(connection, address):
        connections.add(connection)
        take(connection, address)

    def hang_up():
        for connection in list(connections):
            with suppress(OSError):  # it has ended by itself
                connection.shutdown(socket.SHUT_RD)
        for thread in threading.enumerate():
            if "process_request_thread" in thread.name:
                thread.join(30)

    server.process_request, live_server.hang_up = process_request, hang_up
    return live_server


@pytest.fixture
def browser_page(chromium, live_server, browser_trouble):
    """`browser_page(user, viewport=PHONE)`: a page in a browser of its own where this person is signed in.

    Without a user nobody is. Signing in is by session cookie, as the form has its own tests. Addresses given to
    `goto` start at the root of the portal.
    """
    contexts = []

    def open_page(user=None, *, viewport=DESKTOP, **options):
        context = chromium.new_context(base_url=live_server.url, viewport=viewport, **options)
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch(page, browser_trouble)
        return page

    yield open_page
    for context in contexts:
        context.close()
    live_server.hang_up()


@pytest.fixture
def page(browser_page):
    """A page where nobody is signed in."""
    return browser_page()


@pytest.fixture(scope="session")
def looking():
    """One axe for the whole run."""
    return Axe()


@pytest.fixture
def axe(looking):
    """`axe(page)`: what axe finds wrong, one readable line an element; compare with `== []`."""

    def violations(page) -> list[str]:
        return [
            f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['target']} {node['html'][:160]}"
            for rule in looking.violations(page)
            for node in rule["nodes"]
        ]

    return violations


def axe_at(page, axe, *viewports) -> list[str]:
    """What axe finds in the page that is open, at each of these sizes; the first one stays."""
    found = []
    for viewport in reversed(viewports):
        page.set_viewport_size(viewport)
        found += [f"at {viewport['width']}: {fault}" for fault in axe(page)]
    return found


def widths_at(page, *viewports) -> list[int]:
    """How wide the open page is at each of these sizes: no wider, when nothing runs out; the first one stays."""
    wide = []
    page.wait_for_load_state()
    for viewport in reversed(viewports):
        page.set_viewport_size(viewport)
        wide.insert(0, page.evaluate("document.documentElement.scrollWidth"))
    return wide
