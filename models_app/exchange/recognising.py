"""All readings of a document, the best first: how much each one explains, and what it leaves open.

Every recogniser tries. One that can't read the document stays in the list with its reason, so that a page can say why.
The reading that places most of the words with the fewest gaps wins; between equals the order of `FAMILIES` decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from models_app.calculations.plain import NotThere, PlainModel, Unreadable, Words
from models_app.exchange import by_hand
from models_app.exchange.closing_lines import of_closing_lines
from models_app.exchange.continued_names import of_continued_names, with_continued
from models_app.exchange.doubtful_layout import of_doubtful_lines, refused
from models_app.exchange.families import FAMILIES, Family
from models_app.exchange.file_notes import with_file_notes
from models_app.exchange.footnotes import with_footnotes
from models_app.exchange.ledger import Ledger, ledger_of
from models_app.exchange.levels_for_all import with_level_for_all
from models_app.exchange.lines import written_lines
from models_app.exchange.lines_above import of_lines_above
from models_app.exchange.list_numbers import lost_numbers
from models_app.exchange.mapping import Mapping
from models_app.exchange.marked_names import with_marked_names
from models_app.exchange.note_doubts import mostly_notes, of_notes, words_in_notes
from models_app.exchange.odd_ones import of_odd_ones
from models_app.exchange.organizations import of_organizations_as_names
from models_app.exchange.outside_lists import of_outside_lists
from models_app.exchange.sentence_names import of_broken_names, of_sentences_as_names
from models_app.exchange.steps import Prepared, read_by
from models_app.exchange.sureness import gaps_of, leaves_open, rests_on_form
from models_app.exchange.typed_marks import with_typed_marks
from models_app.exchange.typeface import with_marked_levels

SURE = (0.95, 0.15)  # share of words placed at least, gaps for each passage or cell at most
FAIRLY_SURE = (0.75, 0.3)
NUMBERS_KEPT = "+numbers"  # behind a recogniser's code


@dataclass(frozen=True)
class Reading:
    """What one reader makes of a document. Without a model: `refusal` says in words why it can't read it."""

    code: str
    label: str
    model: PlainModel | None = None
    ledger: Ledger | None = None
    refusal: str = ""
    not_there: bool = False
    gaps: int = 0
    """Findings of layout and text: what was mended, is missing, doubled or contradictory."""

    @property
    def share(self) -> float:
        """Share of the document's words that are placed, 0 to 1."""
        return self.ledger.words_placed / self.ledger.words if self.ledger and self.ledger.words else 0.0

    @property
    def gap_rate(self) -> float:
        """Gaps for each passage or cell that was read."""
        return self.gaps / max(1, self.ledger.read) if self.ledger else 1.0

    @property
    def worth(self) -> float:
        """What readings are ordered by: the share placed, less the gaps; below every reading for a refusal.

        Where most of the document became notes, these explain nothing of it.
        Of refusals the first is one by a reader that found its structure and can't be sure of it.
        """
        if self.model:
            return self.share - self._share_of_notes - self.gap_rate
        return -20.0 if self.not_there else -10.0

    @property
    def _share_of_notes(self) -> float:
        if not (self.model and self.ledger and self.ledger.words and mostly_notes(self.model)):
            return 0.0
        return min(self.share, words_in_notes(self.model) / self.ledger.words)

    @property
    def sureness(self) -> str:
        """'sure', 'fairly sure' or 'a guess'; empty where nothing was read."""
        if not self.model:
            return ""
        for word, (share, gaps) in (("sure", SURE), ("fairly sure", FAIRLY_SURE)):
            asked = rests_on_form(self.model) or (word == "sure" and leaves_open(self.model))
            if self.share >= share and self.gap_rate <= gaps and not asked:
                return word
        return "a guess"

    @property
    def basis(self) -> str:
        """The figures that the sureness rests on."""
        if not self.ledger:
            return self.refusal
        count = len(self.model.competencies) if self.model else 0
        words = "words of its texts" if any(entry.beside for entry in self.ledger.entries) else "words"
        return (
            f"{self.ledger.words_placed} of {self.ledger.words} {words} placed ({_percent(self.share)}); "
            f"{count} {'competency' if count == 1 else 'competencies'}; "
            f"{self.gaps} {'finding' if self.gaps == 1 else 'findings'} about layout or gaps"
        )


def _percent(share: float) -> str:
    """Never 100 % while a word is left."""
    return f"{int(share * 100)} %"


def readings_of(words: list[Words]) -> tuple[Reading, ...]:
    """What every recogniser makes of the document, best first; refusals last.

    The first refusal is that of the plainest structure: of a table where there are rows, else of names above texts.
    Where the best one lost the numbers of the list, a reading that keeps them follows it.
    """
    prepared = Prepared(words)
    found = [(_by(family, prepared), family) for family in FAMILIES]
    nearest = "level_table" if any("\t" in line.text for line in words) else "headed_paragraphs"
    best, *further = sorted(
        found, key=lambda item: (-item[0].worth, not item[0].model and item[0].code != nearest)
    )
    kept = [_with_numbers(best[1], prepared)] if best[0].model and lost_numbers(best[0].model) else []
    first = best[0] if best[0].model else replace(best[0], refusal=refused(words, best[0].refusal))
    return (first, *kept, *(one for one, _ in further))


def read_with(words: list[Words], reader_code: str, mapping: Mapping | None = None) -> Reading:
    """The reading that a person chose: a recogniser by its code, or their own mapping of columns and headings."""
    if reader_code == by_hand.code:
        if mapping is None:
            return Reading(
                by_hand.code, by_hand.label, refusal="Say first what the columns and headings are."
            )
        return reading(by_hand.code, by_hand.label, partial(_by_hand, mapping), Prepared(words))
    for family in FAMILIES:
        if family.code == reader_code:
            return _by(family, Prepared(words))
        if f"{family.code}{NUMBERS_KEPT}" == reader_code:
            return _with_numbers(family, Prepared(words))
    return Reading(reader_code, reader_code, refusal="There is no such reader.")


def _by(family: Family, prepared: Prepared) -> Reading:
    """A recogniser's reading."""
    return reading(family.code, family.label, partial(read_by, family.read), prepared)


def _with_numbers(family: Family, prepared: Prepared) -> Reading:
    """The same where the person says that the numbers of the list are those of the bank."""
    label = f"{family.label}, with the numbers of the list as those of the bank"
    read = partial(read_by, family.read, keep_numbers=True)
    return reading(f"{family.code}{NUMBERS_KEPT}", label, read, prepared)


def _by_hand(mapping: Mapping, prepared: Prepared) -> PlainModel:
    """What a person said, over lines from which no step took anything."""
    return by_hand.read_by(mapping, prepared.body.lines)


def read_model(text: str) -> PlainModel:
    """The competency model in a plain text, as the best reading has it. Raises Unreadable where there is none."""
    best = readings_of(written_lines(text))[0]
    if best.model is None:
        raise Unreadable(f"No known structure. {best.refusal}")
    return best.model


def reading(code: str, label: str, read: Callable[[Prepared], PlainModel], prepared: Prepared) -> Reading:
    """One reader's reading, with its ledger over all words of the document."""
    words = prepared.words
    try:
        body = prepared.body
        model = with_continued(read(prepared))
    except Unreadable as refusal:
        return Reading(code, label, refusal=str(refusal), not_there=isinstance(refusal, NotThere))
    model = replace(
        model,
        unused=(*model.unused, *body.running),
        frame=(*model.frame, *body.bullets),
        findings=(
            *model.findings,
            *body.breaks,
            *of_doubtful_lines(words),
            *of_continued_names(model),
            *of_sentences_as_names(model),
            *of_broken_names(model),
            *of_notes(model),
            *of_organizations_as_names(model),
        ),
    )
    model = with_typed_marks(
        with_marked_levels(with_footnotes(model, body.footnotes), body.lines), body.lines
    )
    model = with_file_notes(with_marked_names(model, body.lines), body.notes, body.plain)
    model = with_level_for_all(model)
    gaps = gaps_of(model)  # what is odd tells how sure the reading is, and not how much another one explains
    odd = (
        *of_closing_lines(model, words),
        *of_outside_lists(model, words),
        *of_lines_above(model, words),
        *of_odd_ones(model),
    )
    model = replace(model, findings=(*model.findings, *odd))
    return Reading(code, label, model, ledger_of(words, model), gaps=gaps)


def body_of(words: list[Words]) -> list[Words]:
    """The passages as readers get them: without running heads and page numbers, broken sentences joined."""
    return Prepared(words).body.lines
