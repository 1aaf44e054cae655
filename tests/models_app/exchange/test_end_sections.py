"""Sections at the end of a document that hold no competencies. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.end_sections import end_sections_apart

BODY = [
    (text, "paragraph") for text in ("Wardens", "Tides", "Reads tides.", "Nets", "Mends nets.", "Sells nets.")
]
APPROVAL = [("Approval", "heading"), ("Approved by: ______", "paragraph"), ("Harbor Board", "paragraph")]
APPENDIX = [("APPENDIX A Scale", "heading"), ("1\tAware", "row"), ("2\tAble", "row")]


def apart(*end):
    lines = [Words(text, (n,), kind) for n, (text, kind) in enumerate([*BODY, *end], 1)]
    kept, notes, unused, asked = end_sections_apart(lines)
    assert sorted(line.lines for line in (*kept, *notes, *unused)) == [line.lines for line in lines]
    return len(notes), len(unused), [finding.lines for finding in asked]


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (APPROVAL, (3, 0, [])),
        ([("3. Sign-offs:", ""), ("Signature: ______", "")], (2, 0, [])),
        ([("Revision History", "heading"), ("Version\tDate", "row")], (1, 1, [])),
        ([*APPENDIX, *APPROVAL], (3, 3, [(7, 8, 9)])),
        ([("Approval", "heading"), ("Decides on requests of all crews.", "paragraph")], (0, 0, [])),
        ([("Approval", ""), ("Reviewed requests are decided in a day.", "")], (0, 0, [])),
        ([("Approval", ""), ("Reviewed by: ______", ""), ("Ropes", ""), ("Splices ropes.", "")], (0, 0, [])),
        ([("Approval", ""), ("Reviewed and approved by the Board.", "")], (2, 0, [])),
        ([("Appendix B Skills", "heading"), ("Knots", "paragraph")], (0, 0, [])),
        ([*APPENDIX, ("Knots", "heading"), ("Ties knots.", "paragraph")], (0, 0, [])),
        ([*APPENDIX, ("Definition: Ties knots.", "paragraph")], (0, 0, [])),
        ([("Appendix A Scale", "paragraph")], (0, 0, [])),
        ([("Note: All crews use this list.", "paragraph")], (1, 0, [])),
        ([("NOTE: Of the lakes.", "paragraph")], (1, 0, [(7,)])),
        ([("Note: Of the lakes.", "")], (0, 0, [])),  # right below the text above it
        ([("Note: Of nets.", "paragraph"), ("Ropes", "heading"), ("Note: Old.", "paragraph")], (0, 0, [])),
    ],
)
def test_what_ends_a_document(end, found):
    assert apart(*end) == found


def test_in_the_first_half_nothing_ends_it():
    lines = [
        Words(text, (n,), kind)
        for n, (text, kind) in enumerate([("Wardens", "heading"), *APPROVAL, *BODY], 1)
    ]

    assert end_sections_apart(lines) == (lines, [], [], [])
