"""The shipped library as fixtures: what the readers make of the source documents, and the catalogue's frame.

`fixtures/sources/` holds the documents, `catalogue.json` (whose they are, banks, scales; nothing of their text) and
`remarks.json` (what an expert reader noticed; becomes findings). The result is the same byte for byte every time.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core import serializers
from django.db.models import Model

from competency_portal.accounts.models import Agency
from competency_portal.identifiers import ALPHABET, LENGTH
from models_app.actions.rows import ModelRows
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind, VersionState
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import read_model
from models_app.models import CompetencyBank, ProficiencyLevel, ProficiencyScale, SourceDocument


def build(sources: Path) -> dict[str, str]:
    """Texts of the fixture files by name, from the folder of source documents."""
    catalogue = json.loads((sources / "catalogue.json").read_text(encoding="utf-8"))
    remarks = json.loads((sources / "remarks.json").read_text(encoding="utf-8"))
    shipped = [row for scale in catalogue["shipped"]["scales"] for row in _scale(None, scale)]
    files = {catalogue["shipped"]["fixture"]: _dump(shipped, catalogue)}
    for entry in catalogue["documents"]:
        text = (sources / entry["file"]).read_text(encoding="utf-8")
        rows = _document_rows(entry, text, remarks.get(entry["file"], []))
        files[entry["fixture"]] = _dump(rows, catalogue)
    return files


def _document_rows(entry: dict[str, Any], text: str, remarks: list[dict[str, Any]]) -> list[Model]:
    """Agency, source, bank, scales and the model's own rows, in an order in which they can be saved."""
    plain = read_model(text)
    agency = Agency(**entry["agency"])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = SourceDocument(
        agency=agency,
        title=entry["title"],
        filename=entry["file"],
        text=text,
        sha256=sha256,
        note=entry["note"],
    )
    bank_fields = dict(entry["bank"])
    lines = bank_fields.pop("lines", "")
    bank = CompetencyBank(agency=agency, source=source if lines else None, source_lines=lines, **bank_fields)
    scale = ProficiencyScale(agency=agency, **entry["scale"]) if "scale" in entry else None
    rows = ModelRows(
        completed(plain),
        agency=agency,
        source=source,
        bank=bank,
        scale=scale,
        version={"state": VersionState.PUBLISHED},
    )
    for position, remark in enumerate(remarks, len(rows.plain.findings) + 1):
        rows.add_finding(position, _remark(plain, remark))
    own = [row for fields in entry["scales"] for row in _scale(agency, fields)]
    return [agency, source, bank, *([scale] if scale else []), *own, *rows.all]


def _remark(plain: PlainModel, remark: dict[str, Any]) -> PlainFinding:
    families = [competency.family for competency in plain.competencies]
    about = remark.get("competency")
    return PlainFinding(
        FindingKind.TEXT,
        remark["title"],
        remark["detail"],
        tuple(remark["lines"]),
        families.index(about) if about else None,
    )


def _scale(agency: Agency | None, fields: dict[str, Any]) -> Iterable[Model]:
    """A scale with its levels, lowest first."""
    fields = dict(fields)
    levels = fields.pop("levels")
    scale = ProficiencyScale(agency=agency, **fields)
    return [
        scale,
        *(ProficiencyLevel(scale=scale, ordinal=n, **level) for n, level in enumerate(levels, 1)),
    ]


def _dump(rows: Iterable[Model], catalogue: dict[str, Any]) -> str:
    rows = list(rows)
    for row in rows:
        if hasattr(row, "public_id"):
            row.public_id = public_id(row)
    data = json.loads(
        serializers.serialize(
            "json", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True, ensure_ascii=False
        )
    )
    for row in data:
        if "created_at" in row["fields"]:
            row["fields"]["created_at"] = catalogue["prepared_on"]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def public_id(row: Model) -> str:
    """The same identifier for the same row every time: taken from the hash of its table and natural key."""
    key = json.dumps([row._meta.label_lower, *row.natural_key()], ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    digits = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)
