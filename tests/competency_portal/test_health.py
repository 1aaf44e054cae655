"""`/healthz` in good and bad days."""

import pytest
from django.db import connection


def test_healthz_answers_when_everything_works(client, db):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "data_folder": "ok"}
    assert "no-store" in answer["Cache-Control"]


def test_healthz_costs_one_query(client, db, count_queries):
    with count_queries() as queries:
        client.get("/healthz")

    assert len(queries) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_healthz_only_reads(client, method):
    assert getattr(client, method)("/healthz").status_code == 405


def test_healthz_says_that_the_database_has_no_tables(client, transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO put_aside")
    try:
        answer = client.get("/healthz")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE put_aside RENAME TO django_migrations")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "unavailable",
        "database": "The database does not answer, or has no tables yet.",
        "data_folder": "ok",
    }


def test_healthz_says_that_the_data_folder_is_lost(client, db, settings, tmp_path):
    settings.PORTAL_DATA = tmp_path / "unplugged"

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "unavailable",
        "database": "ok",
        "data_folder": "The data folder can't be written to.",
    }


def test_healthz_turns_red_before_the_disk_is_full(client, db, settings, monkeypatch):
    settings.MINIMUM_FREE_BYTES = 100 * 2**20
    usage = type("Usage", (), {"free": 40 * 2**20})
    monkeypatch.setattr("competency_portal.health.shutil.disk_usage", lambda path: usage)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["data_folder"] == "The data folder has only 40 MiB free; 100 are needed."
