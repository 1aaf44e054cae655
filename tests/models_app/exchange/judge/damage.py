"""Layouts that lost something on their way, and what stands around the competencies."""

from tests.models_app.exchange.judge.lines import level_lines
from tests.models_app.exchange.judge.models import Model
from tests.models_app.exchange.judge.paper import Paper
from tests.models_app.exchange.judge.registry import Laid, layout
from tests.models_app.exchange.judge.truth import truth_of


@layout("repeated headers and footers")
def heads_and_feet(model: Model) -> Laid:
    """Each page begins with the agency and ends with its number, in plain text."""
    paper = Paper(model.title)
    for page, one in enumerate(model.competencies, 1):
        paper.heading(one.name)
        paper.line(one.definition)
        level_lines(paper, model, one)
        paper.blank()
        paper.line(f"Page {page} of {len(model.competencies)}")
        if page < len(model.competencies):
            paper.blank()
            paper.line(f"{model.agency}   Competency Manual")
    return Laid(paper.text(), truth_of(model, "definition levels"))


@layout("hard-wrapped lines")
def wrapped_lines(model: Model) -> Laid:
    """Lines broken at 64 characters, lists with hanging lines."""
    paper = Paper(model.title)
    for place, group in enumerate(model.groups):
        paper.heading(group)
        for one in model.of_group(place):
            paper.heading(one.name, 2)
            paper.line(one.definition)
            level_lines(paper, model, one)
            paper.blank()
            paper.line("Indicators:")
            paper.items(one.indicators)
    return Laid(paper.text(64), truth_of(model, "groups definition levels indicators"))


@layout("hard-wrapped lines")
def wrapped_paragraphs(model: Model) -> Laid:
    """Names and paragraphs broken at 58 characters."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
    return Laid(paper.text(58), truth_of(model, "definition"))


@layout("lost bullets")
def bullets_lost(model: Model) -> Laid:
    """Items below their label without any sign in front."""
    paper = Paper(model.title)
    for n, one in enumerate(model.competencies, 1):
        paper.heading(f"{n}. {one.name}")
        paper.line(f"Definition: {one.definition}")
        paper.line("Behavioral Indicators:")
        paper.items(one.indicators, "")
    return Laid(paper.text(), truth_of(model, "definition indicators"))


@layout("lost bullets")
def letters_for_bullets(model: Model) -> Laid:
    """A letter 'o' where the bullet stood."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        paper.line("Behaviors")
        paper.items(one.indicators, "o ")
    return Laid(paper.text(), truth_of(model, "definition indicators"))


@layout("labels lost or ahead")
def labels_lost(model: Model) -> Laid:
    """The texts of the levels without their labels, which stand in front of all."""
    paper = Paper(model.title)
    paper.line(f"Levels: {', '.join(model.labels)}")
    for n, one in enumerate(model.competencies, 1):
        paper.heading(f"{n}. {one.name}")
        for text in (one.definition, *one.levels):
            paper.line(text)
            paper.blank()
    return Laid(paper.text(), truth_of(model, "definition levels"))


@layout("labels lost or ahead")
def labels_ahead(model: Model) -> Laid:
    """The labels of all levels, then their texts."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        for text in (one.definition, *model.labels, *one.levels):
            paper.line(text)
    return Laid(paper.passed(), truth_of(model, "definition levels"))


@layout("a rating scale in front")
def scale_in_front(model: Model) -> Laid:
    """The levels are explained once, each competency names the one that it requires."""
    paper = Paper(model.title)
    paper.heading("Proficiency Scale")
    for label in model.labels:
        paper.line(f"{label}: what an employee shows who works at this level.")
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        paper.line(f"Required proficiency: {model.labels[one.required]}")
    return Laid(paper.passed(), truth_of(model, "definition required labels"))


@layout("sections around")
def sections_around(model: Model) -> Laid:
    """Purpose and instructions in front; a glossary and lines for signatures behind."""
    paper = _with_sections(model)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        paper.line("Behavioral Indicators", "bold")
        paper.items(one.indicators)
    return _with_end(paper, model)


@layout("sections around")
def section_of_competencies(model: Model) -> Laid:
    """The same where the competencies are a section too; its heading names no group of them."""
    paper = _with_sections(model)
    paper.heading("Competencies")
    for one in model.competencies:
        paper.heading(one.name, 2)
        paper.line(one.definition)
        paper.line("Behavioral Indicators", "bold")
        paper.items(one.indicators)
    return _with_end(paper, model)


def _with_sections(model: Model) -> Paper:
    paper = Paper(model.title)
    paper.heading("Purpose")
    paper.line("This guide helps supervisors to select and to train.")
    paper.heading("How to Use This Guide")
    paper.line("Read the definition first. Then compare it with what the employee does.")
    return paper


def _with_end(paper: Paper, model: Model) -> Laid:
    paper.heading("Glossary")
    paper.line("Indicator: an action that others can see.")
    paper.heading("Approval")
    paper.line("Signature: ____________________   Date: __________")
    return Laid(paper.passed(), truth_of(model, "definition indicators"))
