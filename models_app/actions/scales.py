"""Making, changing and copying proficiency scales. One that something stands on stays as it is; a copy changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import checked_text
from models_app.actions.places import ASIDE
from models_app.actions.refusing import insist
from models_app.actions.slugs import free_label, free_slug
from models_app.actions.touching import lock_agency, touch
from models_app.models import (
    CompetencyUse,
    LevelDescription,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
)
from models_app.permissions import may_edit_library, may_edit_scale
from models_app.queries.scale_use import drafts_with, resting_on, versions_with

FEWEST, MOST = 2, 12  # levels: with one nobody is told apart, and a ladder draws twelve
NAME, LABEL = 120, 80
HIGHEST = Decimal("9999.99")


@dataclass(frozen=True)
class LevelWords:
    """One level as somebody wrote it. `key`: public id of the level that it is, empty for a new one."""

    label: str
    value: Decimal | None = None
    definition: str = ""
    key: str = ""


@dataclass(frozen=True)
class ScaleWords:
    """A scale as somebody wrote it, its levels lowest first."""

    name: str
    levels: Sequence[LevelWords]
    description: str = ""
    origin: str = ""


@transaction.atomic
def create_scale(*, agency: Agency, words: ScaleWords, actor: User) -> ProficiencyScale:
    """A new scale of the agency. Refused with every problem; those of a level name its place: 'level:2:label'."""
    insist(may_edit_library(actor, agency.pk))
    lock_agency(agency.pk)
    words = _checked(words, agency)
    scale = ProficiencyScale(
        agency=agency, name=words.name, description=words.description, origin=words.origin
    )
    _save_new(scale)
    for ordinal, level in enumerate(words.levels, 1):
        _create_level(scale, ordinal, level)
    record(agency=agency, actor=actor, action="scale.create", obj=scale, after=_told(scale))
    return scale


@transaction.atomic
def edit_scale(
    *, scale: ProficiencyScale, words: ScaleWords, actor: User, expected_edit: int
) -> ProficiencyScale:
    """Other words and levels for a scale; drafts that use it count an edit, for their content changes with it.

    Refused when something published, in review, or a guide or hiring action stands on it, and when a level goes that a
    draft needs. Stale when somebody has saved since the edit number that the page showed.
    """
    insist(may_edit_scale(actor, scale))
    lock_agency(scale.agency.pk)
    words = _checked(words, scale.agency, but_for=scale)
    # Nobody hands in a draft that uses the scale until this is over. Whoever builds on the scale waits for its row, or
    # is seen below. Versions come first, as where a draft's words get another scale.
    list(
        ModelVersion.objects.select_for_update(no_key=True).filter(pk__in=versions_with(scale)).order_by("pk")
    )
    scale = ProficiencyScale.objects.select_for_update().get(pk=scale.pk)
    if scale.edit != expected_edit:
        raise Stale(
            f"{scale} was changed by somebody since you opened this page. What you typed is still here.",
            current=scale,
        )
    _refuse_when_needed(scale)
    before = _told(scale)
    _write(scale, words)
    after = _told(scale)
    if after == before:
        return scale
    scale.edit += 1
    scale.source, scale.source_lines = None, ""  # the agency's own words from here on
    scale.save()
    for version in drafts_with(scale):
        touch(version)
    record(agency=scale.agency, actor=actor, action="scale.edit", obj=scale, before=before, after=after)
    return scale


@transaction.atomic
def copy_scale(*, scale: ProficiencyScale, agency: Agency, actor: User) -> ProficiencyScale:
    """A scale of the agency with the same levels, to be changed; whatever stands on the first one keeps it."""
    insist(may_edit_library(actor, agency.pk))
    whose = scale.agency.name if scale.agency else "the portal"
    lock_agency(agency.pk)
    taken = set(ProficiencyScale.objects.filter(agency=agency).values_list("name", flat=True))
    copy = ProficiencyScale(
        agency=agency,
        name=free_label(f"{scale.name[: NAME - 7]} (copy)", taken, NAME),
        description=scale.description,
        origin=f"Copied from '{scale}' of {whose}. {scale.origin}".strip(),
    )
    _save_new(copy)
    for level in scale.levels.order_by("ordinal"):
        _create_level(copy, level.ordinal, LevelWords(level.label, level.value, level.definition or ""))
    after = {"copied_from": scale.public_id, **_told(copy)}
    record(agency=agency, actor=actor, action="scale.create", obj=copy, after=after)
    return copy


def _save_new(scale: ProficiencyScale) -> None:
    taken = set(ProficiencyScale.objects.filter(agency=scale.agency_id).values_list("code", flat=True))
    scale.code = free_slug(scale.name[:50], taken, otherwise="scale")
    scale.save()


def _create_level(scale: ProficiencyScale, ordinal: int, words: LevelWords) -> None:
    ProficiencyLevel.objects.create(scale=scale, ordinal=ordinal, **_fields(words))


def _fields(words: LevelWords) -> dict[str, Any]:
    return {"label": words.label, "value": words.value, "definition": words.definition or None}


def _write(scale: ProficiencyScale, words: ScaleWords) -> None:
    scale.name, scale.description, scale.origin = words.name, words.description, words.origin
    levels = {level.public_id: level for level in scale.levels.all()}
    kept = [words.key for words in words.levels if words.key]
    if set(kept) - levels.keys() or len(kept) != len(set(kept)):
        raise Refused("A level of this page is no longer there. Look at the scale as it is now.")
    _remove([level for key, level in levels.items() if key not in kept])
    # Places and labels are unique within a scale, so that all step aside before they change places.
    for n, key in enumerate(kept):
        ProficiencyLevel.objects.filter(public_id=key).update(ordinal=ASIDE + n, label=f"~{key}")
    for ordinal, level in enumerate(words.levels, 1):
        if level.key:
            _rewrite(levels[level.key], ordinal, _fields(level))
        else:
            _create_level(scale, ordinal, level)


def _rewrite(level: ProficiencyLevel, ordinal: int, fields: dict[str, Any]) -> None:
    if any(getattr(level, name) != value for name, value in fields.items()):
        level.source, level.source_lines = None, ""
    level.ordinal = ordinal
    for name, value in fields.items():
        setattr(level, name, value)
    level.save()


def _remove(gone: list[ProficiencyLevel]) -> None:
    problems = [problem for level in gone if (problem := _needed(level))]
    if problems:
        raise Refused(*problems)
    ProficiencyLevel.objects.filter(pk__in=[level.pk for level in gone]).delete()


def _needed(level: ProficiencyLevel) -> str:
    """Why a draft can't do without this level; empty when all can."""
    text = LevelDescription.objects.filter(level=level).select_related("revision").first()
    use = CompetencyUse.objects.filter(required_level=level).select_related("revision").first()
    if text:
        return f"'{level}' can't be removed: {text.revision.name} has a text for it. Empty that text first."
    if use:
        return f"'{level}' can't be removed: {use} requires it. Decide another required level first."
    return ""


def _refuse_when_needed(scale: ProficiencyScale) -> None:
    things = resting_on(scale)
    if things:
        more = " and more" if len(things) > 1 else ""
        raise Refused(
            f"{scale} stays as it is: {things[0].label}{more} stands on it. Copy it as a new scale and change the copy."
        )


def _insist_on_own_name(name: str, agency: Agency, but_for: ProficiencyScale | None) -> None:
    """Refuse a name that another scale of the agency has."""
    same = ProficiencyScale.objects.filter(agency=agency, name__iexact=name)
    if other := same.exclude(pk=but_for.pk if but_for else None).first():
        message = f"Your agency has a scale '{other}' already. Give this one another name."
        raise Refused(Problem(message, field="name"))


def _checked(words: ScaleWords, agency: Agency, but_for: ProficiencyScale | None = None) -> ScaleWords:
    """The words without blanks around them; refused with every problem."""
    problems: list[Problem] = []

    def text(value: str, **how: Any) -> str:
        try:
            return checked_text(value, **how)
        except Refused as refused:
            problems.extend(refused.problems)
            return ""

    checked = ScaleWords(
        name=text(words.name, field="name", most=NAME, needed="Give the scale a name."),
        description=text(words.description, field="description"),
        origin=text(words.origin, field="origin"),
        levels=[
            LevelWords(
                text(level.label, field=f"level:{n}:label", most=LABEL, needed="Give the level a label."),
                level.value,
                text(level.definition, field=f"level:{n}:definition"),
                level.key,
            )
            for n, level in enumerate(words.levels, 1)
        ],
    )
    try:
        _insist_on_own_name(checked.name, agency, but_for)
    except Refused as refused:
        problems.extend(refused.problems)
    problems += _problems_of(checked.levels)
    if problems:
        raise Refused(*problems)
    return checked


def _problems_of(levels: Sequence[LevelWords]) -> list[Problem]:
    """What is wrong with the levels as a whole: how many, the same label twice, values that don't rise."""
    problems = []
    if not FEWEST <= len(levels) <= MOST:
        problems.append(Problem(f"A scale has {FEWEST} to {MOST} levels; this one has {len(levels)}."))
    labels: set[str] = set()
    last: Decimal | None = None
    for n, level in enumerate(levels, 1):
        label, value = level.label.casefold(), level.value
        if label and label in labels:
            problems.append(Problem("Another level has this label.", field=f"level:{n}:label"))
        labels.add(label)
        if value is None:
            continue
        if not (value.is_finite() and 0 <= value <= HIGHEST and value == round(value, 2)):
            message = f"A value is a number from 0 to {HIGHEST}, with two decimals at most."
            problems.append(Problem(message, field=f"level:{n}:value"))
            continue
        if last is not None and value <= last:
            message = "Values rise from the lowest level to the highest."
            problems.append(Problem(message, field=f"level:{n}:value"))
        last = value
    return problems


def _told(scale: ProficiencyScale) -> dict[str, Any]:
    """The scale as the trail keeps it."""
    levels = ProficiencyLevel.objects.filter(scale=scale).order_by("ordinal")
    return {
        "name": scale.name,
        "description": scale.description,
        "origin": scale.origin,
        "levels": [[level.label, level.value, level.definition] for level in levels],
    }
