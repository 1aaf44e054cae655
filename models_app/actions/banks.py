"""Making and changing competency banks."""

from django.core.validators import validate_slug
from django.db import transaction

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import checked_text
from models_app.actions.refusing import insist
from models_app.actions.slugs import free_slug
from models_app.actions.touching import lock_agency
from models_app.models import CompetencyBank
from models_app.permissions import may_edit_library
from models_app.queries.bank_words import has_published

NAME, CODE = 200, 60
FACTS = ("name", "code", "description")
CODE_FORM = "A code has the letters a to z, digits, hyphens and underscores only."
CODE_KEPT = (
    "The code of this bank is part of what is published from it, so that it stays. Its name can be changed."
)


@transaction.atomic
def create_bank(
    *, agency: Agency, name: str, actor: User, code: str = "", description: str = ""
) -> CompetencyBank:
    """A new, empty bank of the agency; without a code it gets one from its name. Refused with every problem."""
    insist(may_edit_library(actor, agency.pk))
    lock_agency(agency.pk)
    bank = CompetencyBank(agency=agency)
    facts = _checked(bank, name, code, description)
    if not facts["code"]:
        taken = set(CompetencyBank.objects.filter(agency=agency).values_list("code", flat=True))
        facts["code"] = free_slug(facts["name"][:50], taken, otherwise="bank")
    _set(bank, facts)
    bank.save()
    record(agency=agency, actor=actor, action="bank.create", obj=bank, after=facts)
    return bank


@transaction.atomic
def edit_bank(
    *, bank: CompetencyBank, name: str, code: str, description: str, actor: User, expected_edit: int
) -> CompetencyBank:
    """Another name, code or description. The code stays once something of the bank is published.

    Stale when somebody has saved since the edit number that the page showed.
    """
    insist(may_edit_library(actor, bank.agency_id))
    lock_agency(bank.agency_id)
    bank = CompetencyBank.objects.select_for_update(of=("self",)).select_related("agency").get(pk=bank.pk)
    if bank.edit != expected_edit:
        raise Stale(
            f"{bank} was changed by somebody since you opened this page. What you typed is still here.",
            current=bank,
        )
    before = {fact: getattr(bank, fact) for fact in FACTS}
    facts = _checked(bank, name, code or bank.code, description)
    if facts == before:
        return bank
    _set(bank, facts)
    bank.edit += 1
    bank.source, bank.source_lines = None, ""  # the agency's own words from here on
    bank.save()
    record(agency=bank.agency, actor=actor, action="bank.edit", obj=bank, before=before, after=facts)
    return bank


def _set(bank: CompetencyBank, facts: dict[str, str]) -> None:
    for fact, text in facts.items():
        setattr(bank, fact, text)


def _checked(bank: CompetencyBank, name: str, code: str, description: str) -> dict[str, str]:
    """The facts without blanks around them; refused with every problem."""
    facts: dict[str, str] = {}
    problems: list[Problem] = []
    for fact, text, most, needed in (
        ("name", name, NAME, "Give the bank a name."),
        ("code", code, CODE, ""),
        ("description", description, 20_000, ""),
    ):
        try:
            facts[fact] = checked_text(text, field=fact, most=most, needed=needed)
        except Refused as refused:
            problems += refused.problems
    if other := _same_name(bank, facts.get("name", "")):
        problems.append(
            Problem(f"Your agency has a bank '{other}' already. Give this one another name.", field="name")
        )
    if message := _wrong_code(bank, facts.get("code", "")):
        problems.append(Problem(message, field="code"))
    if problems:
        raise Refused(*problems)
    return facts


def _same_name(bank: CompetencyBank, name: str) -> CompetencyBank | None:
    """Another bank of the agency that is called so."""
    return CompetencyBank.objects.filter(agency=bank.agency_id, name__iexact=name).exclude(pk=bank.pk).first()


def _wrong_code(bank: CompetencyBank, code: str) -> str:
    """Why the bank can't have this code; empty when it can."""
    if not code or code == bank.code:
        return ""
    if validate_slug.regex.fullmatch(code) is None or not code.isascii():
        return CODE_FORM
    if bank.pk and has_published(bank):
        return CODE_KEPT
    if other := CompetencyBank.objects.filter(agency=bank.agency_id, code=code).exclude(pk=bank.pk).first():
        return f"'{other}' has this code already."
    return ""
