"""Python's search for garbage, paused while a document is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LARGE = 100_000  # objects: a document of many pages leaves some 400,000, all of them in circles


class _Left:
    """Whether a large document left its objects lying."""

    lying = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Laying out makes hundreds of thousands of small objects that all stay: looking for garbage among them
    again and again costs a fifth of the time.

    What a large document leaves is not looked through before it is answered, which costs a tenth more: it is set
    aside among the old objects, where the next full search finds it, at the latest before the next document. So
    never more than one document's lie there.
    """
    if not gc.isenabled():
        yield
        return
    if _Left.lying:
        gc.collect()
        _Left.lying = False
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > LARGE:
            gc.freeze()
            gc.unfreeze()  # together: everything young is old now, without a look at it
            _Left.lying = True
        gc.enable()
