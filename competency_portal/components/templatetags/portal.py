"""Template tags of the portal: each draws one file of `templates/components/`. Listed in docs/design/components.md."""

import secrets
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import wraps

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join

from competency_portal import reasons
from competency_portal.components import drawing, wording

register = template.Library()

TAG_KINDS = frozenset({"", "good", "info", "warn", "bad", "plain"})
BAR_KINDS = {"fill": "cp-fill", "q": "cp-fill-q"}
PROGRESS_WIDTH, SCORE_WIDTH = 132, 72
MOST_KEPT = 1000  # drawings a tag keeps; long tables repeat a few hundred times the same five


def drawn_once(file):
    """An inclusion tag that keeps what it drew: the same inputs give the same piece of page.

    For small pieces that stand in long tables and depend on nothing but their inputs, which count as the same when
    type and text agree (a Decimal 1 and 1.00 don't).
    """

    def registered(function):
        register.simple_tag(kept_piece(file)(function))
        return function

    return registered


def kept_piece(file):
    """The same for a piece that a tag of its own asks for many times: the function answers with what was drawn."""

    def keeping(function):
        kept: dict[tuple, str] = {}

        @wraps(function)
        def draw(*args, **kwargs):
            key = tuple([(type(value), str(value)) for value in args])
            if kwargs:
                key += tuple((name, type(value), str(value)) for name, value in kwargs.items())
            drawn = kept.get(key)
            if drawn is None:
                if len(kept) >= MOST_KEPT:
                    kept.clear()
                drawn = kept[key] = get_template(file).render(function(*args, **kwargs))
            return drawn

        return draw

    return keeping


@register.inclusion_tag("components/level_bars.html")
def level_bars(ordinal, of, text=False):
    """Ladder of a proficiency scale, filled up to level `ordinal` of `of` (1 is the lowest; None: no level stated)."""
    rungs = drawing.ladder(ordinal, of)
    last = rungs[-1]
    return {"rungs": rungs, "width": last.x + last.width + 1, "ordinal": ordinal, "of": of, "text": text}


@register.inclusion_tag("components/bar.html")
def progress_bar(value, max):
    """How much of a work is done: `value` of `max` pieces, 132 px wide. The caller writes the numbers beside it."""
    width = drawing.bar_width(value, 0, max, PROGRESS_WIDTH)
    return {"full": PROGRESS_WIDTH, "width": width, "css": BAR_KINDS["fill"]}


@drawn_once("components/bar.html")
def score_bar(value, low, high, kind="fill"):
    """A score from `low` to `high` as a 72 px bar that compares down a column; None draws nothing."""
    if value is None:
        return {}
    return {
        "full": SCORE_WIDTH,
        "width": drawing.bar_width(value, low, high, SCORE_WIDTH),
        "css": BAR_KINDS[kind],
    }


@register.inclusion_tag("components/step_bar.html")
def step_bar(current, total):
    """Steps of a job, `current` (from 1) of `total`, those before it done. Write the words beside it."""
    return {"steps": ["done" if n < current else "now" if n == current else "" for n in range(1, total + 1)]}


@drawn_once("components/heat.html")
def heat(value, low, high, label="", who="", word=""):
    """A rating as a drawn cell of the heat map. The number is always written in it, blue only helps the eye.

    Screen readers are told `who`, the number and its `label`: 'Okafor: 4, Advanced'. None: no rating, and `label` says
    why. `word` is drawn instead of the number or a dash.
    """
    if value is None:
        shade, word, said = 0, word or "–", label or "no rating"
    else:
        shade, word = drawing.blue(value, low, high), word or value
        said = f"{value}, {label}" if label else value
    return {"word": word, "shade": shade, "says": f"{who}: {said}" if who else said}


@register.inclusion_tag("components/heat_legend.html")
def heat_legend(low, high):
    """Which blue is higher, for a scale of whole levels from `low` to `high`."""
    return {"cells": [(n, drawing.blue(n, low, high)) for n in range(low, high + 1)]}


@drawn_once("components/tag.html")
def tag(word, kind=""):
    """A status word; `kind` is good, info, warn, bad, plain or nothing. Color only repeats the word."""
    if kind not in TAG_KINDS:
        raise template.TemplateSyntaxError(f"{kind!r} is no kind of tag.")
    return {"word": word, "kind": kind}


@drawn_once("components/icon.html")
def icon(name):
    """An icon of the USWDS sprite, hidden from screen readers: the word stands beside it."""
    return {"name": name}


@drawn_once("_shell/head.html")
def page_head():
    """Style sheets and scripts of every page: addresses of static files, the same for everybody."""
    return {}


@register.inclusion_tag("_shell/session.html")
def session_notice():
    """The notice two minutes before a session ends for want of activity, hidden until then."""
    return {"idle_seconds": settings.SESSION_IDLE_SECONDS}


@register.inclusion_tag("components/crumb.html")
def crumb(label, url=""):
    """One step of the breadcrumbs; without an address it is the page itself."""
    return {"label": label, "url": url}


@register.inclusion_tag("components/empty.html")
def empty(title, text="", url="", label=""):
    """What stands in place of a list with nothing in it: why it is empty, and what to do next."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("components/late.html")
def late(differing):
    """What a page tells when somebody saved meanwhile: each field that both changed, on record and as typed.

    A variable that the page does not have comes as an empty text: nobody saved, as with None.
    """
    return {"differing": None if differing == "" else differing}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page_obj, param="page", label="Pages"):
    """Page numbers of a `Paginator` page; keeps the rest of the query string. Nothing for a single page."""
    query = context["request"].GET.copy()

    def address(number):
        query[param] = number
        return f"?{query.urlencode()}"

    paginator = page_obj.paginator
    numbers = paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return {
        "page": page_obj,
        "label": label,
        "numbers": [(n, "" if n == paginator.ELLIPSIS else address(n)) for n in numbers],
        "previous": address(page_obj.previous_page_number()) if page_obj.has_previous() else "",
        "next": address(page_obj.next_page_number()) if page_obj.has_next() else "",
    }


@register.filter
def in_zone(value: datetime | None, agency) -> str:
    """'Dec 7, 2026, 4:15 p.m.' in the time zone of an agency (or of an IANA zone name); UTC without one."""
    return _moment(value, agency, named=False)


@register.filter
def in_zone_named(value: datetime | None, agency) -> str:
    """As `in_zone`, with the zone's short name, for moments that are quoted outside the agency."""
    return _moment(value, agency, named=True)


@register.filter
def in_zone_exact(value: datetime, zone: str) -> str:
    """'Dec 7, 2026, 4:15:09 p.m. EST' in an IANA zone, for entries whose order matters to the second."""
    return wording.moment(value, zone or "UTC", named=True, seconds=True)


def _moment(value: datetime | None, agency, *, named: bool) -> str:
    if not value:
        return "no time yet"
    zone = agency if isinstance(agency, str) else getattr(agency, "time_zone", "")
    return wording.moment(value, zone or "UTC", named=named or not zone)


@register.filter
def as_shown(value: Decimal | Fraction | int | None, places: int = 2) -> str:
    """A score rounded once, half up, where it is shown; missing is said, never drawn as zero."""
    return "not computed" if value is None else wording.rounded(value, places)


@register.filter
def or_unknown(value) -> str:
    """The value, or the words for what the source does not state. Zero is a value."""
    if value is None or value == "":
        return get_template("components/unknown.html").render()
    return value


@register.filter
def highlight(text: str | None, query: str | None) -> str:
    """The text with each word of the query in `mark`; everything is escaped."""
    pieces = wording.pieces(text or "", query or "")
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", piece) if hit else piece,) for piece, hit in pieces)
    )


@register.simple_tag
def once():
    """A key of this drawing of a form: its view is `carried_out_once`, so that pressing twice does it once."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_hex(16))


@register.simple_tag
def reason_help():
    """What a reason is asked to be, for forms that a template draws by hand."""
    return reasons.HELP


@register.simple_tag
def snippet(text, query, length=160):
    """About `length` characters around the first hit of the query, hits in `mark`."""
    return highlight(wording.excerpt(text or "", query or "", length), query)
