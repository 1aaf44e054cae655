"""Static files are gathered when one changed, and only then."""

import os
import threading

from competency_portal.operations import static_files


def test_gathered_once_until_a_file_changes(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "portal.css").write_text("body { color: black }")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "gathered"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]

    first, second = static_files.collect_when_changed(), static_files.collect_when_changed()
    (source / "portal.css").write_text("body { color: navy }")
    os.utime(source / "portal.css", (1, 1))
    said = []
    third = static_files.collect_when_changed(say=said.append)
    static_files.collect_when_changed(say=said.append)

    assert (first, second, third, said) == (True, False, True, ["Gathering static files"])
    assert (settings.STATIC_ROOT / "portal.css").read_text() == "body { color: navy }"


def test_two_that_start_at_once_gather_one_after_the_other(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT, settings.STATICFILES_FINDERS = tmp_path / "gathered", []
    begun, go_on, calls = threading.Event(), threading.Event(), []

    def collect(name, **options):
        calls.append(name)
        begun.set()
        go_on.wait(60)

    monkeypatch.setattr(static_files, "call_command", collect)
    answers = []
    first, second = (
        threading.Thread(target=lambda: answers.append(static_files.collect_when_changed())) for _ in "12"
    )
    first.start()
    assert begun.wait(60)
    second.start()
    go_on.set()
    first.join()
    second.join()

    assert (calls, sorted(answers)) == (["collectstatic"], [False, True])
