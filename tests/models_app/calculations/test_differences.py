import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models_app.calculations.differences import Difference, Segment, SegmentKind, compare, segments

SAME, REMOVED, ADDED = SegmentKind.SAME, SegmentKind.REMOVED, SegmentKind.ADDED


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, None, []),
        ("", None, []),
        ("a b", "a b", [Segment(SAME, "a b")]),
        (None, "a b", [Segment(ADDED, "a b")]),
        ("a b", None, [Segment(REMOVED, "a b")]),
        ("a b", "", [Segment(REMOVED, "a b")]),
        (
            "plans work",
            "plans all work",
            [Segment(SAME, "plans "), Segment(ADDED, "all "), Segment(SAME, "work")],
        ),
        (
            "low risk, alone",
            "high risk; alone",
            [
                Segment(REMOVED, "low"),
                Segment(ADDED, "high"),
                Segment(SAME, " risk"),
                Segment(REMOVED, ","),
                Segment(ADDED, ";"),
                Segment(SAME, " alone"),
            ],
        ),
        (
            "Has quality.\nPlans.\nWrites long reports.",
            "Has quality.\nWrites long reports.",
            [
                Segment(SAME, "Has quality.\n"),
                Segment(REMOVED, "Plans.\n"),
                Segment(SAME, "Writes long reports."),
            ],
        ),
        (
            "Uses words.",
            "Uses tools.\nUses words.",
            [Segment(ADDED, "Uses tools.\n"), Segment(SAME, "Uses words.")],
        ),
        (
            "A.\nUses tools.\nUses words.",
            "A.\nUses words.",
            [Segment(SAME, "A.\n"), Segment(REMOVED, "Uses tools.\n"), Segment(SAME, "Uses words.")],
        ),
        ("A.\nB.", "A.", [Segment(SAME, "A."), Segment(REMOVED, "\nB.")]),
        ("a,, b", "a, b", [Segment(SAME, "a"), Segment(REMOVED, ","), Segment(SAME, ", b")]),
    ],
)
def test_segments(old, new, expected):
    assert segments(old, new) == expected


def test_not_stated_is_not_an_empty_text():
    assert compare(None, None).is_same
    assert not compare(None, "").is_same


def test_compare_gives_both_sides():
    found = compare("old text", "new text")

    assert found == Difference(
        "old text", "new text", (Segment(REMOVED, "old"), Segment(ADDED, "new"), Segment(SAME, " text"))
    )
    assert found.old_side == [Segment(REMOVED, "old"), Segment(SAME, " text")]
    assert found.new_side == [Segment(ADDED, "new"), Segment(SAME, " text")]


def test_long_texts_are_compared_by_lines():
    old = "one two " * 3000 + "\nsame line\n"
    new = "one three " * 3000 + "\nsame line\n"

    found = segments(old, new)

    assert [segment.kind for segment in found] == [REMOVED, ADDED, SAME]
    assert found[2].text == "same line\n"


texts = st.none() | st.text(max_size=80) | st.text(alphabet="ab ,\n", max_size=80)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(texts, texts)
def test_segments_joined_give_both_texts(old, new):
    found = segments(old, new)

    assert "".join(segment.text for segment in found if segment.kind != ADDED) == (old or "")
    assert "".join(segment.text for segment in found if segment.kind != REMOVED) == (new or "")
    assert all(segment.text for segment in found)
