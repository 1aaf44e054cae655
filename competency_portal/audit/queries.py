"""Reads of the trail, for those who may see it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.module_loading import import_string

from competency_portal.accounts.models import User
from competency_portal.audit.models import SYSTEM_CHAIN, AuditEntry
from competency_portal.audit.naming import Named, names_for, pointers_of
from competency_portal.audit.permissions import readable_agencies
from competency_portal.audit.recording import named
from competency_portal.audit.words import in_words


@dataclass(frozen=True)
class Change:
    """One value before and after, as text; None where there was none."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a history. `changes` and `reason` are empty for what must not be read here (`values_shown` False).

    `name` is what `object_id` stands for, `within` what it belongs to; both empty when it is no more, or is no object.
    """

    seq: int
    at: datetime
    actor: str
    action: str
    what: str
    name: str
    within: str
    object_id: str
    reason: str
    changes: tuple[Change, ...]
    values_shown: bool


def entries_visible_to(user: User) -> QuerySet[AuditEntry]:
    """Chains of the agencies where the person is auditor or HR admin; the system's chain for system administrators.

    Apps named in `AUDIT_HIDDEN_FROM` take out what a person must not learn yet, though their role reads the chain.
    """
    visible = Q(agency__in=readable_agencies(user))
    if getattr(user, "is_system_administrator", False):
        visible |= Q(chain=SYSTEM_CHAIN)
    entries = AuditEntry.objects.filter(visible)
    for hidden_from in settings.AUDIT_HIDDEN_FROM:
        entries = entries.exclude(import_string(hidden_from)(user))
    return entries.select_related("actor", "agency")


def history_of(obj: Model, user: User, limit: int = 100) -> list[HistoryEntry]:
    """What was done to one object, newest first; empty for who may not see it."""
    object_type, object_id = named(obj)
    entries = entries_visible_to(user).filter(object_type=object_type, object_id=object_id)
    return as_history(entries.order_by("-seq")[:limit])


def as_history(entries: Iterable[AuditEntry]) -> list[HistoryEntry]:
    """Entries in words, with names for identifiers; one more query for each type of object that occurs."""
    read = [(entry, json.loads(entry.payload)) for entry in entries]
    names = names_for(pointer for entry, payload in read for pointer in _pointers(entry, payload))
    return [_in_words(entry, payload, names) for entry, payload in read]


def _pointers(entry: AuditEntry, payload: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What an entry names by identifier: its object, and where values may be shown what they point at."""
    yield entry.object_type, entry.object_id
    if _values_shown(entry.object_type):
        for values in (payload["before"], payload["after"]):
            yield from pointers_of(values or {})


def actions_of(entries: QuerySet[AuditEntry]) -> list[tuple[str, str]]:
    """Actions that occur, with their words, for a filter."""
    actions = entries.order_by().values_list("action", flat=True).distinct()
    return sorted(((action, in_words(action)) for action in actions), key=lambda pair: pair[1])


def _in_words(entry: AuditEntry, payload: dict[str, Any], names: dict[str, Named]) -> HistoryEntry:
    shown = _values_shown(entry.object_type)
    named_object = names.get(entry.object_id, Named(""))
    return HistoryEntry(
        seq=entry.seq,
        at=entry.at,
        actor=str(entry.actor) if entry.actor else _nobody(entry.action),
        action=in_words(entry.action),
        what=_noun(entry.object_type),
        name=named_object.name,
        within=named_object.within,
        object_id=entry.object_id,
        reason=payload["reason"] if shown else "",
        changes=_changes(entry.object_type, payload["before"] or {}, payload["after"] or {}, names)
        if shown
        else (),
        values_shown=shown,
    )


def _values_shown(object_type: str) -> bool:
    """Whether values may stand on a page: only for types named in settings, so that ratings never leak by default."""
    return object_type.startswith(tuple(settings.AUDIT_SHOWN_VALUES))


def _noun(object_type: str) -> str:
    """'Hiring action' for 'assessments.hiringaction'; the type itself when its table is gone."""
    if not object_type:
        return ""
    try:
        return apps.get_model(object_type)._meta.verbose_name.capitalize()
    except LookupError:
        return object_type


def _nobody(action: str) -> str:
    """Who did what no signed-in person did: somebody at the sign-in page, or the portal."""
    return "Somebody not signed in" if action.startswith("session.") else "The portal itself"


def _changes(object_type: str, before: dict, after: dict, known: dict[str, Named]) -> tuple[Change, ...]:
    names = sorted({*before, *after})
    return tuple(
        Change(
            name.replace("_", " "),
            _text(_pointed_at(_labelled(object_type, name, before.get(name)), known)),
            _text(_pointed_at(_labelled(object_type, name, after.get(name)), known)),
        )
        for name in names
        if before.get(name) != after.get(name)
    )


def _pointed_at(value: object, known: dict[str, Named]) -> object:
    """An identifier with the name of what it stands for; any other value as it is."""
    named_object = known.get(value) if isinstance(value, str) else None
    return f"{named_object.name} ({value})" if named_object else value


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    """Words of coded values, by field, type and code; a value may be recorded with an object of another type."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.choices:
                words = {str(code): str(label) for code, label in field.flatchoices}
                found.setdefault(field.name, {})[model._meta.label_lower] = words
    return found


def _labelled(object_type: str, name: str, value: object) -> object:
    """The words of a coded value as the object's own table has them, else as the only table that knows the code."""
    if isinstance(value, list):
        return [_labelled(object_type, name.removesuffix("s"), one) for one in value]
    if not isinstance(value, str):
        return value
    by_type = _labels().get(name, {})
    own = by_type.get(object_type)
    known = {words[value] for words in ([own] if own else by_type.values()) if value in words}
    return known.pop() if len(known) == 1 else value


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value)
