"""The words that the portal's own Word document is held together by: sections, labels, heads of tables.

A person reads them, and they are all that the reader goes by: there is nothing hidden in the file.
"""

from models_app.calculations.plain import PlainModel
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind, PartKind, SelectionUse, Substitution

HOW_TO_EDIT = (
    "This document can be edited in Word and brought into the Competency Portal again: what you read here is what is "
    "taken over. Change texts, add and remove rows, list items and competencies, or move them; leave the headings, the "
    "words in bold at the start of lines and the heads of tables as they are."
)
SAYS_PLACES = (
    "Which lines of the source document the texts stand on, each with a fingerprint of its text in brackets. A text "
    "that was changed since has another fingerprint, and no place any more."
)
SAYS_REQUIRED = "In the tables of levels, the level printed in bold is the required level."

# Sections: headings of depth 1. A text around the competencies is a section of its own, under what it is.
JOB, COMPETENCIES, SCALES, REQUIREMENT = (
    "Job class",
    "Competencies",
    "Scales",
    "Minimum requirement in figures",
)
FINDINGS, SOURCE, RECORD = "Findings", "Source document", "Record of the portal"
PLACES = "Places in the source document"
SECTIONS = (JOB, COMPETENCIES, SCALES, REQUIREMENT, FINDINGS, SOURCE, RECORD, PLACES)
KIND_OF_TEXT = "Kind of text"
OWN_LEVELS = "Levels of this document"
WITHOUT_GROUP = "Without a group"

DEFINITION = "Definition"
LEVELS, INDICATORS, STANDARDS, AREAS = "Levels", "Behavioral indicators", "Performance standards", "Areas"
USE = "Use in this job class"
BLOCKS = (LEVELS, INDICATORS, STANDARDS, AREAS, USE)

FACT_HEAD = ("Fact", "What is stated")
LEVEL_HEAD = ("Level", "Text")
STANDARD_HEAD = ("Standard", "Text")
SCALE_HEAD = ("Level", "Value", "Definition")
FINDING_HEAD = ("About", "Kind", "Finding", "Outcome")
HEADS = (FACT_HEAD, LEVEL_HEAD, STANDARD_HEAD, SCALE_HEAD, FINDING_HEAD)

NOT_STATED = "not stated"
YES = "yes"
THE_MODEL = "The model"
OPEN, SETTLED, VALUE, REASON = "Open", "Settled", "Value", "Reason"

# Facts by their labels; each names the member of the plain row that it holds.
JOB_FACTS = {
    "Title": "title",
    "Class code": "code",
    "Series": "series",
    "Grade": "grade",
    "Organization": "organization",
    "Job family": "job_family",
}
REQUIREMENT_FACTS = {
    "Education": "education",
    "Experience": "experience",
    "Years of experience": "experience_years",
    "Experience for education": "substitution",
    "Further years": "further_years",
}
SCALE_FACTS = {
    "Code": "code",
    "Description": "description",
    "Origin": "origin",
    "Comes with the portal": "shipped",
}
SOURCE_FACTS = {"Title": "title", "File": "filename", "Note": "note"}
BANK_FACTS = {"Bank": "name", "Code of the bank": "code", "Description of the bank": "description"}
FINGERPRINT = "Fingerprint of the text (SHA-256)"
MODEL_NAME, CLASS_NAME = "Identifier of the model", "Identifier of the job class"

REQUIRED, REQUIRED_SCALE = "Required level", "Scale of the required level"
SELECTION, SCALE, IDENTIFIER = "Selection use", "Scale", "Identifier in the bank"
USE_TEXTS = {
    "Reason for the required level": "required_level_reason",
    "Evidence for the required level": "required_level_evidence",
    "Reason for the selection use": "selection_use_reason",
    "Evidence for the selection use": "selection_use_evidence",
}
# Only where a heading alone could be read in another way.
NUMBER, NAME, VARIANT = "Number in the bank", "Name", "Variant"

KINDS = {str(kind.label): str(kind.value) for kind in PartKind}
FINDING_KINDS = {str(kind.label): str(kind.value) for kind in FindingKind}
USES = {str(use.label): str(use.value) for use in SelectionUse if use != SelectionUse.NOT_STATED}
SUBSTITUTIONS = {str(kind.label): str(kind.value) for kind in Substitution if kind != Substitution.NOT_STATED}


def label_of(table: dict[str, str], value: str) -> str:
    """The words for a value of a fixed list; empty for one that is not stated."""
    return next((label for label, own in table.items() if own == value), "")


def scale_names(plain: PlainModel) -> dict[str, str]:
    """What each scale is called in the document, by code: its name, or its code where two have one name."""
    names = [folded(scale.name) for scale in plain.scales]
    return {
        scale.code: scale.name if scale.name and names.count(folded(scale.name)) == 1 else scale.code
        for scale in plain.scales
    }


def competency_names(names: list[str]) -> list[str]:
    """Names to point at competencies with, each once: the second of the same name is 'Name [2]'."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        count = seen[folded(name)] = seen.get(folded(name), 0) + 1
        found.append(f"{name} [{count}]" if count > 1 else name)
    return found
