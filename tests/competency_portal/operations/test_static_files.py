"""Static files are gathered when one changed, and only then."""

import os

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
    third = static_files.collect_when_changed()

    assert (first, second, third) == (True, False, True)
    assert (settings.STATIC_ROOT / "portal.css").read_text() == "body { color: navy }"
