"""A rating changed after its worksheet was opened again says so, with the one handed in before."""

import datetime as dt

import pytest
from django.urls import reverse

from assessments.models import Rating, WorksheetReopening
from assessments.queries.panel_ratings import submitted_slots
from assessments.queries.reopened import ChangedAgain, changed_again
from tests import factories as make
from tests.page_reading import words_of

pytestmark = pytest.mark.django_db
NOTE = "Said what was done."
HOUR = dt.timedelta(hours=1)


def chair(action):
    return action.seats.get(role="chair").user


def opened_again(action, *later, recused="", username="rater1"):
    """The rater's worksheet, handed in with 2 for the first competency, opened again before each later rating."""
    slot = make.worksheet_of(action, username).slots.first()
    for number, (ordinal, note) in enumerate(later, 1):
        WorksheetReopening.objects.create(
            worksheet=slot.worksheet,
            reopened_by=chair(action),
            reason=f"Asked for it, {number}.",
            recused_reason=recused,
            at=make.NOON + (2 * number - 1) * HOUR,
        )
        if ordinal:
            rating = make.add_rating(slot, ordinal, note=note)
            Rating.objects.filter(pk=rating.pk).update(saved_at=make.NOON + 2 * number * HOUR)
    return slot


def panel():
    action = make.make_action(candidates=1, raters=("rater1", "rater2"))
    for username in ("rater1", "rater2"):
        make.fill_worksheet(make.worksheet_of(action, username), (2, 3, 3))
    return action


@pytest.mark.parametrize(
    ("later", "recused", "expected"),
    [
        ([], "", None),
        ([(0, "")], "", None),
        ([(2, NOTE)], "", None),
        ([(3, NOTE)], "Knows them.", None),
        ([(3, NOTE)], "", (1, "rated 2")),
        ([("x", NOTE)], "", (1, "rated 2")),
        ([(2, "Other words.")], "", (1, "the same rating, in other words")),
        ([(3, NOTE), (0, "")], "", (1, "rated 2")),
        ([(3, NOTE), (4, NOTE)], "", (3, "rated 2")),
        ([(3, NOTE), (2, NOTE)], "", None),
    ],
)
def test_a_rating_other_than_the_one_first_handed_in_is_found(later, recused, expected):
    action = panel()
    slot = opened_again(action, *later, recused=recused)
    make.open_consensus(action.candidates.get())

    found = changed_again(submitted_slots(action.candidates.get().pk))

    hours, before = expected or (0, "")
    told = ChangedAgain(
        make.NOON + hours * HOUR, str(chair(action)), f"Asked for it, {hours // 2 + 1}.", before
    )
    assert found == ({slot.pk: told} if expected else {})


def test_pages_that_explain_ratings_say_when_one_changed_and_why(client):
    action = panel()
    opened_again(action, (3, "Other words."))
    consensus = make.agree(make.open_consensus(action.candidates.get()), (3, 3, 3))
    dana = make.make_person("specialist")
    result = make.make_result(action, dana)
    client.force_login(dana, backend="django.contrib.auth.backends.ModelBackend")
    first = consensus.items.first().public_id

    pages = [
        client.get(reverse("assessments:consensus", args=[consensus.public_id]), {"c": first}),
        client.get(
            reverse(
                "assessments:results-candidate", args=[result.public_id, action.candidates.get().public_id]
            )
        ),
    ]

    for page in map(words_of, pages):
        assert page.count("Changed after it was opened again") == 1
        assert "because: Asked for it, 1. Handed in before: rated 2." in page
