"""Pages of the tokens: the secret stands on one page once; what is wrong stands at its field; lists stay cheap."""

import re

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from models_app.models import ApiToken
from models_app.queries.api_tokens import digest_of
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    person = make.make_person("hr", Role.HR_ADMIN)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def tokens_page():
    return reverse("library:token-list", args=[make.make_agency().public_id])


def test_the_secret_stands_on_the_answer_and_on_no_later_page(client, hr):
    answer = client.post(tokens_page(), {"name": "Job pages"})

    secret = re.search(r"<code>(cpat_[\w-]{43})</code>", answer.content.decode()).group(1)
    assert ApiToken.objects.get().secret_sha256 == digest_of(secret)
    assert "no-store" in answer["Cache-Control"]
    later = client.get(tokens_page()).content.decode()
    assert ("cpat_" in later, "Job pages" in later, digest_of(secret) in later) == (False, True, False)


def test_sent_twice_makes_one_token(client, hr):
    client.post(tokens_page(), {"name": "Job pages"})

    again = client.post(tokens_page(), {"name": "Job pages"})

    assert (again.status_code, ApiToken.objects.count()) == (422, 1)
    assert again.context["form"].errors == {
        "name": ["A token with this name is in use. Revoke that one, or choose another name."]
    }


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "x" * 121])
def test_a_bad_name_is_said_at_its_field(client, hr, name):
    answer = client.post(tokens_page(), {"name": name})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert ApiToken.objects.count() == 0


def test_revoking_is_asked_and_shown(client, hr):
    token, _ = make.make_token(maker=hr)
    page = reverse("library:token-revoke", args=[token.public_id])

    fresh = client.get(page)
    assert (fresh.status_code, "Somebody saved since" in fresh.content.decode()) == (200, False)
    assert client.post(page).url == tokens_page()

    token.refresh_from_db()
    assert token.revoked_by == hr
    assert "Revoked" in client.get(tokens_page()).content.decode()
    assert client.post(page).status_code == 422


def test_lists_cost_the_same_with_one_and_with_many(client, hr, count_queries):
    make.make_token(name="1", maker=hr)
    client.get(tokens_page())
    counts = []
    for _ in range(2):
        with count_queries() as queries:
            client.get(tokens_page())
        counts.append(len(queries))
        for n in range(2, 5):
            make.make_token(name=f"{n}", maker=hr)

    assert counts[0] == counts[1]
    assert counts[0] <= 10
