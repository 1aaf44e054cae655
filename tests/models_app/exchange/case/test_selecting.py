"""Limit, offset, sort, filter and fields of the list of CASE documents."""

import pytest

from models_app.exchange.case.selecting import LARGEST, MOST, Selection, WrongSelection, selection_of


def document(n, **more):
    return {
        "identifier": f"id-{n}",
        "uri": f"urn:{n}",
        "frameworkType": "Competency Model",
        "caseVersion": "1.1",
        "creator": "City",
        "title": "Engineer",
        "version": "1",
        "adoptionStatus": "Adopted",
        "lastChangeDateTime": "2026-01-01T00:00:00Z",
        "CFPackageURI": {},
        **more,
    }


DOCUMENTS = [
    document(1, title="Road Engineer", version="9"),
    document(2, title="Clerk's Aide", version="10", lastChangeDateTime="2026-03-01T23:30:00Z"),
    document(3, creator="State", adoptionStatus="Deprecated", version="2"),
]


def ids(**asked):
    selection = selection_of({name: [value] for name, value in asked.items()})
    return [int(row["identifier"][-1]) for row in selection.page(selection.chosen(DOCUMENTS))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title='road engineer'", [1]),
        ("title!='Engineer'", [1, 2]),
        ("title~'ENGINEER'", [1, 3]),
        ("title='Clerk''s Aide'", [2]),
        ("version>'2'", [1, 2]),
        ("version>='9' AND version<'10'", [1]),
        ("version<='2'", [3]),
        ("creator='State' OR title~'road' AND version='1'", [3]),
        ("lastChangeDateTime>'2026-03-01'", [2]),
        ("lastChangeDateTime>='2026-03-02T00:30:00+01:00'", [2]),
        ("lastChangeDateTime<'2026-01-01T00:00:01'", [1, 3]),
        (" adoptionStatus = 'Adopted'  AND  caseVersion='1.1' ", [1, 2]),
        ("version='x'", []),
    ],
)
def test_filter(text, expected):
    assert ids(filter=text) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3]),
        ({"sort": "title"}, [2, 3, 1]),
        ({"sort": "title", "orderBy": "desc"}, [1, 3, 2]),
        ({"sort": "version"}, [3, 1, 2]),
        ({"sort": "creator", "orderBy": "desc"}, [3, 1, 2]),
        ({"sort": "lastChangeDateTime"}, [1, 3, 2]),
        ({"limit": "2"}, [1, 2]),
        ({"limit": "2", "offset": "1"}, [2, 3]),
        ({"offset": "3"}, []),
        ({"offset": str(LARGEST)}, []),
        ({"limit": str(LARGEST)}, [1, 2, 3]),
        ({"orderBy": "desc"}, [1, 2, 3]),
        ({"unknown": "x"}, [1, 2, 3]),
    ],
)
def test_order_and_part(asked, expected):
    assert ids(**asked) == expected


def test_fields_leave_what_the_standard_demands():
    selection = selection_of({"fields": ["version,title", "adoptionStatus"]})

    (first, *_) = selection.page(DOCUMENTS)

    assert sorted(set(DOCUMENTS[0]) - set(first)) == ["caseVersion", "frameworkType"]


def test_limit_is_capped():
    assert selection_of({"limit": ["100000"]}).limit == MOST
    assert selection_of({}) == Selection()


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        ({"limit": "0"}, "invalid_selection_field", "'limit' must be a whole number from 1"),
        ({"limit": "-1"}, "invalid_selection_field", "'limit' must"),
        ({"limit": str(2**31)}, "invalid_selection_field", "'limit' must"),
        ({"limit": str(2**63)}, "invalid_selection_field", "'limit' must"),
        ({"offset": "x"}, "invalid_selection_field", "'offset' must be a whole number from 0"),
        ({"offset": "²"}, "invalid_selection_field", "'offset' must"),
        ({"offset": ""}, "invalid_selection_field", "'offset' must"),
        ({"sort": "colour"}, "invalid_sort_field", "'colour' is no field to sort by"),
        ({"sort": "\x00"}, "invalid_sort_field", "is no field to sort by"),
        ({"orderBy": "up"}, "invalid_sort_field", "'orderBy' must be asc or desc"),
        ({"fields": "title,colour"}, "invalid_selection_field", "'colour' is no field of a document"),
        ({"filter": "colour='red'"}, "invalid_selection_field", "'colour' is no field to choose by"),
        ({"filter": ""}, "invalid_selection_field", "at character 1"),
        ({"filter": "title"}, "invalid_selection_field", "at character 1"),
        ({"filter": "title=red"}, "invalid_selection_field", "at character 1"),
        ({"filter": "title='a' and version='1'"}, "invalid_selection_field", "at character 11"),
        ({"filter": "title='a' AND "}, "invalid_selection_field", "at character 14"),
        ({"filter": "lastChangeDateTime>'soon'"}, "invalid_selection_field", "'soon' is no date"),
        ({"filter": "lastChangeDateTime>'2026-02-30'"}, "invalid_selection_field", "is no date"),
        ({"filter": "lastChangeDateTime>'0001-01-01T00:00:00+10:00'"}, "invalid_selection_field", "no date of our"),
    ],
)  # fmt: skip
def test_what_can_not_be_followed_is_refused_with_its_code(asked, code, words):
    with pytest.raises(WrongSelection) as refused:
        ids(**asked)

    assert (refused.value.code, words in str(refused.value)) == (code, True)
