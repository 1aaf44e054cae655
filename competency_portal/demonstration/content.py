"""The demonstration's texts, read from fixtures/demo."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

AGENCIES = ("nara", "la", "nc")


def read(*parts: str) -> Any:
    """One JSON file below fixtures/demo."""
    path = Path(settings.BASE_DIR, "fixtures", "demo", *parts).with_suffix(".json")
    return json.loads(path.read_text(encoding="utf-8"))


def same_competency(use, wanted: dict[str, Any]) -> bool:
    """Whether a competency use is the one named in the demonstration's texts (name, and variant where it has one)."""
    competency = use.revision.competency
    return competency.family == wanted["name"] and competency.variant == wanted.get("variant", "")
