"""Words that are those of the source, words that are not, and words of which nobody can say."""

import pytest

from models_app.calculations.kept_words import Said, Wording, unescaped, wording, words_from

BLOCK = "7. Load tables\n\tReads load\n\ttables, and imple-\nments them.\tBasic\tDetailed\nin\tthe\tfield."
KEPT, CHANGED = Wording.KEPT, Wording.CHANGED


@pytest.mark.parametrize(
    ("name", "text", "own", "found"),
    [
        ("Load tables", "Reads load tables, and imple- ments them.", False, KEPT),
        (
            "Load tables",
            "Reads load tables, and implements them.",
            False,
            KEPT,
        ),  # the reader joined the line end
        ("LOAD TABLES", "Reads load tables,", True, KEPT),  # written back by hand, to the letter
        ("Load tables", "Basic in", False, KEPT),  # a cell that a page break tore
        ("Load tables", "Basic in", True, CHANGED),
        ("Load tables", "Reads load tables and", True, CHANGED),  # a comma is gone
        ("Load tables", "Writes load tables", True, CHANGED),
        ("Load tables", "Writes load tables", False, None),  # nobody changed it, and it can't be found
        ("Renamed", "Reads load tables,", False, CHANGED),
        ("Elsewhere", "Reads load tables,", False, None),  # a heading of another page, perhaps
        ("Load tables", "", True, KEPT),
    ],
)
def test_words_are_compared_with_their_place(name, text, own, found):
    said = Said(text, None if own else BLOCK, own)

    assert wording((name, ""), [said], BLOCK, f"Elsewhere\n{BLOCK}") == found


def test_one_changed_text_outweighs_those_that_nobody_can_compare():
    texts = [Said("Nowhere", BLOCK, False), Said("By hand", None, True)]

    assert wording(("Load tables", ""), texts, BLOCK, BLOCK) == CHANGED


def test_words_without_a_place_that_can_be_read_are_left_open():
    assert wording(("Load tables", ""), [Said("Nowhere", None, False)], BLOCK, BLOCK) is None


def test_json_says_its_words_in_its_own_way():
    assert unescaped(r'"text": "Says \"so\" in caf\u00e9s\nand\/or C:\\"') == (
        '"text": "Says "so" in cafés and/or C:\\"'
    )


@pytest.mark.parametrize(
    ("competencies", "written", "own", "placed", "said"),
    [
        ([KEPT, KEPT], 0, False, True, "Words kept to the letter from: Doc."),
        ([KEPT, KEPT], 0, False, False, "From: Doc."),
        ([KEPT, None], 0, False, True, "From: Doc."),
        ([], 0, False, True, "From: Doc."),
        ([KEPT, CHANGED], 0, False, True, "From: Doc, with changes in 1 of 2 competencies."),
        ([KEPT, None, CHANGED], 1, False, True, "From: Doc, with changes in 2 of 4 competencies."),
        ([KEPT], 0, True, False, "From: Doc, with changes in the texts outside the competencies."),
        (
            [CHANGED],
            0,
            True,
            False,
            "From: Doc, with changes in 1 of 1 competencies and in the texts outside the competencies.",
        ),
    ],
)
def test_what_a_whole_version_says_of_its_words(competencies, written, own, placed, said):
    assert words_from("Doc", competencies, written=written, own=own, placed=placed) == said
