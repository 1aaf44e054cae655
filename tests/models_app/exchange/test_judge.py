"""The judge of readings: it sees each kind of damage, and takes nothing for a question that is none."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevelRef,
    PlainModel,
    PlainStandard,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.ledger import Entry, Ledger
from models_app.exchange.recognising import Reading
from tests.models_app.exchange.judge.judging import (
    ASKS,
    REFUSED,
    RIGHT,
    WRONG,
    Difference,
    differences,
    verdict,
)
from tests.models_app.exchange.judge.lines import lines_of_levels
from tests.models_app.exchange.judge.models import LIBRARY
from tests.models_app.exchange.judge.truth import told_by

LAID = lines_of_levels(LIBRARY)
NOWHERE = (len(LAID.document.passages) + 1,)
SURE = Ledger((Entry(1, None, "All of it", "title", words=100),), 1)


def made(said):
    """A competency as a reader has it, its definition at its line."""
    line = next(n for n, one in enumerate(LAID.document.passages, 1) if one.text == said.definition)
    return PlainCompetency(
        said.name,
        (line - 1, line),
        said.definition,
        (line,),
        levels=tuple(PlainStandard(label, text, ()) for label, text in said.levels),
        required_level=PlainLevelRef(said.required),
    )


FIRST, SECOND, *OTHERS = map(made, LAID.truth.competencies)
MODEL = PlainModel(
    Words(LIBRARY.title, (2,)),
    PlainJob("", ()),
    (),
    (),
    tuple(Words(label, ()) for label in LIBRARY.labels),
    (FIRST, SECOND, *OTHERS),
    asks_open_questions=False,  # what else is found in it is no matter here
)


def with_competencies(*competencies):
    """The reading with others."""
    return replace(MODEL, competencies=competencies)


def with_first(**changes):
    """The reading with a change in its first competency."""
    return with_competencies(replace(FIRST, **changes), SECOND, *OTHERS)


def judged(model):
    """The verdict on a reading of the document that this model is the result of."""
    return verdict(LAID.truth, Reading("made", "made here", model, SURE), LAID.document)


DAMAGE = {
    "names exchanged": (
        with_competencies(
            replace(FIRST, family=SECOND.family), replace(SECOND, family=FIRST.family), *OTHERS
        ),
        {"definition", "levels", "required", "order"},
    ),
    "another name": (with_first(family="Customer"), {"name"}),
    "name cut in two": (with_first(family="Customer", variant="Service"), {"name"}),
    "number": (with_first(number=4), {"number"}),
    "group": (
        replace(with_first(group=0), groups=(Words("Core", (1,)),)),
        {"groups", "group"},
    ),
    "definition lost": (with_first(definition=None), {"definition"}),
    "a word of the definition lost": (with_first(definition=FIRST.definition[:-1]), {"definition"}),
    "level lost": (with_first(levels=FIRST.levels[:-1]), {"levels"}),
    "levels exchanged": (
        with_first(levels=(replace(FIRST.levels[0], text=FIRST.levels[1].text), *FIRST.levels[1:])),
        {"levels"},
    ),
    "text under a wrong name": (
        with_competencies(
            replace(FIRST, definition=None),
            replace(SECOND, definition=f"{FIRST.definition} {SECOND.definition}"),
            *OTHERS,
        ),
        {"definition"},
    ),
    "indicator from nowhere": (with_first(indicators=(Words("Smiles.", (4,)),)), {"indicators"}),
    "levels as standards": (with_first(levels=(), standards=FIRST.levels), {"levels", "further"}),
    "another required level": (with_first(required_level=PlainLevelRef("Basic")), {"required"}),
    "competency lost": (with_competencies(SECOND, *OTHERS), {"competency"}),
    "competency twice": (with_competencies(FIRST, SECOND, *OTHERS, FIRST), {"competency"}),
    "other order": (with_competencies(SECOND, FIRST, *OTHERS), {"order"}),
    "title": (replace(MODEL, title=Words("Town of Fernhill", (1,))), {"title"}),
    "labels": (replace(MODEL, level_labels=MODEL.level_labels[::-1]), {"labels"}),
}


def test_reading_that_equals_the_truth_is_right():
    assert judged(MODEL) == (RIGHT, [])
    assert differences(LAID.truth, told_by(MODEL)) == []


@pytest.mark.parametrize(("model", "fields"), DAMAGE.values(), ids=DAMAGE)
def test_damage_that_nothing_asks_about_is_wrong_in_silence(model, fields):
    found, silent = judged(model)

    assert (found, {one.field for one in silent}) == (WRONG, fields)


def finding(kind, title="Look here", lines=NOWHERE, competency=None, by_form=False):
    """A finding of a reader."""
    return PlainFinding(kind, title, "Why.", lines, competency, by_form=by_form)


SHORTENED = with_first(definition="Greets visitors.")
POINTING = {
    "its competency": (finding(FindingKind.LAYOUT, competency=0), ASKS),
    "its line": (finding(FindingKind.TEXT, lines=FIRST.definition_lines), ASKS),
    "a guess": (finding(FindingKind.LAYOUT, by_form=True), ASKS),
    "another competency": (finding(FindingKind.LAYOUT, competency=1), WRONG),
    "another line": (finding(FindingKind.LAYOUT), WRONG),
    "what is asked of all": (finding(FindingKind.SELECTION_USE, competency=0), WRONG),
    "another value": (finding(FindingKind.REQUIRED_LEVEL, competency=0), WRONG),
    "a value that was read": (finding(FindingKind.DEFINITION, competency=0), WRONG),
    "half of the document": (finding(FindingKind.LAYOUT, lines=tuple(range(1, 60))), WRONG),
}


@pytest.mark.parametrize(("one", "expected"), POINTING.values(), ids=POINTING)
def test_difference_is_asked_about_only_where_a_finding_points_to_it(one, expected):
    found, silent = judged(replace(SHORTENED, findings=(one,)))

    truth = LAID.truth.competencies[0].definition
    unasked = [Difference("definition", truth, "Greets visitors.", 0)] if expected == WRONG else []
    assert (found, silent) == (expected, unasked)


def test_one_question_does_not_excuse_another_difference():
    model = replace(
        with_competencies(replace(FIRST, definition=None), replace(SECOND, levels=()), *OTHERS),
        findings=(finding(FindingKind.DEFINITION, competency=0),),
    )

    found, silent = judged(model)

    assert (found, [(one.field, one.place) for one in silent]) == (WRONG, [("levels", 1)])


def test_title_that_was_not_read_is_asked_about_by_a_finding_about_the_title():
    model = replace(MODEL, title=Words("", ()))

    assert judged(replace(model, findings=(finding(FindingKind.LAYOUT, "No title"),)))[0] == ASKS
    assert judged(replace(model, findings=(finding(FindingKind.LAYOUT, "No head"),)))[0] == WRONG


def test_document_that_no_reader_reads_is_refused():
    refused = Reading("made", "made here", refusal="No structure.")

    assert verdict(LAID.truth, refused, LAID.document) == (REFUSED, [])
