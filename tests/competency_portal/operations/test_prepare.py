"""`manage.py prepare`: what it does once, and what it leaves alone the second time."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from competency_portal.accounts.models import Agency
from competency_portal.operations.management.commands import prepare


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
    monkeypatch.setattr(prepare, "collect_when_changed", lambda: False)
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
