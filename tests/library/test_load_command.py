"""`manage.py load_library` says what it did."""

from django.core.management import call_command


def test_it_names_what_was_added_and_then_that_all_was_there(db, capsys):
    call_command("load_library")
    call_command("load_library")

    first, *_, second = capsys.readouterr().out.splitlines()
    assert "84 findings" in first
    assert second == "The library is complete: 350 rows were there already."
