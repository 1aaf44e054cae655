"""How sure a reading may be called by what it asks: a form that alone tells what is what, a title, a place."""

from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.divided_words import TAKEN_AWAY
from models_app.exchange.doubtful_layout import READ_IN_PICTURE
from models_app.exchange.front_titles import WHICH_TITLE
from models_app.exchange.job_doubts import CLASS_IN_DOUBT, TWO_FACTS, TWO_ORGANIZATIONS
from models_app.exchange.open_questions import open_questions
from models_app.exchange.performance_words import MAY_BE_STANDARDS, TAKEN_AS_STANDARDS

# Asked of every model, or a fault of the document, however well it was read.
NO_GAPS = (FindingKind.REQUIRED_LEVEL, FindingKind.SELECTION_USE, FindingKind.LINK)
# What asks for a look at the head of the document.
OF_THE_HEAD = (WHICH_TITLE, CLASS_IN_DOUBT, TWO_FACTS, TWO_ORGANIZATIONS)
# Titles of findings that tell what was mended or kept, and leave nothing about the reading open.
TOLD_ONLY = ("broken over the page", "' was joined to '", "footnote was kept as a note", "(grade bands)")
# What tells of texts that were left or joined, because one competency has two where one belongs.
TWO_OF_ONE = ("has more than one '", " stands twice")


def rests_on_form(model: PlainModel) -> bool:
    """Whether nothing but the form of the document tells what was made of a part of it: the reading is a guess."""
    return any(finding.by_form for finding in model.findings)


def leaves_open(model: PlainModel) -> bool:
    """Whether somebody has to look at the title, a fact of the job, a lost hyphen, or the texts of a competency.

    A file that brings its findings along has been read before.
    """
    return model.asks_open_questions and any(
        one.title.startswith(OF_THE_HEAD)
        or one.title.startswith(READ_IN_PICTURE)
        or TAKEN_AWAY in one.detail
        or _asks_a_place(one)
        or _may_be_levels(one, model)
        for one in model.findings
    )


def _may_be_levels(finding: PlainFinding, model: PlainModel) -> bool:
    """Whether standards known by their words only stand where the document has no other levels, or the reverse."""
    if finding.title.startswith(MAY_BE_STANDARDS):
        return True
    return finding.title.startswith(TAKEN_AS_STANDARDS) and not any(one.levels for one in model.competencies)


def _asks_a_place(finding: PlainFinding) -> bool:
    if finding.competency is None:
        return False
    if finding.kind == FindingKind.LAYOUT:
        return not any(words in finding.title for words in TOLD_ONLY)
    return any(words in finding.title for words in TWO_OF_ONE)


def gaps_of(model: PlainModel) -> int:
    """Findings that tell how well the document was read. Where no competency is defined, that is no gap."""
    none_defined = all(competency.definition is None for competency in model.competencies)
    uncounted = (*NO_GAPS, *((FindingKind.DEFINITION,) if none_defined else ()))
    empty = sum(
        not (c.definition or c.levels or c.indicators or c.standards or c.areas) for c in model.competencies
    )
    return empty + sum(finding.kind not in uncounted for finding in open_questions(model))
