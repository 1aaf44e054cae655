"""What counts as a reason, and that every action that keeps one asks the one rule."""

import ast
import re
from pathlib import Path

import pytest

from competency_portal.errors import Problem, Refused
from competency_portal.reasons import HELP, reason_given, reason_problems
from tests.test_architecture import ROOT, python_files

HEARD = {"reason_given", "reason_problems"}  # what an action may ask
ELSEWHERE = {
    # Saved with each key stroke, so that nothing typed is lost: held to the rule when the worksheet is handed in.
    ("assessments/actions/rating.py", "save_rating", "not_observed_reason"),
    # Writes down what another action was given.
    ("models_app/actions/import_changes.py", "record_import", "reason"),
}


@pytest.mark.parametrize(
    "typed",
    [
        "Is a cousin",
        "A mistake.",  # just 10 characters
        "26 01 2026",  # digits count
        "So-so: was ill",
        " Moved\r\nto Ohio ",
        "Болен с утра",
        "वह बीमार है।",  # with the marks on its letters
        "病気のため欠席",  # no blanks between words
        "面接官は急病",
        "ป่วยกะทันหัน",
        "면접관이 아픔",
    ],
)
def test_a_reason_of_a_few_words_is_kept_as_typed(typed):
    assert reason_given(typed) == typed.replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("x", "is too short"),
        ("Because", "is too short"),
        ("Unavailab", "is too short"),
        ("Unavailabl", "is a single word"),  # however long
        ("Conflict-of-interest", "is a single word"),  # joined by hyphens
        ("y" * 60, "is a single word"),
        ("On leave.", "is too short"),  # 9 characters
        ("On   leave.", "is too short"),  # blanks count once
        ("x !!!!!!!!!!", "is a single word"),  # a sign alone is no word
        ("a b c d e .", "is too short"),  # five letters
        ("ab cd ef\u200b\u200b", "is too short"),  # what is not seen does not count
        ("病気欠席。", "is too short"),
        ("__________ ________", "has no words"),
    ],
)
def test_a_reason_that_nobody_could_understand_is_refused_with_what_was_typed(typed, fault):
    with pytest.raises(Refused) as refused:
        reason_given(typed, field="why", missing="Write why.")

    assert refused.value.problems == (Problem(f"'{typed}' {fault}. {HELP}", "why"),)


def test_a_long_word_is_quoted_at_its_beginning():
    assert reason_problems("x" * 2_000) == [Problem(f"'{'x' * 59}…' is a single word. {HELP}", "reason")]


def test_nothing_is_refused_in_the_words_of_its_place_unless_it_is_optional():
    assert reason_problems(" \n ", missing="Write why.") == [Problem("Write why.", "reason")]
    assert reason_problems(" \n ", optional=True) == []
    assert reason_problems("x", optional=True) == reason_problems("x") != []


def reasons_not_asked(path: Path) -> list[tuple[str, str, str]]:
    """Parameters of public actions in this module that hold a reason and reach neither the rule nor a function of
    the module or of another action that asks it.
    """
    place = str(path.relative_to(ROOT))
    return [(place, *one) for one in _not_asked(path.read_text())]


def _not_asked(source: str) -> list[tuple[str, str]]:
    functions = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    return [
        (name, parameter)
        for name, function in functions.items()
        if not name.startswith("_")
        for parameter in _parameters(function)
        if parameter.endswith("reason") and not _asks(function, parameter, functions)
    ]


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def _asks(function: ast.FunctionDef, parameter: str, functions: dict[str, ast.FunctionDef]) -> bool:
    """Whether the parameter is handed to the rule, here or in a function of the module that it is handed on to, and
    what comes back is used.
    """
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", "")
        given = [*call.args, *(word.value for word in call.keywords)]
        if any(isinstance(one, ast.Name) and one.id == parameter for one in given):
            if name in HEARD and _uses(function, call):
                return True
            callee = functions.get(name)
            if callee and callee is not function and _asks(callee, "reason", functions):
                return True
    return False


def _uses(function: ast.FunctionDef, call: ast.Call) -> bool:
    """Whether the answer of a call is more than a statement, and read again where it is given a name."""
    for node in ast.walk(function):
        if isinstance(node, ast.Expr) and node.value is call:
            return False
        if isinstance(node, ast.Assign | ast.AugAssign) and node.value is call:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            names = (
                one for one in ast.walk(function) if isinstance(one, ast.Name) and one.lineno > node.lineno
            )
            return any(isinstance(n.ctx, ast.Load) and n.id == getattr(target, "id", "") for n in names)
    return True


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("reason = reason_given(reason)\n  row.reason = reason", True),
        ("keep(reason_given(reason, field='why'))", True),
        ("if problems := reason_problems(reason):\n    raise Refused(*problems)", True),
        ("problems += reason_problems(reason)\n  insist(problems)", True),
        ("_insist(reason)", True),
        ("reason_given(reason)\n  row.reason = reason", False),  # the form to keep is dropped
        ("reason_problems(reason)", False),
        ("problems += reason_problems(reason)", False),
        ("reason = reason_given(reason)\n  row.save()", False),
        ("reason = as_kept(reason)\n  row.reason = reason", False),
    ],
)
def test_what_the_rule_answers_is_to_be_used(body, asked):
    insist = "def _insist(reason):\n  if problems := reason_problems(reason):\n    raise Refused(*problems)\n"

    found = _not_asked(f"{insist}def act(*, row, problems, reason):\n  {body}\n")

    assert found == ([] if asked else [("act", "reason")])


def test_every_action_that_takes_a_reason_asks_the_rule():
    actions = [
        path
        for path in python_files("assessments", "models_app", "competency_portal")
        if "actions" in path.parts
    ]
    found = {one for path in actions for one in reasons_not_asked(path)}

    assert found == ELSEWHERE


def test_nobody_cuts_a_reason_to_size_elsewhere():
    cut = [
        str(path.relative_to(ROOT))
        for path in python_files("assessments", "models_app", "competency_portal")
        if path.name != "reasons.py" and re.search(r"reason\"?\]?\.strip\(", path.read_text())
    ]

    assert cut == []
