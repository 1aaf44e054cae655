"""Which competencies of a version still have the words of their source documents. No query of its own."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from models_app.calculations.kept_words import Said, Wording, unescaped, wording, words_from
from models_app.models import CompetencyUse, ModelPart, ModelVersion, SourceDocument
from models_app.queries.places import parsed

# Lists of texts, each with what stands above a text of it, which may be a column head far from its place.
TEXTS = {"levels": "", "indicators": "", "standards": "label", "areas": "heading"}


class KeptWords:
    """The comparison for these uses, given with their texts and with the sources of uses and revisions."""

    def __init__(self, uses: list[CompetencyUse]) -> None:
        self._found: dict[int, Wording | None] = {}
        known = {doc.pk: doc for use in uses for doc in (use.source, use.revision.source) if doc}
        self._lines = cache(lambda pk: _lines_of(known[pk]))
        self._whole = cache(lambda pk: "\n".join(self._lines(pk)))

    def of(self, use: CompetencyUse) -> Wording | None:
        """What holds for a competency; None where it has no place that could be compared."""
        if use.pk not in self._found:
            self._found[use.pk] = self._compared(use)
        return self._found[use.pk]

    def _compared(self, use: CompetencyUse) -> Wording | None:
        revision = use.revision
        document = use.source_id or revision.source_id
        block = self._at(document, use.source_lines or revision.source_lines)
        if document is None or block is None:
            return None
        texts = [self._said(revision, revision.definition, document, block)]
        for name, head in TEXTS.items():
            for row in getattr(revision, name).all():
                texts.append(self._said(row, row.text, document, block))
                if head:
                    texts.append(Said(getattr(row, head), self._whole(document), row.source_id is None))
        return wording((revision.family, revision.variant), texts, block, self._whole(document))

    def _said(self, row: Any, text: str | None, document: int, block: str) -> Said:
        """Words of a row; of one from another document they must stand in the block of this one."""
        here = row.source_id == document
        return Said(
            text or "", self._at(document, row.source_lines) if here else block, row.source_id is None
        )

    def _at(self, document: int | None, lines: str) -> str | None:
        """The words on these lines; None where there are no such lines."""
        return None if document is None else _on(self._lines(document), lines)


def words_at(document: SourceDocument | None, lines: str) -> str | None:
    """The words on these lines of a document; None where there are no such lines."""
    if document is None:
        return None
    return _on(_lines_of(document), lines)


def _on(there: list[str], lines: str) -> str | None:
    ranges = parsed(lines)
    if not ranges or max(last for _, last in ranges) > len(there):
        return None
    return "\n".join(line for first, last in ranges for line in there[first - 1 : last])


def _lines_of(document: SourceDocument) -> list[str]:
    read = unescaped if document.media_type == "json" else str
    return [read(line) for line in document.lines()]


def source_words(
    version: ModelVersion, uses: list[CompetencyUse], kept: KeptWords, parts: Iterable[ModelPart]
) -> str:
    """What may be said of a version's words beside its own source; empty where it has none."""
    source = version.source
    if source is None:
        return ""
    from_here = [use for use in uses if use.source_id or use.revision.source_id]
    found = [
        kept.of(use)
        if (use.source_id or use.revision.source_id) == source.pk or kept.of(use) == Wording.CHANGED
        else None
        for use in from_here
    ]
    others = [*parts, *(use.group for use in uses if use.group)]
    return words_from(
        source.title,
        found,
        written=len(uses) - len(from_here),
        own=any(row.source_id is None for row in others),
        placed=bool(version.source_lines)
        and all(row.source_id == source.pk and row.source_lines for row in others),
    )
