"""Tables of assessments."""

from assessments.models.candidate import Candidate
from assessments.models.consensus import Consensus, ConsensusItem, ConsensusRating, ConsensusReopening
from assessments.models.guide import (
    Benchmark,
    GuideComment,
    GuideSection,
    GuideVersion,
    InterviewGuide,
    Probe,
)
from assessments.models.hiring import AssessedCompetency, HiringAction, PanelSeat
from assessments.models.rating import Rating, RatingSlot, Worksheet, WorksheetReopening, in_discussion
from assessments.models.result import Result, ResultRow
from assessments.models.rule_set import RuleSet

__all__ = [
    "AssessedCompetency",
    "Benchmark",
    "Candidate",
    "Consensus",
    "ConsensusItem",
    "ConsensusRating",
    "ConsensusReopening",
    "GuideComment",
    "GuideSection",
    "GuideVersion",
    "HiringAction",
    "InterviewGuide",
    "PanelSeat",
    "Probe",
    "Rating",
    "RatingSlot",
    "Result",
    "ResultRow",
    "RuleSet",
    "Worksheet",
    "WorksheetReopening",
    "in_discussion",
]
