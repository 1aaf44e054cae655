"""Fixed lists of the library."""

from django.db import models


class VersionState(models.TextChoices):
    """Life of a competency model version. A published version never changes; the next edit is a new draft.

    A discarded draft was never published; its model is free for another draft.
    """

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    SUPERSEDED = "superseded", "Superseded"
    RETIRED = "retired", "Retired"
    DISCARDED = "discarded", "Discarded"


FROZEN_STATES = (VersionState.PUBLISHED, VersionState.SUPERSEDED, VersionState.RETIRED)
EDITABLE_STATES = (VersionState.DRAFT,)


class SelectionUse(models.TextChoices):
    """Whether candidates may be screened on a competency. 'Not stated' until somebody settles it; never defaulted."""

    FOR_SELECTION = "for_selection", "For selection"
    NOT_FOR_SELECTION = "not_for_selection", "Not for selection"
    NOT_STATED = "not_stated", "Not stated in the source"


class PartKind(models.TextChoices):
    """Texts of a model version that belong to no single competency."""

    PREFACE = "preface", "Before the competencies"
    NOTE = "note", "Note"
    DESCRIPTION_OF_WORK = "description_of_work", "Description of work"
    MINIMUM_TRAINING = "minimum_training", "Minimum training and experience"
    DEGREE_NOTE = "degree_note", "Degree note"
    GENERAL_NOTE = "general_note", "General note"
    LINKED_ASSESSMENTS = "linked_assessments", "Links to assessments"


class Substitution(models.TextChoices):
    """Whether experience may stand in for education, or the other way round (domain.md 7.2)."""

    YEAR_FOR_YEAR = "year_for_year", "Year for year"
    NONE = "none", "No substitution"
    NOT_STATED = "not_stated", "Not stated in the source"


class ImportState(models.TextChoices):
    """Life of an uploaded document. What is unreadable is kept for another try."""

    READ = "read", "Waiting for review"
    UNREADABLE = "unreadable", "Could not be read"
    APPLIED = "applied", "Draft made"
    DISCARDED = "discarded", "Discarded"


class FindingKind(models.TextChoices):
    """What is to be settled about a model version."""

    REQUIRED_LEVEL = "required_level", "Required level not stated"
    SELECTION_USE = "selection_use", "Selection use not stated"
    DEFINITION = "definition", "Definition not stated"
    TEXT = "text", "Oddity in the text, kept to the letter"
    LAYOUT = "layout", "Layout of the source"
    LINK = "link", "Link without a target"


# Kinds whose settlement sets a value; the rest are looked at and acknowledged.
VALUE_KINDS = (FindingKind.REQUIRED_LEVEL, FindingKind.SELECTION_USE, FindingKind.DEFINITION)
