"""Twice as many lines take twice as many steps, not four times as many: a long list is still read. All is invented."""

import sys
import time

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, Words
from models_app.exchange.about_sections import about_sections_apart
from models_app.exchange.families import definition_list, headed_paragraphs, labelled_blocks
from models_app.exchange.label_runs import labels_ahead
from models_app.exchange.level_lines import level_lines_apart, with_level_lines
from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import readings_of

DOUBLED = (
    2.2  # of twice the lines some more hold names that come back; what grows by the square makes 3 and more
)


def name(n):
    """One of 208 names; further ones come back."""
    return f"{'BDFGKLMNPRSTVWXZ'[n % 16]}alaner {'ABCDEFGHIKLMN'[n % 13]}storid"


def list_with_source(n):
    entries = [f"{name(k)}: Keeps all of it well and clean, day after day." for k in range(n // 2)]
    return ["Crew", *entries, "Source: State Board", *(f"{name(k + 104)}: Local" for k in range(n // 2))]


def labels_ahead_of_texts(n):
    texts = ["Does a bit.", "Does a lot."]
    return [line for k in range(n // 5) for line in (name(k), name(k // 2), name(k // 2 + 50), *texts)]


def names_with_texts(n):
    return [line for k in range(n // 2) for line in (name(k), "", "Keeps all of it well.", "")]


def references_below_names(n):
    return [
        line for k in range(n // 4) for line in (name(k), "Keeps all of it well.", "References", "See there.")
    ]


def levels_below_names(n):
    texts = ("Keeps all of it well.", "Basic / Expert")
    return [line for k in range(n // 3) for line in (f"{name(k)} {name(k // 208)}", *texts)]


def with_levels(lines):
    kept, found = level_lines_apart(lines)
    named = tuple(PlainCompetency(line.text, line.lines, None, ()) for line in kept[::2])
    model = PlainModel(Words("Crew", (1,)), PlainJob("", ()), (), (), (), named)
    return with_level_lines(model, found, lines)


def steps(read, lines):
    """How many functions are called for it, those of the interpreter too: the same on every machine."""
    count = 0

    def see(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        read(lines)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("read", "document"),
    [
        (definition_list.read, list_with_source),
        (headed_paragraphs.read, names_with_texts),
        (labelled_blocks.read, labels_ahead_of_texts),
        (lambda lines: labels_ahead([lines]), labels_ahead_of_texts),
        (about_sections_apart, references_below_names),
        (with_levels, levels_below_names),
    ],
)
def test_twice_the_lines_take_twice_the_steps(read, document):
    once, twice = (steps(read, written_lines("\n".join(document(n)))) for n in (100, 200))

    assert once * 1.5 < twice < once * DOUBLED


@pytest.mark.parametrize(
    "document",
    [
        "\n".join(
            ["Knows when to leave the harbor and does so in the best way that one can do it for"] * 500
        ),
        f"Name\n{'a-' * 10_000}\nText here.",
        f"Name\tDefinition\n{'a' * 20_000}\tText of it.\nOther\tText more.\nThird\tText too.",
        f"Name\nIt ends.{' ' * 20_000}x\nOther\nText more.",
    ],
    ids=["wrapped", "hyphens", "one word", "blanks"],
)
def test_no_pattern_grows_by_the_square(document):
    start = time.process_time()  # of the processor; by the square these take five seconds to a minute

    readings_of(written_lines(document))

    assert time.process_time() - start < 2
