"""What the competencies of a document are to the bank, as proposed and as decided so far, for the review page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models_app.actions.import_matches import pairs_of
from models_app.actions.importing import Choice, Decisions
from models_app.calculations.bank_numbers import (
    Clash,
    Given,
    NumbersChoice,
    clashes_of,
    with_own_numbers,
    without_numbers,
)
from models_app.calculations.left_items import LeftText
from models_app.calculations.left_out import texts_left_out, with_texts_kept
from models_app.calculations.matching import Entry, MatchKind, Proposal, Wording, propose, wording_of
from models_app.calculations.plain import PlainBank, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.import_demands import demands_of
from models_app.exchange.recognising import Reading
from models_app.models import (
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    DocumentImport,
    ModelVersion,
)
from models_app.queries.bank_words import drafted_in
from models_app.queries.importing import base_version, is_named, uses_of
from models_app.queries.matching import current_revisions, wording_of_revision
from models_app.queries.plain_version import plain_of

NOTHING = Proposal(MatchKind.DIFFERENT, None, "The agency has no bank yet; a new one is made.")

UNSTATED = "not stated"


@dataclass(frozen=True)
class Match:
    """One competency beside the bank. `entry` is what it is taken for now, None: a new competency."""

    proposal: Proposal
    proposed: Choice
    chosen: Choice
    entry: Wording | None
    entry_label: str
    is_open: bool = False
    """Whether a person is to say first that it is the bank's under another name."""

    @property
    def kind(self) -> MatchKind:
        """What it is taken for: decided, else proposed."""
        return self.chosen.kind

    @property
    def as_proposed(self) -> bool:
        """Whether it is taken as proposed."""
        return self.chosen == self.proposed


@dataclass(frozen=True)
class BankWords:
    """The bank's competencies that can be chosen, by the label that a person types; `drafted` have an open draft."""

    bank: CompetencyBank | None = None

    labels: dict[str, int] = field(default_factory=dict)
    by_competency: dict[int, CompetencyRevision] = field(default_factory=dict)
    drafted: frozenset[int] = frozenset()

    def label_of(self, competency: int | None) -> str:
        """The label of a competency; empty where it is not in this bank."""
        return next((label for label, pk in self.labels.items() if pk == competency), "")


def bank_words(imported: DocumentImport, bank: CompetencyBank | None) -> BankWords | None:
    """The words of the import's bank; None where there is none yet, or one must be chosen first."""
    if bank is None:
        return None
    rows = current_revisions(bank, imported.model)
    names = Counter(_name(row) for row in rows)
    labels = {
        _name(row)
        if names[_name(row)] == 1
        else f"{_name(row)} [{row.competency.public_id}]": row.competency_id
        for row in rows
    }
    return BankWords(bank, labels, {row.competency_id: row for row in rows}, drafted_in(bank))


def _name(row: CompetencyRevision) -> str:
    return f"{row.bank_number}. {row.name}" if row.bank_number is not None else row.name


def matches_of(plain: PlainModel, words: BankWords | None, decisions: Decisions) -> list[Match]:
    """A match for each competency of the document, in order."""
    rows = list(words.by_competency.values()) if words else []
    wordings = {row.competency_id: wording_of_revision(row) for row in rows}
    entries = [Entry(pk, wording) for pk, wording in wordings.items()]
    proposals = propose([wording_of(one) for one in plain.competencies], entries)
    return [
        _match(place, proposal if words else NOTHING, words or BankWords(), wordings, decisions)
        for place, proposal in enumerate(proposals)
    ]


def _match(
    place: int, proposal: Proposal, words: BankWords, wordings: dict[int, Wording], decisions: Decisions
) -> Match:
    proposed = Choice(proposal.kind, proposal.entry.key if proposal.entry else None)
    given = decisions.choices.get(place)
    chosen = given or proposed
    if chosen.kind != MatchKind.DIFFERENT and chosen.competency not in wordings:
        chosen, given = proposed, None  # it was chosen from another bank
    key = chosen.competency
    entry = wordings.get(key) if key is not None else None
    return Match(
        proposal, proposed, chosen, entry, words.label_of(key), is_open=proposal.renames and given is None
    )


def with_other_names(
    plain: PlainModel, words: BankWords | None, decisions: Decisions, word: str
) -> Decisions:
    """One decision about all that have another name in the bank: 'revision' (they are those), 'new', or none."""
    if not word:
        return decisions
    choices = dict(decisions.choices)
    for place, match in enumerate(matches_of(plain, words, decisions)):
        if match.is_open:
            choices[place] = match.proposed if word == MatchKind.REVISION else Choice(MatchKind.DIFFERENT)
    return replace(decisions, choices=choices)


def numbered(
    plain: PlainModel, words: BankWords | None, decisions: Decisions
) -> tuple[PlainModel, list[Match], tuple[Clash, ...]]:
    """The model with its numbers as decided, its matches, and the numbers that the bank can't give as they stand.

    That the bank is not as the file has it becomes a finding: the draft would lose it otherwise.
    """
    if words and words.bank and plain.bank and (other := _other_bank(words.bank, plain.bank)):
        plain = replace(plain, findings=(*plain.findings, other))
    matches = matches_of(plain, words, decisions)
    bank = (
        {pk: Given(pk, row.competency.number, _name(row)) for pk, row in words.by_competency.items()}
        if words
        else {}
    )
    keys = ((n, match.chosen.competency) for n, match in enumerate(matches))
    taken_for = {n: bank[key] for n, key in keys if key in bank}
    kept = with_own_numbers(plain, taken_for)
    if kept is not plain:
        plain, matches = kept, matches_of(kept, words, decisions)
    clashes = tuple(clashes_of(plain.competencies, taken_for, list(bank.values())))
    if not decisions.numbers:
        return plain, matches, clashes
    plain = without_numbers(plain, clashes, taken_for, NumbersChoice(decisions.numbers))
    return plain, matches_of(plain, words, decisions), clashes


def _other_bank(bank: CompetencyBank, named: PlainBank) -> PlainFinding | None:
    """What the file says of its bank that the bank does not hold."""
    if not is_named(bank, named):
        title = f"The file is of the bank '{named.name[:120]}'"
        detail = (
            f"The draft uses the bank '{bank.name}'. Name and description of the file's bank are not kept."
        )
    elif named.description != bank.description:
        title = f"The file describes the bank '{named.name[:120]}' otherwise"
        said = f"'{named.description}'" if named.description else "nothing"
        detail = f"The file says {said}. The bank keeps its own description."
    else:
        return None
    return PlainFinding(FindingKind.LAYOUT, title, detail, ())


def left_texts(base: ModelVersion, plain: PlainModel, matches: Sequence[Match]) -> tuple[LeftText, ...]:
    """Texts of the version before that have no counterpart in the document."""
    return tuple(texts_left_out(plain_of(base), plain, _pairs(base, matches)))


def _pairs(base: ModelVersion, matches: Sequence[Match]) -> dict[int, int]:
    chosen = {
        n: match.chosen.competency for n, match in enumerate(matches) if match.chosen.competency is not None
    }
    return pairs_of(base, chosen)


def left_out(uses: Sequence[CompetencyUse], matches: Sequence[Match]) -> list[CompetencyUse]:
    """Competencies of the version before that no competency of the document is taken for."""
    covered = {match.chosen.competency for match in matches}
    return [use for use in uses if use.revision.competency_id not in covered]


@dataclass(frozen=True)
class LeftOut:
    """What a document leaves out of the version that its draft would follow.

    `demands`: required levels and selection uses that the draft would not have as the version has them.
    """

    competencies: tuple[CompetencyUse, ...] = ()
    texts: tuple[LeftText, ...] = ()
    demands: tuple[str, ...] = ()

    def decided(self, word: str | None) -> Decisions:
        """One decision about all of it: 'keep', 'drop', or none."""
        if word is None:
            return Decisions()
        kept = word == "keep"
        return Decisions(left_out={use.revision.competency_id: kept for use in self.competencies}, texts=kept)


def left_out_of(
    model: CompetencyModel | None, reading: Reading, other_names: str = "", *, texts_stay: bool = False
) -> LeftOut:
    """What a reading leaves out of a model, competencies matched as proposed. Nothing is kept of the question."""
    base = base_version(model)
    if model is None or base is None or reading.model is None:
        return LeftOut()
    asked = DocumentImport(agency=model.agency, model=model, bank=model.bank)
    words = bank_words(asked, model.bank)
    decisions = with_other_names(reading.model, words, Decisions(), other_names)
    matches = matches_of(reading.model, words, decisions)
    before = uses_of(base)
    plain = (
        with_texts_kept(plain_of(base), reading.model, _pairs(base, matches)) if texts_stay else reading.model
    )
    return LeftOut(
        tuple(left_out(before, matches)),
        left_texts(base, reading.model, matches),
        tuple(_other_demands(plain, matches, words, {use.revision.competency_id: use for use in before})),
    )


def _other_demands(
    plain: PlainModel, matches: Sequence[Match], words: BankWords | None, before: Mapping[int, CompetencyUse]
) -> Iterator[str]:
    for one, match in zip(plain.competencies, matches, strict=True):
        key = match.chosen.competency
        use = before.get(key) if key is not None else None
        row = words.by_competency.get(key) if words and key is not None else None
        same = use is not None and row == use.revision and match.entry == wording_of(one)
        for demand in demands_of(one, use, same):
            if demand.differs:
                yield f"{demand.label} of {one.name}: {demand.draft or UNSTATED}, before {demand.before or UNSTATED}"
