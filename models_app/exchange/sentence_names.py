"""Names that are whole sentences: a text stands in them, and nothing tells where the name ends."""

from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.lines import ENDS_SENTENCE, joined_lines

LEAST_WORDS = 9  # of a name that is a sentence
NAMED = 3  # of them, in the finding


def of_sentences_as_names(model: PlainModel) -> list[PlainFinding]:
    """One finding for all of them; the reading is a guess, as their definitions stand in the names."""
    found = [
        one
        for one in model.competencies
        if one.definition is None
        and one.name.endswith(ENDS_SENTENCE)
        and len(one.name.split()) >= LEAST_WORDS
    ]
    if not found:
        return []
    named = "; ".join(f"'{one.name[:100]}'" for one in found[:NAMED])
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"A name and its definition can't be told apart ({len(found)})",
            f"{named}. Each ends like a sentence and has no definition: both were taken as the name, since nothing "
            "tells where the name ends. Part them in the draft.",
            joined_lines(*(one.lines for one in found)),
            by_form=True,
        )
    ]
