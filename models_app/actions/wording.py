"""Changing the words of a competency: always in a revision of its own, never in what is published.

Editing through a draft of a model changes the revision that the draft uses; editing in the bank changes the bank's
draft revision. Where the words are published, the first change makes the next revision. So what was announced keeps
what it has.
"""

from typing import Any

from django.db import transaction
from django.db.models import F, Max

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import AddItem, Change, MoveItem, RemoveItem, SetText, checked_text
from models_app.actions.drafting import copy_revision
from models_app.actions.refusing import insist
from models_app.calculations.ordering import moved
from models_app.models import (
    BehavioralIndicator,
    Competency,
    CompetencyArea,
    CompetencyRevision,
    CompetencyUse,
    LevelDescription,
    ModelVersion,
    PerformanceStandard,
)
from models_app.permissions import may_edit_draft, may_edit_library
from models_app.queries.bank_words import newest_of_bank, starts_a_revision

# The lists of a revision: table, related name, the field of an item's label (empty: it has none), its longest text.
LISTS: dict[str, tuple[Any, str, str, int]] = {
    "indicator": (BehavioralIndicator, "indicators", "", 0),
    "standard": (PerformanceStandard, "standards", "label", 80),
    "area": (CompetencyArea, "areas", "heading", 120),
}
NAMES = {"family": 120, "variant": 120}
ASIDE = 10_000  # positions are unique, so that items step aside while they change places


@transaction.atomic
def change_wording(
    *,
    use: CompetencyUse,
    change: Change,
    actor: User,
    expected_edit: int | None = None,
    own_wording: bool = False,
) -> CompetencyRevision:
    """Change the words that a draft uses; the revision that now holds them.

    `expected_edit` is the revision's edit number that the page showed. `own_wording`: a revision that must be made now
    is this class's own, and the bank's stays. Refused with reasons; Stale when somebody has saved since.
    """
    version = use.version
    insist(may_edit_draft(actor, version))
    touch(version)
    use = CompetencyUse.objects.select_related("revision__competency__bank__agency").get(pk=use.pk)
    _expect(use.revision, expected_edit)
    revision = use.revision
    if starts_a_revision(use):
        revision = copy_revision(revision, actor)
        if own_wording:
            revision.for_model = version.model
            revision.save(update_fields=["for_model"])
        use.revision = revision
        use.save(update_fields=["revision"])
    return _change(revision, change, actor, version)


@transaction.atomic
def change_bank_wording(
    *, competency: Competency, change: Change, actor: User, expected_edit: int | None = None
) -> CompetencyRevision:
    """Change the bank's own words in its draft revision; models keep theirs until somebody moves them on purpose."""
    insist(may_edit_library(actor, competency.bank.agency_id))
    competency = Competency.objects.select_for_update().select_related("bank__agency").get(pk=competency.pk)
    revision = newest_of_bank(competency)
    _expect(revision, expected_edit)
    if revision.published:
        revision = copy_revision(revision, actor)
    for version in ModelVersion.objects.filter(uses__revision=revision).distinct():
        touch(version)  # a draft that uses these words is edited with them; what is in review refuses
    return _change(revision, change, actor, None)


@transaction.atomic
def take_bank_wording(*, use: CompetencyUse, actor: User) -> CompetencyUse:
    """Let a draft use the newest words of the bank, drafts among them, instead of those it has."""
    version = use.version
    insist(may_edit_draft(actor, version))
    touch(version)
    use = CompetencyUse.objects.select_related("revision__competency__bank").get(pk=use.pk)
    newest = newest_of_bank(use.revision.competency)
    if newest.pk == use.revision_id:
        raise Refused(f"{use} has the bank's newest words already.")
    before = use.revision
    use.revision = newest
    if use.required_level and newest.scale_id and use.required_level.scale_id != newest.scale_id:
        raise Refused(
            f"The bank's newest words of {use} stand on the scale '{newest.scale}'; the required level is one of "
            f"'{use.required_level.scale}'. Settle the required level first."
        )
    use.save(update_fields=["revision"])
    _record(
        version,
        actor,
        "competency_use.take_bank_wording",
        use,
        {"revision": before.number},
        {"revision": newest.number},
    )
    return use


def touch(version: ModelVersion) -> None:
    """Count an edit of a draft, whatever else is being edited; refused when it is no draft any more.

    Whoever publishes has read a certain number, so that nothing slips in between.
    """
    changed = ModelVersion.objects.filter(pk=version.pk, state=version.state, content_hash="").update(
        revision_of_edit=F("revision_of_edit") + 1
    )
    version.refresh_from_db()
    if not changed:
        raise Refused(f"{version} is now '{version.get_state_display()}' and can't be edited.")
    insist_draft(version)


def insist_draft(version: ModelVersion) -> None:
    """Refuse unless the version is a draft."""
    if version.state != "draft":
        raise Refused(f"{version} is '{version.get_state_display()}'. Only a draft is edited.")


def _expect(revision: CompetencyRevision, expected_edit: int | None) -> None:
    if expected_edit is not None and revision.edit != expected_edit:
        raise Stale(
            f"{revision.name} was changed by somebody since you opened this page. What you typed is still here.",
            current=revision,
        )


def _change(
    revision: CompetencyRevision, change: Change, actor: User, version: ModelVersion | None
) -> CompetencyRevision:
    """Apply one change to an unpublished revision, counted by compare-and-swap, with one entry."""
    rows = CompetencyRevision.objects.filter(pk=revision.pk, edit=revision.edit, content_hash="")
    if not rows.update(edit=revision.edit + 1):
        raise Stale(f"{revision.name} was changed in the meantime.", current=revision)
    revision.refresh_from_db()
    before, after = _APPLY[type(change)](revision, change)
    agency = revision.competency.bank.agency
    more = {"version": version.public_id} if version else {}
    record(
        agency=agency,
        actor=actor,
        action="competency_revision.change",
        obj=revision,
        before={"place": _place(change), **before},
        after={"place": _place(change), "revision": revision.number, "title": revision.name, **more, **after},
    )
    return revision


def _place(change: Change) -> str:
    return change.place if isinstance(change, SetText) else f"{change.kind}s"


def _set_text(revision: CompetencyRevision, change: SetText) -> tuple[dict[str, Any], dict[str, Any]]:
    kind, *rest = change.place.split(":")
    if kind in NAMES or kind in ("bank_number", "definition"):
        return _set_field(revision, kind, change.text)
    if kind == "level":
        return _set_level(revision, _number(rest, change.place), change.text)
    if kind in LISTS:
        return _set_item(revision, kind, rest, change)
    raise Refused(f"There is no place '{change.place}' in a competency.")


def _number(rest: list[str], place: str) -> int:
    if not rest or not rest[0].isascii() or not rest[0].isdigit() or len(rest[0]) > 4:
        raise Refused(f"There is no place '{place}' in a competency.")
    return int(rest[0])


def _set_field(revision: CompetencyRevision, name: str, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
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


def _set_level(
    revision: CompetencyRevision, ordinal: int, text: str
) -> tuple[dict[str, Any], dict[str, Any]]:
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


def _set_item(
    revision: CompetencyRevision, kind: str, rest: list[str], change: SetText
) -> tuple[dict[str, Any], dict[str, Any]]:
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


def _add(revision: CompetencyRevision, change: AddItem) -> tuple[dict[str, Any], dict[str, Any]]:
    table, _, label, most = _list(change.kind)
    text = checked_text(change.text, field="text", needed="Write the text of the new item.")
    fields: dict[str, Any] = {"text": text}
    if label:
        needed = "Give the standard a label, such as Satisfactory." if label == "label" else ""
        fields[label] = checked_text(change.label, field="label", most=most, needed=needed)
    last = table.objects.filter(revision=revision).aggregate(last=Max("position"))["last"] or 0
    table.objects.create(revision=revision, position=last + 1, **fields)
    return {}, {"added": last + 1, **fields}


def _remove(revision: CompetencyRevision, change: RemoveItem) -> tuple[dict[str, Any], dict[str, Any]]:
    table, *_ = _list(change.kind)
    rows = list(table.objects.filter(revision=revision).order_by("position"))
    gone = next((row for row in rows if row.position == change.position), None)
    if gone is None:
        raise Refused("This item is no longer there.")
    text = gone.text
    gone.delete()
    renumber([row for row in rows if row is not gone])
    return {"removed": change.position, "value": text}, {}


def _move(revision: CompetencyRevision, change: MoveItem) -> tuple[dict[str, Any], dict[str, Any]]:
    table, *_ = _list(change.kind)
    rows = list(table.objects.filter(revision=revision).order_by("position"))
    try:
        ordered = moved(rows, change.position, change.to)
    except IndexError as error:
        raise Refused("This item is no longer there.") from error
    renumber(ordered)
    return {"moved": change.position}, {"moved": ordered.index(rows[change.position - 1]) + 1}


def _list(kind: str) -> tuple[Any, str, str, int]:
    if kind not in LISTS:
        raise Refused(f"A competency has no list of '{kind}'.")
    return LISTS[kind]


def renumber(rows: list[Any]) -> None:
    """Positions 1, 2, 3, … in this order. Unique positions: those that change step aside first."""
    wrong = [(place, row) for place, row in enumerate(rows, 1) if row.position != place]
    for place, row in wrong:
        type(row).objects.filter(pk=row.pk).update(position=ASIDE + place)
    for place, row in wrong:
        type(row).objects.filter(pk=row.pk).update(position=place)
        row.position = place


_APPLY: dict[type, Any] = {SetText: _set_text, AddItem: _add, RemoveItem: _remove, MoveItem: _move}


def _record(
    version: ModelVersion,
    actor: User,
    action: str,
    obj: Any,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    after = {**after, "version": version.public_id, "title": str(obj)}
    record(agency=version.model.agency, actor=actor, action=action, obj=obj, before=before, after=after)
