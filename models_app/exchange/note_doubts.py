"""A reading that makes notes of most of the document: words of notes count as placed, and may be competencies."""

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines

FEW = 2  # competencies, beside which a document rarely says more about other things
LEAST = 40  # words of notes


def words_in_notes(model: PlainModel) -> int:
    """How many words stand in parts of the document outside its competencies."""
    return sum(len(text.split()) for part in model.parts for text in (part.heading, *part.paragraphs))


def mostly_notes(model: PlainModel) -> bool:
    """Whether one or two competencies stand beside notes with more words than they have."""
    in_notes = words_in_notes(model)
    in_competencies = sum(map(_words, model.competencies))
    return len(model.competencies) <= FEW and in_notes >= max(LEAST, in_competencies)


def of_notes(model: PlainModel) -> list[PlainFinding]:
    """One finding where most of the document stands in notes; the reading is a guess."""
    if not mostly_notes(model):
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Most of the document stands in notes",
            f"{words_in_notes(model)} words were taken as notes around the competencies, "
            f"{sum(map(_words, model.competencies))} as competencies. If competencies stand among the notes, choose "
            "another reading or say what the headings are.",
            joined_lines(*(part.lines for part in model.parts)),
            by_form=True,
        )
    ]


def _words(one: PlainCompetency) -> int:
    texts = [one.name, one.definition or "", *(words.text for words in one.indicators)]
    texts += [part.text for part in (*one.levels, *one.standards, *one.areas)]
    return sum(len(text.split()) for text in texts)
