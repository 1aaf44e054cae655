"""Lists behind letters and numbers: what is an item, what a name, what a level."""

import pytest

from models_app.exchange.item_signs import with_item_signs
from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import readings_of

TEXTS = ("Uses the forms of the office", "Checks figures and names", "Adapts wording to the reader")
DEFINED = "Prepares letters and notices that are correct."


def document(*signs: str, above: str = DEFINED, texts: tuple[str, ...] = TEXTS) -> str:
    """Two names, each with a line above its list."""
    items = "\n".join(f"{sign} {text}" for sign, text in zip(signs, texts, strict=True))
    return "\n\n".join(f"{name}\n{above}\n{items}" for name in ("Written Communication", "Budget Control"))


def signs_in(text: str) -> list[str]:
    """The signs that were taken off."""
    return [frame.text for frame in with_item_signs(written_lines(text))[1]]


@pytest.mark.parametrize(
    "signs",
    [
        ("a)", "b)", "c)"),
        ("a.", "b.", "c."),
        ("(a)", "(b)", "(c)"),
        ("i)", "ii)", "iii)"),
        ("(1)", "(2)", "(3)"),
        ("1.", "2.", "3."),
    ],
)
def test_lists_that_begin_again_below_each_definition_are_items(signs: tuple[str, ...]) -> None:
    found, frame = with_item_signs(written_lines(document(*signs)))

    assert [one.text for one in frame] == [*signs, *signs]
    assert [line.text.split(maxsplit=1)[1] for line in found if line.text.startswith("•")] == [*TEXTS, *TEXTS]
    assert [len(line.text) for line in found] == [len(line.text) for line in written_lines(document(*signs))]


@pytest.mark.parametrize(
    "text",
    [
        document("a)", "b)", "c)").split("\n\n")[0],  # one list only
        document("a)", "c)", "d)"),  # does not count on
        document("A.", "B.", "C."),
        document("a.", "b.", "c.", texts=("Team Leadership", "Records Management", "Budget Control")),
        document(
            "a.", "b.", "c.", texts=("Team Work: Helps others.", "Rope Work: Ties.", "Hot Work: Welds.")
        ),
        document("A)", "B)", "C)", texts=("Basic: Helps.", "Skilled: Does.", "Expert: Leads.")),
        document("a)", "b)", "c)", above="Of the office"),  # neither a definition nor a label above
        document("1.", "2.", "3.", above="Indicators:"),  # numbers below a label are read as they are
        "Core\na. Team Work\nHelps.\nb. Rope Work\nTies.\n\nMore\na. Hot Work\nWelds.\nb. Cold Work\nCools.",
    ],
)
def test_names_and_single_lists_keep_their_signs(text: str) -> None:
    assert signs_in(text) == []


def test_a_broken_item_goes_on_and_the_list_counts_on_behind_it() -> None:
    texts = (f"{'Uses the forms of the office and '}\nkeeps copies", *TEXTS[1:])

    assert signs_in(document("a)", "b)", "c)", texts=texts)) == ["a)", "b)", "c)"] * 2


def test_letters_below_a_label_are_indicators_and_never_one_text() -> None:
    best = readings_of(
        written_lines(document("a.", "b.", "c.", above=f"Definition: {DEFINED}\nIndicators:"))
    )[0]

    assert best.model is not None
    assert [[one.text for one in row.indicators] for row in best.model.competencies] == [list(TEXTS)] * 2


@pytest.mark.parametrize(
    "signs", [("a)", "b)", "c)"), ("(a)", "(b)", "(c)"), ("i.", "ii.", "iii."), ("1)", "2)", "3)")]
)
@pytest.mark.parametrize(
    "texts",
    [
        ("Basic: Helps.", "Skilled: Does.", "Expert: Leads."),
        ("Basic\nHelps.", "Skilled\nDoes.", "Expert\nLeads."),
    ],
)
@pytest.mark.parametrize("above", [DEFINED, f"{DEFINED}\nProficiency Levels"])
def test_levels_lose_the_sign_of_their_list(
    signs: tuple[str, ...], texts: tuple[str, ...], above: str
) -> None:
    best = readings_of(written_lines(document(*signs, above=above, texts=texts)))[0]

    assert best.model is not None
    assert [one.text for one in best.model.level_labels] == ["Basic", "Skilled", "Expert"]
    assert [[one.text for one in row.levels] for row in best.model.competencies] == [
        ["Helps.", "Does.", "Leads."]
    ] * 2


def test_the_number_of_the_next_name_counts_no_level() -> None:
    names = ("Rope Work", "Hot Work", "Cold Work", "Dive Work")
    levels = "1. Basic: Helps.\n2. Skilled: Does.\n3. Expert: Leads."
    text = "\n".join(f"{n}. {name}\nWorks safely.\n{levels}" for n, name in enumerate(names, 1))

    assert signs_in(text) == ["1.", "2.", "3."] * 4
