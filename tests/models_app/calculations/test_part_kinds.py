"""Texts around the competencies, named otherwise by a person."""

from models_app.calculations.part_kinds import with_kinds
from models_app.calculations.plain import PlainJob, PlainModel, PlainPart, Words

WORK, NOTE = (
    PlainPart("note", "Work", ("Runs the port.",), (1,)),
    PlainPart("note", "", ("Subject to change.",), (2,)),
)
PLAIN = PlainModel(Words("Clerk", ()), PlainJob("Clerk", ()), (WORK, NOTE), (), (), ())


def test_a_text_gets_the_kind_that_was_said_and_keeps_its_words():
    named = with_kinds(PLAIN, {0: "description_of_work", 7: "preface"})

    assert named.parts == (PlainPart("description_of_work", "Work", ("Runs the port.",), (1,)), NOTE)
    assert with_kinds(PLAIN, {}) is PLAIN
