"""README and docs stay true where a machine can tell: links, commands, files and people that they name exist."""

import json
import os
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
USERNAME = re.compile(r"[a-z]+\d?\.(?:nara|la|nc)")
FOLDERS = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir())


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def without_blocks(text: str) -> str:
    """The text without its fenced blocks."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """Addresses of the headings, as a repository's pages make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def lost_links(page: Path) -> list[str]:
    """Relative links that lead nowhere, or to a heading that is not there."""
    lost = []
    for link in LINK.findall(without_blocks(page.read_text())):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text())):
            lost.append(link)
    return lost


def lost_commands(text: str) -> list[str]:
    """Commands that nobody can type: scripts that are not there or can't be run, unknown manage.py commands."""
    scripts = set(re.findall(r"(?<![\w/.-])(bin/[a-z_]+|\.ci/run)\b(?!\.)", text))
    lost = [name for name in sorted(scripts) if not os.access(ROOT / name, os.X_OK)]
    known = get_commands()
    return lost + [n for n in sorted(set(re.findall(r"manage\.py ([a-z_]+)", text))) if n not in known]


def lost_files(text: str) -> list[str]:
    """Paths of this repository, from its root, that don't exist."""
    spans = [span.split(":")[0] for span in CODE.findall(without_blocks(text))]
    paths = [s for s in spans if s.startswith(FOLDERS) and not re.search(r"[\s<*]", s)]
    return [
        path for path in paths if not (ROOT / path).exists() and not path.startswith(("var/", "uploads/"))
    ]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page):
    assert lost_links(page) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_exist(page):
    assert lost_commands(page.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_named_files_exist(page):
    assert lost_files(page.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_named_people_exist(page):
    people = {person["username"] for person in json.loads((ROOT / "fixtures/demo/people.json").read_text())}

    found = {span for span in CODE.findall(page.read_text()) if USERNAME.fullmatch(span)}

    assert found - people == set()


def test_readme_shows_its_pictures():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text())

    assert len(pictures) == 3
    assert [p for p in pictures if not (ROOT / p).read_bytes().startswith(b"\x89PNG")] == []


def test_what_is_lost_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A page\n[a](#a-page) [b](#b) [c](gone.md)")

    assert lost_links(page) == ["#b", "gone.md"]
    assert lost_commands("`manage.py verify_audit`, `manage.py make_coffee`") == ["make_coffee"]
    assert lost_files("`bin/serve`, `docs/gone.md`") == ["docs/gone.md"]
