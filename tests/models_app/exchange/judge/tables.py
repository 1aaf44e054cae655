"""Layouts of tables."""

from tests.models_app.exchange.judge.models import Competency, Model
from tests.models_app.exchange.judge.paper import Paper
from tests.models_app.exchange.judge.registry import Laid, layout
from tests.models_app.exchange.judge.truth import truth_of


@layout("level tables")
def matrix_in_tabs(model: Model) -> Laid:
    """A row for each competency and a column for each level, as text with tabs."""
    paper = Paper(model.title)
    paper.blank()
    paper.table([head(model, "Definition"), *(row(one, one.definition) for one in model.competencies)])
    return Laid(paper.text(), truth_of(model, "definition levels"))


@layout("level tables")
def matrix_in_word(model: Model) -> Laid:
    """The same without definitions as a table of a real Word file, between paragraphs."""
    paper = Paper(model.title)
    paper.line(model.intro)
    paper.table([head(model), *map(row, model.competencies)])
    return Laid(paper.word(), truth_of(model, "levels"))


@layout("level tables")
def matrix_in_workbook(model: Model) -> Laid:
    """Rows of groups between those of competencies, the required level behind; a real workbook."""
    paper = Paper(model.title)
    rows = [[*head(model, "Definition"), "Required Level"]]
    for place, group in enumerate(model.groups):
        rows.append([group])
        rows += [[*row(one, one.definition), model.labels[one.required]] for one in model.of_group(place)]
    paper.table(rows)
    return Laid(paper.workbook(), truth_of(model, "groups definition levels required"))


@layout("level tables")
def transposed(model: Model) -> Laid:
    """A row for each level, a column for each competency."""
    paper = Paper(model.title)
    rows = [["Level", *(one.name for one in model.competencies)]]
    for n, label in enumerate(model.labels):
        rows.append([label, *(one.levels[n] for one in model.competencies)])
    paper.table(rows)
    return Laid(paper.passed(), truth_of(model, "levels"))


@layout("level tables")
def level_a_row(model: Model) -> Laid:
    """A row for each level; name and definition in the first of them only."""
    paper = Paper(model.title)
    rows = [["Competency", "Definition", "Level", "Description"]]
    for one in model.competencies:
        first = [one.name, one.definition]
        for label, text in zip(model.labels, one.levels, strict=True):
            rows.append([*first, label, text])
            first = ["", ""]
    paper.table(rows)
    return Laid(paper.passed(), truth_of(model, "definition levels"))


@layout("level tables")
def table_below_each_name(model: Model) -> Laid:
    """A heading, a paragraph and a small table for each competency."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        levels = [[label, text] for label, text in zip(model.labels, one.levels, strict=True)]
        paper.table([["Level", "Description"], *levels])
    return Laid(paper.passed(), truth_of(model, "definition levels"))


@layout("rows broken over pages")
def torn_row(model: Model) -> Laid:
    """A row goes on below the head of the next page, with an empty cell for its name; text with tabs."""
    paper = Paper(model.title)
    torn, *after = model.competencies[1:]
    *whole, last = torn.levels
    cut = last.rindex(" ", 0, len(last) // 2)
    paper.table([head(model), row(model.competencies[0]), [torn.name, *whole, last[:cut]]])
    paper.line(model.title)
    paper.table([head(model), ["", *("" for _ in whole), last[cut + 1 :]], *map(row, after)])
    return Laid(paper.text(), truth_of(model, "levels"))


@layout("rows broken over pages")
def name_continued(model: Model) -> Laid:
    """The head and the name stand again on the next page, the name with '(continued)'."""
    paper = Paper(model.title)
    torn, *after = model.competencies[1:]
    first, *rest = torn.levels
    paper.table([head(model), row(model.competencies[0]), [torn.name, first, *("" for _ in rest)]])
    paper.table([head(model), [f"{torn.name} (continued)", "", *rest], *map(row, after)])
    return Laid(paper.passed(), truth_of(model, "levels"))


@layout("grade bands in a cell")
def bands_in_a_cell(model: Model) -> Laid:
    """The level that each band of grades requires, packed in one cell."""
    paper = Paper(model.title)
    rows = [["Competency", "Definition", "Required Level by Grade"]]
    low, *_, high = model.labels
    rows += [[one.name, one.definition, f"GS-05-07: {low}; GS-09-11: {high}"] for one in model.competencies]
    paper.table(rows)
    return Laid(paper.passed(), truth_of(model, "definition"))


@layout("flat lists")
def two_columns(model: Model) -> Laid:
    """Names and definitions in a table of two columns; a real Word file."""
    paper = Paper(model.title)
    paper.table([["Competency", "Definition"], *([one.name, one.definition] for one in model.competencies)])
    return Laid(paper.word(), truth_of(model, "definition"))


def head(model: Model, *further: str) -> list[str]:
    """The head of a table with a column for each level."""
    return ["Competency", *further, *model.labels]


def row(one: Competency, *further: str) -> list[str]:
    """A competency with its levels."""
    return [one.name, *further, *one.levels]
