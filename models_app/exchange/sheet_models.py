"""Sheets that each say above their head what they are: a model of its own each, where two say different things."""

from itertools import pairwise

from models_app.calculations.plain import PlainFinding, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front_job import class_in
from models_app.exchange.front_titles import MODEL_OF_COMPETENCIES
from models_app.exchange.lines import joined_lines
from models_app.exchange.sheet_parts import table_runs, titles_above


def of_several_models(lines: list[Words]) -> list[PlainFinding]:
    """What is asked where the titles on the sheets of a workbook name different models or classes."""
    titles: dict[str, Words] = {}
    for above, run in pairwise(table_runs(lines)):
        if run[0].row and above[0].kind == "heading":
            title = next((line for line in titles_above(run) if _names_a_model(line)), None)
            titles |= {folded(title.text): title} if title and folded(title.text) not in titles else {}
    if len(titles) < 2:
        return []
    said = " and ".join(f"'{line.text[:80]}'" for line in titles.values())
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "The sheets of the workbook name different models",
            f"{said} stand above the tables of different sheets. All competencies were taken as those of one model. "
            "Are they models of their own? Then bring each in by itself.",
            joined_lines(*(line.lines for line in titles.values())),
            by_form=True,
        )
    ]


def _names_a_model(line: Words) -> bool:
    return bool(class_in(line) or MODEL_OF_COMPETENCIES.search(line.text))
