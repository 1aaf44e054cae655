"""`/healthz` in good and bad days."""

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.db import connection

from competency_portal.health import file_health, remember_file


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


def test_healthz_says_that_the_data_folder_is_lost(client, db, settings, tmp_path, caplog):
    settings.PORTAL_DATA = tmp_path / "unplugged"

    answer = client.get("/healthz")

    said = [record for record in caplog.records if record.name == "competency_portal.health"]
    assert [record.exc_info for record in said] == [None]  # a line for the terminal, and no traceback

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


@pytest.mark.parametrize(
    ("folder", "name"),
    [("DOCUMENTS_DIR", "The folder of documents"), ("UPLOADS_DIR", "The folder of uploads")],
)
def test_healthz_says_which_folder_was_taken_away(client, db, settings, tmp_path, folder, name):
    setattr(settings, folder, tmp_path / "unplugged")

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "unavailable",
        "database": "ok",
        "data_folder": f"{name} can't be written to.",
    }


@pytest.fixture
def opened(tmp_path):
    """A database file that a connection of this process holds open, as the portal's own are."""
    path = tmp_path / "portal.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        file.executescript("PRAGMA journal_mode=WAL; CREATE TABLE rating (level)")
        remember_file(SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(path)}))
        yield path


def test_a_database_file_that_is_open_is_well(opened):
    assert file_health(opened) == "ok"


def test_a_database_file_that_was_renamed_is_gone_until_it_is_put_back(opened, tmp_path):
    opened.rename(tmp_path / "elsewhere")
    away = file_health(opened)
    (tmp_path / "elsewhere").rename(opened)

    assert (away, file_health(opened)) == ("The database file is gone.", "ok")


def test_another_database_in_the_place_of_the_open_one_is_seen(opened, tmp_path):
    opened.rename(tmp_path / "elsewhere")
    with closing(sqlite3.connect(opened)) as file:
        file.execute("CREATE TABLE rating (level)")

    assert file_health(opened) == (
        "The database file is another one than the portal has open: put it back, or restart the portal."
    )


def test_garbage_written_into_the_open_file_is_no_database(opened):
    opened.write_bytes(b"garbage" * 4096)

    assert file_health(opened) == "The database file can't be read as a database."


def test_healthz_asks_the_file_too(client, db, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own files.")
    monkeypatch.setattr("competency_portal.health._opened", {})

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["data_folder"]) == (503, "ok")
    assert answer.json()["database"].startswith("The database file is another one")
