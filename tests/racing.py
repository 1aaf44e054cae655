"""Jobs that start at the same moment, each in a thread with its own database connection."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from competency_portal.errors import Refused


def at_once(*jobs):
    """Run the jobs in threads of their own that start together; each one's result or refusal, in order."""
    barrier = Barrier(len(jobs))

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
