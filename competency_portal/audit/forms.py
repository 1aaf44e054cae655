"""The filter above the trail."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms

from competency_portal.components.widgets import DateInput


class EntryFilter(forms.Form):
    """Every field narrows; empty ones don't."""

    agency = forms.ChoiceField(required=False, label="Chain")
    action = forms.ChoiceField(required=False, label="What was done")
    person = forms.CharField(required=False, max_length=150, label="Username contains")
    object_id = forms.CharField(required=False, max_length=40, label="Object's identifier")
    after = forms.DateField(required=False, label="From day", widget=DateInput())
    before = forms.DateField(required=False, label="To day", widget=DateInput())

    def __init__(self, *args, chains: list[tuple[str, str]], actions: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "All"), *chains]
        self.fields["action"].choices = [("", "Anything"), *actions]

    def narrow(self, entries, zone: ZoneInfo):
        """Entries that fit; a field that makes no sense is left out and shows its error. Days are days in `zone`."""
        if not self.is_bound:
            return entries
        self.is_valid()
        given = self.cleaned_data
        lookups = {
            "chain": given.get("agency"),
            "action": given.get("action"),
            "actor__username__icontains": given.get("person"),
            "object_id": given.get("object_id"),
            "at__gte": midnight(given.get("after"), zone),
            "at__lt": midnight(given.get("before"), zone, days=1),
        }
        return entries.filter(**{lookup: value for lookup, value in lookups.items() if value})


def midnight(day: date | None, zone: ZoneInfo, *, days: int = 0) -> datetime | None:
    """Beginning of the day in the zone, `days` later; None without a day or past the calendar's end."""
    if day is None or day >= date.max - timedelta(days=2):
        return None
    return datetime.combine(day + timedelta(days=days), time.min, tzinfo=zone)
