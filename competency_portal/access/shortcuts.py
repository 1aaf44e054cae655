"""What views say to ask for an object or a permission."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from competency_portal.access.rules import Decision, NotNow


def visible_or_404(queryset: QuerySet, public_id: str):
    """The object with this public id from a queryset that is already narrowed by `visible_to(user)`.

    A foreign object answers exactly like a missing one.
    """
    try:
        return queryset.get(public_id=public_id)
    except queryset.model.DoesNotExist:
        raise Http404 from None


def require(decision: Decision) -> None:
    """Stop with 403 and the reason unless the predicate allowed it."""
    if not decision:
        raise (NotNow if decision.by_state else PermissionDenied)(decision.reason)
