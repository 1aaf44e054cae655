"""Single lines named by hand on a page: prefilled by the reading, changed, kept over pages, refused in words."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused
from models_app.actions.importing import adjust_import
from models_app.exchange.import_review import review_of
from models_app.exchange.mapping import LineUse, Mapping
from models_app.models import DocumentImport
from models_app.views.import_review import READ_SO, STILL_NAMED
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


def said_before(agency, person, text, reader, mapping):
    """An import with a reader and a mapping that were kept as they are here, by whatever release."""
    imported = make_import(agency, person, text)
    DocumentImport.objects.update(reader=reader, mapping=mapping)
    imported.refresh_from_db()
    return imported


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
        ({"u_4": "number"}, "u_4", "Line 4: it is no whole number of at most six digits."),
        ({"u_4": "goes_on", "l_4": "Ties"}, "u_4", "Line 4: this choice takes no words beside it"),
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


LONG = f"""Competency: Teamwork
Definition: Works with all.
Competency: Writing
{"LONG " * 80}:
Writes well."""
CAPITALS = {
    "texts": [{"use": "name", "label": "Competency"}, {"use": "level", "style": "capitals"}],
}


def test_a_label_that_can_not_be_kept_is_left_to_its_line_and_the_review_still_opens(client, here, admin):
    imported = said_before(here, admin, LONG, "by_hand", CAPITALS)

    response = client.post(url(imported), sent(client, imported))

    assert response.status_code == 302
    assert [name for name, *_ in outline(imported)] == ["Teamwork", "Writing"]
    assert client.get(response["Location"]).status_code == 200


def test_what_was_said_and_can_not_be_read_back_is_told_and_not_kept_again(client, here, admin):
    unreadable = {"lines": [{"line": 3, "use": "level", "label": "x" * 301}]}
    imported = said_before(here, admin, TEXT, "by_hand", unreadable)

    review = client.get(reverse("library:import-review", args=[imported.public_id]))
    page = client.get(url(imported))

    told = "Line 3: a label must be a text of at most 300 characters."
    assert (review.status_code, told in review.context["review"].reading.refusal) == (200, True)
    assert (page.status_code, page.context["present"].replaces) == (200, True)
    with pytest.raises(Refused, match=told):
        adjust_import(
            imported=imported, actor=admin, mapping=Mapping(lines=(LineUse(3, "level", "x" * 301),))
        )


@pytest.mark.parametrize(("reader", "replaces"), [("by_hand", False), ("", True)])
def test_what_was_said_before_another_structure_was_chosen_is_told_to_be_replaced(
    client, here, admin, reader, replaces
):
    imported = said_before(here, admin, TEXT, reader, {"lines": [{"line": 3, "use": "name"}]})

    page = client.get(url(imported))

    assert page.context["present"].replaces == replaces
    assert ("takes the place of that" in page.content.decode()) == replaces


def test_what_was_named_by_hand_can_be_had_back_after_another_structure_was_chosen(client, here, admin):
    imported = make_import(here, admin, TEXT)
    client.post(url(imported), sent(client, imported, u_8="not_used"))
    reader = reverse("library:import-reader", args=[imported.public_id])

    other = client.post(reader, {"edit": "1", "reader": "headed_paragraphs"}, follow=True)
    read_so = [name for name, *_ in outline(imported)]
    back = client.post(reader, {"edit": "2", "reader": "by_hand"}, follow=True)

    told = [[str(one) for one in answer.context["messages"]][-1] for answer in (other, back)]
    assert read_so == ["Rope Work", "Sail Work", "Stores"]
    assert [name for name, *_ in outline(imported)] == ["Rope Work", "Stores"]
    assert told == [f"{READ_SO} {STILL_NAMED}", READ_SO]


def test_a_row_of_one_cell_in_a_named_table_may_be_named_a_group(client, here, admin):
    columns = [{"column": n, "use": use} for n, use in enumerate(("number", "name", "definition"))]
    text = "Nr\tWissen\tWas es ist\n\tDeck\n1\tKnoten\tBindet.\n2\tSegel\tSetzt."
    imported = said_before(here, admin, text, "by_hand", {"columns": columns})

    refused = client.post(url(imported), sent(client, imported, u_2="definition"))
    client.post(url(imported), sent(client, imported, u_2="group"))

    assert (refused.status_code, "Line 2 is a row of a table" in refused.content.decode()) == (422, True)
    assert outline(imported) == [("Knoten", "Bindet.", []), ("Segel", "Setzt.", [])]
    assert [group.text for group in review_of(imported).plain.groups] == ["Deck"]
