"""The first agency and the first administrator of a portal that nobody uses yet."""

from zoneinfo import available_timezones

from django.contrib.auth.password_validation import validate_password
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.accounts.setup_code import forget_setup_code, is_setup_code
from competency_portal.accounts.validators import field_problems
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused


def nobody_yet() -> bool:
    """Whether the portal has no person at all, which is the only time when it can be set up."""
    return not User.objects.exists()


@transaction.atomic
def set_up_portal(*, code: str, agency: Agency, user: User, password: str) -> User:
    """Create the first agency and its first person, who is HR admin there and administrates the system.

    `agency` and `user` are unsaved; `code` is what the console printed. Raises Refused with every problem. Two people
    who hold the code at the same moment get one portal: the second finds that somebody is there.
    """
    _wait_for_turn()
    if not nobody_yet():
        raise Refused("This portal is set up already. Please sign in.")
    problems = set_up_problems(code=code, agency=agency, user=user, password=password)
    if problems:
        raise Refused(*problems)
    agency.save(force_insert=True)
    user.is_system_administrator = True
    user.set_password(password)
    user.save(force_insert=True)
    Membership.objects.create(user=user, agency=agency, role=Role.HR_ADMIN)
    after = {"agency": agency.code, "username": user.username, "roles": [str(Role.HR_ADMIN), "system_admin"]}
    record(agency=agency, actor=user, action="portal.set_up", obj=agency, after=after, reason="First set-up")
    transaction.on_commit(forget_setup_code)
    return user


def set_up_problems(*, code: str, agency: Agency, user: User, password: str) -> list[Problem]:
    """Everything against setting the portal up like this."""
    return [*_code_problems(code), *_agency_problems(agency), *_person_problems(user, password)]


def _wait_for_turn() -> None:
    """Locks a row that every migrated database has; on SQLite the transaction itself has the lock already."""
    ContentType.objects.select_for_update().get(app_label=User._meta.app_label, model=User._meta.model_name)


def _code_problems(code: str) -> list[Problem]:
    if is_setup_code(code):
        return []
    return [Problem("This is not the set-up code that the server printed when it started.", "setup_code")]


def _agency_problems(agency: Agency) -> list[Problem]:
    problems = field_problems(agency, prefix="agency_")
    if agency.time_zone not in available_timezones():
        problems.append(Problem("Choose a time zone from the list.", "agency_time_zone"))
    return problems


def _person_problems(user: User, password: str) -> list[Problem]:
    problems = field_problems(user, exclude={"password"})
    if not user.email:
        problems.append(Problem("Give an e-mail address: a forgotten password is reset through it.", "email"))
    try:
        validate_password(password, user)
    except ValidationError as error:
        problems += [Problem(message, "password") for message in error.messages]
    return problems
