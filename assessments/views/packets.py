"""The interview packet to print for one rater and one candidate."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.documents.assigned import assigned_packet, panel_packet
from assessments.documents.layout import DoesNotFit
from assessments.documents.printing import packet_pdf
from assessments.models import HiringAction, Worksheet
from competency_portal.access.shortcuts import visible_or_404
from competency_portal.exchange.writing import content_disposition
from competency_portal.pdf import PdfUnavailable

NEEDED = (
    "seat__user",
    "candidate",
    "action__agency",
    "action__guide_version__guide__agency",
    "action__guide_version__scale",
    "action__guide_version__model_version__model__job_class",
)


@require_safe
def packet(request, public_id):
    """A rater's own packet; a specialist prints any of the agency. It holds no rating, so it hints at none."""
    own = Worksheet.objects.of_rater(request.user)
    sheets = own | Worksheet.objects.filter(action__in=HiringAction.objects.run_by(request.user))
    sheet = visible_or_404(sheets.select_related(*NEEDED).distinct(), public_id)
    name = f"{sheet.action.number} packet {sheet.candidate.number} {sheet.seat.user.username}.pdf"
    return _answer(request, assigned_packet(sheet), name)


@require_safe
def packet_of_panel(request, public_id):
    """The packet of a panel without a rater's or a candidate's name: for the chair, who leads the interviews."""
    actions = HiringAction.objects.with_packet_for(request.user).select_related(
        *(name.removeprefix("action__") for name in NEEDED if name.startswith("action__"))
    )
    action = visible_or_404(actions, public_id)
    return _answer(request, panel_packet(action), f"{action.number} packet.pdf")


def _answer(request, packet, name):
    try:
        pdf = packet_pdf(packet)
    except (DoesNotFit, PdfUnavailable) as reason:
        messages.error(request, str(reason))
        return redirect("home")
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition(name).replace("attachment", "inline", 1)
    return answer
