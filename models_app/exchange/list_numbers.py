"""Numbers that only count the names of a document: 1, 2, 3 are its own order unless it says whose numbers they are."""

import re
from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Frame, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.heading_numbers import named_anew
from models_app.exchange.labels import MEANINGS, Section
from models_app.exchange.lines import joined_lines

LIST_NUMBER = "Number in the list"
TITLE = "Numbers of the list were not taken over"
OF_A_BANK = r"\b(?:bank|library|catalog(?:ue)?|dictionary)\b"
SAYS_SO = re.compile(
    rf"{OF_A_BANK}[^.]{{0,60}}\bnumber(?:s|ed)?\b|\bnumber(?:s|ed)?\b[^.]{{0,60}}{OF_A_BANK}", re.IGNORECASE
)
# 'the State Competency Catalog'; 'the Competency Bank' is any.
NAMED_BANK = re.compile(
    r"\b(?!(?:The|Our|This|Its|Competency|Competencies|Skills?)\b)[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,5} "
    r"(?:Bank|Library|Catalog(?:ue)?|Dictionary)\b"
)
# 'The numbers are those of …', 'Numbers refer to …'
SPEAKS_OF_NUMBERS = re.compile(
    r"\bnumbers\b[^.]{0,60}\b(?:of|from|refer|refers|belong|follow|match|taken)\b", re.IGNORECASE
)
OTHERS = "The numbers may be those of another bank"
NAMES_NUMBER = re.compile(r".*\b(?:competency|bank|id|code)\b.*", re.IGNORECASE)


def without_list_numbers(model: PlainModel) -> PlainModel:
    """The model without numbers that count from 1 in its order; a finding says so."""
    rows = [row for row in model.competencies if row.number is not None]
    if not _counts(model) or _says_so(model):
        return replace(model, findings=(*model.findings, *_of_another_bank(model))) if rows else model
    competencies = tuple(replace(row, number=None) for row in model.competencies)
    lines = joined_lines(*(row.lines[:1] for row in rows))
    return replace(
        model,
        competencies=competencies,
        findings=(
            *named_anew(model.findings, list(model.competencies), list(competencies)),
            PlainFinding(
                FindingKind.LAYOUT,
                TITLE,
                "The document counts its competencies from 1 and does not say that these are numbers of a bank. They "
                "were kept as the order only; a competency that the bank has keeps the number it has there. Where "
                "they are numbers of the bank, choose the way to read the document that keeps them.",
                lines,
            ),
        ),
        frame=(*model.frame, *(Frame(str(row.number), row.lines, LIST_NUMBER) for row in rows)),
    )


def _of_another_bank(model: PlainModel) -> list[PlainFinding]:
    """A finding where a text says by name whose numbers these are: nobody but a person knows which bank that is."""
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            OTHERS,
            f"The document says: '{text[:300]}' Its numbers were kept. If they are not those of your bank, "
            "take them out in the draft.",
            part.lines,
        )
        for part in model.parts
        for text in part.paragraphs
        if (SAYS_SO.search(text) and NAMED_BANK.search(text))
        or (SPEAKS_OF_NUMBERS.search(text) and not SAYS_SO.search(text))
    ][:1]


def lost_numbers(model: PlainModel) -> bool:
    """Whether numbers of the list were not taken over."""
    return any(finding.title == TITLE for finding in model.findings)


def _counts(model: PlainModel) -> bool:
    """Whether two numbers or more run from 1 upwards without a gap; each group may begin again."""
    numbers = [row.number for row in model.competencies if row.number is not None]
    follow = all(below in (above + 1, 1) for above, below in pairwise(numbers))
    return len(numbers) > 1 and numbers[0] == 1 and follow


def _says_so(model: PlainModel) -> bool:
    labels = [item.text for item in model.frame if item.meaning == MEANINGS[Section.NUMBER]]
    texts = [model.title.text, *(text for part in model.parts for text in (part.heading, *part.paragraphs))]
    return any(NAMES_NUMBER.fullmatch(label) for label in labels) or any(map(SAYS_SO.search, texts))
