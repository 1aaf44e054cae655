"""Names that say themselves that they go on with one above: 'Field Safety (continued)' on the next page."""

import re

from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind

CONTINUED = re.compile(r"cont(?:inued|['’]?d|\.)?", re.IGNORECASE)


def of_continued_names(model: PlainModel) -> list[PlainFinding]:
    """One finding for each of them; it was taken as a competency of its own, so that the reading is a guess."""
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{one.name}' may go on with '{one.family}'"[:200],
            "It was taken as a competency of its own. Its texts belong to the one above if the document goes on with "
            "that on the next page: then take them over in the draft and remove this one.",
            one.lines,
            place,
            by_form=True,
        )
        for place, one in enumerate(model.competencies)
        if CONTINUED.fullmatch(one.variant)
    ]
