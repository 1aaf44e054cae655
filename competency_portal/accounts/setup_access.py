"""Who may call the first set-up: anybody with the code, as long as the portal has no people."""

from competency_portal.access.rules import EVERYONE, Row

ROWS: list[Row] = [
    Row(
        "setup",
        ("GET", "POST"),
        EVERYONE,
        state="no person exists yet; saving needs the one-time set-up code",
    ),
]
