"""What is checked about every text that somebody types."""

import pytest

from competency_portal.errors import Refused
from models_app.actions.changes import checked_text


@pytest.mark.parametrize("sign", ["\x07", "\x7f", "\u202e", "\u2066"])
def test_a_name_holds_nothing_that_can_not_be_seen(sign):
    """A long text keeps what its document has; a name that reads backwards is another name."""
    with pytest.raises(Refused, match=rf"U\+{ord(sign):04X}") as refused:
        checked_text(f"Tact{sign}x", field="family", most=120)

    assert [problem.field for problem in refused.value.problems] == ["family"]
    assert checked_text(f"Tact{sign}x", field="definition") == f"Tact{sign}x"


def test_names_of_every_script_are_names():
    names = ["Führung", "分析", "שיפוט", "Zo\u200dë", "Two\tparts", "Café"]

    assert [checked_text(name, field="family", most=120) for name in names] == names
