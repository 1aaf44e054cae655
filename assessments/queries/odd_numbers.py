"""What is worth a second look about a candidate's number; nobody is refused for it."""

from assessments.calculations.numbering import alike_but_for_zeros, oddness_of
from assessments.models import Candidate


def remarks_on_number(candidate: Candidate) -> list[str]:
    """Sentences about the number as it stands: signs that a slip may have made, another one but for zeros in front."""
    number, remarks = candidate.number, []
    if words := oddness_of(number):
        remarks.append(f"Candidate number {number} {words}. Is it meant?")
    bare = number.lstrip("0") or "0"
    others = Candidate.objects.filter(action=candidate.action_id, number__endswith=bare)
    if alike_but_for_zeros(number, others.values_list("number", flat=True)):
        remarks.append(f"Another candidate's number is {number} but for leading zeros. Are they two people?")
    return remarks
