"""Words that say what others are: labels in front of their texts. Every content is invented."""

import pytest

from models_app.exchange.labels import Labelled, Section, listed_levels, section_of, split_label


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("Level 1 – Basic: Reads maps.", "Level 1 – Basic", "Reads maps."),
        ("Stage II - Fully Able: Draws: maps.", "Stage II - Fully Able", "Draws: maps."),
        ("1 - Awareness: Reads maps.", "1 - Awareness", "Reads maps."),
        ("Level 2 – Basic understanding:", "Level 2 – Basic understanding", ""),
        ("Level 2 – Fully Able", "Level 2 – Fully Able", ""),
        ("1 – Rope Work", "1", "Rope Work"),
        ("Level 2 – Advanced work on all charts", "Level 2", "Advanced work on all charts"),
        ("Level 2 – Draws maps: coast and harbor.", "Level 2", "Draws maps: coast and harbor."),
        ("Level 2 – Draws maps. Note: all.", "Level 2", "Draws maps. Note: all."),
        ("1 – Rope Work: Handles lines.", "1", "Rope Work: Handles lines."),
        ("Rope Work – Basics: Handles lines.", "Rope Work", "Basics: Handles lines."),
        ("1 - Awareness", "1 - Awareness", ""),
        ("1 - Advanced Beginner. Reads maps.", "1 - Advanced Beginner", "Reads maps."),
        ("Level 2 – Reads. Draws maps.", "Level 2", "Reads. Draws maps."),
    ],
)
def test_the_name_of_a_level_behind_its_count_belongs_to_the_label(text, label, said):
    assert split_label(text) == Labelled(label, said)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Behavioral Competencies", None),
        ("Behavioural Skills", None),
        ("Behavioral Indicators of the Competency", Section.INDICATORS),
        ("Key Behaviors", Section.INDICATORS),
    ],
)
def test_a_heading_of_competencies_announces_no_indicators(text, section):
    assert section_of(text) == section


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1 - Basic, 2 - Expert", ["1 - Basic", "2 - Expert"]),
        ("Level 1 – Basic; Level 2 – Fully Able", []),
        ("Level 1 – Basic; Level 2 – Expert", ["Level 1 – Basic", "Level 2 – Expert"]),
        ("Basic – Skilled – Expert", ["Basic", "Skilled", "Expert"]),
        ("1 – 2 – 3", ["1", "2", "3"]),
    ],
)
def test_a_list_of_levels_is_parted_by_its_signs(text, labels):
    assert listed_levels(text) == labels
