"""One process at a time in a folder: the second waits, says so, and finds the work of the first done."""

import threading

from competency_portal.operations.alone import alone_in


def test_the_second_waits_says_so_and_finds_the_work_done(tmp_path):
    """The first ends its work when it has seen the second wait: neither sleeps."""
    folder, waits, done = tmp_path / "documents", threading.Event(), []
    said = []

    def tell(words):
        said.append(words)
        waits.set()

    def second():
        with alone_in(folder, tell):
            done.append("second")

    thread = threading.Thread(target=second)
    with alone_in(folder):
        thread.start()
        waited = waits.wait(timeout=10)
        done.append("first")
    thread.join(timeout=10)

    assert (waited, done) == (True, ["first", "second"])
    assert said == [f"Waiting for another start that is at work in {folder}"]


def test_one_alone_waits_for_nobody_also_after_work_that_failed(tmp_path):
    said = []
    try:
        with alone_in(tmp_path / "a" / "b", said.append):
            raise ValueError
    except ValueError:
        pass

    with alone_in(tmp_path / "a" / "b", said.append):
        inside = list((tmp_path / "a" / "b").iterdir())

    assert (said, inside) == ([], [])
