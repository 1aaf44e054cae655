"""Findings of a version as its page lists them: by kind, with how many, open ones apart from settled ones."""

from dataclasses import dataclass

from models_app.choices import VALUE_KINDS, FindingKind
from models_app.models import Finding, ModelVersion

# Kind: tag word, kind of tag, what several of them are called.
WORDS: dict[str, tuple[str, str, str]] = {
    FindingKind.REQUIRED_LEVEL: ("Not in the source", "warn", "Required level of {n} competencies."),
    FindingKind.SELECTION_USE: ("Not in the source", "warn", "Selection use of {n} competencies."),
    FindingKind.DEFINITION: ("Not in the source", "warn", "Definition of {n} competencies."),
    FindingKind.TEXT: ("Check", "plain", "{n} oddities in the text, kept to the letter."),
    FindingKind.LAYOUT: ("Check", "plain", "{n} places where the layout was interpreted."),
    FindingKind.LINK: ("Check", "plain", "{n} links without a target."),
}
DOES = {
    FindingKind.REQUIRED_LEVEL: ("Set level", "Set levels"),
    FindingKind.SELECTION_USE: ("Settle use", "Settle use"),
    FindingKind.DEFINITION: ("Settle definition", "Settle definitions"),
}
# A detail speaks of its own competency; above several it would be untrue.
OF_ONE = (
    (", this one included", ""),
    (
        "It can't be picked for a hiring action until it is settled.",
        "None of them can be picked for a hiring action until its use is settled.",
    ),
)
LOOK_TAB = "look"
LOOK = ("Look at it", "Look at them")


def because(reason: str, evidence: str) -> str:
    """Why something was decided, and what that rests on, on one line."""
    return f"{reason} Evidence: {evidence}" if evidence else reason


@dataclass(frozen=True)
class OpenKind:
    """The open findings of one kind. `detail` is empty when they differ: then each is listed with its own."""

    kind: str
    tag: str
    tag_kind: str
    title: str
    detail: str
    button: str
    findings: tuple[Finding, ...]

    @property
    def tab(self) -> str:
        """Which page of the settling pages holds them."""
        return self.kind if self.kind in VALUE_KINDS else LOOK_TAB

    @property
    def listed(self) -> bool:
        """Whether the findings are worth a list of their own below the line."""
        return len(self.findings) > 1


def open_kinds(findings: list[Finding]) -> list[OpenKind]:
    """Open findings grouped by kind, what needs a value first."""
    kinds = sorted({f.kind for f in findings if f.is_open}, key=list(WORDS).index)
    return [_open_kind(kind, tuple(f for f in findings if f.is_open and f.kind == kind)) for kind in kinds]


def _open_kind(kind: str, findings: tuple[Finding, ...]) -> OpenKind:
    tag, tag_kind, several = WORDS[kind]
    one = len(findings) == 1
    details = {f.detail if one else of_several(f.detail) for f in findings}
    return OpenKind(
        kind=kind,
        tag=tag,
        tag_kind=tag_kind,
        title=f"{findings[0].shown_title}." if one else several.format(n=len(findings)),
        detail=details.pop() if len(details) == 1 else "",
        button=DOES.get(kind, LOOK)[not one],
        findings=findings,
    )


def of_several(detail: str) -> str:
    """A detail that speaks of its own competency, as it reads above several."""
    for one, several in OF_ONE:
        detail = detail.replace(one, several)
    return detail


def settled_since(findings: list[Finding], before: ModelVersion | None) -> list[Finding]:
    """What was settled in a version itself, not taken along from the one that it was made from."""
    taken = dict(before.findings.values_list("position", "settled_at")) if before else {}
    return [f for f in findings if not f.is_open and f.settled_at != taken.get(f.position)]


def blocking(findings: list[Finding]) -> bool:
    """Whether something is open that decides what the model may be used for."""
    return any(f.is_open and f.kind in VALUE_KINDS for f in findings)
