"""No page of the access matrix shuts anybody out: axe, our own checks and no complaint of the browser.

Every address that answers GET with HTML is looked at as somebody who may see it, at desk and phone width, and each of
its forms once more as it comes back with errors. A new page without an object to look at fails here.
"""

from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.db import transaction

from competency_portal.access.middleware import matrix_by_name
from competency_portal.access.rules import Who
from competency_portal.accounts.views import setup
from tests.access_cases import make_world
from tests.axe_pages import Portal, name_of, served
from tests.browser import DESKTOP, PHONE, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

CHUNKS = 4
SMALLEST = {"width": 320, "height": 640}
NAMES = sorted(
    name
    for name, methods in matrix_by_name().items()
    if "GET" in methods and Who.PROGRAM not in methods["GET"].who
)
# What axe does not look at, or not on purpose: every reference leads somewhere, ids are unique, there is one heading.
OWN_CHECKS = """() => {
  const found = [], ids = {};
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) found.push(`${headings} h1`);
  if (!document.title.trim() || document.title.startsWith("|")) found.push("no title");
  for (const e of document.querySelectorAll("[id]")) ids[e.id] = (ids[e.id] || 0) + 1;
  for (const id in ids) if (ids[id] > 1) found.push(`id ${id} ${ids[id]} times`);
  for (const name of ["aria-describedby", "aria-labelledby", "aria-controls", "for", "headers"])
    for (const e of document.querySelectorAll(`[${name}]`))
      for (const id of e.getAttribute(name).split(/\\s+/).filter(Boolean))
        if (!ids[id]) found.push(`${name}="${id}" leads nowhere`);
  for (const e of document.querySelectorAll("a[href^='#']"))
    if (e.hash.length > 1 && !ids[decodeURIComponent(e.hash.slice(1))]) found.push(`link ${e.hash} leads nowhere`);
  return found;
}"""
# The page must not scroll sideways; tables and such may, in a box of their own.
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > room + 1);
  const name = e => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""}`;
  return [`scrolls sideways at ${room}: ${wide.slice(0, 4).map(name).join(", ")}`];
}"""
FORMS = """() => [...document.querySelectorAll("form")].filter(f => f.method === "post").map(f => ({
  action: f.getAttribute("action") || "",
  fields: [...f.elements].filter(e => e.name && e.type !== "fieldset").map(e => ({
    name: e.name, type: e.type, value: e.value}))}))"""
# Forms of the shell, on every page.
SHELL = {"account_logout", "accounts:choose-agency"}
LEADS_ON = {"library:front"}  # addresses that only lead to another page
NONSENSE = {
    "number": "-1",
    "date": "soon",
    "datetime-local": "soon",
    "email": "nowhere",
    "textarea": "x" * 60_000,
}
UNSET = {"checkbox", "radio", "file", "select-one", "select-multiple"}


@pytest.fixture(scope="module")
def portal(chromium, django_db_setup, django_db_blocker):
    """One world for the module, thrown away at the end; the first set-up is open, a confirmed password stays so."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(setup, "nobody_yet", lambda: True)
        patch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 86_400, raising=False)
        yield Portal(make_world())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def address_of_pages(portal):
    with served(portal) as address:
        yield address


@pytest.fixture
def look(chromium, portal, address_of_pages, axe):
    """`look(address, answer)`: the faults of this answer in a browser, at every width, each once; and the page."""
    trouble = []
    context = chromium.new_context(base_url=address_of_pages, viewport=DESKTOP)
    page = context.new_page()
    watch(page, trouble)

    def looking(address, answer):
        trouble.clear()
        portal.kept[address] = answer
        page.set_viewport_size(DESKTOP)
        page.goto(address)
        found = [*axe(page), *page.evaluate(OWN_CHECKS)]
        page.set_viewport_size(PHONE)
        found += [f"at 390: {fault}" for fault in axe(page) if fault not in found]
        found += page.evaluate(TOO_WIDE)
        page.set_viewport_size(SMALLEST)
        found += page.evaluate(TOO_WIDE)
        return list(dict.fromkeys([*found, *trouble])), page

    yield looking
    context.close()


def empty(field) -> list[str]:
    """What a field sends that nobody filled in."""
    if field["type"] in ("hidden", "submit"):
        return [field["value"]]
    return [] if field["type"] in UNSET else [""]


def nonsense(field) -> list[str]:
    """What a field sends that somebody got wrong."""
    if field["type"] in ("hidden", "submit"):
        return [field["value"]]
    return [] if field["type"] in ("checkbox", "file") else [NONSENSE.get(field["type"], "x" * 3000)]


def refused(portal, address, form):
    """(address, answer) of this form sent empty or else wrong, where it comes back as a page; otherwise None."""
    target = urljoin(address, form["action"])
    for fill in (empty, nonsense):
        data = {}
        for field in form["fields"]:
            if field["type"] != "submit" or field["name"] not in data:
                data.setdefault(field["name"], []).extend(fill(field))
        answer = portal.ask("POST", target, data)
        if answer.status_code in (200, 409, 422) and answer["Content-Type"].startswith("text/html"):
            return target, answer
    return None


def faults_of(portal, look, name, who) -> list[str]:
    """What is wrong with a page in light use and with each of its forms as it comes back with errors."""
    portal.who = who
    address = portal.address(name, who)
    answer = portal.ask("GET", address)
    if name in LEADS_ON and answer.status_code == 302:
        return []
    if answer.status_code != 200:
        return [f"{name} as {who}: answers {answer.status_code}; it needs another object or visitor"]
    if not answer["Content-Type"].startswith("text/html"):
        return []  # a file, or a word for machines
    found, page = look(address, answer)
    faults, tried = [f"{name} as {who}: {fault}" for fault in found], set()
    for form in page.evaluate(FORMS):
        goal = name_of(urljoin(address, form["action"]))
        kind = (goal, *sorted({field["name"].rstrip("0123456789") for field in form["fields"]}))
        if goal in SHELL or kind in tried:
            continue
        tried.add(kind)
        if again := refused(portal, address, form):
            faults += [f"{name} as {who}, {goal} refused: {fault}" for fault in look(*again)[0]]
    return faults


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page_of_the_matrix_is_open_to_everybody(portal, look, chunk):
    faults = []
    for name in NAMES[chunk::CHUNKS]:
        visitors = portal.visitors(name)
        faults += (
            [] if visitors else [f"{name}: nobody to look at it; it needs a maker in tests/access_cases.py"]
        )
        for who in visitors:
            faults += faults_of(portal, look, name, who)

    assert faults == [], "\n" + "\n".join(faults)
