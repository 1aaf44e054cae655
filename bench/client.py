"""A browser without a screen: one kept connection, one signed-in person, a stopwatch."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode

CSRF = "b" * 32  # the cookie of `bench.load` and this token belong together


@dataclass(frozen=True)
class Answer:
    """What came back and how long it took until the last byte, in milliseconds."""

    status: int
    body: bytes
    ms: float

    @property
    def ok(self) -> bool:
        """Whether the server did what was asked; a redirect after a form counts."""
        return self.status in (200, 204, 302)


class Browser:
    """Asks one server as one person over a connection that is kept."""

    def __init__(self, port: int, cookie: str):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.headers = {"Cookie": cookie, "X-CSRFToken": CSRF}

    def get(self, path: str) -> Answer:
        """GET."""
        return self._ask("GET", path, None, self.headers)

    def post(self, path: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        """POST of a form, with the CSRF token in its header as scripts send it."""
        form = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self._ask("POST", path, urlencode(fields), {**self.headers, **form})

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        started = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        return Answer(response.status, content, (time.perf_counter() - started) * 1000)
