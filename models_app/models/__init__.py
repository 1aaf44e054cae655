"""Tables of the library."""

from models_app.models.api_token import ApiToken
from models_app.models.bank import Competency, CompetencyBank, CompetencyRevision
from models_app.models.competency_model import (
    CompetencyGroup,
    CompetencyModel,
    CompetencyUse,
    ModelPart,
    ModelVersion,
)
from models_app.models.document_import import DocumentImport
from models_app.models.finding import Finding
from models_app.models.job_class import JobClass
from models_app.models.removed_use import RemovedUse
from models_app.models.requirement import MinimumRequirement
from models_app.models.review import DraftComment, DraftReviewer
from models_app.models.revision_texts import (
    BehavioralIndicator,
    CompetencyArea,
    LevelDescription,
    PerformanceStandard,
)
from models_app.models.scale import ProficiencyLevel, ProficiencyScale
from models_app.models.source import SourceDocument

__all__ = [
    "ApiToken",
    "BehavioralIndicator",
    "Competency",
    "CompetencyArea",
    "CompetencyBank",
    "CompetencyGroup",
    "CompetencyModel",
    "CompetencyRevision",
    "CompetencyUse",
    "DocumentImport",
    "DraftComment",
    "DraftReviewer",
    "Finding",
    "JobClass",
    "LevelDescription",
    "MinimumRequirement",
    "ModelPart",
    "ModelVersion",
    "PerformanceStandard",
    "ProficiencyLevel",
    "ProficiencyScale",
    "RemovedUse",
    "SourceDocument",
]
