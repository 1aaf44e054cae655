"""What a sentence says of a typeface: it means the required level only where it joins both. Contents are invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.typeface_sentences import Said, faces_in, marks_required, said_typefaces


@pytest.mark.parametrize(
    "sentence",
    [
        "The level required for the class is printed in italics.",
        "The stage an incumbent must have on appointment is underlined.",
        "Underlined text shows the level the job calls for.",
        "Required proficiency is shown in bold italics.",
        "The required level is underlined.",
        "In each competency the level printed in bold is the required level.",
        "The level that the job requires is printed in italics.",
        "Required: the level that is underlined.",
        "The underlined level is the one the position calls for.",
        "Underline the level required for the position.",
        "Proficiency expected at hire is underlined.",
        "The levels needed for this class are in bold.",
        "Bold = required level",
        "Italic type marks the required level for the job.",
        "The underlined level is required.",
        "The level in bold is the minimum required for the class.",
        "Levels shown in bold are required for the class.",
        "Levels in italics are those required at appointment.",
        "The required level of each competency appears in bold.",
        "The minimum proficiency level required for the position is marked in bold or italics.",
        "Underlined level: required level.",
        "The required level (underlined) is the minimum.",
        "Levels required for the class are italicized, bolded, and underlined.",
        "The level required at entry is in bold type.",
        "Bold text indicates the proficiency level expected of the incumbent.",
        "Level required by the position: bold.",
        "For each competency, the level of competency required at the time of appointment is shown in italics.",
        "The level that is bolded and underlined is required upon entry to the class.",
    ],
)
def test_a_sentence_that_joins_a_typeface_with_the_level_of_the_job_gives_it_that_meaning(sentence):
    said = marks_required(sentence)

    assert (said.faces, bool(said.faces)) == (faces_in(sentence), True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Underlined duties are performed by supervisors only.",
        "Underlined duties are expected of supervisors only.",
        "Bold text is needed for audit.",
        "Underlined text is expected at audit and needs proof of proficiency.",
        "Underlined levels require a license from the Boiler Board.",
        "Levels that are underlined need a second signature when rated.",
        "Underlined ratings must have a written comment.",
        "The underlined level is the level expected after one year of service.",
        "Underlined text marks changes since the last edition; a review of all levels is required each year.",
        "Underlined levels are expected to be revised in 2027.",
        "The underlined stage is required of supervisors; all others need the first stage.",
        "Training is required to reach the underlined level.",
        "The underlined level shows where most incumbents are today; the minimum is set by each department.",
        "The underlined column entry is the target.",
        "Underlined levels exceed the minimum.",
        "Exams test the underlined level only, and a passing score is required.",
        "Levels in italics are not required on appointment.",
        "The required level is decided by the panel; bold text is a heading.",
        "Bold levels are required reading.",
        "The level required of supervisors is in bold.",
        "Ratings in italics are required by the union contract.",
        "Bold items require a rating by two raters.",
        "Proficiency in bold-faced tools is required.",
        "Underlined: minimum level of supervisors.",
        "Required readings for each level are in italics.",
        "Raters must have training; levels in italics are new.",
    ],
)
def test_a_sentence_about_something_else_gives_it_none(sentence):
    assert marks_required(sentence) == Said()


@pytest.mark.parametrize(
    ("sentence", "faces"),
    [
        (
            "The level required for the class of Street Tree Supervisor is bolded and underlined.",
            "bold underline",
        ),
        (
            "The required level of competency for Street Tree Supervisor is bolded and underlined.",
            "bold underline",
        ),
        ("Street Tree Supervisor requires the level in italics.", ""),
        ("The level required for the class of Street Tree Surveyor is bolded.", ""),
        ("The level required for Street Tree Supervisors is bolded.", ""),
        ("The level not required for the class of Street Tree Supervisor is bolded.", ""),
    ],
)
def test_a_sentence_may_call_the_class_by_its_own_name_and_by_no_other(sentence, faces):
    said = said_typefaces([Words(sentence, (3,))], ["STREET TREE SUPERVISOR", ""])

    assert (said.faces, said.lines) == (set(faces.split()), (3,) if faces else ())
    assert said_typefaces([Words(sentence, (3,))]) == Said()


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("Required levels are in bold and italics.", True),
        ("Required levels are in bold or italics.", False),
        (
            "The level of the competency required for the class (*italicized*, **bolded**, and underlined), texts.",
            True,
        ),
        ("Required levels are in bold.", False),
    ],
)
def test_several_typefaces_mean_it_together_unless_one_is_enough(sentence, together):
    said = marks_required(sentence)

    assert (said.faces, said.together, bool(said.faces)) == (faces_in(sentence), together, True)


@pytest.mark.parametrize(
    "words", ["bold, ", "level ", "level of the competency ", "required level in ", "bold is "]
)
def test_a_long_sentence_is_no_burden(words):
    """Tried at each word anew, it would take longer than anybody waits."""
    assert marks_required(words * 20_000) == Said()
