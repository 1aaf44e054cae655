"""Starting the next version of a guide: the page says what becomes of each question before anything is made."""

import pytest
from django.urls import reverse

from assessments.choices import GuideState
from assessments.models import GuideVersion
from models_app.choices import VersionState
from models_app.models import ModelVersion
from tests import factories as make
from tests.page_reading import words_of

pytestmark = pytest.mark.django_db

NAMES = ("Problem Solving", "Communication", "Customer Service")


@pytest.fixture
def guide(client):
    client.force_login(make.make_person("specialist"), backend="django.contrib.auth.backends.ModelBackend")
    return make.make_guide_version(make.make_model_version(names=NAMES))


def url(name, thing):
    return reverse(f"assessments:{name}", args=[thing.public_id])


def moved_model(guide, **how):
    how = how or {"changed": NAMES[1:2], "gone": NAMES[2:], "new": ("Initiative",)}
    return make.make_next_model_version(guide.model_version, **how)


def test_the_guide_tells_of_a_newer_model_version_and_leads_to_comparison_and_start(client, guide):
    before = words_of(client.get(url("guide-detail", guide)))
    newer = moved_model(guide)

    page = client.get(url("guide-detail", guide))

    said = "Version 2 of the model was published since. This guide keeps version 1 until somebody moves it on purpose."
    assert "was published since" not in before
    assert said in words_of(page)
    compare = f"{reverse('library:compare')}?kind=models&amp;a={guide.model_version.public_id}&amp;b={newer.public_id}"
    assert f'href="{compare}"' in page.content.decode()
    assert f'href="{url("guide-new-version", guide)}?on={newer.public_id}"' in page.content.decode()


def test_a_draft_waits_for_its_approval_and_a_moved_guide_says_where_it_stands(client, guide):
    moved_model(guide)
    client.post(url("guide-new-version", guide), {"on": guide.model_version.public_id})
    draft = GuideVersion.objects.get(number=2)
    waits = words_of(client.get(url("guide-detail", draft)))
    shut = words_of(client.get(url("guide-new-version", guide)))
    GuideVersion.objects.filter(pk=draft.pk).update(
        state=GuideState.APPROVED, model_version=ModelVersion.objects.get(number=2)
    )

    stands = words_of(client.get(url("guide-detail", guide)))

    assert "Version 2 of this guide is being written already." in shut
    assert "Start the next version on" not in shut
    assert "Once version 2 is approved, the next version can be started on it." in waits
    assert "Version 2 of this guide stands on it; version 1 keeps version 1." in stands
    assert "was published since" not in words_of(client.get(url("guide-detail", draft)))


def test_the_page_names_each_question_and_makes_nothing(client, guide):
    newer = moved_model(guide)

    text = words_of(client.get(url("guide-new-version", guide)))

    for said in (
        "Communication Changed: Definition",
        "version 2 of the model does not have it. Tell us about a time when you used Customer Service",
        "The model says the same of this competency. Problem Solving",
        "New in the model, with no question Initiative. Choose below",
        "Start the next version on version 2 of the model",
    ):
        assert said in text
    assert "begins with every word of version 1" in words_of(
        client.get(url("guide-new-version", guide), {"on": guide.model_version.public_id})
    )
    assert (GuideVersion.objects.count(), newer.guide_versions.count()) == (1, 0)


def test_what_is_ticked_gets_a_section_and_what_is_not_does_not(client, guide):
    newer = moved_model(guide)
    page = client.get(url("guide-new-version", guide)).content.decode()
    use = newer.uses.get(position=3)

    client.post(url("guide-new-version", guide), {"on": newer.public_id, "also": use.public_id})

    copy = GuideVersion.objects.get(number=2)
    assert f'value="{use.public_id}"' in page
    assert [str(section.use) for section in copy.sections.all()] == [*NAMES[:2], "Initiative"]
    assert "Version 2 stands on version 2 of the model, version 1 on version 1." in words_of(
        client.get(url("guide-changes", copy))
    )


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"on": "nowhere"}, 404),
        ({"on": "a\x00b"}, 404),
        ({"also": "a\x00b"}, 422),
        ({"also": "nowhere"}, 422),
    ],
)
def test_what_can_not_be_chosen_starts_nothing(client, guide, sent, status):
    newer = moved_model(guide)

    answer = client.post(url("guide-new-version", guide), {"on": newer.public_id, **sent})

    assert (answer.status_code, GuideVersion.objects.count()) == (status, 1)


def test_a_model_version_retired_meanwhile_is_refused_in_words(client, guide):
    newer = moved_model(guide)
    ModelVersion.objects.filter(pk=newer.pk).update(state=VersionState.RETIRED)

    answer = client.post(url("guide-new-version", guide), {"on": newer.public_id})

    assert answer.status_code == 422
    assert f"{newer} is retired: only a published version can be moved to." in words_of(answer)
    assert GuideVersion.objects.count() == 1
