"""How the audit trail names what belongs to guides and hiring actions: candidates by number, never by name."""

from assessments.models import (
    AssessedCompetency,
    Candidate,
    Consensus,
    ConsensusItem,
    GuideSection,
    GuideVersion,
    HiringAction,
    InterviewGuide,
    PanelSeat,
    Result,
    Worksheet,
)
from competency_portal.audit.naming import Namer, Naming


def _action(row) -> str:
    return row.action.number


NAMING = Naming(
    tables={
        AssessedCompetency: Namer(
            AssessedCompetency.objects, ("action", "use__revision__competency"), within=_action
        ),
        Candidate: Namer(Candidate.objects, ("action",), within=_action),
        Consensus: Namer(
            Consensus.objects,
            ("action", "candidate"),
            words=lambda row: f"{row.candidate}, consensus",
            within=_action,
        ),
        ConsensusItem: Namer(
            ConsensusItem.objects,
            ("consensus__action", "consensus__candidate", "assessed__use__revision__competency"),
            words=lambda row: f"{row.consensus.candidate}, {row.assessed}",
            within=lambda row: row.consensus.action.number,
        ),
        GuideSection: Namer(
            GuideSection.objects,
            ("use__revision__competency", "version__guide"),
            within=lambda row: str(row.version),
        ),
        GuideVersion: Namer(GuideVersion.objects, ("guide",)),
        HiringAction: Namer(HiringAction.objects),
        InterviewGuide: Namer(InterviewGuide.objects),
        PanelSeat: Namer(PanelSeat.objects, ("action", "user"), within=_action),
        Result: Namer(Result.objects, ("action",), words=lambda row: f"List {row.number}", within=_action),
        Worksheet: Namer(
            Worksheet.objects,
            ("action", "candidate", "seat__user"),
            words=lambda row: f"{row.candidate}, worksheet of {row.seat.user}",
            within=_action,
        ),
    },
    values={
        "candidate": (Candidate,),
        "from": (GuideVersion,),
        "section": (GuideSection,),
    },
)
