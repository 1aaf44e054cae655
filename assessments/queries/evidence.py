"""The chain behind one candidate's line: score, agreed rating, initial ratings, question, benchmark, model, source."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from assessments.calculations.agreement import Agreement
from assessments.calculations.listing import agreements_of
from assessments.models import (
    Benchmark,
    Candidate,
    ConsensusRating,
    GuideSection,
    HiringAction,
    RatingSlot,
    ResultRow,
    Worksheet,
)
from assessments.queries.panel_ratings import recused_sheets, submitted_slots
from assessments.queries.reopened import ChangedAgain, changed_again
from assessments.queries.results import StoredList
from assessments.queries.shut import shut_candidates
from competency_portal.accounts.models import User
from models_app.models import CompetencyUse
from models_app.queries.places import Place, place


@dataclass(frozen=True)
class BenchmarkSource:
    """A benchmark at the agreed level, and the place of its words in the model's source; None: agency text."""

    benchmark: Benchmark
    place: Place | None


@dataclass(frozen=True)
class EvidenceLine:
    """One competency of one candidate: the agreed rating with everything it rests on.

    `part` is the stored part of the score; None where there is no score. `benchmarks` are those at the agreed level;
    `earlier` are the agreed ratings that it superseded, `later` those recorded since the list, newest first;
    `use` is the competency in the model version; `definition_place` where its definition stands in the source.
    `shut` says why what the panel wrote is shut to the person, '' for open: then only what the sealed list holds is
    here, `given` (rater and level) in place of `slots`, and the reason of `agreed` is not to be shown.
    """

    name: str
    part: dict[str, Any] | None
    agreed: ConsensusRating | None
    earlier: tuple[ConsensusRating, ...]
    later: tuple[ConsensusRating, ...]
    apart: Agreement | None
    slots: tuple[tuple[RatingSlot, ChangedAgain | None], ...]
    recused: tuple[Worksheet, ...]
    section: GuideSection | None
    benchmarks: tuple[BenchmarkSource, ...]
    use: CompetencyUse
    definition_place: Place | None
    shut: str = ""
    given: tuple[tuple[str, int | None], ...] = ()


def evidence_of(row: ResultRow, shown: StoredList, user: User) -> list[EvidenceLine]:
    """Parts as stored, agreed ratings as counted then, initial ratings with notes as far as they are open to
    the person, and who recused; in guide order, in ten queries."""
    candidate = row.given
    action = row.result.action
    closed = shut_candidates(Candidate.objects.filter(pk=row.candidate_id), user).get(row.candidate_id)
    agreed = _agreed(row.candidate)
    apart = agreements_of(candidate, shown.inputs)
    recused = tuple(recused_sheets(row.candidate_id))
    slots = _slots(row.candidate, user, opened=bool(candidate["initial"]))
    parts = {part["assessed"]: part for part in row.parts}
    assessed = {
        item.public_id: item
        for item in action.assessed.select_related(
            "use__version__model", "use__revision__competency", "use__revision__source"
        )
    }
    sections = _sections(action)
    lines = []
    for stored in shown.assessed:
        item = assessed[stored["id"]]
        counted = candidate["agreed"].get(stored["id"], {}).get("rating", "")
        rating = next((one for one in agreed[item.pk] if one.public_id == counted), None)
        version = rating.version if rating else 0
        section = sections.get(item.use_id)
        revision = item.use.revision
        lines.append(
            EvidenceLine(
                name=stored["name"],
                part=parts.get(stored["id"]),
                agreed=rating,
                earlier=() if closed else tuple(one for one in agreed[item.pk] if one.version < version),
                later=() if closed else tuple(one for one in agreed[item.pk] if one.version > version),
                apart=apart.get(stored["id"]),
                slots=tuple(slots[item.pk]),
                recused=recused,
                section=section,
                benchmarks=_at_level(section, rating),
                use=item.use,
                definition_place=place(revision.source, revision.source_lines),
                shut=closed.why if closed else "",
                given=_given(candidate["initial"].get(stored["id"], {}), shown) if closed else (),
            )
        )
    return lines


def _agreed(candidate: Candidate) -> dict[int, list[ConsensusRating]]:
    """All that the panel ever agreed on, by assessed competency, newest first."""
    found: dict[int, list[ConsensusRating]] = defaultdict(list)
    ratings = ConsensusRating.objects.filter(item__consensus__candidate=candidate)
    for rating in ratings.select_related("item", "level", "recorded_by").order_by("-version"):
        found[rating.item.assessed_id].append(rating)
    return found


def _slots(
    candidate: Candidate, user: User, *, opened: bool
) -> dict[int, list[tuple[RatingSlot, ChangedAgain | None]]]:
    """Initial ratings by assessed competency; none before the consensus was opened."""
    found: dict[int, list[tuple[RatingSlot, ChangedAgain | None]]] = defaultdict(list)
    if not opened:
        return found
    readable = set(Worksheet.objects.opened_to(user).filter(candidate=candidate).values_list("pk", flat=True))
    slots = [slot for slot in submitted_slots(candidate.pk) if slot.worksheet_id in readable]
    again = changed_again(slots)
    for slot in slots:
        found[slot.assessed_id].append((slot, again.get(slot.pk)))
    return found


def _given(levels: dict[str, int | None], shown: StoredList) -> tuple[tuple[str, int | None], ...]:
    """Each rater's level by itself as the sealed list has it; None: not observed."""
    raters = shown.inputs["raters"]
    return tuple((rater["name"], levels[rater["seat"]]) for rater in raters if rater["seat"] in levels)


def _sections(action: HiringAction) -> dict[int, GuideSection]:
    """The questions asked, by the competency's use."""
    sections = GuideSection.objects.filter(version=action.guide_version_id).prefetch_related(
        "benchmarks__level_description__source", "benchmarks__standard__source"
    )
    return {section.use_id: section for section in sections}


def _at_level(section: GuideSection | None, rating: ConsensusRating | None) -> tuple[BenchmarkSource, ...]:
    if section is None or rating is None:
        return ()
    return tuple(
        BenchmarkSource(benchmark, _place(benchmark))
        for benchmark in section.benchmarks.all()
        if benchmark.level_id == rating.level_id
    )


def _place(benchmark: Benchmark) -> Place | None:
    text = benchmark.level_description or benchmark.standard
    return place(text.source, text.source_lines) if text else None
