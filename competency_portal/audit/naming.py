"""Names of what entries were done to, and of what their values point at. Entries keep identifiers, because a name may
change or have to go; so names are looked up when an entry is read."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.db.models.manager import BaseManager
from django.utils.module_loading import import_string

from competency_portal.identifiers import ALPHABET, LENGTH

IDENTIFIER = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


@dataclass(frozen=True)
class Named:
    """What an identifier stands for, and within what where the name alone would not tell: a candidate's number."""

    name: str
    within: str = ""


@dataclass(frozen=True)
class Namer:
    """How rows of one table are named: where they are read, in one query, and the words for one of them."""

    rows: BaseManager
    related: tuple[str, ...] = ()
    words: Callable[[Any], str] = str
    within: Callable[[Any], str] = lambda _: ""

    def names(self, ids: Iterable[str]) -> Iterator[tuple[str, Named]]:
        """Identifier and name of each row that is still there."""
        found = self.rows.filter(public_id__in=ids)
        for row in found.select_related(*self.related) if self.related else found:
            yield row.public_id, Named(self.words(row), self.within(row))


@dataclass(frozen=True)
class Naming:
    """What one app tells of its tables: a namer for each type, and by which names of values entries point at them."""

    tables: Mapping[type[Model], Namer]
    values: Mapping[str, tuple[type[Model], ...]]


def names_for(pointers: Iterable[tuple[str, str]]) -> dict[str, Named]:
    """Names by identifier of pairs (type, identifier); one query for each type that occurs, however many entries."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for object_type, identifier in pointers:
        wanted[object_type].add(identifier)
    namers = {model._meta.label_lower: namer for app in _apps() for model, namer in app.tables.items()}
    return {
        identifier: named
        for object_type in sorted(wanted.keys() & namers.keys())
        for identifier, named in namers[object_type].names(wanted[object_type])
    }


def pointers_of(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What the values of an entry point at by identifier: (type, identifier), each type the value may be of."""
    for app in _apps():
        for name in values.keys() & app.values.keys():
            value = values[name]
            if isinstance(value, str) and IDENTIFIER.fullmatch(value):
                yield from ((model._meta.label_lower, value) for model in app.values[name])


def _apps() -> list[Naming]:
    return [import_string(path) for path in settings.AUDIT_NAMED_BY]
