"""Competencies that stay though the newer document leaves them out: each where it stood, in its group."""

from collections.abc import Mapping, Sequence
from typing import Any

from models_app.actions.import_matches import pairs_of
from models_app.actions.rows import ModelRows
from models_app.calculations.counterparts import Counterparts, merged
from models_app.models import CompetencyGroup, CompetencyUse, Finding, ModelVersion


def put_back(rows: ModelRows, kept: Sequence[CompetencyUse], base: ModelVersion) -> None:
    """Each behind the one that stood before it in `base`, with its group and findings."""
    if not kept:
        return
    groups = _groups(rows, kept, base)
    number = len([row for row in rows.all if isinstance(row, Finding)])
    added = {}
    for old in kept:
        group = groups[old.group.name] if old.group else None
        use = added[old.pk] = _again(old, version=rows.version, group=group)
        rows.all.append(use)
        for finding in old.findings.all():
            number += 1
            rows.all.append(_again(finding, version=rows.version, position=number, use=use))
    order = list(base.uses.order_by("position").values_list("pk", flat=True))
    known = {place: one.competency.pk for place, one in rows.known.items()}
    pairs = {old: new for new, old in pairs_of(base, known).items()}
    _number(rows.uses, {order.index(pk): use for pk, use in added.items()}, pairs)


def _groups(
    rows: ModelRows, kept: Sequence[CompetencyUse], base: ModelVersion
) -> Mapping[str, CompetencyGroup]:
    """The draft's groups by name, those of `kept` among them."""
    groups = {group.name: group for group in rows.groups}
    before = list(base.groups.order_by("position"))
    needed = {old.group.name for old in kept if old.group} - set(groups)
    added = {n: _again(group, version=rows.version) for n, group in enumerate(before) if group.name in needed}
    names = list(groups)
    pairs = {n: names.index(group.name) for n, group in enumerate(before) if group.name in groups}
    _number(rows.groups, added, pairs)
    rows.all.extend(added.values())
    return groups | {group.name: group for group in added.values()}


def _number(new: Sequence[Any], old: Mapping[int, Any], pairs: Mapping[int, int]) -> None:
    """Positions of the draft's rows and of old ones (by their place before) among them; `pairs`: old places to new."""
    for position, (is_old, n) in enumerate(merged(len(new), Counterparts(dict(pairs)), list(old)), 1):
        (old if is_old else new)[n].position = position


def _again(row: Any, **changes: Any) -> Any:
    """An unsaved row with the same fields but for these."""
    skip = {"id", "public_id", *changes}
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in skip}
    return type(row)(**fields, **changes)
