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
        (
            ["Subject: FW: Re: Skills of Wardens", "", "Hello Wren,", ""],
            "Skills of Wardens",
            ["Hello Wren,"],
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


@pytest.mark.parametrize(
    ("end", "gone"),
    [
        (["Thanks,", "Wren", "", "--", "Wren Moss", "Harbor Office"], 5),
        (["Best, Wren"], 1),
        (["Thanks and Praise", "Tells others what went well"], 0),
        (["Best Value Sourcing - Buys what serves longest."], 0),
        (["Best Practices - Knows what others do well."], 0),
        (
            [
                "Thanks to all",
                "who wrote this long list and who will write the next one in the year to come, as told.",
            ],
            0,
        ),
    ],
)
def test_the_end_of_a_message_is_no_competency(end, gone):
    message = "\n".join(
        [
            "Subject: Skills of Wardens",
            "",
            "Hi all,",
            "",
            "here is the list, as it stood in May:",
            "",
            LIST,
            "",
            *end,
        ]
    )

    reading = best(message)

    assert [name for name, group, _ in outline(reading.model) if group is None][:3] == [
        "Accountability",
        "Collaboration",
        "Service",
    ]
    assert reading.model.job.organization == ""
    assert len([reason for *_, reason in left(reading) if "end of a message" in reason]) == gone


def test_closing_words_end_no_document_without_a_greeting():
    assert left(best(f"Crew Skills\n\n{LIST}\n\nThanks,\nWren")) == []
