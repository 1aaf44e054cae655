"""Many requests of one token at the same moment, and one name for two tokens: no count and no name is lost."""

import pytest
from django.core.cache import cache

from competency_portal.accounts.choices import Role
from competency_portal.errors import Refused
from models_app.actions.api_tokens import count_use, make_token
from models_app.models import ApiToken
from tests import factories as make
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_more_requests_pass_than_the_limit(settings):
    settings.API_REQUESTS_A_MINUTE = 3
    cache.clear()
    token, _ = make.make_token()

    waits = at_once(*(lambda: count_use(token=token, now=make.NOON) for _ in range(6)))

    assert sorted(waits) == [0, 0, 0, 60, 60, 60]


def test_one_token_gets_a_name_and_the_other_is_told():
    hr = make.make_person("hr", Role.HR_ADMIN)

    answers = at_once(
        *(lambda: make_token(agency=make.make_agency(), name="Job pages", actor=hr) for _ in range(3))
    )

    assert ApiToken.objects.count() == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 2
