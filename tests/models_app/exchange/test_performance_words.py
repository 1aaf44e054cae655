"""Labels of standards without a heading: they never join the scale in silence. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best

NAMES = {4: "Knots", 9: "Lookout", 6: "Paint"}
TAKEN = "These were taken as performance standards: "
KEPT = "Labels that come back were kept as areas: "


def read(block, head="{}. {} - Is done well.\n"):
    """The block below three names: labels of levels, of standards, of areas, and what is asked about labels."""
    body = "\n\n".join(head.format(n, name) + block for n, name in NAMES.items())
    reading = best(f"Harbor Model\n\n{body}\n")
    first = reading.model.competencies[0]
    told = [title for title, _ in asked(reading.model) if title.startswith((TAKEN, KEPT))]
    return (
        [level.label for level in first.levels],
        [(row.label, row.text) for row in first.standards],
        [row.heading for row in first.areas],
        told,
    )


PAIR = "Satisfactory: Holds.\nSuperior: Holds in storms."
STANDARDS = [("Satisfactory", "Holds."), ("Superior", "Holds in storms.")]
ASKED = [f"{TAKEN}'Satisfactory', 'Superior'"]


@pytest.mark.parametrize("head", ["{}. {} - Is done well.\n", "{1}\nDefinition: Is done well.\n"])
@pytest.mark.parametrize(
    ("block", "levels"),
    [
        (f"Level 1: Ties.\nLevel 2: Splices.\n{PAIR}", ["Level 1", "Level 2"]),
        (f"Levels:\nLevel 1: Ties.\nLevel 2: Splices.\n{PAIR}", ["Level 1", "Level 2"]),
        (f"Basic: Ties.\nProficient: Splices.\n{PAIR}", ["Basic", "Proficient"]),
        (
            f"Level 1: Ties.\nLevel 2: Splices.\nBehavioral Indicators\n- Looks.\n{PAIR}",
            ["Level 1", "Level 2"],
        ),
        (
            "Level 1: Ties.\nLevel 2: Splices.\nBehavioral Indicators\n- Looks.\n"
            "Satisfactory\nHolds.\nSuperior\nHolds in storms.",
            ["Level 1", "Level 2"],
        ),
        (
            "Level 1: Ties.\nLevel 2: Splices.\nBehavioral Indicators\n- Looks.\n"
            "Satisfactory – Holds.\nSuperior – Holds in storms.",
            ["Level 1", "Level 2"],
        ),
        (f"Behavioral Indicators\n- Looks.\n{PAIR}", []),
    ],
)
def test_known_words_below_a_scale_or_without_one_are_standards_and_that_is_asked(head, block, levels):
    assert read(block, head) == (levels, STANDARDS, [], ASKED)


def test_bullets_in_front_of_them_change_nothing():
    assert read(
        "- Satisfactory: Holds.\n- Superior: Holds in storms.", "{1}\nDefinition: Is done well.\n"
    ) == (
        [],
        STANDARDS,
        [],
        ASKED,
    )


@pytest.mark.parametrize(
    "pair", [("Meets", "Exceeds"), ("Acceptable", "Outstanding"), ("Marginal", "Excellent")]
)
def test_other_known_words_are_standards_too(pair):
    block = f"Level 1: Ties.\nLevel 2: Splices.\n{pair[0]}: Holds.\n{pair[1]}: Shines."

    assert read(block)[:2] == (["Level 1", "Level 2"], [(pair[0], "Holds."), (pair[1], "Shines.")])


def test_another_kind_of_words_below_a_numbered_scale_is_kept_apart_and_asked():
    block = "Level 1: Ties.\nLevel 2: Splices.\nBehavioral Indicators\n- Looks.\nCompetent: Holds.\nExpert: Shines."

    assert read(block) == (
        ["Level 1", "Level 2"],
        [],
        ["Competent", "Expert"],
        [f"{KEPT}'Competent', 'Expert'"],
    )


@pytest.mark.parametrize(
    "labels",
    [
        ("Basic", "Proficient", "Superior"),
        ("Unsatisfactory", "Developing", "Satisfactory", "Expert"),
        ("Below", "Meets", "Exceeds"),
    ],
)
def test_such_words_on_the_scale_itself_stay_levels(labels):
    block = "Levels:\n" + "\n".join(f"{label}: Ties {n} knots." for n, label in enumerate(labels))

    assert read(block) == (list(labels), [], [], [])


def test_standards_below_a_heading_are_nothing_to_ask_about():
    block = f"Level 1: Ties.\nLevel 2: Splices.\nPerformance levels:\n{PAIR}"

    assert read(block) == (["Level 1", "Level 2"], STANDARDS, [], [])
