"""The next version of an interview guide: it carries the words of a frozen one, which stays as it is."""

from collections.abc import Sequence

from django.db import transaction

from assessments.actions.guide_sections import carry_section, new_section
from assessments.models import GuideComment, GuideSection, GuideVersion, InterviewGuide
from assessments.permissions.guides import may_start_version
from assessments.queries.guide_moving import Carried, Move, plan_move
from assessments.queries.model_moving import obstacle_to
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from models_app.models import CompetencyUse, ModelVersion


@transaction.atomic
def start_next_version(
    *,
    version: GuideVersion,
    actor: User,
    model_version: ModelVersion | None = None,
    also: Sequence[CompetencyUse] = (),
) -> GuideVersion:
    """Start the next version of a guide from a frozen one; the frozen one stays as it is.

    It stands on `model_version`: the model version of the frozen one when none is given, else a newer published
    version of that model. Questions follow their competency; where its words changed an open comment asks to look at
    the question again, so that it can't be approved unseen. `also` are competencies that get a section with no
    question yet. Raises Refused when a version is being written already (two who start at the same moment take turns
    on the guide), when the model version can't be chosen, or when no question would be left.
    """
    InterviewGuide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    decision = may_start_version(actor, version)
    if not decision:
        raise Refused(decision.reason)
    newest = version.guide.versions.order_by("-number").first()
    if not newest.is_frozen:
        raise Refused(f"Version {newest.number} of this guide is being written already.")
    target = model_version or version.model_version
    move = _planned(version, target, also)
    copy = GuideVersion.objects.create(
        guide=version.guide,
        number=newest.number + 1,
        model_version=target,
        scale=version.scale,
        interview_minutes=version.interview_minutes,
        purpose=version.purpose,
        introduction_script=version.introduction_script,
        closing_script=version.closing_script,
        created_by=actor,
    )
    copy.writers.set([*version.writers.all(), actor])  # they wrote the words that it begins with
    sections = [carry_section(line.section, copy, n, line.use) for n, line in enumerate(move.carried, 1)]
    levels = list(version.scale.levels.all())
    for position, use in enumerate(_in_order(move, also), len(sections) + 1):
        new_section(copy, position, use, levels)
    _ask_to_look(copy, actor, version, move, sections)
    record(
        agency=version.guide.agency,
        actor=actor,
        action="guide.next_version",
        obj=copy,
        after={"from": version.public_id, "number": copy.number, **_told(version, move, also)},
    )
    return copy


def _planned(version: GuideVersion, target: ModelVersion, also: Sequence[CompetencyUse]) -> Move:
    """What is carried over; Refused when the model version or one of `also` can't be chosen."""
    if obstacle := obstacle_to(version.model_version, target):
        raise Refused(Problem(obstacle, "model_version"))
    move = plan_move(version, target)
    free = {use.pk for use in (*move.fresh, *move.unasked)}
    problems = [
        Problem(f"{use} can't get a question here: it has one, or is not for selection in {target}.", "also")
        for use in also
        if use.pk not in free
    ]
    if not move.carried and not also:
        problems.append(
            Problem("No question would be left. Choose at least one competency to ask about.", "also")
        )
    if problems:
        raise Refused(*problems)
    return move


def _in_order(move: Move, also: Sequence[CompetencyUse]) -> list[CompetencyUse]:
    chosen = {use.pk for use in also}
    return sorted(
        (use for use in (*move.fresh, *move.unasked) if use.pk in chosen), key=lambda use: use.position
    )


def _ask_to_look(
    copy: GuideVersion, actor: User, version: GuideVersion, move: Move, sections: list[GuideSection]
) -> None:
    """Open comments, which stop approval: at each question whose words changed, and on what was not carried over."""
    for line, section in zip(move.carried, sections, strict=True):
        if line.changes:
            text = _what_changed(line, version, move)
            GuideComment.objects.create(version=copy, section=section, author=actor, text=text)
    if move.fallen:
        lines = [f"{line.section.use}: {line.why}" for line in move.fallen]
        GuideComment.objects.create(
            version=copy,
            author=actor,
            text="\n".join([f"Questions of version {version.number} that were not carried over:", *lines]),
        )


def _what_changed(line: Carried, version: GuideVersion, move: Move) -> str:
    own, target = version.model_version.number, move.target.number
    text = (
        f"Version {target} of the model says something else here than version {own}: {', '.join(line.changes)}. "
        "Look whether question, probes and benchmarks still fit, then settle this comment."
    )
    if any(row.level_description_id or row.standard_id for row in line.section.benchmarks.all()):
        text += (
            " Benchmarks taken word for word from the model have its new words; those that it has no more are "
            "marked as agency text."
        )
    return text


def _told(version: GuideVersion, move: Move, also: Sequence[CompetencyUse]) -> dict:
    """What the trail says beyond number and origin: where the guide moved, and what became of its questions."""
    told: dict = {}
    if move.target.pk != version.model_version_id:
        told = {
            "model_version": move.target.public_id,
            "carried": len(move.carried),
            "words_changed": [str(line.use) for line in move.changed],
            "not_carried": [f"{line.section.use}: {line.why}" for line in move.fallen],
        }
    if also:
        told["without_question"] = [str(use) for use in _in_order(move, also)]
    return told
