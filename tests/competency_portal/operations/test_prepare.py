"""`manage.py prepare`: what it does once, and what it leaves alone the second time."""

from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from competency_portal.accounts.models import Agency
from competency_portal.operations.management.commands import prepare
from competency_portal.operations.migrating import SteppedMigrate


@pytest.fixture
def calls(settings, tmp_path, monkeypatch):
    """The commands that prepare calls, in order; loading the library makes an agency as the real one does."""
    settings.DEMO, settings.KEYS_DIR, settings.STATIC_ROOT = True, tmp_path, tmp_path / "static"
    made = []

    def call(name, **options):
        made.append(f"{name} --shipped" if options.get("shipped") else name)
        if made[-1] == "load_library":
            Agency.objects.create(code="la", name="City of Los Angeles", short_name="Los Angeles")

    monkeypatch.setattr(prepare, "call_command", call)
    monkeypatch.setattr(prepare, "collect_when_changed", lambda say: False)
    return made


def run(*arguments) -> str:
    out = StringIO()
    call_command("prepare", *arguments, stdout=out)
    return out.getvalue()


def test_empty_database_is_filled_once(calls, db):
    run()
    run()

    assert calls == ["load_library", "load_demonstration"]


def test_empty_stays_empty_when_asked(calls, db):
    run("--empty")

    # The shipped scale is no agency's: without it nothing could be rated.
    assert (calls, Agency.objects.count()) == (["load_library --shipped"], 0)


def test_production_is_never_filled(calls, db, settings):
    settings.DEMO = False

    run()

    assert calls == ["load_library --shipped"]


def test_broken_demonstration_leaves_nothing_behind(calls, db, monkeypatch):
    def break_off(name, **options):
        if name == "load_demonstration":
            raise CommandError("a file is missing")
        Agency.objects.create(code="la", name="City of Los Angeles", short_name="Los Angeles")

    monkeypatch.setattr(prepare, "call_command", break_off)

    with pytest.raises(CommandError, match="a file is missing"):
        run()

    assert Agency.objects.count() == 0


def test_migrating_says_every_tenth_step_and_the_last_and_only_what_was_applied():
    out = StringIO()
    command = SteppedMigrate(stdout=out, steps=12)

    for number in range(1, 13):
        step = SimpleNamespace(app_label="audit" if number < 11 else "accounts")
        command.migration_progress_callback("apply_start", step)
        command.migration_progress_callback("apply_success", step)

    assert out.getvalue() == "  10 of 12 done (audit)\n  12 of 12 done (accounts)\n"


def test_a_damaged_database_is_named_in_one_sentence(calls, monkeypatch):
    def damaged():
        raise DatabaseError("file is not a database")

    monkeypatch.setattr(prepare, "connection", SimpleNamespace(ensure_connection=damaged, vendor="other"))

    with pytest.raises(CommandError) as refused:
        run()

    assert str(refused.value).startswith(
        "The database can't be used: file is not a database. Nothing was changed."
    )
    assert calls == []
