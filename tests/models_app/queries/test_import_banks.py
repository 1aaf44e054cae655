"""Banks that may be the one that a file names."""

import pytest

from competency_portal.accounts.choices import Role
from models_app.calculations.plain import PlainBank, PlainCompetency, PlainJob, PlainModel, Words
from models_app.models import CompetencyBank
from models_app.queries.import_banks import banks_in_doubt, unknown_bank
from models_app.queries.importing import banks_of
from tests.factories import make_agency, make_import, make_model_version, make_person

NAMED = PlainBank("skills", "Harbor skills")


def plain(*names, bank=NAMED):
    rows = tuple(PlainCompetency(name, (1,), None, (1,)) for name in names)
    return PlainModel(Words("Crew", (1,)), PlainJob("", ()), (), (), (), rows, bank=bank)


@pytest.mark.parametrize(
    ("model", "banks", "named"),
    [
        (None, [CompetencyBank(code="bank", name="Bank")], None),
        (plain(bank=None), [CompetencyBank(code="bank", name="Bank")], None),
        (plain(), [], None),
        (plain(), [CompetencyBank(code="skills", name="Harbor Skills")], None),
        (plain(), [CompetencyBank(code="skills", name="Museum skills")], NAMED),
        (plain(), [CompetencyBank(code="bank", name="Harbor skills")], NAMED),
    ],
)
def test_a_bank_is_unknown_where_none_has_its_code_and_name(model, banks, named):
    assert unknown_bank(model, banks) == named


@pytest.fixture
def imported(db):
    """An import of an agency with a bank of two competencies, and another bank of the code that the file names."""
    agency = make_agency()
    make_model_version(agency, ("Problem Solving", "Communication"))
    CompetencyBank.objects.create(agency=agency, code="skills", name="Museum skills")
    return make_import(agency, make_person(role=Role.HR_ADMIN))


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Problem Solving",), ["bank", "skills"]),
        (("problem solving", "Rigging"), ["bank", "skills"]),
        (("Problem Solving", "Rigging", "Knots"), ["skills"]),
        (("Problem Solving", "Communication", "Rigging", "Knots"), ["bank", "skills"]),
        (("Rigging",), ["skills"]),
        ((), ["skills"]),
    ],
)
def test_half_of_the_competencies_or_the_code_makes_a_bank_one_that_may_be_it(imported, names, codes):
    found = banks_in_doubt(imported, plain(*names), banks_of(imported))

    assert [bank.code for bank in found] == codes


def test_a_chosen_bank_or_a_model_leaves_no_doubt(imported):
    banks = banks_of(imported)
    imported.bank = banks[0]

    assert banks_in_doubt(imported, plain("Problem Solving"), banks) == []
