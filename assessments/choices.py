"""Fixed lists of assessments."""

from django.db import models


class GuideState(models.TextChoices):
    """Life of an interview guide version. Approval freezes it."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    RETURNED = "returned", "Returned with comments"
    APPROVED = "approved", "Approved"
    SUPERSEDED = "superseded", "Superseded"


GUIDE_EDITABLE = (GuideState.DRAFT, GuideState.RETURNED)
GUIDE_FROZEN = (GuideState.APPROVED, GuideState.SUPERSEDED)


class QuestionKind(models.TextChoices):
    """Behavioral asks what somebody did; situational asks what somebody would do (domain.md 4.2)."""

    BEHAVIORAL = "behavioral", "Behavioral: what the candidate did"
    SITUATIONAL = "situational", "Situational: what the candidate would do"


class ProbePart(models.TextChoices):
    """Which part of the answer a probe asks for."""

    SITUATION = "situation", "Situation"
    ACTION = "action", "Action"
    RESULT = "result", "Result"


class BenchmarkOrigin(models.TextChoices):
    """Where a benchmark's words come from."""

    LEVEL_DESCRIPTION = "level_description", "The model's own level text"
    PERFORMANCE_STANDARD = "performance_standard", "The model's performance standard"
    SCALE = "scale", "The scale's definition of the level"
    AGENCY = "agency", "Agency text"


class ActionState(models.TextChoices):
    """Life of a hiring action."""

    SETUP = "setup", "Setting up"
    RATING = "rating", "Interviews and ratings"
    FINAL = "final", "Final"
    CANCELLED = "cancelled", "Cancelled"


class CandidateState(models.TextChoices):
    """Withdrawn and no-show are states of their own: neither is a rating, and neither is zero."""

    ACTIVE = "active", "Active"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NO_SHOW = "no_show", "Did not appear"


class SeatRole(models.TextChoices):
    CHAIR = "chair", "Panel chair"
    RATER = "rater", "Rater"


class WorksheetState(models.TextChoices):
    """Life of one rater's worksheet for one candidate. Submitting locks it."""

    NOT_STARTED = "not_started", "Not started"
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RECUSED = "recused", "Recused"


WORKSHEET_OPEN = (WorksheetState.NOT_STARTED, WorksheetState.DRAFT)
WORKSHEET_IN = (WorksheetState.SUBMITTED, WorksheetState.RECUSED)
# Why the portal itself closed a worksheet that was left open: nobody declared a conflict.
TAKEN_TOO_LATE = "The panel had begun to discuss this candidate when the seat was taken again."
LEADS_WITHOUT_RATING = "Leads the panel without rating."
CLOSED_BY_THE_PORTAL = (TAKEN_TOO_LATE, LEADS_WITHOUT_RATING)


class ConsensusState(models.TextChoices):
    """A consensus is opened by the chair when every worksheet of the candidate is in."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class ScoreForm(models.TextChoices):
    """How the weighted mean is shown (domain.md 5.2)."""

    MEAN = "mean", "Weighted mean on the rating scale"
    PERCENT = "percent", "Percent of the scale's range"
    TRANSMUTED = "transmuted", "70 to 100"


class ResultState(models.TextChoices):
    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"
