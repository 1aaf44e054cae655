"""Which competency of the bank a competency of a document is proposed to be."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models_app.calculations import matching
from models_app.calculations.matching import ALIKE, Entry, MatchKind, Proposal, Wording, likeness, propose

LEADS = Wording(7, "Leadership", "", "Guides people toward goals.", (), ("Leads.",), (), ())
WRITES = Wording(None, "Writing", "Technical", "Writes plainly for experts.", (), (), (), ())
LETTERS = ("rows", "boats", "seas", "oars", "sails", "winds", "tides", "knots")
TWENTY = " ".join(f"word{n}" for n in range(20))


def found(*wordings, entries):
    return [(p.kind, p.entry.key if p.entry else None) for p in propose(wordings, entries)]


def test_the_very_words_are_the_same():
    assert propose([LEADS], [Entry(1, LEADS)]) == [
        Proposal(MatchKind.SAME, Entry(1, LEADS), "The bank has it in the very same words.")
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"definition": "Guides people."},
        {"definition": None},
        {"indicators": ()},
        {"number": 8},
        {"family": "LEADERSHIP"},
        {"levels": (("Basic", "Leads one."),)},
    ],
)
def test_the_same_name_in_other_words_is_a_revision(changed):
    entry = Entry(1, LEADS)

    assert found(replace(LEADS, **changed), entries=[entry]) == [(MatchKind.REVISION, 1)]


@pytest.mark.parametrize(
    "other", [{"variant": "Managerial"}, {"family": "Writing for the web"}, {"variant": ""}]
)
def test_another_name_with_other_words_is_different(other):
    wording = replace(WRITES, definition="Something else altogether.", **other)

    assert found(wording, entries=[Entry(1, WRITES)]) == [(MatchKind.DIFFERENT, None)]


def test_another_name_with_nearly_the_same_words_is_offered():
    renamed = replace(WRITES, family="Text", definition=TWENTY)
    entry = Entry(1, replace(WRITES, definition=TWENTY.replace("word3", "other")))

    assert propose([renamed], [entry]) == [
        Proposal(
            MatchKind.REVISION,
            entry,
            "The bank has another name with nearly these words (95 % of them the same).",
            renames=True,
        )
    ]


def test_a_number_alone_is_no_match():
    other = Wording(7, "Bookkeeping", "", "Keeps accounts.", (), (), (), ())

    assert found(other, entries=[Entry(1, LEADS)]) == [(MatchKind.DIFFERENT, None)]


def test_an_entry_is_proposed_once_and_the_best_gets_it():
    reworded = replace(LEADS, definition="Guides.")

    assert found(reworded, LEADS, entries=[Entry(1, LEADS)]) == [
        (MatchKind.DIFFERENT, None),
        (MatchKind.SAME, 1),
    ]


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        (TWENTY, TWENTY, 1.0),
        (TWENTY, TWENTY.replace("word1 word2 word3", "a b c"), 0.85),
        (TWENTY, TWENTY.replace("word1 word2 word3 word4", "a b c d"), 0.0),
        (TWENTY, None, 0.0),
        (None, None, 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_counts_words_in_order_and_nothing_below_the_edge(left, right, share):
    assert likeness(left, right) == pytest.approx(share)
    assert share == 0.0 or share >= ALIKE


JUDGES = (
    "Makes sound, well-informed, and objective decisions, even when data are limited, and commits to act."
)
SHORTER = "Makes sound, well-informed, and objective decisions."
TELLS = "Expresses ideas and facts to individuals or groups effectively, with the audience and the subject in mind."
OTHER = "Keeps ledgers, invoices, warrants and vouchers in the order of their receipt."
NEW, REVISED, ASKED = "new", "revised", "asked"


@pytest.mark.parametrize(
    ("theirs", "ours", "known", "said", "proposed"),
    [
        # One name, however it is set.
        ("Planning and Organizing", "Planning & Organizing", JUDGES, OTHER, REVISED),
        ("Decision-Making", "Decision Making", JUDGES, OTHER, REVISED),
        ("Decision Making", "Decisionmaking", None, None, REVISED),
        ("Employees' Rights", "Employees’ Rights", None, OTHER, REVISED),
        ("Writing (Technical)", "Writing: Technical", JUDGES, OTHER, REVISED),
        # One name in two spellings, number, order: a person says.
        ("Judgment and Decision Making", "Judgement and Decision Making", JUDGES, SHORTER, ASKED),
        ("Organizational Behavior", "Organisational Behaviour", JUDGES, OTHER, ASKED),
        ("Counseling", "Counselling", None, None, ASKED),
        ("Program Defense", "Programme Defence", None, OTHER, ASKED),
        ("Analyzing Data", "Analysing Data", JUDGES, JUDGES, ASKED),
        ("Communication Skills", "Communications Skill", JUDGES, OTHER, ASKED),
        ("Public Policy", "Public Policies", None, OTHER, ASKED),
        ("Planning and Organizing", "Organizing and Planning", JUDGES, OTHER, ASKED),
        ("Service to Others", "Service for Others", JUDGES, OTHER, ASKED),
        # A slip of the hand, unless the definitions speak of two things.
        ("Communication", "Comunication", TELLS, TELLS[:60], ASKED),
        ("Receiving Goods", "Recieving Goods", None, OTHER, ASKED),
        ("Crop Planning", "Crop Planting", JUDGES, OTHER, NEW),
        # Like names, one definition cut short.
        ("Judgment and Decision Making", "Decision Making", JUDGES, SHORTER, ASKED),
        ("Customer Service", "Service to Clients", JUDGES, SHORTER, ASKED),
        ("Customer Service", "Service to Clients", JUDGES, OTHER, NEW),
        ("Customer Service", "Patience", JUDGES, SHORTER, NEW),
        ("Customer Service", "Service to Clients", "Serves.", "Serves.", ASKED),
        ("Customer Service", "Service to Clients", "Serves people.", "Serves.", NEW),
        # Set apart by a word or a number, whatever the definitions say.
        ("Oral Communication", "Written Communication", TELLS, TELLS, NEW),
        ("Level 1", "Level 2", TELLS, TELLS, NEW),
        ("Module 100001", "Module 100002", TELLS, TELLS, NEW),
        ("Leadership I", "Leadership II", TELLS, TELLS, NEW),
        ("C Programming", "R Programming", TELLS, TELLS[:60], NEW),
        ("Formal Reporting", "Informal Reporting", TELLS, TELLS, NEW),
        ("Accounts Payable", "Accounts Receivable", TELLS, TELLS, NEW),
        # Short and only alike to the eye.
        ("Mining", "Dining", None, None, NEW),
        ("Math", "Path", None, OTHER, NEW),
        ("News", "New", None, OTHER, NEW),
        ("Trust", "Thrust", None, None, NEW),
    ],
)  # fmt: skip
def test_names_nearly_the_same_are_offered_and_those_set_apart_are_not(theirs, ours, known, said, proposed):
    entry = Entry(1, Wording(None, theirs, "", known, (), (), (), ()))

    (proposal,) = propose([Wording(None, ours, "", said, (), (), (), ())], [entry])

    expected = {NEW: (MatchKind.DIFFERENT, False), REVISED: (MatchKind.REVISION, False)}
    assert (proposal.kind, proposal.renames) == expected.get(proposed, (MatchKind.REVISION, True))


def by_looking_at_each(wordings, entries):
    """The same proposals without any index: every wording beside every entry."""
    free, chosen = list(entries), {}
    tests = (
        matching._same_words,
        matching._same_name_and_number,
        matching._same_name,
        matching._same_name_in_another_spelling,
        matching._same_number_alike,
        matching._nearly_the_name,
        matching._alike,
        matching._cut_short,
    )
    for test in tests:
        for place, wording in enumerate(wordings):
            if place not in chosen:
                for entry in free:
                    if proposal := test(wording, entry):
                        chosen[place] = proposal
                        free.remove(entry)
                        break
    nothing = Proposal(MatchKind.DIFFERENT, None, "Nothing like it is in the bank.")
    return [chosen.get(place, nothing) for place in range(len(wordings))]


@st.composite
def wordings(draw):
    """Competencies that are much alike: few names and numbers, definitions of a few words from a short list."""
    words = draw(st.lists(st.sampled_from(LETTERS), min_size=0, max_size=9))
    return Wording(
        draw(st.sampled_from([None, 1, 2])),
        draw(
            st.sampled_from(
                ["Rowing", "Rowings", "rowing", "Sailing Boats", "Boat-Sailing", "Oar 1", "Oar 2"]
            )
        ),
        "",
        " ".join(words) or None,
        (),
        (),
        (),
        (),
    )


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(wordings(), max_size=6), st.lists(wordings(), max_size=6))
def test_the_index_finds_what_looking_at_each_finds(ours, theirs):
    entries = [Entry(n, wording) for n, wording in enumerate(theirs)]

    assert propose(ours, entries) == by_looking_at_each(ours, entries)


def test_too_many_definitions_to_compare_are_said(monkeypatch):
    monkeypatch.setattr(matching, "MOST_COMPARED", 1)
    renamed = replace(WRITES, family="Text", definition=TWENTY)

    proposals = propose([renamed, LEADS], [Entry(1, replace(WRITES, definition=TWENTY)), Entry(2, LEADS)])

    assert [(one.kind, one.why) for one in proposals] == [
        (MatchKind.DIFFERENT, matching.NOT_COMPARED),
        (MatchKind.SAME, "The bank has it in the very same words."),
    ]
