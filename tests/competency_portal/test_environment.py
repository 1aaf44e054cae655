"""A value of the environment that makes no sense is named; nothing is guessed from it."""

import pytest

from competency_portal.environment import check_environment, environment_problems

NO_DATABASE = "DATABASE_URL names no database: it must look like postgres://account:password@host:5432/name or sqlite:///path."
NO_ADDRESS = (
    "PORTAL_ADDRESS must be where people reach the portal and nothing else, like https://portal.agency.gov."
)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, []),
        ({"PORTAL_MODE": "production", "DJANGO_DEBUG": "False", "CONN_MAX_AGE": "0"}, []),
        ({"DATABASE_URL": "postgres:///portal?host=/var/run/postgresql"}, []),
        ({"DATABASE_URL": "postgres://portal:a%40b@db.internal:5432/portal"}, []),
        ({"DATABASE_URL": "sqlite:////var/lib/portal/portal.sqlite3"}, []),
        ({"PORTAL_MODE": "prod"}, ["PORTAL_MODE is 'prod'; it must be one of demo, production, test."]),
        ({"DJANGO_DEBUG": "perhaps"}, ["DJANGO_DEBUG is 'perhaps'; it must be true or false."]),
        ({"BEHIND_PROXY": "2"}, ["BEHIND_PROXY is '2'; it must be true or false."]),
        ({"CONN_MAX_AGE": "soon"}, ["CONN_MAX_AGE is 'soon'; it must be a whole number."]),
        ({"CONN_MAX_AGE": "-1"}, ["CONN_MAX_AGE is '-1'; it must be a whole number."]),
        ({"PORTAL_ADDRESS": "https://portal.agency.gov/"}, []),
        ({"PORTAL_ADDRESS": "http://10.0.0.5:8000"}, []),
        ({"PORTAL_ADDRESS": ""}, []),
        ({"PORTAL_ADDRESS": "portal.agency.gov"}, [NO_ADDRESS]),
        ({"PORTAL_ADDRESS": "https://portal.agency.gov/library"}, [NO_ADDRESS]),
        ({"PORTAL_ADDRESS": "https://me@portal.agency.gov"}, [NO_ADDRESS]),
        ({"PORTAL_ADDRESS": "https://portal:port"}, [NO_ADDRESS]),
        ({"PORTAL_ADDRESS": "ftp://portal.agency.gov"}, [NO_ADDRESS]),
        ({"DATABASE_URL": "foo"}, [NO_DATABASE]),
        ({"DATABASE_URL": ""}, [NO_DATABASE]),
        ({"DATABASE_URL": "mysql://portal@db/portal"}, [NO_DATABASE]),
        ({"DATABASE_URL": "postgres://portal@db:port/portal"}, [NO_DATABASE]),
    ],
)
def test_each_senseless_value_is_named(environment, expected):
    assert environment_problems(environment) == expected


def test_process_stops_with_all_of_them_and_without_the_password():
    with pytest.raises(SystemExit) as stopped:
        check_environment({"PORTAL_MODE": "prod", "DATABASE_URL": "oops://portal:hidden-word@db/portal"})

    assert str(stopped.value).count("\n") == 2
    assert "hidden-word" not in str(stopped.value)
