"""The minimum training and experience as figures."""

from decimal import Decimal, InvalidOperation

from models_app.calculations.plain import PlainRequirement
from models_app.calculations.same_words import folded
from models_app.choices import Substitution
from models_app.exchange.word import layout
from models_app.exchange.word.notes import Notes, Numbered, Stated, facts_of

MOST = 10_000


def read_requirement(body: list[Numbered], notes: Notes) -> PlainRequirement | None:
    """What the section states; None where there is no such section."""
    rows = [numbered for numbered in body if numbered[1].kind != "blank"]
    if not rows:
        return None
    facts = facts_of(rows, tuple(layout.REQUIREMENT_FACTS), notes)
    found = {name: facts.get(fact) for fact, name in layout.REQUIREMENT_FACTS.items()}
    substitution = found["substitution"]
    return PlainRequirement(
        lines=tuple(number for number, _ in rows),
        education=_text(found["education"]),
        experience=_text(found["experience"]),
        experience_years=number_in(found["experience_years"], "Years of experience", notes),
        substitution=one_of(layout.SUBSTITUTIONS, substitution, "Experience for education", notes)
        or Substitution.NOT_STATED,
        further_years=number_in(found["further_years"], "Further years", notes),
    )


def _text(stated: Stated | None) -> str:
    return stated.text if stated else ""


def number_in(stated: Stated | None, what: str, notes: Notes) -> Decimal | None:
    """A number with two decimals at most; anything else is a finding and no number."""
    if stated is None:
        return None
    try:
        number = Decimal(stated.text.strip()) if stated.text.isascii() else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number) >= MOST or number != round(number, 2):
        notes.doubt(
            f"'{what}' is no number",
            f"The document says '{stated.text[:200]}'. A number with two decimals at most is needed. None was set.",
            (stated.line,),
        )
        return None
    return number


def one_of(
    table: dict[str, str], stated: Stated | None, what: str, notes: Notes, competency: int | None = None
) -> str:
    """The value that the words stand for; words that stand for none are a finding, and nothing is set."""
    if stated is None:
        return ""
    wanted = folded(stated.text)
    value = next((value for words, value in table.items() if folded(words) == wanted), "")
    if not value:
        notes.doubt(
            f"'{what}' has an unknown value",
            f"The document says '{stated.text[:200]}'; it must be one of {', '.join(table)}. None was set.",
            (stated.line,),
            competency,
        )
    return value
