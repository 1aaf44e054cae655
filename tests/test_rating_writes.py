"""One write path for ratings, and none that deletes them: read from the syntax tree and from the tables themselves."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import PROTECT

from assessments.models import Rating, RatingSlot, Worksheet, WorksheetReopening

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assessments", "models_app", "competency_portal")
TABLES = {model.__name__ for model in (Rating, RatingSlot, Worksheet, WorksheetReopening)}
RELATED = {"ratings", "slots", "worksheets", "reopenings"}
WRITES = {
    "create", "bulk_create", "get_or_create", "update", "bulk_update", "update_or_create", "delete", "raw",
    "acreate", "aupdate", "adelete", "abulk_create",
}  # fmt: skip
WRITERS = {
    "assessments/actions/rating.py",
    "assessments/actions/worksheets.py",
    "assessments/actions/worksheet_states.py",
    "assessments/actions/panel.py",  # marks worksheets that still count after a seat was given up; no rating
}


def writes_in(source: str) -> list[int]:
    """Lines that make, change or delete a rating, a slot or a worksheet by their manager, relation or class."""
    tree = ast.parse(source)
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assessments.models")
        for alias in node.names
        if alias.name in TABLES
    }
    return sorted(n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call) and _writes(n.func, imported))


def _writes(called: ast.expr, imported: set[str]) -> bool:
    if isinstance(called, ast.Name):
        return called.id in imported
    if not isinstance(called, ast.Attribute) or called.attr not in WRITES:
        return False
    inside = list(ast.walk(called.value))
    names = {node.id for node in inside if isinstance(node, ast.Name)}
    return bool(names & imported) or any(isinstance(n, ast.Attribute) and n.attr in RELATED for n in inside)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from assessments.models import Rating\nRating.objects.create(slot=1)", [2]),
        ("from assessments.models import Rating as R\nR.objects.filter(pk=1).update(note='')", [2]),
        ("from assessments.models.rating import RatingSlot\nx = RatingSlot(version=2)", [2]),
        ("def f(sheet):\n    sheet.slots.all().delete()", [2]),
        ("from assessments.models import Rating\nRating.objects.filter(pk=1).first()", []),
        ("from assessments.calculations.ratings import Rating\nRating('1')", []),
    ],
)
def test_writes_are_found(source, lines):
    assert writes_in(source) == lines


def test_only_the_actions_of_rating_write_ratings_slots_and_worksheets():
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in files
        if "migrations" not in path.parts and str(path.relative_to(ROOT)) not in WRITERS
        for line in writes_in(path.read_text())
    }

    assert found == set()


def test_no_path_of_foreign_keys_lets_a_rating_be_deleted():
    """Every foreign key on a way to a rating protects what it points at (trust.md R16)."""
    reached, waiting, wrong = set(), [Rating], []
    while waiting:
        model = waiting.pop()
        if model in reached:
            continue
        reached.add(model)
        for field in model._meta.get_fields():
            if field.many_to_one or (field.one_to_one and not field.auto_created):
                waiting.append(field.related_model)
                if field.remote_field.on_delete is not PROTECT:
                    wrong.append(f"{model.__name__}.{field.name}")

    assert wrong == []
    assert apps.get_model("accounts", "User") in reached
