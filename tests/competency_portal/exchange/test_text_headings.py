"""Headings that a plain text marks by signs. Every content is invented."""

import pytest

from competency_portal.exchange.document import Passage
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.text_headings import TAKEN, marked_headings


def headings(text):
    found, signs = marked_headings(text.split("\n"))
    return {n: tuple(one) for n, one in found.items()}, signs


@pytest.mark.parametrize(
    ("text", "found", "signs"),
    [
        ("# Model\n\nMaps", {0: ("Model", 1)}, set()),
        ("\n## 1. Maps ##\nReads.\n###### **Key** #", {1: ("1. Maps", 2), 3: ("**Key**", 6)}, set()),
        ("Model\n# Maps\nReads.\n#\tPaths", {1: ("Maps", 1), 3: ("Paths", 1)}, set()),
        ("Model\n# of posts: 3\nMaps", {}, set()),
        ("Model\n#1 Maps\n#2 Paths\n####### Deep\n# #\n#", {}, set()),
        ("Model\n=====\n\nMaps\n----\nReads.", {0: ("Model", 1), 3: ("Maps", 2)}, {1, 4}),
        ("Maps\n----\nReads.\n\nPaths\n---", {0: ("Maps", 2), 4: ("Paths", 2)}, {1, 5}),
        ("Model\n-----\nMaps", {}, set()),
        ("= Model =\n== Maps==\n# Reads.\n# Says.", {0: ("Model", 1), 1: ("Maps", 2)}, set()),
        ("= Model =\na = b\n== ==\n== Maps =\n=x= y", {}, set()),
        (f"# Maps #\t# \n# a{' ' * 20_000}x", {0: ("Maps #", 1), 1: (f"a{' ' * 20_000}x", 1)}, set()),
        ("Reads maps.\n===\nand\nplans\n===\n\n- a\n===\n\nA\tB\n===\n\nMaps\n==", {}, set()),
    ],
)
def test_lines_marked_as_headings(text, found, signs):
    assert headings(text) == (found, signs)


def test_a_text_with_such_headings_keeps_its_lines():
    found = parse_document(b"# Model\n\nMaps\n====\nReads.", "model.md")

    assert (found.passages, found.note) == (
        (
            Passage("Model", "heading", depth=1),
            Passage("", "blank"),
            Passage("Maps", "heading", depth=1),
            Passage("", "blank"),
            Passage("Reads."),
        ),
        TAKEN,
    )


def test_a_wiki_writes_typeface_in_quotes():
    found = parse_document(b"= Model =\n== Maps ==\n'''Use:''' ''all'' of one's o''''x maps.", "model.txt")

    assert found.passages[2] == Passage("**Use:** *all* of one's o''''x maps.")
