"""Tables of document control name no competency; tables of competencies stay. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.control_tables import NO_COMPETENCY, NO_PLACE, is_control, without_control_tables
from tests.models_app.exchange.reading import best, left, outline, rows


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        (["Prepared by\tJ. Ortiz", "Effective date\tMarch 4, 2025", "Bargaining unit\tLocal 12"], []),
        (["Prepared by:\tJ. Ortiz\tDate:\tMay 2027"], []),
        (["Class code\t4711", "Revised\tMay 2027"], ["Class code: 4711"]),
        (["Class code:\t4711\tDate:\tMay"], ["Class code: 4711"]),
        (["Department\tWorks", "Bargaining unit\tLocal 12"], ["Department: Works"]),
        (["Competency\tZoning", "Date\tMay 2027"], ["Competency\tZoning", "Date\tMay 2027"]),
        (["Approvals\tApproves permits in time.", "Owner\tHR"], ["Approvals\tApproves permits in time.", "Owner\tHR"]),
        (
            ["Prepared by\tDate", "Board\tMay 2027", "Competency\tDefinition", "Zoning\tApplies the code."],
            ["Competency\tDefinition", "Zoning\tApplies the code."],
        ),
        (["Zoning\tMaps", "Owner\tHR", "Plats\tPlats"], ["Zoning\tMaps", "Owner\tHR", "Plats\tPlats"]),
    ],
)  # fmt: skip
def test_only_labels_of_document_control_with_short_values_are_left_out(table, kept):
    lines, unused = without_control_tables(rows(*table))

    assert [line.text for line in lines] == kept
    assert {item.reason for item in unused} <= {NO_COMPETENCY, NO_PLACE}
    assert {n for item in (*lines, *unused) for n in item.lines} == set(range(1, len(table) + 1))


def test_a_label_with_a_sentence_is_a_competency():
    assert is_control("Approved by", "M. Chen")
    assert not is_control("Signature", "Signs what was read and understood by all.")
    assert not is_control("Zoning", "M. Chen")


def test_a_control_table_below_the_title_leaves_the_numbered_names_below_it():
    control = rows(
        "Prepared by\tJ. Ortiz", "Effective date\tMarch 4, 2025", "Bargaining unit\tLocal 12", start=2
    )
    texts = [
        "1. Geodesy",
        "Knows the earth.",
        "2. Instrument Care",
        "Keeps instruments.",
        "3. Plats",
        "Reads plats.",
    ]

    reading = best(
        [
            Words("Survey Party Chief", (1,), "heading"),
            *control,
            *(Words(t, (n,)) for n, t in enumerate(texts, 5)),
        ]
    )

    assert outline(reading.model) == [
        ("Geodesy", None, "Knows the earth."),
        ("Instrument Care", None, "Keeps instruments."),
        ("Plats", None, "Reads plats."),
    ]
    assert {(line, reason) for line, _, reason in left(reading)} == {
        (2, NO_COMPETENCY), (3, NO_COMPETENCY), (4, NO_PLACE),
    }  # fmt: skip


def test_facts_about_the_class_in_a_table_stand_above_names_with_paragraphs():
    facts = rows("Department\tWorks", "Class code\t4711", "FLSA status\tExempt", start=2)
    texts = ["Geodesy", "Knows the earth.", "Plats", "Reads plats."]

    reading = best(
        [Words("Survey Chief", (1,), "heading"), *facts, *(Words(t, (n,)) for n, t in enumerate(texts, 5))]
    )

    assert outline(reading.model) == [("Geodesy", None, "Knows the earth."), ("Plats", None, "Reads plats.")]
    assert (reading.model.job.code, reading.model.job.organization) == ("4711", "Works")
    assert {entry[0] for entry in left(reading)} == {4}
