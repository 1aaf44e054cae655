"""Heads of memoranda and messages. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import best, left, outline

LIST = "Accountability - Answers for the work.\nCollaboration - Works with others.\nService - Treats all with courtesy."


@pytest.mark.parametrize(
    ("head", "title", "gone"),
    [
        (
            ["MEMORANDUM", "TO: All department heads", "FROM: Human Resources", "RE: Core competencies", ""],
            "Core competencies",
            ["MEMORANDUM", "TO: All department heads", "FROM: Human Resources"],
        ),
        (
            ["From: a clerk", "Subject: Skills of Wardens", "Sent: in May", ""],
            "Skills of Wardens",
            ["From: a clerk", "Sent: in May"],
        ),
    ],
)
def test_what_a_message_says_of_itself_is_no_competency(head, title, gone):
    reading = best("\n".join([*head, LIST]))

    assert [name for name, *_ in outline(reading.model)] == ["Accountability", "Collaboration", "Service"]
    assert reading.model.title.text == title
    assert sorted(text for _, text, _ in left(reading)) == sorted(gone)


def test_one_such_label_is_no_head():
    reading = best(f"Crew Skills\n\nTo: Climb - Goes up.\n{LIST}")

    assert [reason for *_, reason in left(reading) if "memorandum" in reason] == []
