"""How figures of a stored result are written. Nothing is computed here but the one rounding for the eye."""

from fractions import Fraction

from django import template
from django.utils.html import format_html_join

from assessments.calculations.rounding import percent, round_half_up, shares_in_words
from assessments.queries.results import Apart, figure_of
from assessments.queries.results import apart_of as apart_of_row
from competency_portal.components.templatetags.portal import kept_piece

register = template.Library()


@register.filter
def share_of(item, shown) -> str:
    """Share of all weight of an assessed competency: '25%'."""
    return percent(shown.share_of[item["id"]])


@register.filter(name="shares_in_words")
def words_of_shares(lines) -> str:
    """What is said beside the shares of a hiring action's weights."""
    return shares_in_words([line.share / 100 for line in lines])


@register.filter
def shown_score(row, shown) -> str:
    """The stored score with the decimals of the rule set."""
    return figure_of(row.shown, shown)


@register.filter
def apart_of(row, shown) -> Apart:
    """How far the initial ratings of a line lie apart, and what is flagged."""
    return apart_of_row(row, shown)


@register.filter
def as_whole(value) -> str:
    """A stored fraction as a whole number where it is one, else with two decimals; None stays 'none'."""
    if value is None:
        return "none"
    number = Fraction(value)
    return str(number.numerator) if number.denominator == 1 else str(round_half_up(number, 2))


@register.filter
def as_two(value) -> str:
    """A stored fraction with two decimals, rounded half up."""
    return str(round_half_up(Fraction(value), 2))


@register.filter
def as_percent(value) -> str:
    """A stored share as a percentage."""
    return percent(Fraction(value))


@register.filter
def percent_of(part, whole) -> str:
    """A count as a percentage of another, whole percent; 'all' and 'none' are never rounded to."""
    shown = round_half_up(Fraction(100 * part, whole), 0)
    if shown == 100 and part < whole:
        return "over 99%"
    return "under 1%" if shown == 0 and part else f"{shown}%"


@register.filter
def as_exact(value) -> str:
    """A stored fraction as it is, 'a/b', or the whole number that it is."""
    return str(Fraction(value))


@register.filter
def rank_words(line) -> str:
    """'Rank 2', or 'Rank 2, shared by 3'."""
    shared = f", shared by {line['shared_by']}" if line["shared_by"] > 1 else ""
    return f"Rank {line['rank']}{shared}"


@register.simple_tag
def agreed_cells(row, shown) -> str:
    """The cells of a candidate's agreed ratings in the ranked list, one a part of the score."""
    low, high = shown.levels
    labels = shown.label_of
    parts = zip(row.parts, shown.assessed, strict=True)
    values = ((part["value"], item["name"], share_of(item, shown)) for part, item in parts)
    return format_html_join(
        "",
        "{}",
        (
            (_agreed_cell(value, labels.get(value, ""), name, share, low, high),)
            for value, name, share in values
        ),
    )


@kept_piece("assessments/_results_cell.html")
def _agreed_cell(value, label, name, share, low, high):
    return {"value": value, "label": label, "name": name, "share": share, "low": low, "high": high}
