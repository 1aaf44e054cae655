"""The one-time code that opens the first set-up.

Whoever reads the console of the server may set the portal up; whoever merely finds its address may not. The code is a
file in the keys folder and is removed when it has been used.
"""

import secrets
from pathlib import Path

from django.conf import settings

from competency_portal.identifiers import new_public_id


def _file() -> Path:
    return Path(settings.KEYS_DIR) / "setup.code"


def setup_code() -> str:
    """The code of this portal, made on first use: twelve characters in three groups, about 59 bits."""
    path = _file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = new_public_id()
        path.touch(mode=0o600)
        path.write_text("-".join(text[start : start + 4] for start in (0, 4, 8)))
    return path.read_text().strip()


def is_setup_code(given: str) -> bool:
    """Whether this is the code, however its groups were typed; never true before one was printed."""
    if not _file().exists():
        return False
    return secrets.compare_digest(_plain(given).encode(), _plain(setup_code()).encode())


def forget_setup_code() -> None:
    """The set-up is done: the code opens nothing more."""
    _file().unlink(missing_ok=True)


def _plain(code: str) -> str:
    return "".join(code.lower().replace("-", "").split())
