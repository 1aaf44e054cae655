"""bin/serve as people type it: a process of its own, a data folder of its own."""

import os
import re
import shutil
import signal
import socket
import subprocess
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings

SERVE = settings.BASE_DIR / "bin" / "serve"


def environment_at(folder) -> dict[str, str]:
    """A free port and a data folder; nothing of the tests' own settings."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORTAL_MODE", "CI"}
    }
    return kept | {"PORT": str(port), "PORTAL_DATA": str(folder), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def environment(tmp_path):
    """An empty data folder."""
    return environment_at(tmp_path / "data")


def run(environment, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run([SERVE, *arguments], env=environment, capture_output=True, text=True, check=False)


def modes(folder) -> dict[str, str]:
    """Permissions of the data folder and of what is the database in it."""
    paths = [folder, *folder.glob("portal.sqlite3*")]
    return {path.name: oct(path.stat().st_mode & 0o777) for path in paths}


def files(folder) -> dict[str, tuple[str, str]]:
    """Permissions and content of every key."""
    return {path.name: (oct(path.stat().st_mode & 0o777), path.read_text()) for path in folder.iterdir()}


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """(folder, answer) of a first start in an empty folder."""
    data = tmp_path_factory.mktemp("first_start") / "data"
    answer = run(environment_at(data), "--check", "--empty")
    assert answer.returncode == 0, answer.stderr
    return data, answer


@pytest.fixture
def begun(first_start, environment):
    """What a first start leaves, in a folder of this test alone."""
    shutil.copytree(first_start[0], environment["PORTAL_DATA"])
    return environment


@pytest.mark.slow
def test_serve_keeps_its_data_and_keys(first_start, begun):
    data, first = first_start
    keys, folder = files(data / "keys"), modes(data)
    second = run(begun, "--check", "--empty")

    assert second.returncode == 0, second.stderr
    assert "Preparing the database (sqlite)" in first.stdout
    assert "Preparing the database" not in second.stdout
    assert "Checked: /healthz and the sign-in page answer." in second.stdout
    assert files(Path(begun["PORTAL_DATA"]) / "keys") == keys
    assert {mode for mode, _ in keys.values()} == {"0o600"}
    assert folder == {"data": "0o700"} | dict.fromkeys(folder.keys() - {"data"}, "0o600")
    assert "portal.sqlite3" in folder


def hear_ctrl_c():
    """A suite that runs in the background of a script hands down to ignore Ctrl-C, and bash could then not heed it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_serve_says_how_to_begin_and_stops_on_ctrl_c(begun):
    address = f"http://127.0.0.1:{begun['PORT']}"
    process = subprocess.Popen(
        [SERVE, "--empty"], env=begun, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=hear_ctrl_c,
    )  # fmt: skip
    with process:
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Press Ctrl-C"):
                break
        words = "".join(said)
        assert f"{address}/setup/" in words, words
        assert re.search(r"Set-up code: (\w{4}-){2}\w{4}\n", words)
        connection = HTTPConnection(address.removeprefix("http://"))
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()

    assert (process.returncode, rest) == (0, "Stopped.\n")
    with closing(socket.socket()) as probe:
        assert probe.connect_ex(("127.0.0.1", int(begun["PORT"]))) != 0


def test_serve_leaves_a_taken_port_alone(environment):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", int(environment["PORT"])))
        other.listen()

        answer = run(environment)

    assert answer.returncode == 1
    assert f"Something listens on port {environment['PORT']} already." in answer.stderr


def test_serve_is_not_for_production(environment):
    answer = run(environment | {"PORTAL_MODE": "production"})

    assert (answer.returncode, answer.stdout) == (1, "")
    assert "docs/operations.md" in answer.stderr


def test_serve_names_what_it_does_not_know(environment):
    answer = run(environment, "--emtpy")

    assert answer.returncode == 1
    assert "not '--emtpy'" in answer.stderr
