"""Whether a name, a group or a text among the competencies is of the document's head: asked at its place."""

from collections.abc import Iterator
from itertools import chain

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.front_titles import A_KIND_OF_COMPETENCY, NAMES_COMPETENCIES

LEAST = 3  # competencies of which one alone has no definition


def of_front_doubts(model: PlainModel) -> list[PlainFinding]:
    """One finding for each such place; nothing but their form tells what they are."""
    return [
        *_titles_as_names(model),
        *_titles_as_groups(model),
        *_explains_levels(model),
        *_heads_again(model),
    ]


def _titles_as_names(model: PlainModel) -> Iterator[PlainFinding]:
    """The first name where the document has no title: it names a model, or it alone has no definition."""
    first, *others = model.competencies
    if model.title.text:
        return
    alone = not first.definition and len(others) + 1 >= LEAST and all(one.definition for one in others)
    if _names_a_model(first.name):
        detail = "The document has no other title, and this name speaks of competencies or a model."
    elif alone:
        detail = "The document has no other title, and this one alone has no definition."
    else:
        return
    yield _finding(
        f"{first.name} may be the title and no competency",
        f"{detail} Look whether its texts explain the levels, or stand for the whole document.",
        first.lines,
        0,
    )


def _titles_as_groups(model: PlainModel) -> Iterator[PlainFinding]:
    """The first group where the document has no title and this line names a model."""
    if model.title.text or not model.groups or not _names_a_model(model.groups[0].text):
        return
    first = model.competencies[0]
    if first.group == 0:
        yield _finding(
            f"'{model.groups[0].text}' may be the title and no group",
            f"The document has no other title. Look whether '{first.name}', below it, is a competency, or a text of "
            "the document about itself.",
            model.groups[0].lines,
            0,
        )


def _names_a_model(text: str) -> bool:
    return bool(NAMES_COMPETENCIES.search(text)) and not A_KIND_OF_COMPETENCY.fullmatch(text.rstrip(":"))


def _explains_levels(model: PlainModel) -> Iterator[PlainFinding]:
    """The last name where it alone has no definition, and nothing but the levels that all others have."""
    *others, last = model.competencies
    only = last.levels and not (last.definition or last.indicators or last.standards or last.areas)
    labels = {level.label for level in last.levels}
    alike = all(one.definition and labels <= {level.label for level in one.levels} for one in others)
    if only and alike and len(model.competencies) >= LEAST:
        yield _finding(
            f"{last.name} may explain the levels and be no competency",
            "It stands last and alone has no definition. If its texts say what the levels mean, leave it out.",
            last.lines,
            len(others),
        )


def _heads_again(model: PlainModel) -> Iterator[PlainFinding]:
    """Lines of the head that stand again as a group or within a text: the head of every page, most likely."""
    above = min(chain(*(one.lines for one in model.competencies)), default=0)
    parts = [text for part in model.parts if max(part.lines, default=0) < above for text in part.paragraphs]
    heads = {text.casefold() for text in (model.title.text, *parts) if text}
    groups = {n for n, group in enumerate(model.groups) if group.text.casefold() in heads}
    for place, one in enumerate(model.competencies):
        again = [line for line in _texts(one) if line.casefold() in heads]
        if one.group in groups:
            again.append(model.groups[one.group].text)
            groups.remove(one.group)
        if again:
            yield _finding(
                f"'{again[0][:100]}' stands again at {one.name}"[:200],
                "It stands above the competencies too. Look whether it is printed at the top of every page, and which "
                "line is the title.",
                one.lines,
                place,
            )


def _texts(one: PlainCompetency) -> list[str]:
    texts = [one.definition or "", *(level.text for level in (*one.levels, *one.standards))]
    texts += [item.text for item in (*one.indicators, *one.areas)]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _finding(title: str, detail: str, lines: tuple[int, ...], place: int) -> PlainFinding:
    return PlainFinding(FindingKind.LAYOUT, title[:200], detail, lines, place, by_form=True)
