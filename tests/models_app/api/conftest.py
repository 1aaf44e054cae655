"""A program that asks."""

import pytest
from django.test import Client

from tests import factories as make


@pytest.fixture
def ask(settings, db):
    """`ask(path, **options)`: the answer to a program of Testville; a server error is an answer, no exception."""
    settings.API_REQUESTS_A_MINUTE = 10_000
    client = Client(raise_request_exception=False, headers=make.by_token(make.make_token()[1]))
    return lambda path, data=None, **options: client.get(f"/api/v1/{path}", data, **options)
