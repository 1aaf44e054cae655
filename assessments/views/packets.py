"""The interview packet to print for one rater and one candidate."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from assessments.documents.assigned import assigned_packet
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
    try:
        pdf = packet_pdf(assigned_packet(sheet))
    except (DoesNotFit, PdfUnavailable) as reason:
        messages.error(request, str(reason))
        return redirect("home")
    answer = HttpResponse(pdf, content_type="application/pdf")
    name = f"{sheet.action.number} packet {sheet.candidate.number} {sheet.seat.user.username}.pdf"
    answer["Content-Disposition"] = content_disposition(name).replace("attachment", "inline", 1)
    return answer
