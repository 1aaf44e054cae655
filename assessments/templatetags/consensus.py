"""How initial ratings are drawn side by side."""

from django import template
from django.utils.html import format_html_join

from competency_portal.components.templatetags.portal import kept_piece

register = template.Library()


@register.simple_tag
def initial_cells(row, shown) -> str:
    """The cells of a competency's initial ratings, one a rater, in the order of the columns.

    '*' marks what changed after the worksheet was opened again; screen readers are told so.
    """
    return format_html_join(
        "",
        "{}",
        (
            (_initial_cell(column.short, *_said(slot, level, again), shown.lowest, shown.highest),)
            for column, (slot, level), again in zip(shown.columns, row.cells, row.again, strict=True)
        ),
    )


@register.filter
def changed_again(shown) -> bool:
    """Whether a rating on the consensus page changed after a worksheet was opened again."""
    return any(any(row.again) for row in shown.rows)


def _said(slot, level, again) -> tuple[int | None, str, str]:
    if slot is None:
        return None, "recused", "Recused"
    value, label, word = (
        (level.ordinal, level.label, level.ordinal) if level else (None, "not observed", "Not obs.")
    )
    return (
        (value, f"{label}, changed after it was opened again", f"{word}*") if again else (value, label, word)
    )


@kept_piece("assessments/_consensus_cell.html")
def _initial_cell(who, value, label, word, low, high):
    return {"who": who, "value": value, "label": label, "word": word, "low": low, "high": high}
