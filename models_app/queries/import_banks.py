"""Banks that may be the one that a file names, under another name: nobody but a person can tell."""

from models_app.calculations.plain import PlainBank, PlainCompetency, PlainModel
from models_app.models import CompetencyBank, CompetencyRevision, DocumentImport
from models_app.queries.importing import has_code, is_named

SHARE = 2  # at least one of so many competencies of the file must be in a bank that may be its own


def unknown_bank(plain: PlainModel | None, banks: list[CompetencyBank]) -> PlainBank | None:
    """The bank that a file names where the agency has banks, and none of this code and name."""
    named = plain.bank if plain else None
    return named if named and banks and not any(is_named(bank, named) for bank in banks) else None


def banks_in_doubt(
    imported: DocumentImport, plain: PlainModel, banks: list[CompetencyBank]
) -> list[CompetencyBank]:
    """The agency's banks that have the code of the file's bank, or many of its competencies by number and name.

    Empty where the draft's bank is known: by the model, by choice, or by code and name.
    """
    named = unknown_bank(plain, banks)
    if named is None or imported.model_id or imported.bank_id:
        return []
    wanted = {_key(one) for one in plain.competencies}
    rows = CompetencyRevision.objects.standing().filter(competency__bank__in=banks).order_by()
    held: dict[int, set[tuple]] = {}
    for bank, number, family, variant in rows.values_list(
        "competency__bank_id", "bank_number", "family", "variant"
    ):
        held.setdefault(bank, set()).add((number, family.casefold(), variant.casefold()))
    shared = {pk: len(wanted & keys) for pk, keys in held.items()}
    return [
        bank
        for bank in banks
        if has_code(bank, named) or (wanted and shared.get(bank.pk, 0) * SHARE >= len(wanted))
    ]


def _key(one: PlainCompetency) -> tuple:
    return (one.number, one.family.casefold(), one.variant.casefold())
