"""What a text around the competencies is, where a person says otherwise than the reader."""

from collections.abc import Mapping
from dataclasses import replace

from models_app.calculations.plain import PlainModel


def with_kinds(plain: PlainModel, kinds: Mapping[int, str]) -> PlainModel:
    """The model with these kinds of its texts, by their place in the document; nothing else of them changes."""
    parts = (replace(part, kind=kinds.get(place, part.kind)) for place, part in enumerate(plain.parts))
    return replace(plain, parts=tuple(parts)) if kinds else plain
