"""Two or more people at the same moment, each in a thread with its own database connection."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import DatabaseError, connection

from competency_portal.errors import Refused

HELD = 0.7  # seconds that the second person is given while the first holds the turn


def at_once(*jobs):
    """Run the jobs in threads of their own that start together; each one's result or refusal, in order."""
    barrier = threading.Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(timeout=30)
            return job()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


class Person(threading.Thread):
    """Somebody doing something at the same time; `answer` is what came back, or the error."""

    def __init__(self, work):
        super().__init__()
        self.work, self.answer = work, None

    def run(self):
        try:
            self.answer = self.work()
        except (Refused, DatabaseError) as error:
            self.answer = error
        finally:
            connection.close()


def held_at_the_trail(monkeypatch, module, step="record"):
    """Stop the first who writes an audit entry in this module, which is the last step, until `go` is set.

    Or who comes to another step, a function that the module calls.
    """
    real, reached, go = getattr(module, step), threading.Event(), threading.Event()

    def slow(*args, **entry):
        if not reached.is_set():
            reached.set()
            go.wait(10)
        return real(*args, **entry)

    monkeypatch.setattr(module, step, slow)
    return reached, go


def one_held(monkeypatch, module, first, second, step="record"):
    """`first` is held just before it commits (or at another step), `second` starts meanwhile; both answers."""
    reached, go = held_at_the_trail(monkeypatch, module, step)
    one, two = Person(first), Person(second)
    one.start()
    assert reached.wait(10)
    two.start()
    two.join(HELD)
    go.set()
    one.join(30)
    two.join(30)
    return one.answer, two.answer
