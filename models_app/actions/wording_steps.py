"""How one change of words is written into a draft revision: a text set, an item of a list added, removed or moved."""

from typing import Any

from django.db.models import Max

from competency_portal.errors import Problem, Refused
from models_app.actions.changes import AddItem, Change, MoveItem, RemoveItem, SetText, checked_text
from models_app.actions.comment_places import follow, places_of
from models_app.actions.places import renumber
from models_app.calculations.ordering import moved
from models_app.models import (
    BehavioralIndicator,
    Competency,
    CompetencyArea,
    CompetencyRevision,
    CompetencyUse,
    DraftComment,
    LevelDescription,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
)

# The lists of a revision: table, related name, the field of an item's label (empty: it has none), its longest text.
LISTS: dict[str, tuple[Any, str, str, int]] = {
    "indicator": (BehavioralIndicator, "indicators", "", 0),
    "standard": (PerformanceStandard, "standards", "label", 80),
    "area": (CompetencyArea, "areas", "heading", 120),
}
NAMES = {"family": 120, "variant": 120}
Told = tuple[dict[str, Any], dict[str, Any]]


def apply(revision: CompetencyRevision, change: Change) -> Told:
    """Write the change; what was there before, and what is there now, for the trail. Refused with the reason."""
    told: Told = _APPLY[type(change)](revision, change)
    return told


def moves_nothing(revision: CompetencyRevision, change: Change) -> bool:
    """Whether the change puts an item where it stands already, so that there is nothing to write."""
    if not isinstance(change, MoveItem) or change.kind not in LISTS:
        return False
    last = LISTS[change.kind][0].objects.filter(revision=revision).count()
    return 1 <= change.position <= last and change.position == min(max(change.to, 1), last)


def _set_text(revision: CompetencyRevision, change: SetText) -> Told:
    kind, *rest = change.place.split(":")
    if kind in NAMES or kind in ("bank_number", "definition"):
        return _set_field(revision, kind, change.text)
    if kind == "scale":
        return _set_scale(revision, change.text.replace("\x00", ""))
    if kind == "level":
        return _set_level(revision, _number(rest, change.place), change.text)
    if kind in LISTS:
        return _set_item(revision, kind, rest, change)
    raise Refused(f"There is no place '{change.place}' in a competency.")


def _number(rest: list[str], place: str) -> int:
    if not rest or not rest[0].isascii() or not rest[0].isdigit() or len(rest[0]) > 4:
        raise Refused(f"There is no place '{place}' in a competency.")
    return int(rest[0])


def _set_field(revision: CompetencyRevision, name: str, text: str) -> Told:
    old = getattr(revision, name)
    fields = [name]
    value: Any
    if name == "bank_number":
        value = _bank_number(revision, text)
    elif name == "definition":
        value = checked_text(text, field=name) or None
        if value != old:  # the agency's own words from here on
            revision.source, revision.source_lines = None, ""
            fields += ["source", "source_lines"]
    else:
        needed = "A competency needs a name." if name == "family" else ""
        value = checked_text(text, field=name, most=NAMES[name], needed=needed)
    setattr(revision, name, value)
    revision.save(update_fields=fields)
    return {"value": old}, {"value": value}


def _bank_number(revision: CompetencyRevision, text: str) -> int | None:
    text = checked_text(text, field="bank_number", most=9)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise Refused(
            Problem("A number in the bank is a whole number from 1, or empty.", field="bank_number")
        )
    taken = Competency.objects.filter(bank=revision.competency.bank_id, number=int(text))
    if other := taken.exclude(pk=revision.competency_id).first():
        raise Refused(Problem(f"Number {text} is '{other.name}' in this bank.", field="bank_number"))
    return int(text)


def _set_level(revision: CompetencyRevision, ordinal: int, text: str) -> Told:
    level = revision.scale.levels.filter(ordinal=ordinal).first() if revision.scale else None
    if level is None:
        raise Refused(
            Problem("This competency has no such level. Choose its scale first.", field=f"level:{ordinal}")
        )
    text = checked_text(text, field=f"level:{ordinal}")
    row = LevelDescription.objects.filter(revision=revision, level=level).first()
    old = row.text if row else None
    if row and not text:
        row.delete()
    elif row:
        _own_words(row, "text", text)
    elif text:
        LevelDescription.objects.create(revision=revision, level=level, text=text)
    return {"level": level.label, "value": old}, {"level": level.label, "value": text or None}


def _set_scale(revision: CompetencyRevision, key: str) -> Told:
    """Another scale. Level texts and required levels go along by the label of their level, or stand in its way."""
    old = revision.scale
    usable = ProficiencyScale.objects.usable_by(revision.competency.bank.agency)
    scale = usable.filter(public_id=key).first() if key else None
    if key and scale is None:
        raise Refused(Problem("Choose a scale of the portal or of this agency.", field="scale"))
    if scale == old:
        return {"scale": key}, {"scale": key}
    texts = list(LevelDescription.objects.filter(revision=revision).select_related("level"))
    uses = list(
        CompetencyUse.objects.filter(
            revision=revision, required_level__scale=old, required_level__isnull=False
        )
    )
    levels = {level.label.casefold(): level for level in scale.levels.all()} if scale else {}
    _refuse_left_behind(scale, texts, uses, levels)
    for row in texts:
        row.level = levels[row.level.label.casefold()]
        row.save(update_fields=["level"])
    for use in uses:
        use.required_level = levels[use.required_level.label.casefold()]
        use.save(update_fields=["required_level"])
    revision.scale = scale
    revision.save(update_fields=["scale"])
    return {"scale": old.public_id if old else None}, {"scale": scale.public_id if scale else None}


def _refuse_left_behind(
    scale: ProficiencyScale | None,
    texts: list[LevelDescription],
    uses: list[CompetencyUse],
    levels: dict[str, ProficiencyLevel],
) -> None:
    where = f"'{scale}' has no level of that name" if scale else "there is then no level"
    problems = [
        f"The text of '{row.level}' has no place: {where}. Empty it first, and write it again afterwards."
        for row in texts
        if row.level.label.casefold() not in levels
    ]
    problems += [
        f"'{use.required_level}' is required in {use.version}: {where}. Take the required level back first."
        for use in uses
        if use.required_level and use.required_level.label.casefold() not in levels
    ]
    if problems:
        raise Refused(*(Problem(message, field="scale") for message in problems))


def _set_item(revision: CompetencyRevision, kind: str, rest: list[str], change: SetText) -> Told:
    table, _, label, most = LISTS[kind]
    row = table.objects.filter(revision=revision, position=_number(rest, change.place)).first()
    if row is None:
        raise Refused(Problem("This item is no longer there.", field=change.place))
    name = "text"
    if len(rest) > 1:
        if rest[1] != label or not label:
            raise Refused(f"There is no place '{change.place}' in a competency.")
        name = label
    text = checked_text(
        change.text,
        field=change.place,
        needed="" if name == "heading" else "An empty item says nothing. Remove it instead.",
        **({"most": most} if name != "text" else {}),
    )
    old = getattr(row, name)
    _own_words(row, name, text)
    return {"value": old}, {"value": text}


def _own_words(row: Any, name: str, text: str) -> None:
    """Words that the agency changed have no place in the source any more."""
    if getattr(row, name) == text:
        return
    setattr(row, name, text)
    row.source, row.source_lines = None, ""
    row.save(update_fields=[name, "source", "source_lines"])


def _add(revision: CompetencyRevision, change: AddItem) -> Told:
    table, _, label, most = _list(change.kind)
    text = checked_text(change.text, field="text", needed="Write the text of the new item.")
    fields: dict[str, Any] = {"text": text}
    if label:
        needed = "Give the standard a label, such as Satisfactory." if label == "label" else ""
        fields[label] = checked_text(change.label, field="label", most=most, needed=needed)
    last = table.objects.filter(revision=revision).aggregate(last=Max("position"))["last"] or 0
    table.objects.create(revision=revision, position=last + 1, **fields)
    return {}, {"added": last + 1, **fields}


def _remove(revision: CompetencyRevision, change: RemoveItem) -> Told:
    table, *_ = _list(change.kind)
    rows = list(table.objects.filter(revision=revision).order_by("position"))
    gone = next((row for row in rows if row.position == change.position), None)
    if gone is None:
        raise Refused("This item is no longer there.")
    text, before = gone.text, places_of(rows)
    gone.delete()
    left = [row for row in rows if row is not gone]
    renumber(left)
    follow(_comments(revision), change.kind, before, left)
    return {"removed": change.position, "value": text}, {}


def _move(revision: CompetencyRevision, change: MoveItem) -> Told:
    table, *_ = _list(change.kind)
    rows = list(table.objects.filter(revision=revision).order_by("position"))
    try:
        ordered = moved(rows, change.position, change.to)
    except IndexError as error:
        raise Refused("This item is no longer there.") from error
    before = places_of(rows)
    renumber(ordered)
    follow(_comments(revision), change.kind, before, ordered)
    return {"moved": change.position}, {"moved": ordered.index(rows[change.position - 1]) + 1}


def _comments(revision: CompetencyRevision) -> Any:
    """Comments of all drafts that use these words."""
    return DraftComment.objects.filter(use__revision=revision)


def _list(kind: str) -> tuple[Any, str, str, int]:
    if kind not in LISTS:
        raise Refused(f"A competency has no list of '{kind}'.")
    return LISTS[kind]


_APPLY: dict[type, Any] = {SetText: _set_text, AddItem: _add, RemoveItem: _remove, MoveItem: _move}
