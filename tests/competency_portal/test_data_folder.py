"""The data folder says what hinders it; of two first starts both use the same keys."""

import errno
import os
import stat

import pytest

from competency_portal.data_folder import kept_secret, make_folders


def test_a_folder_that_can_not_be_made_is_named_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(SystemExit, match=r"the data folder .*/file/data can't be used: Not a directory"):
        make_folders(tmp_path / "file" / "data")


def test_folders_are_closed_to_other_accounts(tmp_path):
    folders = [tmp_path / "data", tmp_path / "data" / "uploads"]

    make_folders(*folders)

    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]


def test_a_secret_that_another_start_made_meanwhile_wins(tmp_path):
    path = tmp_path / "keys" / "secret.key"

    def make_too_late():
        path.write_text("theirs\n")
        return "ours"

    assert (kept_secret(path, make_too_late), kept_secret(path, str)) == ("theirs", "theirs")
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_a_secret_is_made_once_and_for_this_account_only(tmp_path):
    path = tmp_path / "keys" / "secret.key"

    assert (kept_secret(path, lambda: "ours"), kept_secret(path, lambda: "later")) == ("ours", "ours")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def no_links(*names):
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_volume_without_hard_links_keeps_a_secret_too(tmp_path, monkeypatch):
    path = tmp_path / "keys" / "secret.key"
    monkeypatch.setattr(os, "link", no_links)

    def make_too_late():
        path.write_text("theirs\n")
        return "ours"

    first = kept_secret(path, lambda: "ours")
    mode = stat.S_IMODE(path.stat().st_mode)
    path.unlink()

    assert (first, mode, kept_secret(path, make_too_late)) == ("ours", 0o600, "theirs")
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_a_secret_that_can_not_be_kept_is_said_in_one_sentence(tmp_path):
    """Keys below a file, and a folder where the key should be: what this account can't do, also as root."""
    (tmp_path / "file").write_text("")
    (tmp_path / "key").mkdir()

    for path, why in ((tmp_path / "file" / "key", "File exists"), (tmp_path / "key", "Is a directory")):
        with pytest.raises(SystemExit, match=f"the key in {path} can't be made or read: {why}."):
            kept_secret(path, lambda: "ours")
