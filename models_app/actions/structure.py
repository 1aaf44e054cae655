"""Changing what a draft is made of: title, texts outside the competencies, groups, competencies and their order."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from models_app.actions.changes import checked_text
from models_app.actions.comment_places import follow, leave, places_of
from models_app.actions.draft_changes import (
    AddGroup,
    AddPart,
    AddUse,
    GroupUse,
    Move,
    Place,
    Remove,
    RenameGroup,
    SetPart,
    SetRequirement,
    SetTitle,
    Step,
)
from models_app.actions.group_names import double_groups
from models_app.actions.group_order import follow_groups, gather, group_of, to_end_of_group
from models_app.actions.places import renumber
from models_app.actions.refusing import insist
from models_app.actions.removed_uses import bring_back, kept_of, put_aside, words_of
from models_app.actions.requirements import set_requirement
from models_app.actions.touching import lock_words, touch
from models_app.calculations.ordering import moved, moved_within
from models_app.choices import PartKind
from models_app.models import (
    CompetencyGroup,
    CompetencyUse,
    ModelPart,
    ModelVersion,
)
from models_app.permissions import may_edit_draft
from models_app.queries.bank_words import newest_of_bank
from models_app.queries.editing import key_of

TITLE = 200


TABLES: dict[str, Any] = {"part": ModelPart, "group": CompetencyGroup, "use": CompetencyUse}
Told = tuple[dict[str, Any], dict[str, Any]]


@transaction.atomic
def change_draft(
    *,
    version: ModelVersion,
    change: Any,
    actor: User,
    expected_edit: int | None = None,
    alone: bool = True,
) -> ModelVersion:
    """Apply one change (a value of `draft_changes`) to a draft, with one entry; the draft, its edit counted.

    A move that moves nothing, also into the group that it is in, is no edit and has no entry.

    `expected_edit` is the edit number that the page showed. Refused with reasons; Stale when somebody saved since.
    Among others (not `alone`) names of groups are judged by who makes them all: two may change theirs.
    """
    insist(may_edit_draft(actor, version))
    with transaction.atomic():
        touch(version, expected_edit)
        before, after = _APPLY[type(change)](version, change)
        if alone and (double := double_groups(version, {"name": change})):
            raise Refused(*double)
        moved_nothing = isinstance(change, Move | Step | GroupUse) and before == after
        if moved_nothing:
            transaction.set_rollback(True)
    if moved_nothing:
        version.refresh_from_db()
        return version
    record(
        agency=version.model.agency,
        actor=actor,
        action=f"model_version.{_ACTIONS[type(change)]}",
        obj=version,
        before=before,
        after={**after, "version": version.public_id},
    )
    return version


def _set_title(version: ModelVersion, change: SetTitle) -> Told:
    old = version.title
    version.title = checked_text(change.text, field="title", most=TITLE, needed="Give the model a title.")
    if version.title != old:
        version.source_lines = _lines_of_title(version)
    version.save(update_fields=["title", "source_lines"])
    return {"title": old}, {"title": version.title}


def _lines_of_title(version: ModelVersion) -> str:
    """Where the document titles it so to the letter, as for who takes a change back; else none: the agency's own."""
    if version.source is None:
        return ""
    same = version.model.versions.filter(title=version.title, source=version.source).exclude(source_lines="")
    lines = (str(n) for n, line in enumerate(version.source.lines(), 1) if line.strip() == version.title)
    return same.values_list("source_lines", flat=True).first() or next(lines, "")


def _set_part(version: ModelVersion, change: SetPart) -> Told:
    part = _at(version, "part", change.position)
    old = {"heading": part.heading, "text": part.text}
    part.heading = checked_text(change.heading, field="heading", most=TITLE)
    part.text = checked_text(
        change.text, field="text", needed="An empty text says nothing. Remove it instead."
    )
    if old != {"heading": part.heading, "text": part.text}:
        part.source, part.source_lines = None, ""  # the agency's own words from here on
        part.save()
    return {"part": change.position, **old}, {
        "part": change.position,
        "heading": part.heading,
        "text": part.text,
    }


def _add_part(version: ModelVersion, change: AddPart) -> Told:
    if change.kind not in PartKind.values:
        raise Refused(Problem("Choose what kind of text this is.", field="kind"))
    fields = {
        "kind": change.kind,
        "heading": checked_text(change.heading, field="heading", most=TITLE),
        "text": checked_text(change.text, field="text", needed="Write the text."),
    }
    ModelPart.objects.create(version=version, position=_next(version, "part"), **fields)
    return {}, fields


def _add_group(version: ModelVersion, change: AddGroup) -> Told:
    name = _group_name(change.name)
    CompetencyGroup.objects.create(version=version, position=_next(version, "group"), name=name)
    return {}, {"group": name}


def _rename_group(version: ModelVersion, change: RenameGroup) -> Told:
    group = _at(version, "group", change.position)
    old, group.name = group.name, _group_name(change.name)
    if old != group.name:
        group.source, group.source_lines = None, ""
        group.save()
    return {"group": old}, {"group": group.name}


def _group_name(name: str) -> str:
    return checked_text(name, field="name", most=TITLE, needed="Give the group a name.")


def _remove(version: ModelVersion, change: Remove) -> Told:
    gone = _at(version, change.kind, change.position)
    told = {change.kind: str(gone), "position": gone.position}
    before = places_of(list(_rows(version, change.kind)))
    if change.kind == "group":
        version.uses.filter(group=gone).update(group=None)
    if change.kind == "use":
        leave(gone)
        put_aside(gone)
    gone.delete()
    left = list(_rows(version, change.kind))
    renumber(left)
    follow(version.comments.filter(use=None), change.kind, before, left)
    if change.kind == "group":
        gather(version)
    return told, {}


def _move(version: ModelVersion, change: Move | Step) -> Told:
    rows = list(_rows(version, change.kind))
    row = _named(rows, change.position)
    position = row.position if row else 0
    to = position + change.by if isinstance(change, Step) else change.to
    try:
        ordered = (
            moved_within(rows, position, to, group_of) if change.kind == "use" else moved(rows, position, to)
        )
    except IndexError as error:
        raise Refused("This is no longer there. Look at the draft as it is now.") from error
    before = places_of(rows)
    renumber(ordered)
    follow(version.comments.filter(use=None), change.kind, before, ordered)
    if change.kind == "group":
        follow_groups(version)
    return {change.kind: position}, {change.kind: ordered.index(row) + 1}


def _add_use(version: ModelVersion, change: AddUse) -> Told:
    competency = change.competency
    if competency.bank.agency_id != version.model.agency_id:
        raise Refused("This competency belongs to another agency. Adopt it into your own bank first.")
    if version.uses.filter(revision__competency=competency).exists():
        raise Refused(Problem(f"{competency} is in this version already.", field="competency"))
    group = _at(version, "group", change.group) if change.group is not None else None
    lock_words(competency)
    kept = kept_of(version, competency)
    words = (kept and words_of(kept)) or newest_of_bank(competency)
    if words is None:
        raise Refused(f"{competency} went with a draft that was discarded. Add it to the bank again first.")
    use = CompetencyUse(version=version, position=_next(version, "use"), group=group, revision=words)
    came_back = {}
    if kept:
        came_back = bring_back(use, kept)
    else:
        use.save()
    to_end_of_group(use)
    return {}, {"competency": competency.public_id, "name": use.revision.name, **came_back}


def _group_use(version: ModelVersion, change: GroupUse) -> Told:
    use = _at(version, "use", change.position)
    before, old = use.group_id, use.group.name if use.group else None
    use.group = _at(version, "group", change.group) if change.group is not None else None
    if use.group_id == before:
        return {}, {}
    use.save(update_fields=["group"])
    to_end_of_group(use)
    return {"group": old}, {"group": use.group.name if use.group else None, "competency": str(use)}


def _rows(version: ModelVersion, kind: str) -> Any:
    if kind not in TABLES:
        raise Refused(f"A version has no list of '{kind}'.")
    return TABLES[kind].objects.filter(version=version).order_by("position")


def _named(rows: Iterable[Any], place: Place) -> Any:
    """The row at this position or with this key; None when it is gone."""
    return next((row for row in rows if place in (row.position, key_of(row))), None)


def _at(version: ModelVersion, kind: str, place: Place) -> Any:
    rows = _rows(version, kind)
    row = _named(rows.filter(position=place) if isinstance(place, int) else rows, place)
    if row is None:
        raise Refused("This is no longer there. Look at the draft as it is now.")
    return row


def _next(version: ModelVersion, kind: str) -> int:
    return (_rows(version, kind).aggregate(last=Max("position"))["last"] or 0) + 1


_APPLY: dict[type, Any] = {
    SetTitle: _set_title,
    SetPart: _set_part,
    AddPart: _add_part,
    AddGroup: _add_group,
    RenameGroup: _rename_group,
    Remove: _remove,
    Move: _move,
    Step: _move,
    AddUse: _add_use,
    GroupUse: _group_use,
    SetRequirement: set_requirement,
}
_ACTIONS = {
    SetTitle: "retitle",
    SetPart: "change_part",
    AddPart: "add_part",
    AddGroup: "add_group",
    RenameGroup: "rename_group",
    Remove: "remove",
    Move: "move",
    Step: "move",
    AddUse: "add_competency",
    GroupUse: "group_competency",
    SetRequirement: "set_requirement",
}
