"""Names for the findings of a document, by which a person's word about one is kept until they are rows."""

from collections import Counter
from collections.abc import Iterable

from models_app.calculations.plain import PlainFinding
from models_app.choices import VALUE_KINDS, FindingKind


def finding_keys(findings: Iterable[PlainFinding]) -> list[str]:
    """A name for each, in order: its kind, its competency's place, and which of that kind it is there.

    What is added or falls away about other competencies changes no name.
    """
    seen: Counter[str] = Counter()
    keys = []
    for finding in findings:
        place = "model" if finding.competency is None else finding.competency
        name = f"{finding.kind}-{place}"
        seen[name] += 1
        keys.append(f"{name}-{seen[name]}")
    return keys


def needs_value(finding: PlainFinding) -> bool:
    """Whether settling it sets a value of its competency, or only says that somebody looked."""
    return finding.kind in VALUE_KINDS and finding.competency is not None


def level_keys(findings: Iterable[PlainFinding], competencies: int) -> list[str]:
    """Names for the required level of each competency where one finding asks for the whole model; else none."""
    once = any(f.kind == FindingKind.REQUIRED_LEVEL and f.competency is None for f in findings)
    return [f"{FindingKind.REQUIRED_LEVEL}-{place}-0" for place in range(competencies)] if once else []
