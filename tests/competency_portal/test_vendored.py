"""The vendored files are the ones that VENDORED.md names, and refer to nothing that is not there."""

import hashlib
import re
from pathlib import Path

from django.conf import settings

USWDS = Path(settings.BASE_DIR) / "competency_portal/static/uswds"
PORTAL = Path(settings.BASE_DIR) / "competency_portal/static/portal"


def test_vendored_files_are_the_listed_ones():
    listed = dict(
        re.findall(r"^\| `([0-9a-f]{64})` \| `(.+)` \|$", (USWDS / "VENDORED.md").read_text(), re.MULTILINE)
    )

    found = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.relative_to(USWDS).as_posix()
        for path in USWDS.rglob("*")
        if path.is_file() and path.name != "VENDORED.md"
    }
    assert found == listed


def test_no_static_file_refers_to_a_missing_one():
    missing = []
    for sheet in [*USWDS.rglob("*.css"), *PORTAL.rglob("*.css")]:
        for url in re.findall(r"url\(['\"]?([^)'\"]+)['\"]?\)", sheet.read_text()):
            # The PDF door reads `app:` addresses from our own static folder.
            path = PORTAL / url.removeprefix("app:") if url.startswith("app:") else sheet.parent / url
            if not path.resolve().is_file():
                missing.append((sheet.name, url))
    mapped = [
        path.name
        for path in [*USWDS.rglob("*.css"), *USWDS.rglob("*.js")]
        if "sourceMappingURL" in path.read_text()
    ]
    assert (missing, mapped) == ([], [])


def test_our_sheets_hold_nothing_smaller_than_12_8_pixels():
    sizes = [
        (sheet.name, size)
        for sheet in PORTAL.rglob("*.css")
        for size in re.findall(r"(?:font-size|--t-\w+): *([\d.]+)rem", sheet.read_text())
        if float(size) < 0.8
    ]

    assert sizes == []
