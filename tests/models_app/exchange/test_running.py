"""Page numbers and running heads and feet are set aside, each with its reason."""

import pytest

from models_app.calculations.plain import Unused, Words
from models_app.exchange.running import without_running


def kept(*passages):
    words = [Words(text, (n,), kind, page) for n, (text, kind, page) in enumerate(passages, 1)]
    body, unused = without_running(words)
    return [word.text for word in body], unused


def plain(*texts):
    return kept(*((text, "", None) for text in texts))


def test_page_numbers_and_what_comes_back_beside_them():
    body, unused = plain("Maps", "Crew book", "Page 1 of 2", "Paths", "Crew book", "Page 2 of 2")

    assert body == ["Maps", "Paths"]
    assert unused == [
        Unused((2,), "Running head or foot beside a page number"),
        Unused((3,), "Page number"),
        Unused((5,), "Running head or foot beside a page number"),
        Unused((6,), "Page number"),
    ]


def test_a_single_figure_may_be_anything():
    assert plain("Maps", "12", "Paths") == (["Maps", "12", "Paths"], [])


def test_a_single_page_number_says_that_it_is_one():
    assert plain("Maps", "- 3 -", "Page 3")[0] == ["Maps"]


def test_lines_at_the_edge_of_several_pages_are_running_but_the_first_may_be_a_title():
    body, unused = kept(
        ("Crew book", "", 1), ("Maps", "", 1), ("Reads.", "", 1), ("Draws.", "", 1), ("Asks.", "", 1),
        ("Crew book", "", 2), ("Paths", "", 2), ("Walks.", "", 2), ("Runs.", "", 2), ("Rests.", "", 2),
    )  # fmt: skip

    assert body == ["Crew book", "Maps", "Reads.", "Draws.", "Asks.", "Paths", "Walks.", "Runs.", "Rests."]
    assert unused == [Unused((6,), "Running head or foot, the same on several pages")]


@pytest.mark.parametrize("label", ["Examples of Behavioral Indicators:", "Definition", "Level 2", "Superior"])
def test_a_label_that_begins_most_pages_is_no_running_head(label):
    body, unused = kept(
        (label, "", 1), ("Maps", "", 1), ("Reads.", "", 1), ("Draws.", "", 1), ("Asks.", "", 1),
        (label, "", 2), ("Paths", "", 2), ("Walks.", "", 2), ("Runs.", "", 2), ("Rests.", "", 2),
    )  # fmt: skip

    assert (body.count(label), unused) == (2, [])


@pytest.mark.parametrize(
    ("last", "amid"),
    [("- Asks for help.", "Walks."), ("4. Asks", "Walks."), ("Asks for help.", "Asks for help.")],
)
def test_a_text_that_comes_last_on_two_pages_by_chance_is_no_running_foot(last, amid):
    body, unused = kept(
        ("Maps", "", 1), ("Reads.", "", 1), (amid, "", 1), ("Draws.", "", 1), (last, "", 1),
        ("Paths", "", 2), ("Sweeps.", "", 2), ("Runs.", "", 2), ("Rests.", "", 2), (last, "", 2),
    )  # fmt: skip

    assert body == ["Maps", "Reads.", amid, "Draws.", last, "Paths", "Sweeps.", "Runs.", "Rests.", last]
    assert unused == []


@pytest.mark.parametrize(
    ("inside", "aside"),
    [(["Required level: 3"], 0), (["Proficiency level: 2"], 2), (["Class: Nets", "Class: Maps"], 2), ([], 2)],
)
def test_a_line_with_a_label_that_stands_in_the_text_too_is_no_running_foot(inside, aside):
    pages = ("Maps", "Reads.", *inside, "Draws.", "Required level: 2", "Page 1 of 2", "Paths", "Runs.")

    _, unused = plain(*pages, "Required level: 2", "Page 2 of 2")

    assert sum(item.reason == "Running head or foot beside a page number" for item in unused) == aside


def test_a_fact_of_the_front_is_a_running_head_and_a_label_that_comes_back_is_none():
    def aside(*inside):
        _, unused = plain(
            "Maps", *inside, "Class: Crew", "Page 1 of 2", "Paths", "Class: Crew", "Page 2 of 2"
        )
        return sum("beside" in item.reason for item in unused)

    assert [aside("Class: Nets"), aside("Class: Nets", "Class: Rope")] == [2, 0]


def test_heads_and_feet_of_the_file():
    assert kept(("Crew book", "header", 1), ("Maps", "", 1), ("draft", "footer", 1)) == (
        ["Maps"],
        [Unused((1,), "Running head of the page"), Unused((3,), "Running foot of the page")],
    )


@pytest.mark.parametrize(
    ("feet", "aside"),
    [
        (("Page 1   Rev. 2/2023", "Page 2   Rev. 2/2023"), True),
        (("Crew book | page 1 of 2 | Draft", "Crew book | page 2 of 2 | Draft"), True),
        (("Crew book – Page 1", "Crew book – Page 2"), True),
        (("Page 2   Rev. 2/2023", "Page 1   Rev. 2/2023"), False),
        (("Page 1   Maps", "Page 2   Paths"), False),
        (("Page 1 shows maps", "Page 2 shows maps"), False),
    ],
)
def test_page_numbers_with_the_same_words_beside_them(feet, aside):
    first, second = feet

    body, _ = plain("City   Crew book", "Maps", "One.", first, "City   Crew book", "Paths", second)

    assert body == (
        ["Maps", "One.", "Paths"]
        if aside
        else ["City   Crew book", "Maps", "One.", first, "City   Crew book", "Paths", second]
    )
