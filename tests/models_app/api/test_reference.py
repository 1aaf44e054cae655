"""The page about the read API: every address and every shape of the description, in words, every link with a goal."""

import re

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.api.description import described
from models_app.api.reference import Kind, Parameter, kind_of, operations, shapes
from tests import factories as make


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string"}, Kind("text")),
        ({"type": "string", "format": "date-time"}, Kind("moment")),
        ({"type": "array", "items": {"type": "string"}}, Kind("list of texts")),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Level"}}, Kind("list of", "Level")),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, Kind("null or whole number")),
        ({"anyOf": [{"$ref": "#/components/schemas/Named"}, {"type": "null"}]}, Kind("null or", "Named")),
        ({"enum": ["a", "b"], "type": "string"}, Kind("one of a, b")),
        ({"const": 1}, Kind("always 1")),
        ({}, Kind("any value")),
    ],
)
def test_kinds_in_words(schema, kind):
    assert kind_of(schema) == kind


def test_every_address_is_told_with_its_parameters():
    told = {one.path: one for one in operations(described())}

    assert set(told) == set(described()["paths"])
    assert told["/api/v1/models"].parameters[2:4] == (
        Parameter(
            "state",
            "after the question mark",
            Kind("null or one of published, superseded, retired"),
            False,
            "",
            "Only models that have a version in this state.",
        ),
        Parameter(
            "page", "after the question mark", Kind("whole number"), False, "from 1 to 1,000,000; 1 if left out",
            "Which page, from 1.",
        ),
    )  # fmt: skip
    assert [(a.status, a.kind) for a in told["/api/v1/scales/{id}"].answers] == [
        ("200", Kind("", "Scale")),
        ("304", None),
        *((status, Kind("", "Problem")) for status in ("401", "404", "422", "429")),
    ]


@pytest.mark.django_db
def test_the_page_names_everything_and_its_links_lead_somewhere(client):
    hr = make.make_person("hr", Role.HR_ADMIN)
    client.force_login(hr, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("library:api-reference")).content.decode()

    assert [one.path for one in operations(described()) if f"GET {one.path}<" not in page] == []
    assert [shape.name for shape in shapes(described()) if f'id="shape-{shape.name}"' not in page] == []
    goals = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) - goals == set()
    assert reverse("library:token-list", args=[make.make_agency().public_id]) in page
    assert client.get(reverse("library:api-description")).json() == described()
