"""How the audit trail names what belongs to the library."""

from competency_portal.audit.naming import Namer, Naming
from models_app.models import (
    ApiToken,
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    DocumentImport,
    DraftComment,
    Finding,
    JobClass,
    ModelVersion,
    ProficiencyScale,
    SourceDocument,
)

NAMING = Naming(
    tables={
        ApiToken: Namer(ApiToken.objects),
        Competency: Namer(Competency.objects),
        CompetencyBank: Namer(CompetencyBank.objects),
        CompetencyModel: Namer(CompetencyModel.objects),
        CompetencyRevision: Namer(CompetencyRevision.objects),
        CompetencyUse: Namer(
            CompetencyUse.objects, ("revision", "version__model"), within=lambda use: str(use.version)
        ),
        DocumentImport: Namer(DocumentImport.objects),
        DraftComment: Namer(DraftComment.objects),
        Finding: Namer(Finding.objects, ("version__model",), within=lambda finding: str(finding.version)),
        JobClass: Namer(JobClass.objects),
        ModelVersion: Namer(ModelVersion.objects, ("model",)),
        ProficiencyScale: Namer(ProficiencyScale.objects),
        SourceDocument: Namer(SourceDocument.objects),
    },
    values={
        "bank": (CompetencyBank,),
        "based_on": (ModelVersion,),
        "comment": (DraftComment,),
        "competency": (Competency,),
        "copied_from": (ProficiencyScale,),
        "job_class": (JobClass,),
        "model_version": (ModelVersion,),
        "scale": (ProficiencyScale,),
        "supersedes": (ModelVersion,),
        "version": (ModelVersion,),
    },
)
