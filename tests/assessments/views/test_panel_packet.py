"""The packet of a panel: what a chair who doesn't rate leads the interviews with."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import PanelSeat
from tests.factories import make_action

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def drawn(monkeypatch):
    """What would be drawn, without the drawing: that costs seconds and is tested with the packet."""
    packets = []

    def draw(packet):
        packets.append(packet)
        return b"%PDF-"

    monkeypatch.setattr("assessments.views.packets.packet_pdf", draw)
    return packets


def ask(person, action):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client.get(reverse("assessments:panel-packet", args=[action.public_id]))


def seat(action, role):
    return PanelSeat.objects.filter(action=action, role=role).first()


def test_a_chair_without_worksheets_reads_every_question(drawn):
    action = make_action()
    PanelSeat.objects.filter(action=action, role="chair").update(rates=False)

    answer = ask(seat(action, "chair").user, action)

    packet = drawn[0]
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert len(packet.questions) == action.guide_version.sections.count()
    assert (packet.assignment.hiring_action, packet.assignment.candidate, packet.assignment.rater) == (
        action.number,
        None,
        None,
    )


def test_who_left_the_panel_reads_it_no_more(drawn):
    action = make_action()
    chair = seat(action, "chair")
    PanelSeat.objects.filter(pk=chair.pk).update(active=False)

    assert ask(chair.user, action).status_code in (403, 404)
    assert drawn == []


def test_it_is_secret_until_set_up_is_done(drawn):
    action = make_action()
    type(action).objects.filter(pk=action.pk).update(state="setup")

    assert ask(seat(action, "chair").user, action).status_code == 404
    assert drawn == []


def test_the_page_of_the_chair_leads_to_it(drawn):
    action = make_action()
    client = Client()
    client.force_login(seat(action, "chair").user, backend=BACKEND)

    page = client.get(reverse("assessments:my-consensus")).content.decode()

    assert reverse("assessments:panel-packet", args=[action.public_id]) in page
