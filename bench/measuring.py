"""Asking portal and floor in turn, so that both meet the same moments of a machine that is never quite quiet."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench.client import Answer

Ask = Callable[[int], Answer]  # the n-th request of a task
WARM = 3


@dataclass
class Sample:
    """Milliseconds of one task on one server."""

    ms: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle."""
        return median(self.ms)

    @property
    def p95(self) -> float:
        """What nineteen of twenty requests stay under; the largest when there are few."""
        return quantiles(self.ms, n=20)[-1] if len(self.ms) >= 20 else max(self.ms)


class Failed(Exception):
    """A request was not answered as hoped, so its times would mean nothing."""


def in_turn(asks: list[Ask], times: int, *, warm: int = WARM) -> list[Sample]:
    """Ask each one after the other, `times` rounds; the first rounds only warm up."""
    samples = [Sample() for _ in asks]
    for n in range(warm + times):
        for ask, sample in zip(asks, samples, strict=True):
            answer = ask(n)
            if not answer.ok:
                raise Failed(f"answered {answer.status}")
            if n >= warm:
                sample.ms.append(answer.ms)
    return samples


def throughput(asks: list[Ask], seconds: float) -> float:
    """Requests a second when each of `asks` goes on in a thread of its own for so long."""
    counts, failures = [0] * len(asks), []
    end = time.perf_counter() + seconds

    def go_on(place: int) -> None:
        while time.perf_counter() < end:
            answer = asks[place](counts[place])
            if not answer.ok:
                failures.append(answer.status)
                return
            counts[place] += 1

    threads = [threading.Thread(target=go_on, args=(place,)) for place in range(len(asks))]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise Failed(f"answered {failures[0]}")
    return sum(counts) / (time.perf_counter() - started)
