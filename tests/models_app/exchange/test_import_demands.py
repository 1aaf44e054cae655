"""Required level and selection use as read, beside the version before and what was settled on the review."""

import pytest

from models_app.actions.import_found import Settled
from models_app.calculations.plain import PlainCompetency, PlainLevelRef
from models_app.exchange.import_demands import demands_of, settled_demands
from models_app.models import CompetencyUse, ProficiencyLevel

BEFORE = CompetencyUse(required_level=ProficiencyLevel(label="Basic"), selection_use="not_stated")


def competency(level=None):
    return PlainCompetency("Leading", (), None, (), required_level=PlainLevelRef(level) if level else None)


@pytest.mark.parametrize(
    ("level", "before", "same_words", "settled", "draft", "differs", "holds_on"),
    [
        ("Basic", None, False, {}, "Basic", False, False),
        ("Basic", BEFORE, False, {}, "Basic", False, False),
        ("Expert", BEFORE, True, {}, "Expert", True, False),
        (None, BEFORE, True, {}, "Basic", False, True),
        (None, BEFORE, False, {}, None, True, False),
        (None, BEFORE, False, {"required_level": "Basic"}, "Basic", False, False),
        (None, BEFORE, True, {"required_level": None}, None, True, False),
    ],
)
def test_the_draft_has_what_was_settled_else_read_else_held(
    level, before, same_words, settled, draft, differs, holds_on
):
    required, use = demands_of(competency(level), before, same_words, settled)

    assert (required.read, required.draft, required.differs, required.holds_on) == (
        level,
        draft,
        differs,
        holds_on,
    )
    assert (use.read, use.before, use.draft, use.differs) == (None, None, None, False)


def test_what_was_settled_is_told_in_words():
    settled = {
        "required_level-2-1": Settled("four|High", "Why."),
        "selection_use-2-1": Settled("for_selection", "Why."),
        "required_level-1-1": Settled(None, "Why."),
        "required_level-3-0": Settled("|High", "Why."),
    }

    assert settled_demands(2, settled) == {"required_level": "High", "selection_use": "For selection"}
    assert settled_demands(1, settled) == {"required_level": None}
    assert settled_demands(3, settled) == {"required_level": "High"}
    assert settled_demands(0, settled) == {}
