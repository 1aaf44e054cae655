"""Which items of a package of another system are competencies: types say so, or rubrics, else the shape of the tree."""

import re
from collections.abc import Container
from dataclasses import dataclass

from models_app.exchange.case.package import Tree, text_of

NAME = 120  # longest name of a competency
GROUPS = re.compile(r"group|cluster|domain|category|dimension|strand|level|area", re.IGNORECASE)
COMPETENCIES = re.compile(r"competenc|skill", re.IGNORECASE)
BELOW = re.compile(r"indicator|behavio|descriptor|example", re.IGNORECASE)


@dataclass(frozen=True)
class Chosen:
    """The competencies in order. `guessed`: from the shape of a tree that has several levels and no telling types."""

    keys: tuple[str, ...]
    guessed: bool = False


def choose(tree: Tree, described: Container[str]) -> Chosen:
    """Those of a type that says so; else those that rubrics describe; else by the depth of the tree."""
    order = [key for key in tree.order if statement(tree, key)]
    types = {key: text_of(tree.items[key], "CFItemType") for key in order}
    for found in (
        [key for key in order if COMPETENCIES.search(types[key]) and not GROUPS.search(types[key])],
        [key for key in order if key in described],
    ):
        if found:
            return Chosen(tuple(_topmost(tree, found, types)))
    return _by_depth(tree, order, types)


def statement(tree: Tree, key: str) -> str:
    """The words of an item, in whichever member they stand."""
    item = tree.items[key]
    names = ("fullStatement", "abbreviatedStatement", "humanCodingScheme")
    return next((text for name in names if (text := text_of(item, name).strip())), "")


def _topmost(tree: Tree, found: list[str], types: dict[str, str]) -> list[str]:
    """Without those below another one: they are its texts. Items beside them that stand alone count as well."""
    below = {child for key in found for child in tree.below(key)}
    alone = [
        key
        for key in tree.top
        if key in types and key not in found and not tree.children.get(key) and not GROUPS.search(types[key])
    ]
    counted = {*found, *alone} - below
    return [key for key in tree.order if key in counted]


def _by_depth(tree: Tree, order: list[str], types: dict[str, str]) -> Chosen:
    deepest = max((tree.depth[key] for key in order), default=1)
    at = _level(tree, [key for key in order if tree.depth[key] == deepest], deepest, types)
    keys = tuple(
        key for key in order if tree.depth[key] == at or (tree.depth[key] < at and not tree.children.get(key))
    )
    return Chosen(keys, guessed=deepest > 1)


def _level(tree: Tree, last: list[str], deepest: int, types: dict[str, str]) -> int:
    """The level of the tree that the competencies stand on: the last one, or the one above where that has sentences."""
    if deepest == 1:
        return 1
    if any(BELOW.search(kind) for kind in types.values()):
        return deepest - 1
    if deepest == 2:
        return 2
    named = sum(_has_name(tree, key) for key in last)
    return deepest if 2 * named > len(last) else deepest - 1


def _has_name(tree: Tree, key: str) -> bool:
    """Whether an item is called something, apart from what it states."""
    item = tree.items[key]
    if text_of(item, "abbreviatedStatement").strip():
        return True
    text = text_of(item, "fullStatement").strip()
    return 0 < len(text) <= NAME and not text.endswith((".", ";", "!", "?"))
