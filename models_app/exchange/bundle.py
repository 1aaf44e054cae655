"""The portal's own JSON bundle: one model version with everything it holds, and hashes that prove it whole.

Two exports of the same content are the same bytes; bringing a bundle into an empty portal and exporting again gives
them again. Who did what when, states and version numbers are no content: an import makes a draft, and people publish
it.
"""

import hashlib
import json
from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.choices import FindingKind, PartKind, SelectionUse, Substitution
from models_app.exchange.plain_json import from_json, to_json

FORMAT = "competency-portal/model"
VERSION = 1

code = "bundle"
label = "a bundle of this portal"


def write(plain: PlainModel) -> bytes:
    """The bundle of a version (`plain_of`), UTF-8, members in a fixed order, ended by a line feed."""
    members = to_json(plain)
    data = {"format": FORMAT, "format_version": VERSION, "model": members, "hashes": hashes_of(members)}
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def hashes_of(members: dict[str, Any]) -> dict[str, Any]:
    """SHA-256 of the whole model, of its source text, and of each competency, over canonical JSON."""
    source = members.get("source", {}).get("text", "") if isinstance(members.get("source"), dict) else ""
    return {
        "model": _sha256(members),
        "source": hashlib.sha256(source.encode()).hexdigest() if source else None,
        "competencies": [_sha256(competency) for competency in members.get("competencies", [])],
    }


def recognises(data: Any) -> bool:
    """Whether a JSON file is such a bundle."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def read(document: Document) -> PlainModel:
    """The model in a bundle. Raises Unreadable when it is of another version, changed, or not of the form."""
    data = document.data
    if data.get("format_version") != VERSION:
        raise Unreadable(
            f"The bundle is of version {data.get('format_version')!r}; this portal reads {VERSION}."
        )
    members = data.get("model")
    if not isinstance(members, dict):
        raise Unreadable("The bundle has no member 'model'.")
    model = from_json(PlainModel, {**members})
    if data.get("hashes") != hashes_of(members):
        raise Unreadable(
            "The bundle was changed after it was written: its content does not have the hashes that it states."
        )
    check_places(model)
    return _without_questions(model)


def _without_questions(model: PlainModel) -> PlainModel:
    values = {name: getattr(model, name) for name in model.__dataclass_fields__}
    return PlainModel(**{**values, "asks_open_questions": False})


def check_places(model: PlainModel) -> None:
    """Values out of fixed lists, and places in lists. Raises Unreadable for the first that is not there."""
    count, groups = len(model.competencies), len(model.groups)
    for part in model.parts:
        _one_of(PartKind.values, part.kind, "kind of a part")
    for finding in model.findings:
        _one_of(FindingKind.values, finding.kind, "kind of a finding")
        if finding.competency is not None and not 0 <= finding.competency < count:
            raise Unreadable(f"The finding '{finding.title[:60]}' is about a competency that is not there.")
    if model.requirement:
        _one_of(Substitution.values, model.requirement.substitution, "substitution")
    levels = {scale.code: {level.label for level in scale.levels} for scale in model.scales}
    levels[""] = {words.text for words in model.level_labels}
    for competency in model.competencies:
        _one_of(SelectionUse.values, competency.selection_use, "selection use")
        if competency.group is not None and not 0 <= competency.group < groups:
            raise Unreadable(f"'{competency.family[:60]}' is in a group that is not there.")
        required = competency.required_level
        for scale, label in (
            *((competency.scale, level.label) for level in competency.levels),
            *([(required.scale, required.label)] if required else []),
        ):
            if label not in levels.get(scale, ()):
                raise Unreadable(
                    f"'{competency.family[:60]}' names the level '{label[:60]}', which no scale has."
                )


def _one_of(values: list[str], value: str, what: str) -> None:
    if value not in values:
        raise Unreadable(f"'{value[:60]}' is no {what}; it must be one of {', '.join(values)}.")


def _sha256(members: Any) -> str:
    text = json.dumps(members, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
