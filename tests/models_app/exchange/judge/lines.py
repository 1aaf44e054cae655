"""Layouts of headings, paragraphs and lists."""

from tests.models_app.exchange.judge.models import Competency, Model
from tests.models_app.exchange.judge.paper import Paper
from tests.models_app.exchange.judge.registry import Laid, layout
from tests.models_app.exchange.judge.truth import truth_of


@layout("numbered headings with labelled blocks")
def labelled_blocks(model: Model) -> Laid:
    """'1. Name', 'Definition: …', levels and indicators below labels."""
    paper = Paper(model.title)
    paper.line(model.intro)
    for n, one in enumerate(model.competencies, 1):
        paper.heading(f"{n}. {one.name}")
        paper.lead("Definition:", one.definition)
        paper.line("Proficiency Levels", "bold")
        level_lines(paper, model, one)
        paper.line("Behavioral Indicators", "bold")
        paper.items(one.indicators)
    return Laid(paper.passed(), truth_of(model, "definition levels indicators"))


@layout("numbered headings with labelled blocks")
def records_of_labels(model: Model) -> Laid:
    """Each text behind its label, the name too, in plain text."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.blank()
        paper.line(f"Competency: {one.name}")
        paper.line(f"Definition: {one.definition}")
        paper.line(f"Required Level: {model.labels[one.required]}")
        level_lines(paper, model, one)
    return Laid(paper.text(), truth_of(model, "definition levels required"))


@layout("numbered groups and names")
def outline_numbers(model: Model) -> Laid:
    """'1. Group' and '1.1 Name', in plain text."""
    paper = Paper(model.title)
    for place, group in enumerate(model.groups):
        paper.heading(f"{place + 1}. {group}")
        for n, one in enumerate(model.of_group(place), 1):
            paper.heading(f"{place + 1}.{n} {one.name}", 2)
            paper.line(one.definition)
    return Laid(paper.text(), truth_of(model, "groups definition"))


@layout("name, subtitle and paragraph")
def subtitle_in_heading(model: Model) -> Laid:
    """'Name (Subtitle)' below headings of groups, a paragraph below it; a real Word file."""
    paper = Paper(model.title)
    for place, group in enumerate(model.groups):
        paper.heading(group)
        for one in model.of_group(place):
            paper.heading(f"{one.name} ({one.subtitle})", 2)
            paper.line(one.definition)
    return Laid(paper.word(), truth_of(model, "groups subtitle definition"))


@layout("name, subtitle and paragraph")
def subtitle_below_name(model: Model) -> Laid:
    """The subtitle on a line by itself, in italics."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.subtitle, "italic")
        paper.line(one.definition)
    return Laid(paper.passed(), truth_of(model, "subtitle definition"))


@layout("name, subtitle and paragraph")
def bold_names(model: Model) -> Laid:
    """Names in bold, no headings, then a paragraph and a list; a real Word file."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.line(one.name, "bold")
        paper.line(one.definition)
        paper.items(one.indicators)
    return Laid(paper.word(), truth_of(model, "definition indicators"))


@layout("run-in names")
def run_in_names(model: Model) -> Laid:
    """'Name. Definition', the name in bold, with the indicators as a list below."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.lead(f"{one.name}.", one.definition)
        paper.items(one.indicators, "• ")
    return Laid(paper.passed(), truth_of(model, "definition indicators"))


@layout("flat lists")
def names_and_dashes(model: Model) -> Laid:
    """'Name – Definition', in plain text."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.blank()
        paper.line(f"{one.name} – {one.definition}")
    return Laid(paper.text(), truth_of(model, "definition"))


@layout("flat lists")
def bulleted_colons(model: Model) -> Laid:
    """'- Name: Definition' below headings of groups."""
    paper = Paper(model.title)
    for place, group in enumerate(model.groups):
        paper.heading(group)
        paper.items(tuple(f"{one.name}: {one.definition}" for one in model.of_group(place)))
    return Laid(paper.passed(), truth_of(model, "groups definition"))


@layout("level-labelled lines")
def lines_of_levels(model: Model) -> Laid:
    """Name, definition, 'Basic: …' and the required level, in plain text."""
    paper = Paper(model.title)
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        level_lines(paper, model, one)
        paper.line(f"Required level: {model.labels[one.required]}")
    return Laid(paper.text(), truth_of(model, "definition levels required"))


@layout("required level by typeface")
def italic_is_required(model: Model) -> Laid:
    """A sentence says that the required level stands in italics."""
    paper = Paper(model.title)
    paper.line("The level that the job requires is shown in italics.")
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
        for n, (label, text) in enumerate(zip(model.labels, one.levels, strict=True)):
            paper.line(f"{label}: {text}", "italic" if n == one.required else "")
    return Laid(paper.passed(), truth_of(model, "definition levels required"))


@layout("unnumbered lists")
def list_then_blocks(model: Model) -> Laid:
    """A list of all names in front of the blocks."""
    paper = Paper(model.title)
    paper.line(model.intro)
    paper.items(tuple(one.name for one in model.competencies))
    for one in model.competencies:
        paper.heading(one.name)
        paper.line(one.definition)
    return Laid(paper.passed(), truth_of(model, "definition"))


@layout("numbers of another bank")
def numbers_of_a_bank(model: Model) -> Laid:
    """'11. NAME – Definition' where a sentence names the bank of the numbers."""
    paper = Paper(model.title)
    paper.line("Numbers refer to the Lakeland Competency Bank, edition of 2019.")
    for one in model.competencies:
        paper.blank()
        paper.line(f"{one.number}. {one.name} – {one.definition}")
        paper.line("Behavioral Indicators:")
        paper.items(one.indicators)
    return Laid(paper.text(), truth_of(model, "number definition indicators"))


def level_lines(paper: Paper, model: Model, one: Competency) -> None:
    """'Basic: …', a line for each level."""
    for label, text in zip(model.labels, one.levels, strict=True):
        paper.line(f"{label}: {text}")
