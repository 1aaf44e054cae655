"""How initial ratings are drawn side by side."""

from django import template
from django.utils.html import format_html_join

from competency_portal.components.templatetags.portal import kept_piece

register = template.Library()


@register.simple_tag
def initial_cells(row, shown) -> str:
    """The cells of a competency's initial ratings, one a rater, in the order of the columns."""
    return format_html_join(
        "",
        "{}",
        (
            (_initial_cell(column.short, *_said(slot, level), shown.lowest, shown.highest),)
            for column, (slot, level) in zip(shown.columns, row.cells, strict=True)
        ),
    )


def _said(slot, level) -> tuple[int | None, str, str]:
    if level:
        return level.ordinal, level.label, ""
    return (None, "not observed", "Not obs.") if slot else (None, "recused", "Recused")


@kept_piece("assessments/_consensus_cell.html")
def _initial_cell(who, value, label, word, low, high):
    return {"who": who, "value": value, "label": label, "word": word, "low": low, "high": high}
