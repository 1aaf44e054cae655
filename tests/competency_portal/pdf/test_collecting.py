"""The search for garbage rests while a document is made, and what it left is found before the next one."""

import gc
import weakref

import pytest

from competency_portal.pdf import collecting
from competency_portal.pdf.collecting import collector_paused


class Circle:
    """Something that only a search for garbage can free."""

    def __init__(self):
        self.me = self


@pytest.fixture(autouse=True)
def nothing_lies_there(monkeypatch):
    monkeypatch.setattr(collecting, "LARGE", 5_000)
    usual = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as in the portal; tests search less often
    gc.collect()
    yield
    gc.collect()
    gc.set_threshold(*usual)
    collecting._Left.lying = False


def test_it_rests_within_and_goes_on_afterwards_even_after_an_error():
    with pytest.raises(ValueError, match="Bad"), collector_paused():
        within = gc.isenabled()
        raise ValueError("Bad")

    assert (within, gc.isenabled()) == (False, True)


def test_within_another_pause_it_stays_paused():
    with collector_paused():
        with collector_paused():
            pass
        between = gc.isenabled()

    assert (between, gc.isenabled()) == (False, True)


def test_what_a_large_document_left_is_freed_before_the_next_one():
    with collector_paused():
        kept = [Circle() for _ in range(6_000)]
        one = weakref.ref(kept[0])
    del kept
    young = [[] for _ in range(3_000)]  # enough for several searches among the young
    still_there = one() is not None

    with collector_paused():
        gone = one() is None

    assert (len(young), still_there, gone) == (3_000, True, True)
    assert collecting._Left.lying is False


def test_a_small_document_is_looked_through_in_the_ordinary_way():
    with collector_paused():
        one = weakref.ref(Circle())
    young = [[] for _ in range(3_000)]

    assert (len(young), one(), collecting._Left.lying) == (3_000, None, False)
