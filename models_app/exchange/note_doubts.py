"""A reading that makes notes of most of the document: words of notes count as placed, and may be competencies."""

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines

FEW = 2  # competencies, beside which a document rarely says more about other things
LEAST = 40  # words of notes


def of_notes(model: PlainModel) -> list[PlainFinding]:
    """One finding where one or two competencies stand beside notes with more words; the reading is a guess."""
    in_notes = sum(len(text.split()) for part in model.parts for text in (part.heading, *part.paragraphs))
    in_competencies = sum(map(_words, model.competencies))
    if len(model.competencies) > FEW or in_notes < max(LEAST, in_competencies):
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Most of the document stands in notes",
            f"{in_notes} words were taken as notes around the competencies, {in_competencies} as competencies. If "
            "competencies stand among the notes, choose another reading or say what the headings are.",
            joined_lines(*(part.lines for part in model.parts)),
            by_form=True,
        )
    ]


def _words(one: PlainCompetency) -> int:
    texts = [one.name, one.definition or "", *(words.text for words in one.indicators)]
    texts += [part.text for part in (*one.levels, *one.standards, *one.areas)]
    return sum(len(text.split()) for text in texts)
