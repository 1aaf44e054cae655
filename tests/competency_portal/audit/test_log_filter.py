"""What the terminal of `bin/serve` shows of a request that was refused, and of one that failed."""

import logging
import sys

import pytest
from django.conf import settings
from django.test import RequestFactory

from competency_portal.audit.log_filter import OneLineRefusals


def logged(status, *, noted=False, name="django.request"):
    """What is written of a request whose view raised and that was answered with this status; None for nothing."""
    request = RequestFactory().get("/x/")
    request.denial_noted = noted
    try:
        raise ValueError("inside")
    except ValueError:
        given = sys.exc_info()
    record = logging.LogRecord(name, logging.WARNING, "f", 1, "Answer: /x/", (), given)
    record.status_code, record.request = status, request
    return logging.Formatter().format(record) if OneLineRefusals().filter(record) else None


@pytest.mark.parametrize("status", [400, 403, 404, 499])
def test_a_refusal_is_one_line(status):
    assert logged(status) == "Answer: /x/"
    assert logged(status, noted=True) is None


@pytest.mark.parametrize(
    ("status", "name"), [(500, "django.request"), (503, "django.request"), (403, "portal")]
)
def test_what_failed_and_what_others_log_keeps_its_traceback(status, name):
    text = logged(status, noted=True, name=name)

    assert (text.splitlines()[0], text.splitlines()[-1]) == ("Answer: /x/", "ValueError: inside")


def test_the_portal_logs_through_the_filter():
    (name,) = settings.LOGGING["handlers"]["console"]["filters"]

    assert settings.LOGGING["filters"][name]["()"].endswith("log_filter.OneLineRefusals")
