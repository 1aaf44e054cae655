"""Lines of which the form alone can't say whether they still belong to the text above them."""

import re

from models_app.calculations.plain import Words
from models_app.exchange.labels import split_label
from models_app.exchange.lines import is_paragraph

SELECTION = re.compile(
    r"(?:used?|using) (?:for|in) (?:the )?selection|selection use|for selection", re.IGNORECASE
)
BARE_SELECTION = re.compile(r"selection|screening", re.IGNORECASE)  # only in front of a plain answer
USES = {
    "for_selection": re.compile(r"yes|y|true|(?:used )?for selection", re.IGNORECASE),
    "not_for_selection": re.compile(
        r"no|n|false|not (?:to be )?(?:used )?(?:for|in) (?:selection|screening)", re.IGNORECASE
    ),
}
# Also in words that state neither use for sure: they are no name and no text, and a finding quotes them.
MARK_ALONE = re.compile(
    r"[(\[]?(?:(?:may|might|can|could|should)(?: not)?(?: be)? |not (?:to be )?)(?:used )?(?:for|in) "
    r"(?:selection|screening)\.?[)\]]?\.?",
    re.IGNORECASE,
)
NO_USE = "It says neither that it is for selection nor that it is not"
UNCLEAR_USE = "has a selection use that is not understood"
SECOND_USE = "Selection use is stated a second time"
NO_HEADING = "has a list without a heading"
LOST_HEADING = (
    "No heading says what the list holds. It was read as areas without a heading: if these are behavioral indicators, "
    "say so by hand, or move them in the draft."
)
LOST_LABEL = "has further paragraphs below its definition"
LOST_LABELS = (
    "They carry no label and no bullet. They were read as part of the definition: labels or bullets may be lost, look "
    "at the source."
)


def selection_in(text: str) -> str | None:
    """What 'Used for selection: yes' or the mark alone states, as it is written; None for any other line."""
    if MARK_ALONE.fullmatch(text.strip()):
        return text
    labelled = split_label(text)
    if labelled is None or not labelled.text:
        return None
    plain = BARE_SELECTION.fullmatch(labelled.label) and use_of(labelled.text)
    return labelled.text if plain or SELECTION.fullmatch(labelled.label) else None


def use_of(stated: str) -> str:
    """The selection use that these words state; empty where they state neither."""
    words = stated.strip().rstrip(".").strip("()[]–—- ").rstrip(".")
    return next((use for use, pattern in USES.items() if pattern.fullmatch(words)), "")


def unclear_use(stated: str) -> str:
    """What a finding says of words that state neither use."""
    return f"'{stated[:200]}' says neither 'yes' nor 'no'. The use was left open, and nothing was guessed."


def goes_on(above: str, below: str) -> bool:
    """Whether a line plainly goes on with the one above: a small letter below a line that ends nothing."""
    return below[:1].islower() and not is_paragraph(above) and not above.endswith((":", ";"))


def stands_apart(above: str, last_line: int, line: Words) -> bool:
    """Whether a blank line parts two lines and no sentence runs over it."""
    return line.lines[0] - last_line > 1 and not goes_on(above, line.text)
