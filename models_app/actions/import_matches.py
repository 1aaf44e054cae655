"""What the competencies of a document are to the bank and to the version before, as decided or as proposed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max

from competency_portal.errors import Problem, Refused
from models_app.actions.import_found import Found
from models_app.actions.rows import Known
from models_app.calculations.left_items import LeftText
from models_app.calculations.left_out import texts_left_out, with_texts_kept, without_answered
from models_app.calculations.matching import MatchKind, wording_of
from models_app.calculations.plain import PlainCompetency, PlainModel
from models_app.choices import SelectionUse
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    ModelVersion,
)
from models_app.queries.matching import proposals, wording_of_revision
from models_app.queries.plain_version import plain_of

MOST_NAMED = 10  # texts that a refusal names one by one


def known_competencies(
    found: Found,
    plain: PlainModel,
    bank: CompetencyBank,
    revisions: Mapping[int, CompetencyRevision],
    target: CompetencyModel | None,
) -> dict[int, Known]:
    """What each competency is to the bank: as decided, else as proposed. Problems are refused together."""
    by_revision = {row.pk: row for row in revisions.values()}
    problems: list[Problem] = []
    known: dict[int, Known] = {}
    taken: dict[int, str] = {}
    last = dict(
        Competency.objects.filter(bank=bank).annotate(last=Max("revisions__number")).values_list("pk", "last")
    )
    for place, (competency, proposal) in enumerate(
        zip(plain.competencies, proposals(plain, bank, target), strict=True)
    ):
        choice = found.decisions.choices.get(place)
        if choice is not None:
            row = revisions.get(choice.competency) if choice.competency else None
            kind = choice.kind
        else:
            row = by_revision.get(proposal.entry.key) if proposal.entry else None
            kind = proposal.kind
            if proposal.renames and row:
                problems.append(_rename(competency, row))
                continue
        if kind == MatchKind.DIFFERENT:
            continue
        if row is None:
            problems.append(
                Problem(f"'{competency.name}': the competency of the bank was not found. Choose again.")
            )
            continue
        if row.competency_id in taken:
            problems.append(
                Problem(
                    f"'{competency.name}' and '{taken[row.competency_id]}' can't both be '{row.name}' of the bank."
                )
            )
        taken[row.competency_id] = competency.name
        same = wording_of(competency) == wording_of_revision(row)
        if kind == MatchKind.SAME and not same:
            problems.append(
                Problem(
                    f"'{competency.name}' differs from the bank's words. Choose 'new revision' or 'different'."
                )
            )
        known[place] = Known(row.competency, row if same else None, (last[row.competency_id] or 0) + 1)
    problems += _number_clashes(plain, bank, known)
    if problems:
        raise Refused(*problems)
    return known


def _rename(competency: PlainCompetency, row: CompetencyRevision) -> Problem:
    """Likeness is a guess, and the guess would change a name of the bank."""
    return Problem(
        f"'{competency.name}' has nearly the name or the words of '{row.name}' in the bank. Say whether it is that "
        "competency, which is then renamed, or another one."
    )


def _number_clashes(plain: PlainModel, bank: CompetencyBank, known: Mapping[int, Known]) -> list[Problem]:
    """Numbers that the bank has given to another competency."""
    given = {c.number: c for c in Competency.objects.filter(bank=bank).exclude(number=None)}
    return [
        Problem(
            f"Number {competency.number} of '{competency.family}' is '{given[competency.number].name}' in the bank. "
            "Is it that one (new revision), or are these numbers of another bank? Then leave the numbers out.",
            field="numbers",
        )
        for place, competency in enumerate(plain.competencies)
        if competency.number in given
        and not (place in known and known[place].competency.pk == given[competency.number].pk)
    ]


def pairs_of(base: ModelVersion, competencies: Mapping[int, int]) -> dict[int, int]:
    """Places in the document with their places in the version before, from places with primary keys of the bank."""
    order = base.uses.order_by("position").values_list("revision__competency_id", flat=True)
    places = {pk: n for n, pk in enumerate(order)}
    return {place: places[pk] for place, pk in competencies.items() if pk in places}


def what_stays(
    found: Found, plain: PlainModel, base: ModelVersion | None, known: Mapping[int, Known]
) -> tuple[list[CompetencyUse], PlainModel]:
    """Competencies of the version before that the document leaves out and that stay, and the model with the texts
    that stay. Nothing falls away without a word: refused with all that is undecided.
    """
    if base is None:
        return [], plain
    covered = {one.competency.pk for one in known.values()}
    uses = base.uses.select_related("revision", "group").prefetch_related("findings")
    left = [use for use in uses if use.revision.competency_id not in covered]
    before = plain_of(base)
    pairs = pairs_of(base, {place: one.competency.pk for place, one in known.items()})
    lost = texts_left_out(before, plain, pairs)
    decisions = found.decisions
    undecided = [
        Problem(
            f"The document leaves out '{use}' of version {base.number}. Say whether it stays.",
            field="left_out",
        )
        for use in left
        if use.revision.competency_id not in decisions.left_out
    ]
    if decisions.texts is None:
        undecided += _texts_to_decide(base, lost)
    if undecided:
        raise Refused(*undecided)
    kept = [use for use in left if decisions.left_out[use.revision.competency_id]]
    whole = with_texts_kept(before, plain, pairs) if lost and decisions.texts else plain
    return kept, without_answered(whole, lost)


def _texts_to_decide(base: ModelVersion, lost: Sequence[LeftText]) -> list[Problem]:
    """A problem for each text, as long as a person reads them one by one."""
    problems = [
        Problem(
            f"The document leaves out a text of version {base.number}: {text}. Say whether it stays.",
            field="texts",
        )
        for text in lost[:MOST_NAMED]
    ]
    if len(lost) > MOST_NAMED:
        more = len(lost) - MOST_NAMED
        words = f"The document leaves out {more} more of version {base.number}. Say whether they stay."
        problems.append(Problem(words, field="texts"))
    return problems


def says_the_same(plain: PlainModel, base: ModelVersion, known: Mapping[int, Known]) -> bool:
    """Whether a draft would hold the very words of the version before, in the same order."""
    uses = list(base.uses.select_related("group", "required_level"))
    ours = [
        one.revision.pk if (one := known.get(place)) and one.revision else None
        for place in range(len(plain.competencies))
    ]
    groups = [plain.groups[c.group].text if c.group is not None else None for c in plain.competencies]
    parts = [(str(p.kind), p.heading, "\n\n".join(p.paragraphs)) for p in plain.parts]
    return (
        ours == [use.revision_id for use in uses]
        and groups == [use.group.name if use.group else None for use in uses]
        and parts == [(p.kind, p.heading, p.text) for p in base.parts.all()]
        and plain.title.text == base.title
        and all(_states_nothing_new(c, use) for c, use in zip(plain.competencies, uses, strict=True))
    )


def _states_nothing_new(competency: Any, use: CompetencyUse) -> bool:
    level = competency.required_level
    return (
        level is None or (use.required_level is not None and use.required_level.label == level.label)
    ) and (competency.selection_use in (SelectionUse.NOT_STATED, use.selection_use))
