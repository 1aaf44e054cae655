"""Approval stands for what the second person read: nothing changes after it, nothing unread is approved, no writer
approves."""

import pytest
from django.urls import reverse

from assessments.actions.guide_review import (
    add_comment,
    approve_guide,
    content_of,
    mark_of,
    return_guide,
    send_for_review,
    settle_comment,
)
from assessments.actions.guide_versions import start_next_version
from assessments.actions.guides import ProbeText, save_scripts, save_section
from assessments.calculations.sealing import seal
from assessments.documents.guide import print_problems
from assessments.models import GuideSection, GuideVersion
from assessments.permissions.guides import may_review
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership
from competency_portal.errors import Refused, Stale
from tests import factories as make

pytestmark = pytest.mark.django_db

FROZEN = "This version is approved and frozen. A change starts a new version."


@pytest.fixture
def people():
    return make.make_person("specialist"), make.make_person("manager", Role.MANAGER)


def _first_section(version):
    return GuideSection.objects.select_related("version__guide__agency", "version__scale").get(
        version=version, position=1
    )


def _save(section, actor, *, edit=0, question="What did you do?"):
    return save_section(
        section=section,
        actor=actor,
        expected_edit=edit,
        kind="behavioral",
        question=question,
        minutes=5,
        probes=[ProbeText("", "And then?")],
    )


def _save_scripts(version, actor):
    return save_scripts(
        version=version,
        actor=actor,
        expected_edit=version.edit_number,
        interview_minutes=60,
        purpose="",
        introduction_script="Hello.",
        closing_script="Bye.",
    )


def _sent(people):
    specialist, manager = people
    version = make.make_guide_version(state="draft")
    return send_for_review(version=version, actor=specialist, reviewer=manager, print_check=print_problems)


def _returned_and_sent_again(version, people, question=None):
    specialist, manager = people
    return_guide(version=version, actor=manager, seen=mark_of(version), text="Say it shorter.")
    settle_comment(comment=version.comments.get(), actor=specialist)
    if question:
        _save(_first_section(version), specialist, question=question)
    return send_for_review(version=version, actor=specialist, reviewer=manager, print_check=print_problems)


def _second_role(person, role):
    Membership.objects.create(user=person, agency=make.make_agency(), role=role)


def test_a_page_opened_before_the_approval_can_no_longer_save_a_section(people):
    specialist, manager = people
    opened = _first_section(make.make_guide_version(state="draft"))
    version = send_for_review(
        version=opened.version, actor=specialist, reviewer=manager, print_check=print_problems
    )
    version = approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)
    opened.version.state = "draft"  # as the view had fetched it

    with pytest.raises(Refused) as refused:
        _save(opened, specialist, question="Changed after the approval.")

    version = GuideVersion.objects.get(pk=version.pk)
    assert [p.message for p in refused.value.problems] == [FROZEN]
    assert version.content_hash == seal(content_of(version))


def test_a_page_opened_before_the_approval_can_no_longer_save_the_scripts(people):
    specialist, manager = people
    opened = make.make_guide_version(state="draft")
    version = send_for_review(version=opened, actor=specialist, reviewer=manager, print_check=print_problems)
    version = approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)
    opened.state = "draft"

    with pytest.raises(Refused) as refused:
        _save_scripts(opened, specialist)

    version = GuideVersion.objects.get(pk=version.pk)
    assert [p.message for p in refused.value.problems] == [FROZEN]
    assert version.content_hash == seal(content_of(version))


def test_a_page_opened_before_the_approval_can_no_longer_comment(people):
    specialist, manager = people
    opened = _sent(people)
    version = approve_guide(version=opened, actor=manager, seen=mark_of(opened), print_check=print_problems)
    opened.state = "in_review"

    with pytest.raises(Refused):
        add_comment(version=opened, actor=specialist, text="One more thing.")

    assert version.comments.count() == 0


@pytest.mark.parametrize("question", [None, "Never read."])
@pytest.mark.parametrize("decide", [approve_guide, return_guide])
def test_a_reviewer_decides_only_on_what_they_read(people, decide, question):
    _specialist, manager = people
    version = _sent(people)
    read = mark_of(version)
    _returned_and_sent_again(version, people, question)
    more = {"text": "Not yet."} if decide is return_guide else {"print_check": print_problems}

    with pytest.raises(Stale):
        decide(version=version, actor=manager, seen=read, **more)

    assert GuideVersion.objects.get().state == "in_review"


def test_a_tab_opened_before_a_guide_was_sent_again_does_not_approve_it(client, people):
    _specialist, manager = people
    version = _sent(people)
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")
    review = client.get(reverse("assessments:guide-review", args=[version.public_id]))
    address = reverse("assessments:guide-approve", args=[version.public_id])
    link = f"{address}?seen={mark_of(version)}"
    opened = client.get(link)
    _returned_and_sent_again(version, people, "Never read.")

    answer = client.post(address, {"seen": opened.context["seen"]})
    late = client.get(link)

    assert link in review.content.decode()
    assert (opened.context["unread"], late.context["unread"], answer.status_code) == (False, True, 409)
    assert "Approve and freeze" not in answer.content.decode()
    assert GuideVersion.objects.get().state == "in_review"


def test_a_stale_return_keeps_what_was_typed(client, people):
    _specialist, manager = people
    version = _sent(people)
    seen = mark_of(version)
    _returned_and_sent_again(version, people)
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(
        reverse("assessments:guide-return", args=[version.public_id]), {"seen": seen, "text": "Too long."}
    )

    assert answer.status_code == 409
    assert "Too long." in answer.content.decode()
    assert "sent again since you read it" in answer.content.decode()


@pytest.mark.parametrize("write", ["section", "scripts"])
def test_whoever_wrote_a_part_is_not_asked_to_review_it(people, write):
    specialist, _manager = people
    both = make.make_person("both", Role.MANAGER)
    _second_role(both, Role.SPECIALIST)
    version = make.make_guide_version(state="draft")
    if write == "section":
        _save(_first_section(version), both)
    else:
        _save_scripts(version, both)

    with pytest.raises(Refused) as refused:
        send_for_review(version=version, actor=specialist, reviewer=both, print_check=print_problems)

    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("reviewer", "The reviewer wrote parts of this guide: a second person must.")
    ]


def test_whoever_wrote_a_part_can_not_approve_it(people):
    _specialist, manager = people
    version = _sent(people)
    version.writers.add(manager)

    with pytest.raises(Refused):
        approve_guide(version=version, actor=manager, seen=mark_of(version), print_check=print_problems)

    assert may_review(manager, version).reason == (
        "Whoever wrote parts of a guide can't approve it: a second person must."
    )


def test_the_next_version_keeps_the_writers_of_its_words(people):
    specialist, _manager = people
    second = make.make_person("second")
    version = make.make_guide_version(state="approved")
    version.writers.add(specialist)

    following = start_next_version(version=version, actor=second)

    assert set(following.writers.all()) == {specialist, second}
