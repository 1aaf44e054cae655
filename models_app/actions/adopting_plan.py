"""What adopting another agency's model or competency would make, worked out before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from competency_portal.accounts.models import Agency
from models_app.actions.import_homes import scales_of
from models_app.actions.rows import Known, Levels
from models_app.actions.slugs import free_label, free_name
from models_app.calculations.matching import wording_of
from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind, SelectionUse
from models_app.models import (
    CompetencyBank,
    CompetencyRevision,
    CompetencyUse,
    ModelVersion,
    ProficiencyScale,
)
from models_app.queries.matching import last_numbers, wording_of_revision
from models_app.queries.plain_version import plain_of


@dataclass(frozen=True)
class AdoptionPlan:
    """What a version becomes in the adopting agency. `existing` is what it adopted of this version before.

    `known` holds, by place in the version, competencies that the bank has; `uses` are those of the version itself.
    """

    existing: ModelVersion | None
    bank: CompetencyBank
    plain: PlainModel
    uses: tuple[CompetencyUse, ...]
    scales: Mapping[str, tuple[ProficiencyScale, Levels]]
    known: Mapping[int, Known]
    mark: str

    @property
    def new(self) -> list[str]:
        """Names of competencies that the bank does not have yet."""
        return [one.name for n, one in enumerate(self.plain.competencies) if n not in self.known]

    @property
    def same(self) -> list[str]:
        """Names of those that the bank has with the very same words."""
        return [self.plain.competencies[n].name for n, known in self.known.items() if known.revision]

    @property
    def own_wording(self) -> list[str]:
        """Names of those that the bank has in other words: the draft gets a wording of its own."""
        return [self.plain.competencies[n].name for n, known in self.known.items() if not known.revision]

    @property
    def scales_used(self) -> list[ProficiencyScale]:
        """Scales that the agency may use already."""
        return [scale for scale, _ in self.scales.values() if scale.pk]

    @property
    def scales_made(self) -> list[ProficiencyScale]:
        """Scales that it gets as its own."""
        return [scale for scale, _ in self.scales.values() if not scale.pk]


def plan_of(version: ModelVersion, agency: Agency, bank: CompetencyBank | None) -> AdoptionPlan:
    """What adopting would make in this bank of the agency; None: in a new one. In a fixed number of queries."""
    home = bank or new_bank(version.model.bank, agency)
    uses = tuple(version.uses.select_related("revision__competency", "group", "source"))
    plain = unsettled(plain_of(version))
    scales = scales_of(plain.scales, agency)
    known = _known(uses, plain, home, scales) if home.pk else {}
    plain = replace(plain, competencies=_numbered(plain, known, keep=home.pk is None))
    again = ",".join(f"{n}:{one.revision.public_id if one.revision else ''}" for n, one in known.items())
    return AdoptionPlan(
        existing=adopted(version, agency),
        bank=home,
        plain=plain,
        uses=uses,
        scales=scales,
        known=known,
        mark=f"{version.state};{again}",
    )


def adopted(version: ModelVersion, agency: Agency) -> ModelVersion | None:
    """What the agency adopted of this version before."""
    return ModelVersion.objects.standing().filter(adopted_from=version, model__agency=agency).first()


def adopted_words(
    revision: CompetencyRevision, agency: Agency, bank: CompetencyBank | None
) -> CompetencyRevision | None:
    """What the agency adopted of this revision before; into this bank, where one is given."""
    rows = CompetencyRevision.objects.standing().filter(
        adopted_from=revision, competency__bank__agency=agency
    )
    if bank is not None:
        rows = rows.filter(competency__bank=bank)
    return rows.select_related("competency__bank").first()


def bank_adopted_into(version: ModelVersion, agency: Agency) -> CompetencyBank | None:
    """The agency's bank that holds what it adopted from this version's bank before."""
    theirs = version.model.bank_id
    rows = CompetencyBank.objects.filter(
        agency=agency, competencies__revisions__adopted_from__competency__bank=theirs
    )
    return rows.order_by("pk").first()


def new_bank(like: CompetencyBank, agency: Agency) -> CompetencyBank:
    """A bank of the agency, not saved yet, for what comes out of a bank of another."""
    own = CompetencyBank.objects.filter(agency=agency)
    name = f"{like.name[:130]} (from {like.agency.short_name[:50]})"
    return CompetencyBank(
        agency=agency,
        code=free_name(like.code[:50], set(own.values_list("code", flat=True))),
        name=free_label(name, set(own.values_list("name", flat=True)), 200),
    )


def unsettled(plain: PlainModel) -> PlainModel:
    """The model without what its agency decided: levels and uses with a reason are open again, findings too.

    A definition that was settled is words of the published competency and is taken along. Scales that only a level
    with a reason stood on are left out.
    """
    competencies = tuple(_undecided(one) for one in plain.competencies)
    used = {one.scale for one in competencies} | {
        one.required_level.scale for one in competencies if one.required_level
    }
    asked = (finding for finding in plain.findings if _asked_again(finding))
    return replace(
        plain,
        competencies=competencies,
        findings=tuple(replace(finding, settled=False, value="", reason="") for finding in asked),
        scales=tuple(scale for scale in plain.scales if scale.code in used),
    )


def _asked_again(finding: PlainFinding) -> bool:
    return not (finding.settled and finding.kind == FindingKind.DEFINITION)


def _undecided(plain: PlainCompetency) -> PlainCompetency:
    if plain.required_level_reason:
        plain = replace(plain, required_level=None, required_level_reason="", required_level_evidence="")
    if plain.selection_use_reason:
        plain = replace(
            plain,
            selection_use=str(SelectionUse.NOT_STATED),
            selection_use_reason="",
            selection_use_evidence="",
        )
    return plain


def _numbered(plain: PlainModel, known: Mapping[int, Known], *, keep: bool) -> tuple[PlainCompetency, ...]:
    """Numbers mean a place in one bank: a new bank keeps them, an own one gives its own and none to what is new."""
    given: set[int] = set()
    found = []
    for place, one in enumerate(plain.competencies):
        number = known[place].competency.number if place in known else one.number if keep else None
        if number in given:
            number = None
        if number is not None:
            given.add(number)
        found.append(replace(one, number=number))
    return tuple(found)


def _known(
    uses: tuple[CompetencyUse, ...],
    plain: PlainModel,
    bank: CompetencyBank,
    scales: Mapping[str, tuple[ProficiencyScale, Levels]],
) -> dict[int, Known]:
    """Competencies of the bank that came from the same competency before, else that have the same name."""
    rows = list(
        CompetencyRevision.objects.standing()
        .filter(competency__bank=bank)
        .select_related("competency", "adopted_from")
        .prefetch_related("levels__level", "indicators", "standards", "areas")
        .order_by("competency", "number")
    )
    by_origin = {row.adopted_from.competency_id: row.competency for row in rows if row.adopted_from}
    by_name = {_name(row.competency.family, row.competency.variant): row.competency for row in rows}
    last = last_numbers(bank)
    known: dict[int, Known] = {}
    taken: set[int] = set()
    for place, (use, one) in enumerate(zip(uses, plain.competencies, strict=True)):
        mine = by_origin.get(use.revision.competency_id) or by_name.get(_name(one.family, one.variant))
        if mine is None or mine.pk in taken:
            continue
        taken.add(mine.pk)
        scale = scales[one.scale][0] if one.scale else None
        revisions = [row for row in rows if row.competency_id == mine.pk and row.published]
        same = next((row for row in reversed(revisions) if _says_the_same(row, one, scale)), None)
        known[place] = Known(mine, same, last[mine.pk] + 1)
    return known


def _name(family: str, variant: str) -> tuple[str, str]:
    return family.casefold(), variant.casefold()


def _says_the_same(row: CompetencyRevision, plain: PlainCompetency, scale: ProficiencyScale | None) -> bool:
    same_scale = row.scale_id == (scale.pk if scale else None)
    return same_scale and wording_of_revision(row) == wording_of(replace(plain, number=row.bank_number))
