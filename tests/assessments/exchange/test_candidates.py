from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.exchange.candidates import TEMPLATE_HEADER, CandidateImport, CandidateRow, read_candidates
from competency_portal.errors import Problem
from competency_portal.exchange.delimited import read_delimited
from competency_portal.exchange.table import Row, Table
from competency_portal.exchange.writing import csv_bytes


def table(header, *rows):
    return Table(
        tuple(header), tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=2))
    )


def messages(found):
    return [problem.message for problem in found.problems]


def test_a_clean_file():
    found = read_candidates(
        table(TEMPLATE_HEADER, ["101", "Lee", "Ana", "ana@example.org", "A-1"]),
        existing_numbers={"100"},
    )

    row = CandidateRow(2, "101", "Lee", "Ana", "ana@example.org", "A-1")
    assert found == CandidateImport((row,), (), ())
    assert found.is_clean


@pytest.mark.parametrize(
    "header",
    [
        ["Candidate No.", "Surname", "Given name", "EMAIL", "Application number"],
        ["#", "last_name", "first_name", "e-mail address", "applicant ID"],
        ["  NUMBER: ", "Family Name", "FIRSTNAME", "E_Mail", "App. ID"],
    ],
)
def test_columns_go_by_many_names(header):
    found = read_candidates(table(header, ["101", "Lee", "Ana", "ana@example.org", "A-1"]))

    assert found.rows == (CandidateRow(2, "101", "Lee", "Ana", "ana@example.org", "A-1"),)
    assert (found.problems, found.notices) == ((), ())


def test_columns_in_any_order_and_unknown_ones_named():
    found = read_candidates(table(["Shoe size", "", "Last name", "Number"], ["44", "?", "Lee", "101"]))

    assert found.rows == (CandidateRow(2, "101", "Lee"),)
    assert found.notices == ("Columns that are not imported: 'Shoe size', number 2 (no heading).",)


def test_a_column_of_notes_is_named_as_not_imported():
    found = read_candidates(table(["Last name", "Notes"], ["Lee", "Knows the deputy"]))

    assert found.rows == (CandidateRow(2, last_name="Lee"),)
    assert found.notices[0] == "Columns that are not imported: 'Notes'."


def test_a_missing_column_is_named_and_nothing_else_guessed():
    found = read_candidates(table(["Number", "E-mail"], ["101", "nonsense"]))

    assert found.rows == ()
    assert found.problems == (
        Problem(
            "There is no column 'Last name'. Name the columns in the first row: "
            "Candidate number, Last name, First name, E-mail, Application ID.",
            field="Last name",
        ),
    )


def test_a_doubled_column_is_a_problem():
    found = read_candidates(table(["Last name", "Surname"], ["Lee", "Li"]))

    assert messages(found) == ["Two columns are headed as Last name. Keep one of them."]


def test_a_file_without_candidates_is_a_problem():
    assert messages(read_candidates(table(["Last name"]))) == [
        "The file has a heading but no candidates. Add a row for each and try again."
    ]


def test_numbers_may_be_left_to_the_portal():
    found = read_candidates(table(["Number", "Last name"], ["", "Lee"], ["", "Li"], ["7", "Ma"]))

    assert [row.number for row in found.rows] == ["", "", "7"]
    assert found.is_clean
    assert found.notices == ("2 candidates have no number in the file. The portal gives the next free ones.",)


@pytest.mark.parametrize(
    ("cells", "field", "message"),
    [
        (["1", " ", "a@b.org"], "Last name", "Row 2, Last name: is empty. Every candidate needs one."),
        (
            ["1", "Le\u202ee", ""],
            "Last name",
            "Row 2, Last name: holds the invisible character U+202E RIGHT-TO-LEFT OVERRIDE. Type the text again.",
        ),
        (
            ["1" * 21, "Lee", ""],
            "Candidate number",
            "Row 2, Candidate number: has 21 characters; the most is 20. Shorten it.",
        ),
        (
            ["1", "Lee", "ana at example"],
            "E-mail",
            "Row 2, E-mail: 'ana at example' is not an e-mail address. Correct it or leave it empty.",
        ),
        (
            ["C-1a", "Lee", ""],
            "Candidate number",
            "Row 2, Candidate number: C-1a is taken by a candidate of this hiring action. "
            "Change it or take the row out.",
        ),
    ],
)
def test_problems_name_row_column_reason_and_remedy(cells, field, message):
    found = read_candidates(table(["Number", "Last name", "E-mail"], cells), existing_numbers={"c-1A"})

    assert found.problems == (Problem(message, field=field, row=2),)
    assert not found.is_clean


@pytest.mark.parametrize("column", ["Candidate number", "Application ID"])
def test_the_same_value_twice_is_a_problem(column):
    found = read_candidates(
        table([column, "Last name"], ["A-1", "Lee"], ["", "Li"], ["", "Ma"], ["a-1", "Wu"])
    )

    assert messages(found) == [f"Row 5, {column}: a-1 stands in row 2 already. Change one of them."]


def test_the_same_email_twice_is_a_notice():
    found = read_candidates(
        table(["Number", "Last name", "E-mail"], ["1", "Lee", "a@b.org"], ["2", "Lee", "A@b.org"])
    )

    assert found.is_clean
    assert found.notices == ("Rows 2, 3 have the same e-mail address. Is it one person?",)


BROKEN = "the candidate number is not a whole number. Is it meant?"
ZEROS = "the candidate number is the same as another one but for leading zeros. Are they two people?"
SIGN = (
    "the candidate number holds a sign other than letters, digits, points, commas and hyphens. Is it meant?"
)
FORMULA = "the name looks like a formula. Is it a name?"


@pytest.mark.parametrize(
    ("rows", "existing", "notices"),
    [
        ([["202.5", "Lee", ""], ["7", "Ma", ""], ["1,5", "Wu", ""]], (), (f"Rows 2, 4: {BROKEN}",)),
        ([["A-17", "Lee", ""], ["26.04.1", "Ma", ""], ["7.", "Wu", ""]], (), ()),
        ([["00101", "Lee", ""], ["101", "Ma", ""], ["1010", "Wu", ""]], (), (f"Rows 2, 3: {ZEROS}",)),
        ([["00101", "Lee", ""]], ("101",), (f"Row 2: {ZEROS}",)),
        ([["00101", "Lee", ""], ["0", "Ma", ""]], ("100",), ()),
        ([["1", "=1+1", ""], ["2", "Lee", "@SUM(A1)"], ["3", "-2", ""]], (), (f"Rows 2, 3, 4: {FORMULA}",)),
        ([["1", "-Lee", "Ana"], ["2", "O'Neil", "Jo-Ann"]], (), ()),
        ([["abc/def", "Lee", ""], ["C-17 b", "Ma", ""]], (), (f"Row 2: {SIGN}",)),
        (
            [[f"{n}.5", "Lee", ""] for n in range(12)],
            (),
            (f"Rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: {BROKEN}",),
        ),
    ],
)
def test_what_a_spreadsheet_may_have_made_is_a_notice(rows, existing, notices):
    found = read_candidates(
        table(["Number", "Last name", "First name"], *rows), existing_numbers=list(existing)
    )

    assert (found.problems, found.notices) == ((), notices)


def test_a_row_with_something_odd_says_so_itself():
    found = read_candidates(
        table(["Number", "Last name", "Application ID"], ["1", "Lee", "A-1"], ["2.5", "Ma", "TRUE"])
    )

    assert found.remarks == (
        (3, BROKEN),
        (3, "the application ID is what a spreadsheet writes for yes or no. Is it meant?"),
    )


def test_zeros_beside_an_empty_number_are_no_notice():
    found = read_candidates(table(["Number", "Last name"], ["", "Lee"], ["0", "Ma"]))

    assert found.notices == ("1 candidate has no number in the file. The portal gives the next free ones.",)


def test_the_first_fifty_problems_are_listed_in_the_order_of_the_file_and_the_rest_counted():
    found = read_candidates(table(["Number", "Last name"], *[["1", ""] for _ in range(40)]))

    assert (len(found.problems), found.more_problems, found.problem_count) == (50, 29, 79)
    assert [problem.row for problem in found.problems] == sorted(problem.row for problem in found.problems)


def test_problems_of_the_reading_stop_the_import_too():
    broken = Problem("Cell B2 shows the error #REF!.", field="B", row=2)
    read = Table(("Number", "Last name"), (Row(2, ("1", "Lee")),), ("Read as Windows-1252.",), (broken,))

    found = read_candidates(read)

    assert (found.problems, found.notices) == ((broken,), ("Read as Windows-1252.",))


names = st.text(st.characters(codec="utf-8", categories=["L", "Nd", "P", "Zs", "Sm"]), max_size=30)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(names, min_size=1, max_size=10))
def test_an_export_can_be_imported_again_and_changes_nothing(texts):
    first = read_candidates(
        table(["Number", "Last name"], *[[f"C-{place}", text] for place, text in enumerate(texts)])
    )
    exported = csv_bytes(TEMPLATE_HEADER, [astuple(row)[1:] for row in first.rows])

    second = read_candidates(read_delimited(exported))

    assert second.rows == first.rows
    assert messages(second) == messages(first)
