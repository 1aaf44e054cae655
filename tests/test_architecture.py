"""The rooms of the house: who may know whom, read from the syntax tree (architecture.md)."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms

ROOT = Path(__file__).resolve().parent.parent
APPS = ("models_app", "assessments")

# Inside an app a part may use those of its own and of lower rank. Parts of equal rank may know each other.
RANK = {
    "choices": 0,
    "calculations": 0,
    "permissions": 1,
    "validators": 1,
    "models": 2,
    "queries": 3,
    "actions": 4,
    "documents": 5,
    "exchange": 5,
    "forms": 6,
    "tables": 6,
    "admin": 6,
    "templatetags": 6,
    "views": 7,
    "urls": 7,
    "access": 7,
    "api": 7,
    "management": 7,
    "apps": 7,
    "migrations": 7,
}
# Frozen dataclasses of the ground floor, which calculations may be about.
PLAIN_VALUES = {"competency_portal.exchange.document"}
# Modules of the ground floor that put the house together and may name both apps.
COMPOSITION = {"urls", "home", "shell", "matrix", "search", "demonstration", "settings", "operations"}


def python_files(*folders: str) -> list[Path]:
    """Our own modules below these folders, without migrations."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.relative_to(ROOT).parts
    )


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names that a module imports when it runs; what stands under TYPE_CHECKING is for readers only."""
    tree = ast.parse(path.read_text())
    for node in _running(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield _absolute(path, node)


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
    return ".".join((*package, node.module or "")).rstrip(".")


def part_of(dotted: str) -> str | None:
    """'actions' of 'assessments.actions.rating'; None for something outside the two apps."""
    names = dotted.split(".")
    return names[1] if names[0] in APPS and len(names) > 1 else None


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def test_every_part_of_an_app_has_a_rank():
    parts = {
        path.relative_to(ROOT).with_suffix("").parts[1]
        for path in python_files(*APPS)
        if path.name != "__init__.py"
    }

    assert parts - set(RANK) == set()


def layer_breaks(path: Path) -> list[str]:
    """Imports of this module that reach up inside its own app."""
    own = path.relative_to(ROOT).with_suffix("").parts[1]
    return [
        f"{path.relative_to(ROOT)} ({own}) imports {name}"
        for name in imports_of(path)
        if name.split(".")[0] == app_of(path) and (part := part_of(name)) and RANK[part] > RANK.get(own, 99)
    ]


def test_parts_use_only_what_stands_below_them():
    breaks = [
        line for path in python_files(*APPS) if path.name != "__init__.py" for line in layer_breaks(path)
    ]

    assert breaks == []


def test_the_library_does_not_know_assessments():
    breaks = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files("models_app")
        for name in imports_of(path)
        if name.split(".")[0] == "assessments"
    ]

    assert breaks == []


def test_shared_leaves_name_neither_app():
    breaks = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files("competency_portal")
        if path.relative_to(ROOT).with_suffix("").parts[1] not in COMPOSITION
        for name in imports_of(path)
        if name.split(".")[0] in APPS
    ]

    assert breaks == []


@pytest.mark.parametrize("app", APPS)
def test_calculations_know_neither_django_nor_the_clock(app):
    breaks = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(f"{app}/calculations")
        for name in imports_of(path)
        if name.split(".")[0] in {"django", "time", "random", "competency_portal"}
        and name not in PLAIN_VALUES
    ]

    assert breaks == []


def test_plain_values_of_the_ground_floor_import_nothing_of_ours():
    names = {
        name
        for module in PLAIN_VALUES
        for name in imports_of((ROOT / module.replace(".", "/")).with_suffix(".py"))
    }

    assert names == {"dataclasses", "typing"}


@pytest.mark.parametrize("app", APPS)
def test_actions_know_no_requests_messages_or_templates(app):
    forbidden = ("django.http", "django.contrib.messages", "django.shortcuts", "django.template")
    breaks = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(f"{app}/actions", f"{app}/queries", f"{app}/models")
        for name in imports_of(path)
        if name.startswith(forbidden)
    ]

    assert breaks == []


def test_no_import_hides_inside_a_function():
    allowed = {"competency_portal/pdf/engine.py"}  # WeasyPrint needs a system library that may be absent
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in python_files(*APPS, "competency_portal")
        if str(path.relative_to(ROOT)) not in allowed
        and path.name != "apps.py"  # ready() runs when models exist
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_nothing_marks_data_as_safe_or_runs_it():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {name}"
        for path in python_files(*APPS, "competency_portal")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "id", getattr(node.func, "attr", "")))
        in {"mark_safe", "eval", "exec"}
    ]
    templates = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if "|safe" in path.read_text() or "autoescape off" in path.read_text()
    ]

    assert (found, templates) == ([], [])


def test_the_layer_guard_sees_a_break(tmp_path, monkeypatch):
    """The guard itself: a model that calls an action is found."""
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    rogue = tmp_path / "assessments" / "models" / "rogue.py"
    rogue.parent.mkdir(parents=True)
    rogue.write_text("from assessments.actions.rating import save_rating\n")

    assert layer_breaks(rogue) == ["assessments/models/rogue.py (models) imports assessments.actions.rating"]


def test_a_whole_number_that_a_form_takes_fits_its_column():
    """A larger one would be an error of the database's driver, not of the form."""
    for room in ("models_app", "assessments"):
        for file in (ROOT / room / "forms").glob("*.py"):
            importlib.import_module(f"{room}.forms.{file.stem}")

    unbounded = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in every_subclass(forms.BaseForm)
        if form.__module__.startswith(("models_app.", "assessments."))
        for name, field in getattr(form, "declared_fields", {}).items()  # the model knows its own
        if type(field) is forms.IntegerField and not (field.max_value or 2**63) <= 2**31 - 1
    ]

    assert sorted(set(unbounded)) == []


def every_subclass(kind):
    """Subclasses at any depth."""
    return {one for child in kind.__subclasses__() for one in (child, *every_subclass(child))}
