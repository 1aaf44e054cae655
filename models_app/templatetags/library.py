"""Words that the library's pages need besides the shared tags."""

from zoneinfo import ZoneInfo

from django import template

from competency_portal.components.wording import MONTHS
from models_app.queries import places

register = template.Library()


@register.filter
def on_day(moment, agency) -> str:
    """'Nov 23, 2026': the day of a moment in the agency's time zone."""
    if moment is None:
        return "no date on record"
    day = moment.astimezone(ZoneInfo(getattr(agency, "time_zone", "") or "UTC"))
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


@register.filter
def state_words(version) -> str:
    """'Version 2, in review'."""
    return f"Version {version.number}, {version.get_state_display().lower()}"


@register.filter
def version_words(version) -> str:
    """'Version 2'."""
    return f"Version {version.number}"


@register.filter
def source_place(sourced):
    """Where a text, a use or a finding stands in its source; None when it was written in the portal."""
    document = sourced.source
    if document is None and getattr(sourced, "use", None) is not None:
        document = sourced.use.source
    return places.place(document, sourced.source_lines)


@register.filter
def not_stated(sourced, also=None) -> str:
    """The words for what a text or a use does not state; what was written in the portal has no source to state it."""
    here = any(thing and thing.source_id for thing in (sourced, also))
    return "not stated in the source" if here else "not stated"


@register.filter
def place_in(thing, use):
    """Where in a guide or hiring action a use stands ('question 2'); None when it does not stand there."""
    return thing.places.get(use.pk)


@register.filter
def of_row(chosen, row):
    """What was chosen for a row of a page, by its key; None where nothing was."""
    return chosen.get(row.public_id)


@register.filter
def revision_words(revision) -> str:
    """'Revision 2' or 'Revision 2, draft'."""
    return f"Revision {revision.number}" if revision.published else f"Revision {revision.number}, draft"


@register.filter
def plain_number(value) -> str:
    """A level's value without zeros that say nothing: 3 for 3.00, 2.5 for 2.50."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value}"


@register.filter
def of_kind(forms, kind):
    """The form of this kind out of forms by kind."""
    return forms[kind]


@register.filter
def links_of(finding, links):
    """Where an open finding is settled, edited and read, out of the links by finding."""
    return links.get(finding.pk, ())
