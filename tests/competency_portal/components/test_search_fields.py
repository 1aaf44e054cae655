"""What is typed into a search field has to fit the address that the form makes of it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
FIELDS = [
    (str(path.relative_to(TEMPLATES)), field)
    for path in sorted(TEMPLATES.rglob("*.html"))
    for field in re.findall(r'<input[^>]*type="search"[^>]*>', path.read_text(encoding="utf-8"))
]
REQUEST_LINE = 4094  # what gunicorn takes; beyond it the answer is its own bare 414
ENCODED = 15  # characters for one letter of three bytes in an address within an address: %25E4%25B8%25AD


@pytest.mark.parametrize(("template", "field"), FIELDS)
def test_a_search_field_takes_no_more_than_an_address_holds(template, field):
    (most,) = re.findall(r'maxlength="(\d+)"', field) or [REQUEST_LINE]

    assert int(most) * ENCODED < REQUEST_LINE - 500


def test_there_are_search_fields_to_look_at():
    assert len(FIELDS) > 5
