"""The first page after signing in: what waits for me."""

from zoneinfo import ZoneInfo

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import current_agency, membership_roles
from competency_portal.home.progress import action_lines, late_raters
from competency_portal.home.tasks import tasks_for
from models_app.models import CompetencyModel


@require_safe
def home(request):
    """Tasks by due date, and for staff the hiring actions with their progress and who is late."""
    agency = current_agency(request)
    today = timezone.now().astimezone(ZoneInfo(agency.time_zone if agency else "UTC")).date()
    roles = membership_roles(request.user)
    tasks = [(task, task.days_late(today)) for task in tasks_for(request.user, today)]
    staff = roles & {Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR, Role.MANAGER}
    context = {
        "today": today,
        "tasks": tasks,
        "late": sum(days > 0 for _, days in tasks),
        "due_today": sum(task.due == today for task, _ in tasks),
        "lines": action_lines(request.user, today) if staff else None,
        "late_raters": late_raters(request.user, today) if Role.SPECIALIST in roles else None,
        "is_specialist": Role.SPECIALIST in roles,
        "is_system_administrator": request.user.is_system_administrator,
        "roles": roles,
        "beginning": not tasks and _is_beginning(request.user, roles),
    }
    return render(request, "home/home.html", context)


def _is_beginning(user, roles: set[str]) -> bool:
    """Whether there is no model yet and the person is one of those who bring people and models in."""
    may_begin = user.is_system_administrator or Role.HR_ADMIN in roles
    return may_begin and not CompetencyModel.objects.visible_to(user).exists()
