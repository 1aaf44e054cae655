import codecs

import pytest

from competency_portal.exchange.delimited import read_delimited
from competency_portal.exchange.table import Row, Table

TEXT = "Name,Value\r\nÁna,1\r\n"
TABLE = Table(("Name", "Value"), (Row(2, ("Ána", "1")),))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        '"Name","Value"\n"Ána","1"'.encode(),
        "Name,Value,,\nÁna,1,,\n,,,\n\n".encode(),
    ],
)
def test_encodings_separators_and_line_ends(data):
    assert read_delimited(data) == TABLE


def test_windows_1252_is_read_with_a_notice():
    found = read_delimited(TEXT.encode("cp1252"))

    assert (found.header, found.rows) == (TABLE.header, TABLE.rows)
    assert found.notices == (
        "The file is not in UTF-8; it was read as Windows-1252. Check letters with accents before importing.",
    )


@pytest.mark.parametrize(
    ("text", "header", "cells"),
    [
        ("sep=;\nName;Value\nA, B;1\n", ("Name", "Value"), ("A, B", "1")),
        ("Name;Remark\nA;one, two, three\n", ("Name", "Remark"), ("A", "one, two, three")),
        ("Name\nA\n", ("Name",), ("A",)),
        ('Name,Note\nA,"two\nlines"\n', ("Name", "Note"), ("A", "two\nlines")),
        ('Name,Note\nA,"say ""x"""\n', ("Name", "Note"), ("A", 'say "x"')),
        ("Name,Value\nA\n", ("Name", "Value"), ("A", "")),
    ],
)
def test_separators_and_quotes(text, header, cells):
    found = read_delimited(text.encode())

    assert (found.header, [row.cells for row in found.rows]) == (header, [cells])


def test_the_line_that_names_the_separator_counts_as_a_row():
    assert [row.number for row in read_delimited(b"sep=;\nName;Value\nA;1\n").rows] == [3]


def test_a_row_longer_than_the_heading_is_a_problem():
    found = read_delimited(b"Name,Value\nDoe, Ana,1\n")

    assert [(problem.row, problem.message) for problem in found.problems] == [
        (
            2,
            "Row 2 has 3 cells but the heading has 2. Give the extra column a heading, "
            "or put text that holds the separator into quotes.",
        )
    ]
