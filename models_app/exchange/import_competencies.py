"""The competencies of a document as the review page shows them: texts, what each is to the bank, what it demands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models_app.actions.import_found import Settled
from models_app.actions.rows import Known
from models_app.calculations.matching import MatchKind, wording_of
from models_app.calculations.plain import PlainCompetency, PlainModel
from models_app.exchange.import_demands import Demand, demands_of, settled_demands
from models_app.exchange.import_differences import TextPair, pairs_of
from models_app.exchange.import_matches import BankWords, Match
from models_app.exchange.import_texts import Places, Span, TextLine, summary_of, texts_of, texts_of_bank
from models_app.models import CompetencyUse, Finding


@dataclass(frozen=True)
class CompetencyRow:
    """One competency of the document, with its texts and what it is to the bank."""

    place: int
    plain: PlainCompetency
    group: str
    summary: str
    begin: Span
    places: tuple[Span, ...]
    texts: tuple[TextLine, ...]
    match: Match
    demands: tuple[Demand, ...] = ()
    holds_on: CompetencyUse | None = None
    """The version's use in the very same words: what was settled about it holds on."""
    not_taken: str = ""
    """Why it stays out of the draft; empty where it goes into it."""
    drafted: bool = False
    """The bank has an open draft of what it is taken for."""

    @property
    def of_class_only(self) -> bool:
        """Whether its words become a wording of this class only, as the bank has one open draft at most."""
        return self.drafted and self.match.kind == MatchKind.REVISION

    @property
    def other_demands(self) -> tuple[Demand, ...]:
        """What the draft will demand otherwise than the version before."""
        return () if self.not_taken else tuple(demand for demand in self.demands if demand.differs)

    @property
    def bank_texts(self) -> tuple[TextLine, ...]:
        """The bank's words for what it is taken for."""
        return texts_of_bank(self.match.entry) if self.match.entry else ()

    @cached_property
    def differences(self) -> tuple[TextPair, ...]:
        """The texts beside the bank's for what it is taken for; those that differ first, the same ones after."""
        return pairs_of(self.match.entry, wording_of(self.plain)) if self.match.entry else ()

    @property
    def different(self) -> tuple[TextPair, ...]:
        """The texts that differ from the bank's."""
        return tuple(pair for pair in self.differences if not pair.difference.is_same)

    @property
    def same(self) -> tuple[TextPair, ...]:
        """The texts that the bank has to the letter."""
        return tuple(pair for pair in self.differences if pair.difference.is_same)


def words_as_in_bank(plain: PlainModel, matches: list[Match], words: BankWords | None) -> dict[int, Known]:
    """The competencies that are the bank's in the very same words, as a draft would take them."""
    revisions = words.by_competency if words else {}
    found = {}
    for place, (one, match) in enumerate(zip(plain.competencies, matches, strict=True)):
        row = revisions.get(match.chosen.competency) if match.chosen.competency is not None else None
        if row is not None and match.entry == wording_of(one):
            found[place] = Known(row.competency, row)
    return found


def competency_rows(
    plain: PlainModel,
    matches: list[Match],
    places: Places,
    words: BankWords | None,
    uses: Sequence[CompetencyUse],
    settled: Mapping[str, Settled],
    not_taken: Mapping[int, str],
) -> Iterator[CompetencyRow]:
    """A row for each competency; `uses` are those of the version before, `settled` is what was settled here."""
    before = {use.revision.competency_id: use for use in uses}
    for place, (one, match) in enumerate(zip(plain.competencies, matches, strict=True)):
        key = match.chosen.competency
        use = before.get(key) if key is not None else None
        row = words.by_competency.get(key) if words and key is not None else None
        same = use is not None and row == use.revision and match.entry == wording_of(one)
        yield CompetencyRow(
            place=place,
            plain=one,
            group=plain.groups[one.group].text if one.group is not None else "",
            summary=summary_of(one),
            begin=places.begin(one.lines),
            places=places.of(one.lines),
            texts=texts_of(one, places),
            match=match,
            demands=demands_of(one, use, same, settled_demands(place, settled)),
            holds_on=use if same else None,
            not_taken=not_taken.get(place, ""),
            drafted=words is not None and key in words.drafted,
        )


def settled_before(rows: Iterable[CompetencyRow]) -> dict[tuple[int, str], Finding]:
    """What was settled in the version before and holds on, by place and kind."""
    return {
        (row.place, str(finding.kind)): finding
        for row in rows
        if row.holds_on
        for finding in row.holds_on.findings.all()
        if not finding.is_open
    }
