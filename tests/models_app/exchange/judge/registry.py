"""The layouts by name, each with the shape of documents that it stands for."""

from collections.abc import Callable
from typing import NamedTuple

from competency_portal.exchange.document import Document
from tests.models_app.exchange.judge.models import Model
from tests.models_app.exchange.judge.truth import Told


class Laid(NamedTuple):
    """A document and what it says."""

    document: Document
    truth: Told


class Layout(NamedTuple):
    """How models are laid out, and the shape that this is."""

    shape: str
    make: Callable[[Model], Laid]


LAYOUTS: dict[str, Layout] = {}
SHAPES = {
    "numbered headings with labelled blocks",
    "numbered groups and names",
    "name, subtitle and paragraph",
    "run-in names",
    "level tables",
    "rows broken over pages",
    "repeated headers and footers",
    "flat lists",
    "level-labelled lines",
    "grade bands in a cell",
    "hard-wrapped lines",
    "lost bullets",
    "labels lost or ahead",
    "unnumbered lists",
    "numbers of another bank",
    "a rating scale in front",
    "sections around",
    "required level by typeface",
}


def layout(shape: str) -> Callable[[Callable[[Model], Laid]], Callable[[Model], Laid]]:
    """Enter a function under its name."""

    def enter(make: Callable[[Model], Laid]) -> Callable[[Model], Laid]:
        LAYOUTS[make.__name__] = Layout(shape, make)
        return make

    return enter
