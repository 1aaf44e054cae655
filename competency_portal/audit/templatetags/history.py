"""`{% load history %}{% history_of object %}`: what was done to an object, for those who may see it."""

from django import template

from competency_portal.accounts.queries import current_agency
from competency_portal.audit import queries

register = template.Library()


@register.inclusion_tag("audit/_history.html", takes_context=True)
def history_of(context, obj):
    """The object's history in a table. Others get an empty one: ask `can_see_history` before drawing the tab."""
    request = context["request"]
    agency = current_agency(request)
    return {"history": queries.history_of(obj, request.user), "zone": agency.time_zone if agency else "UTC"}
