"""Documents that never change again are made once and kept privately."""

import pytest

from competency_portal.pdf import fingerprint, stored
from tests import documents_factory

KEY = "ab" * 32


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


def test_stored_renders_once():
    made = []

    def render():
        made.append(1)
        return b"%PDF-first"

    answers = [stored(KEY, render), stored(KEY, render)]

    assert (answers, made) == ([b"%PDF-first"] * 2, [1])


def test_stored_file_is_readable_by_its_owner_only(folder):
    stored(KEY, lambda: b"%PDF-")

    modes = [oct(path.stat().st_mode & 0o777) for path in [folder, *sorted(folder.rglob("*"))]]

    assert modes == ["0o700", "0o700", "0o600"]


def test_failed_rendering_leaves_nothing(folder):
    def render():
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        stored(KEY, render)

    assert list(folder.rglob("*")) == []


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_key_that_is_no_hash_is_refused(key):
    with pytest.raises(ValueError, match="64 hexadecimal"):
        stored(key, lambda: b"")


def test_fingerprint_follows_the_words():
    same = fingerprint(documents_factory.packet())
    other = fingerprint(documents_factory.packet(position="Chief"))

    assert (same == fingerprint(documents_factory.packet()), same == other) == (True, False)
