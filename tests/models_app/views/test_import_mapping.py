"""Columns and headings named by hand on a page: proposed, chosen, refused in words, kept, undone."""

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.choices import ImportState
from models_app.exchange.import_review import review_of
from models_app.models import DocumentImport
from tests.factories import make_agency, make_import, make_person

TEXT = "\n".join(
    (
        "Handbuch",
        "Wissen\tWas es ist\tStufe A\tWer",
        "Knoten\tBindet Knoten.\tEinen.\tAnna",
        "Segel\tSetzt Segel.\tEines.\tBert",
    )
)
LINES = "Handbuch\nKNOTEN\nWorum: Bindet Knoten.\n- Bindet schnell\nSEGEL\nWorum: Setzt Segel.\nWeiter: siehe Heft"


@pytest.fixture
def here(db):
    return make_agency("here")


@pytest.fixture
def admin(here, client):
    person = make_person("hr.here", Role.HR_ADMIN, here)
    client.force_login(person)
    return person


def url(imported, name="mapping"):
    return reverse(f"library:import-{name}", args=[imported.public_id])


def sent(client, imported, **changed):
    """What the page's form sends when nothing is touched, and what a person changed: of what it draws, no more."""
    page = client.get(url(imported))
    form, drawn = page.context["form"], page.content.decode()
    values = {name: form[name].value() for name in form.fields if f'name="{name}"' in drawn}
    return {
        name: "" if value is None else value for name, value in values.items() if value is not False
    } | changed


COLUMNS = {
    "u_w4_0": "name",
    "u_w4_1": "definition",
    "u_w4_2": "level",
    "u_w4_3": "not_used",
    "l_w4_3": "Persons",
}


def outline(imported):
    imported.refresh_from_db()
    review = review_of(imported)
    left = [(entry.text, entry.reason) for entry in review.ledger.left]
    texts = [
        (
            one.family,
            one.definition,
            [(x.label, x.text) for x in one.levels],
            [x.text for x in one.indicators],
        )
        for one in review.plain.competencies
    ]
    return review.reading.code, texts, left


def test_columns_named_on_the_page_make_the_reading(client, here, admin):
    imported = make_import(here, admin, TEXT)

    response = client.post(url(imported), sent(client, imported, **COLUMNS, l_w4_2="Stage A"))

    assert (response.status_code, response["Location"]) == (302, url(imported, "review"))
    assert outline(imported) == (
        "by_hand",
        [
            ("Knoten", "Bindet Knoten.", [("Stage A", "Einen.")], []),
            ("Segel", "Setzt Segel.", [("Stage A", "Eines.")], []),
        ],
        [("Wer", "Persons"), ("Anna", "Persons"), ("Bert", "Persons")],
    )


def test_styles_labels_and_further_words_named_on_the_page(client, here, admin):
    imported = make_import(here, admin, LINES)
    said = {
        "u_s_capitals": "name",
        "u_s_bullet": "indicators",
        "u_b_0": "definition",
        "words_0": "Weiter",
        "u_o_0": "not_used",
    }

    client.post(url(imported), sent(client, imported, **said))

    assert outline(imported) == (
        "by_hand",
        [("KNOTEN", "Bindet Knoten.", [], ["Bindet schnell"]), ("SEGEL", "Setzt Segel.", [], [])],
        [("Weiter: siehe Heft", "Left out by whoever named the columns and headings")],
    )


def test_what_was_said_is_shown_again_and_can_be_undone(client, here, admin):
    imported = make_import(here, admin, TEXT)
    before = outline(imported)[0]
    client.post(url(imported), sent(client, imported, **COLUMNS))

    form = client.get(url(imported)).context["form"]
    shown = {name: form[name].value() for name in COLUMNS}
    client.post(url(imported, "reader"), {"edit": "1", "reader": before})
    kept = DocumentImport.objects.get()
    client.post(url(imported), {"do": "undo"})

    imported.refresh_from_db()
    assert shown == COLUMNS
    assert (kept.reader, bool(kept.mapping)) == (before, True)
    assert (imported.reader, imported.mapping, imported.decisions) == ("", None, {})


def test_heads_and_labels_in_common_use_are_proposed(client, here, admin):
    text = "Competency\tDefinition\tLevel 1\tWho\nRowing\tRows.\tSlowly.\tAnn\nName: x\nDefinition: y"
    imported = make_import(here, admin, text)

    form = client.get(url(imported)).context["form"]

    assert [form[f"u_w4_{n}"].value() for n in range(4)] == ["name", "definition", "level", ""]
    assert {label.name: form[f"u_b_{n}"].value() for n, (_, label, *_) in enumerate(form.labels)} == {
        "Name": "name",
        "Definition": "definition",
    }


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"u_w4_3": ""}, "u_w4_3", "The table, column 4 (‘Wer’): say what it holds, or that it is not used."),
        ({"u_w4_0": "definition"}, "u_w4_0", "The table: no column holds the names of the competencies."),
        (
            {"u_w4_2": "selection", "u_w4_3": "selection"},
            "u_w4_3",
            "column 4 (‘Wer’): only one column can be ‘Use in selection’.",
        ),
        (
            {"u_w4_1": "name"},
            "u_w4_1",
            "column 2 (‘Was es ist’): only one column can be ‘Name of the competency’.",
        ),
        ({"u_w4_2": "levels"}, "u_w4_2", "The table, column 3: Choose from the list what it is."),
        ({"words_0": "Wer"}, "words_0", "Choose from the list what it is."),
        ({"title_line": "99"}, "title_line", "Choose one of the lines."),
        (dict.fromkeys(COLUMNS, ""), None, "Say which column, style of lines or label holds the names"),
        ({"l_w4_3": "x\x00"}, "l_w4_3", "This holds an invisible character (U+0000)."),
        ({"edit": "9"}, None, "Somebody has changed this import"),
    ],
)
def test_what_can_not_stand_is_said_and_what_was_chosen_stays(client, here, admin, changed, field, message):
    imported = make_import(here, admin, TEXT)

    response = client.post(url(imported), sent(client, imported, **(COLUMNS | {"l_w4_2": "Kept"} | changed)))

    form = response.context["form"]
    errors = form.errors.get(field or "__all__", [])
    imported.refresh_from_db()
    assert response.status_code == (409 if "edit" in changed else 422)
    assert any(message in error for error in errors), form.errors
    assert form["l_w4_2"].value() == "Kept"
    assert (imported.reader, imported.mapping, imported.edit) == ("", None, 0)


def test_a_table_without_a_head_needs_labels_and_is_shown_anew_first(client, here, admin):
    imported = make_import(here, admin, TEXT)
    values = sent(client, imported, **COLUMNS)
    del values["has_head"]

    anew = client.post(url(imported), values)
    form = anew.context["form"]
    again = {name: form[name].value() or "" for name in form.fields} | {"has_head": ""}
    refused = client.post(url(imported), again)

    assert (anew.status_code, "The tables are shown anew." in anew.content.decode()) == (200, True)
    assert form["u_w4_0"].value() == "name"
    assert form.tables[0][1][0][0].cells[0] == "Wissen"
    assert refused.status_code == 422
    assert "The table, column 3: it has no head" in str(refused.context["form"].errors)


def test_tables_of_one_width_can_be_told_apart(client, here, admin):
    text = "A\tB\nRowing\tRows.\n\nWords between.\n\nC\tD\nShort.\tSwims"
    imported = make_import(here, admin, text)
    values = sent(client, imported, apart="on", u_w2_0="name", u_w2_1="definition")

    anew = client.post(url(imported), values).context["form"]
    kept = {name: str(anew[name].value()) for name in anew.fields}
    client.post(url(imported), kept | {"u_t2_0": "definition", "u_t2_1": "name"})

    assert [text[:2] for text in outline(imported)[1]] == [("Rowing", "Rows."), ("Swims", "Short.")]
    assert client.get(url(imported)).context["form"]["apart"].value() is True


def test_there_is_nothing_to_name_in_data_files_and_closed_imports(client, here, admin):
    data, closed = make_import(here, admin), make_import(here, admin)
    DocumentImport.objects.filter(pk=data.pk).update(document={"kind": "json", "passages": []})
    DocumentImport.objects.filter(pk=closed.pk).update(state=ImportState.DISCARDED)

    answers = [client.get(url(imported), follow=True).content.decode() for imported in (data, closed)]

    assert "A data file says itself what its parts are." in answers[0]
    assert "Columns can&#x27;t be named any more: discarded." in answers[1]


def test_levels_one_a_row_need_both_their_columns(client, here, admin):
    text = "Handbuch\nWissen\tStufe\tWorte\nKnoten\tA\tEinen.\n\tB\tViele."
    imported = make_import(here, admin, text)
    named = {"u_w3_0": "name", "u_w3_1": "level_label", "u_w3_2": "level_text"}

    half = client.post(url(imported), sent(client, imported, do="read", **named | {"u_w3_2": "not_used"}))
    both = client.post(url(imported), sent(client, imported, do="read", **named | {"u_w3_0": "level"}))
    client.post(url(imported), sent(client, imported, do="read", **named))

    assert (
        half.status_code,
        "say also which column is ‘Text of the row’s level’" in half.content.decode(),
    ) == (
        422,
        True,
    )
    assert "levels stand either one a row or one a column" in both.content.decode()
    imported.refresh_from_db()
    (row,) = review_of(imported).competencies
    assert [(level.label, level.text) for level in row.plain.levels] == [("A", "Einen."), ("B", "Viele.")]


def test_a_table_of_levels_needs_no_names_where_they_stand_above_it(client, here, admin):
    imported = make_import(here, admin, "Handbuch\nKNOTEN\nStufe\tWorte\nA\tEinen.\nB\tViele.")
    levels = {"u_w2_0": "level_label", "u_w2_1": "level_text"}

    without = client.post(url(imported), sent(client, imported, do="read", **levels))
    client.post(url(imported), sent(client, imported, do="read", u_s_capitals="name", **levels))

    assert "no column holds the names of the competencies" in without.content.decode()
    code, texts, left = outline(imported)
    assert (code, texts, left) == ("by_hand", [("KNOTEN", None, [("A", "Einen."), ("B", "Viele.")], [])], [])


def test_the_head_of_a_table_may_stand_in_another_row(client, here, admin):
    imported = make_import(
        here, admin, "Amt\tElm\tHafen\tOst\nWissen\tWas\tStufe\tWer\nKnoten\tBindet.\tEinen.\tAnna"
    )
    said = sent(client, imported, **COLUMNS)

    bad = client.post(url(imported), said | {"head_1": "7"})
    anew = client.post(url(imported), said | {"head_1": "2"})

    form = bad.context["form"]
    assert (bad.status_code, said["head_1"], form["u_w4_0"].value()) == (422, "1", "name")
    assert form["head_1"].errors == [
        "Table 1: choose from the list the row of its head, or that it has none."
    ]
    assert [column.head for column in anew.context["form"].sheet.tables[0].columns] == [
        "Wissen",
        "Was",
        "Stufe",
        "Wer",
    ]
    assert anew.context["counted_anew"]

    client.post(url(imported), said | {"head_1": "2", "shown_heads": "2"})
    imported.refresh_from_db()

    assert imported.mapping["heads"] == [{"line": 2, "head": True}]
    assert outline(imported)[1] == [("Knoten", "Bindet.", [("Stufe", "Einen.")], [])]
    assert client.get(url(imported)).context["form"]["head_1"].value() == "2"
