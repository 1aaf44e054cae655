"""Single lines named by hand on a page: prefilled by the reading, changed, kept over pages, refused in words."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.exchange.import_review import review_of
from tests.factories import make_agency, make_import, make_person

TEXT = """Rope Hand Competency Model

Rope Work
Ties knots that hold in any weather.
- Ties fast
- Ties in the dark

Sail Work
Sets and strikes sails as ordered.
- Sets one alone

Stores
Keeps what the ship needs.
- Counts the rope"""


@pytest.fixture
def here(db):
    return make_agency("here")


@pytest.fixture
def admin(here, client):
    person = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(person)
    return person


def url(imported, page=1):
    return f"{reverse('library:import-lines', args=[imported.public_id])}?page={page}"


def sent(client, imported, page=1, **changed):
    """What the form of this page sends when nothing is touched, and what a person changed."""
    form = client.get(url(imported, page)).context["form"]
    return {name: str(form[name].value()) for name in form.fields} | changed


def outline(imported):
    imported.refresh_from_db()
    plain = review_of(imported).plain
    return [(c.family, c.definition, [x.text for x in (*c.indicators, *c.areas)]) for c in plain.competencies]


def test_a_line_is_named_and_all_others_stay_as_they_were_read_on_every_page(
    client, here, admin, monkeypatch
):
    monkeypatch.setattr("models_app.views.import_lines.PAGE_SIZE", 8)
    imported = make_import(here, admin, TEXT)
    before = outline(imported)

    first = client.post(url(imported), sent(client, imported, u_6="not_used", l_6="Too dark", do="next"))
    after_first = outline(imported)
    second = client.post(url(imported, 2), sent(client, imported, 2, u_14="new_paragraph"))

    assert (first.status_code, first["Location"]) == (302, url(imported, 2))
    assert second["Location"] == reverse("library:import-review", args=[imported.public_id])
    knots = ("Rope Work", before[0][1], ["Ties fast"])
    assert [name for name, *_ in before] == ["Rope Work", "Sail Work", "Stores"]
    assert after_first == [knots, *before[1:]]
    stores = ("Stores", "Keeps what the ship needs.\n\nCounts the rope", [])
    assert outline(imported) == [knots, before[1], stores]
    assert (imported.reader, len(imported.mapping["lines"]), imported.edit) == ("by_hand", 11, 2)


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"u_3": "purple"}, "u_3", "Line 3: choose from the list what it is."),
        ({"u_3": "name_definition"}, "u_3", "Line 3: no words stand behind its name."),
        ({"u_4": "name_definition", "l_4": "Ropes"}, "u_4", "Line 4: it does not begin with ‘Ropes’."),
        ({"u_4": "definition", "l_4": "Ropes"}, "u_4", "Line 4: it does not begin with ‘Ropes’."),
        ({"u_4": "number"}, "u_4", "Line 4: it is no whole number."),
        ({"l_4": "x" * 301}, "l_4", "Line 4: at most 300 characters."),
        ({"u_3": "label", "u_8": "label", "u_12": "label"}, None, "Nothing is named as the names"),
        ({"edit": "9"}, None, "Somebody has changed this import"),
    ],
)
def test_what_can_not_stand_is_said_by_its_line_and_what_was_chosen_stays(
    client, here, admin, changed, field, message
):
    imported = make_import(here, admin, TEXT)

    response = client.post(url(imported), sent(client, imported, **({"u_14": "areas"} | changed)))

    form = response.context["form"]
    errors = form.errors.get(field or "__all__", [])
    imported.refresh_from_db()
    assert response.status_code == (409 if "edit" in changed else 422)
    assert any(message in error for error in errors), form.errors
    assert form["u_14"].value() == "areas"
    assert (imported.reader, imported.mapping, imported.edit) == ("", None, 0)


def test_the_page_of_columns_and_headings_keeps_or_forgets_what_was_said_of_lines(client, here, admin):
    imported = make_import(here, admin, TEXT)
    client.post(url(imported), sent(client, imported, u_8="not_used"))
    mapping = reverse("library:import-mapping", args=[imported.public_id])

    client.post(mapping, {"edit": "1", "shown_head": "True", "keep_lines": "on"})
    kept = [name for name, *_ in outline(imported)]
    client.post(mapping, {"edit": "2", "shown_head": "True", "words_0": "Sail Work", "u_o_0": "name"})

    assert kept == ["Rope Work", "Stores"]
    assert ([name for name, *_ in outline(imported)], imported.mapping["lines"]) == (["Sail Work"], [])
