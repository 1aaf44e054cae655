"""The fetcher gives our own files and refuses everything else, before any connection is made."""

import socketserver
import threading

import pytest

from competency_portal.pdf import ForbiddenResource, PdfError, lay_out
from competency_portal.pdf import door as pdf_door


class Listener(socketserver.TCPServer):
    """Counts who calls, and answers nobody."""

    allow_reuse_address = True

    def __init__(self):
        self.calls = 0
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)

    def verify_request(self, request, client_address):
        self.calls += 1
        return False


@pytest.fixture
def listener():
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def lay_out_html(monkeypatch):
    """Lays out HTML that no template of ours would write."""

    def run(body, head=""):
        html = f'<html lang="en"><head><title>t</title>{head}</head><body>{body}</body></html>'
        monkeypatch.setattr(pdf_door, "render_to_string", lambda *args: html)
        return lay_out("none.html", {}, title="t").pdf()

    return run


ATTACKS = {
    "picture": ("<img src='{url}' alt='x'>", ""),
    "file picture": ("<img src='file:///etc/passwd' alt='x'>", ""),
    "style sheet": ("x", "<link rel='stylesheet' href='{url}'>"),
    "import": ("x", "<style>@import url('{url}')</style>"),
    "font": (
        "x",
        "<style>@font-face {{ font-family: f; src: url('{url}') }} body {{ font-family: f }}</style>",
    ),
    "background": ("<p style=\"background: url('{url}')\">x</p>", ""),
    "attachment": ("x", "<link rel='attachment' href='{url}'>"),
    "file attachment": ("x", "<link rel='attachment' href='file:///etc/passwd'>"),
    "attached link": ("<a rel='attachment' href='file:///etc/passwd'>x</a>", ""),
    "picture that asks for more": (
        "<img alt='x' src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" "
        'xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{url}"/></svg>\'>',
        "",
    ),
    "drawing that asks for more": (
        "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title><image href='{url}' width='9' height='9'/></svg>",
        "",
    ),
    "unknown name of ours": ("<img src='app:fonts/../../settings.py' alt='x'>", ""),
    "object": ("<object data='{url}'>x</object>", ""),
    "list mark": ("<ul style=\"list-style-image: url('{url}')\"><li>x</ul>", ""),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_attack_is_refused_without_a_request(attack, lay_out_html, listener):
    url = f"http://127.0.0.1:{listener.server_address[1]}/x"
    body, head = (part.format(url=url) for part in attack)

    with pytest.raises(ForbiddenResource):
        lay_out_html(body, head)

    assert listener.calls == 0


def test_relative_address_is_an_error(lay_out_html):
    with pytest.raises(PdfError):
        lay_out_html("<img src='settings.py' alt='x'>")


def test_picture_given_as_data_is_drawn(lay_out_html):
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

    pdf = lay_out_html(f"<img src='data:image/png;base64,{dot}' alt='a dot'>")

    assert b"/Image" in pdf or len(pdf) > 1000
