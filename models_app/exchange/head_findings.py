"""What is remarked about the heads of columns: levels that don't say so, grades taken as levels, unknown words."""

from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.bands import is_grade
from models_app.exchange.column_uses import CAREER
from models_app.exchange.labels import counted_heads, names_level, ranks
from models_app.exchange.level_words import SPEAKS_OF_NAMES
from models_app.exchange.performance_words import performs
from models_app.exchange.unknown_labels import LEVELS_BY_FORM, TAKEN_AS_LEVELS

GRADES = "Columns of grades were taken as levels"


def of_levels(labels: list[str], lines: tuple[int, ...]) -> list[PlainFinding]:
    """Columns that are levels only because they stand beside such, and columns of grades."""
    in_order = counted_heads(labels)
    grades = [label for label in labels if is_grade(label)]
    ranking = [label for label in labels if names_level(label) or ranks(label) or label in in_order]
    beside = [
        label
        for label in labels
        if label not in grades and label not in ranking and not (ranking and performs(label))
    ]
    return [
        *([_of_grades(grades, lines)] if grades else []),
        *(
            [
                _beside_ranks(
                    beside,
                    len(beside) < len(labels),
                    _rests_on_one(labels, beside),
                    lines,
                )
            ]
            if beside
            else []
        ),
    ]


def _rests_on_one(labels: list[str], beside: list[str]) -> bool:
    """Whether one label alone says that it ranks, or the last one does not and is no step of a career."""
    behind = labels[-1] in beside and not CAREER.fullmatch(labels[-1])
    others = [label for label in beside if not CAREER.fullmatch(label)]
    return behind or (len(labels) - len(beside) == 1 and len(others) > 1)


def _of_grades(grades: list[str], lines: tuple[int, ...]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        GRADES,
        f"{_quoted(grades)} are grades and no levels of proficiency. Their columns hold texts, which were kept below "
        "these labels. Say whether they are the levels of the model, or leave the columns out.",
        lines,
    )


def _beside_ranks(beside: list[str], others: bool, by_form: bool, lines: tuple[int, ...]) -> PlainFinding:
    more = " beside those of other levels" if others else ""
    told = others or sum(bool(CAREER.fullmatch(label)) for label in beside) > 1
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{TAKEN_AS_LEVELS if told else LEVELS_BY_FORM}: {_quoted(beside)}",
        f"The heads don't say so themselves. The columns hold texts{more}.",
        lines,
        by_form=by_form or not told,
    )


def of_unknown_head(head: str, lines: tuple[int, ...]) -> PlainFinding:
    """A word that nobody knows above the names, among heads in common use."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{head}' was taken as the head of the names",
        "The heads beside it are in common use. If it is the group of all competencies of the table, name the group in "
        "the draft.",
        lines,
    )


def of_head_as_group(head: str, lines: tuple[int, ...]) -> list[PlainFinding]:
    """A word above the names that speaks of no competencies, beside levels only."""
    if SPEAKS_OF_NAMES.search(head):
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{head}' was taken as the group of all competencies of the table",
            "It stands above the names, beside the labels of levels. If it only says what the column holds, take the "
            "group out in the draft.",
            lines,
        )
    ]


def _quoted(labels: list[str]) -> str:
    return ", ".join(f"'{label}'" for label in labels)
