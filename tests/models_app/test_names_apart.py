"""What the migration does with banks and scales that were called the same before a constraint said so."""

from importlib import import_module
from types import SimpleNamespace

TABLES = import_module("models_app.migrations.0009_names_apart")


class Rows(list):
    """Rows as the migration asks for them."""

    def exclude(self, agency):
        return Rows(row for row in self if row.agency_id is not agency)

    def order_by(self, *_):
        return self


def rows(*names):
    return Rows(SimpleNamespace(agency_id=agency, name=name, save=lambda **_: None) for agency, name in names)


def test_later_ones_get_a_number_that_nobody_has_and_fit():
    long = "x" * 200
    banks = rows((1, "Bank"), (1, "bank (2)"), (1, "BANK"), (2, "Bank"), (3, long), (3, long))
    scales = rows((1, "Scale"), (None, "Five"), (None, "Five"))
    found = {"CompetencyBank": banks, "ProficiencyScale": scales}
    apps = SimpleNamespace(get_model=lambda _, table: SimpleNamespace(objects=found[table]))

    TABLES.tell_apart(apps, None)

    assert [row.name for row in banks] == ["Bank", "bank (2)", "BANK (3)", "Bank", long, f"{'x' * 196} (2)"]
    assert [row.name for row in scales] == ["Scale", "Five", "Five"]
