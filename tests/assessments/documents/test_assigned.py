"""The packet of a worksheet: who, for whom and by which rule is printed, and never a name or a rating."""

import pytest

from assessments.documents.assigned import assigned_packet, panel_packet
from assessments.documents.guide import guide_packet
from assessments.documents.packet import Assignment, PanelSeat
from assessments.documents.printing import packet_pdf
from assessments.models import GuideVersion, HiringAction
from assessments.queries.hiring import questions_left_out
from tests import factories as make
from tests.pdf_reading import flat, words

pytestmark = pytest.mark.django_db


def test_packet_names_action_candidate_seat_panel_and_threshold():
    action = make.make_action(location="College Park", discussion_threshold=2)

    packet = assigned_packet(make.worksheet_of(action, "rater2", "102"))

    assert packet.assignment == Assignment(
        action.number, "102", "Rater 2", "Packet 2 of 3", None, "College Park"
    )
    assert packet.panel == (PanelSeat("Rater 1"), PanelSeat("Rater 2"), PanelSeat("Rater 3"))
    assert packet.discussion_threshold == 2


def test_a_chair_who_rates_is_the_first_rater():
    action = make.make_action(raters=("rater1",))
    seat = action.seats.get(role="chair")
    seat.rates = True
    seat.save()
    for candidate in action.candidates.all():
        make.make_worksheet(candidate, seat)

    packet = assigned_packet(make.worksheet_of(action, "rater1"))

    assert packet.panel == (PanelSeat("Rater 1", "panel chair"), PanelSeat("Rater 2"))
    assert packet.assignment.rater == "Rater 2"


def test_a_competency_that_is_not_rated_is_not_asked_about():
    action = make.make_action(candidates=0)
    GuideVersion.objects.filter(pk=action.guide_version_id).update(interview_minutes=60)
    whole = panel_packet(HiringAction.objects.get(pk=action.pk))
    dropped = action.assessed.order_by("position").last()
    minutes = action.guide_version.sections.get(use=dropped.use).minutes
    action.assessed.filter(pk=dropped.pk).delete()

    packet = panel_packet(HiringAction.objects.get(pk=action.pk))

    assert packet.questions == whole.questions[:-1]
    assert [row.methods for row in packet.coverage.rows] == [("Rated",), ("Rated",), (None,)]
    assert packet.candidate_sheet.blocks[0].items[:2] == (
        "You meet a panel of four. You are asked two questions. All candidates are asked the same.",
        f"The interview takes about {60 - minutes} minutes.",
    )
    assert questions_left_out(action) == [str(dropped.use)]


@pytest.mark.parametrize("chair_rates", [False, True])
def test_the_candidate_is_told_how_many_sit_there_not_how_many_rate(chair_rates):
    action = make.make_action(candidates=0)
    action.seats.filter(role="chair").update(rates=chair_rates)

    packet = panel_packet(action)

    assert (
        packet.candidate_sheet.blocks[0].items[0].startswith("You meet a panel of four. You are asked three")
    )
    assert len(packet.panel) == 3 + chair_rates


def test_without_a_hiring_action_no_size_of_the_panel_is_claimed():
    packet = guide_packet(make.make_guide_version())

    assert packet.candidate_sheet.blocks[0].items[0].startswith("You meet the interview panel. You are asked")


def test_printed_packet_holds_the_number_but_no_name_and_no_rating(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    action = make.make_action()
    sheet = make.worksheet_of(action, "rater1")
    make.fill_worksheet(sheet, (5, 5, 5), note="Zebra crossing.")

    text = flat(words(packet_pdf(assigned_packet(sheet))))

    assert f"Hiring action {action.number} · Candidate 101 · Rater 1" in text
    assert [secret for secret in ("Applicant101", "Alex", "Zebra") if secret in text] == []
