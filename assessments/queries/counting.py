"""Counts as columns of their own. Two joined counts multiply their rows: 200 candidates times 600 worksheets."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def count_of(queryset: QuerySet, link: str = "action", *, outer: str = "pk") -> Coalesce:
    """How many rows of the queryset point by `link` at the row they are counted for (at its `outer`); 0 for none."""
    counted = queryset.filter(**{link: OuterRef(outer)}).order_by().values(link).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)
