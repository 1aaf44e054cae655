"""The read API against its own description, in this process: whatever schemathesis asks is answered as described."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from models_app.api.description import described
from tests import factories as make

schema = schemathesis.openapi.from_dict(described())
schema.app = get_wsgi_application()
schema.config.update(base_url="http://testserver")
few = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def headers(settings, db):
    """Those of a program that may ask often; there is a published model to find."""
    settings.API_REQUESTS_A_MINUTE = 100_000
    make.make_model_version()
    for signal in (request_started, request_finished):  # as Django's own test client does
        signal.disconnect(close_old_connections)
    yield make.by_token(make.make_token()[1])
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@few
def test_answers_are_as_described(case, headers):
    case.call_and_validate(headers=headers)
