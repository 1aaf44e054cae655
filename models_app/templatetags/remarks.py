"""Comments beside the places of a draft."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from models_app.queries.remarks import GONE, Beside, anchor_of
from models_app.queries.spots import WHOLE_COMPETENCY, WHOLE_VERSION

register = template.Library()


@register.inclusion_tag("models_app/_remarks.html")
def remarks_at(page: Beside, kind: str, number: int | str = ""):
    """Comments on one place of a page, and the way to a new one: `{% remarks_at remarks "indicator" 2 %}`."""
    place = f"{kind}:{number}" if number != "" else kind
    name = GONE.get(kind, "Whole version")
    remarks = page.at(place)
    return {
        "anchor": anchor_of(place),
        "name": f"{name.removeprefix('An ').removeprefix('A ')} {number}".strip().lower(),
        "open": [remark for remark in remarks if remark.comment.is_open],
        "resolved": [remark for remark in remarks if not remark.comment.is_open],
        "may_comment": page.may_comment,
        "agency": page.version.model.agency,
        "new": _address(page, place),
        "whole": place in (WHOLE_VERSION, WHOLE_COMPETENCY),
    }


def _address(page: Beside, place: str) -> str:
    address = reverse("library:comment-new", args=[page.version.public_id])
    query = {"use": page.on.public_id} if page.on else {}
    return f"{address}?{urlencode({**query, 'place': place})}"


@register.filter
def said_at(page: Beside, place: str) -> bool:
    """Whether anything was said about this place of the page."""
    return bool(page.at(place))


@register.filter
def of_use(remarks, use):
    """The remarks on one competency out of those by competency."""
    return remarks.get(use.pk, [])


@register.filter
def resolved(remarks):
    """Those of the remarks that are resolved."""
    return [remark for remark in remarks if not remark.comment.is_open]


@register.filter
def count_of(numbers, use):
    """A number by competency; 0 where there is none."""
    return numbers.get(use.pk, 0)
