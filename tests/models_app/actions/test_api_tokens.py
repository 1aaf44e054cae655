"""Tokens of the read API: the secret is told once, what is revoked stays so, uses are counted."""

import datetime as dt

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Problem, Refused
from models_app.actions.api_tokens import count_use, make_token, revoke_token
from models_app.models import ApiToken
from models_app.queries.api_tokens import digest_of, token_of
from tests import factories as make

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 12, 7, 17, 0, 12, tzinfo=dt.UTC)


@pytest.fixture
def hr():
    return make.make_person("hr", Role.HR_ADMIN)


@pytest.fixture
def agency(hr):
    return make.make_agency()


def test_a_secret_is_told_once_and_kept_as_its_hash(agency, hr):
    token, secret = make_token(agency=agency, name=" Job pages ", actor=hr)

    kept = ApiToken.objects.get()
    assert (kept.name, kept.created_by, kept.secret_sha256) == ("Job pages", hr, digest_of(secret))
    assert (len(secret), secret[:5], token_of(secret)) == (48, "cpat_", token)
    entry = AuditEntry.objects.get(action="api_token.make")
    assert (entry.agency, entry.actor, entry.object_id) == (agency, hr, token.public_id)
    assert secret not in entry.payload
    assert digest_of(secret) not in entry.payload


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("  ", "Say what the token is for."),
        ("x" * 121, "The text is 121 characters long; 120 is the most."),
        ("Job\x00pages", "The text holds a character that can't be stored (NUL). Take it out."),
        ("Intranet", "A token with this name is in use. Revoke that one, or choose another name."),
    ],
)
def test_a_token_needs_a_name_of_its_own(agency, hr, name, message):
    make_token(agency=agency, name="Intranet", actor=hr)

    with pytest.raises(Refused) as refused:
        make_token(agency=agency, name=name, actor=hr)

    assert refused.value.problems == (Problem(message, field="name"),)
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.AUDITOR])
def test_only_hr_admins_of_the_agency_make_and_revoke(agency, role):
    token, _ = make.make_token(agency)
    others = make.make_person("hr.elsewhere", Role.HR_ADMIN, make.make_agency("elsewhere"))

    for person in (make.make_person("dana", role, agency), others):
        with pytest.raises(Refused):
            make_token(agency=agency, name="Mine", actor=person)
        with pytest.raises(Refused):
            revoke_token(token=token, actor=person)

    assert list(ApiToken.objects.active()) == [token]


def test_a_revoked_token_reads_nothing_and_its_name_is_free_again(agency, hr):
    token, secret = make_token(agency=agency, name="Job pages", actor=hr)

    revoke_token(token=token, actor=hr)

    assert token_of(secret) is None
    assert (token.revoked_by, token.revoked_at is not None) == (hr, True)
    with pytest.raises(Refused):
        revoke_token(token=token, actor=hr)
    make_token(agency=agency, name="Job pages", actor=hr)
    actions = AuditEntry.objects.filter(object_type="models_app.apitoken").order_by("pk")
    assert [e.action for e in actions] == ["api_token.make", "api_token.revoke", "api_token.make"]


def test_uses_are_counted_by_token_and_minute(agency, hr, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    token, other = make.make_token(agency)[0], make.make_token(agency, "Other")[0]
    later = AT + dt.timedelta(seconds=48)

    waits = [count_use(token=one, now=at) for one, at in ((token, AT),) * 3 + ((other, AT), (token, later))]

    assert waits == [0, 0, 48, 0, 0]


def test_the_day_of_the_last_use_is_written_once_a_day(agency, count_queries):
    token, _ = make.make_token(agency)
    writes = []

    for at in (AT, AT + dt.timedelta(seconds=1), AT + dt.timedelta(days=1), AT):
        with count_queries() as queries:
            count_use(token=token, now=at)
        writes.append(sum(q["sql"].startswith("UPDATE") and "apitoken" in q["sql"] for q in queries))
        token.refresh_from_db()

    assert writes == [1, 0, 1, 0]
    assert token.last_used_on == dt.date(2026, 12, 8)
