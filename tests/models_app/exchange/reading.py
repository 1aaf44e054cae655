"""Short ways to look at what a reader made of an invented document."""

from models_app.calculations.plain import Words
from models_app.exchange.lines import written_lines
from models_app.exchange.open_questions import open_questions
from models_app.exchange.placing import units_of
from models_app.exchange.recognising import readings_of
from models_app.exchange.tokens import tokens_of

ALWAYS = ("required_level", "selection_use", "definition")


def best(text_or_words):
    """The best reading of a text, or of passages."""
    words = written_lines(text_or_words) if isinstance(text_or_words, str) else text_or_words
    return readings_of(words)[0]


def rows(*texts, table=1, start=1):
    """Rows of a table as a Word or Excel file gives them."""
    return [Words(text, (n,), "row", None, table) for n, text in enumerate(texts, start)]


def outline(model):
    """One entry a competency: name, group, definition, and whatever else it has."""
    return [
        (
            competency.name,
            model.groups[competency.group].text if competency.group is not None else None,
            competency.definition,
            *(
                part
                for part in (
                    {level.label: level.text for level in competency.levels},
                    [words.text for words in competency.indicators],
                    [(standard.label, standard.text) for standard in competency.standards],
                    [(area.heading, area.text) for area in competency.areas],
                )
                if part
            ),
        )
        for competency in model.competencies
    ]


def asked(model):
    """Titles of the findings about text and layout, with their lines."""
    return [(f.title, f.lines) for f in open_questions(model) if f.kind not in ALWAYS]


def left(reading):
    """What is not used, and why."""
    return [(entry.line, entry.text, entry.reason) for entry in reading.ledger.left]


def check_everything_is_counted(words, found):
    """Each word of each passage and cell is in exactly one entry, and the counts agree."""
    ledger = found.ledger
    written = [passage for passage in words if passage.text.strip()]
    units = {(unit.line, unit.cell): unit.tokens for passage in written for unit in units_of(passage)}
    counted: dict[tuple[int, int | None], list[str]] = {key: [] for key in units}
    for entry in ledger.entries:
        counted[entry.line, entry.cell] += tokens_of(entry.text)
        assert (entry.placed_as is None) == bool(entry.reason)
        assert entry.words == len(tokens_of(entry.text))
        assert entry.words or entry.placed_as is None
    assert {key: sorted(tokens) for key, tokens in counted.items()} == {
        key: sorted(tokens) for key, tokens in units.items()
    }
    assert ledger.placed + ledger.not_used == ledger.read == len(units)
    assert ledger.passages == len({unit_line for unit_line, _ in units})
    assert ledger.words == sum(len(tokens) for tokens in units.values())
