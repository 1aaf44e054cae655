"""The bank that a file names is not taken for another one, and what it says of its own is not dropped in silence."""

import pytest

from models_app.actions.import_found import Decisions
from models_app.calculations.plain import PlainBank, PlainFinding, PlainJob, PlainModel, Words
from models_app.exchange.import_matches import BankWords, numbered
from models_app.models import CompetencyBank
from models_app.queries.importing import is_named

NAMED = PlainBank("competencies", "Harbor skills", "For all crews.")


@pytest.mark.parametrize(
    ("code", "name", "same"),
    [
        ("competencies", "Harbor skills", True),
        ("competencies-2", "Harbor Skills (3)", True),  # what an import adds where code or name is taken
        ("competencies", "Museum skills", False),
        ("skills", "Harbor skills", False),
        ("competencies-ii", "Harbor skills", False),
    ],
)
def test_code_and_name_tell_a_bank(code, name, same):
    assert is_named(CompetencyBank(code=code, name=name), NAMED) is same


@pytest.mark.parametrize(
    ("name", "description", "told"),
    [
        ("Harbor skills", "For all crews.", []),
        (
            "Museum skills", "For all crews.",
            [("The file is of the bank 'Harbor skills'", "The draft uses the bank 'Museum skills'. Name and "
              "description of the file's bank are not kept.")],
        ),
        (
            "Harbor skills", "",
            [("The file describes the bank 'Harbor skills' otherwise", "The file says 'For all crews.'. The bank "
              "keeps its own description.")],
        ),
    ],
)  # fmt: skip
def test_what_the_bank_does_not_hold_is_a_finding(name, description, told):
    plain = PlainModel(Words("Crew", (1,)), PlainJob("", ()), (), (), (), (), bank=NAMED)
    bank = CompetencyBank(code="competencies", name=name, description=description)

    found, _, _ = numbered(plain, BankWords(bank), Decisions())

    assert found.findings == tuple(PlainFinding("layout", title, detail, ()) for title, detail in told)
