"""The flat table: what it holds comes back."""

import pytest

from competency_portal.exchange.sheets import read_csv
from models_app.calculations.plain import Unreadable
from models_app.exchange.imported import readings_for
from models_app.exchange.tabular import flat
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of
from tests.models_app.exchange.tabular.test_workbook import model_with


def texts(plain):
    """What the table holds of a model."""
    return [
        (
            c.name,
            plain.groups[c.group].text if c.group is not None else None,
            c.definition,
            [(x.label, x.text) for x in c.levels],
            [x.text for x in c.indicators],
            [(x.label, x.text) for x in c.standards],
            [(x.heading, x.text) for x in c.areas],
            c.required_level.label if c.required_level else None,
            c.selection_use,
        )
        for c in plain.competencies
    ]


@pytest.mark.parametrize("code", ["nara", "la", "nc"])
def test_what_it_holds_comes_back(code, library):
    plain = plain_of(ModelVersion.objects.get(model__agency__code=code))

    best = readings_for(read_csv(flat.write(plain)))[0]

    assert (best.code, best.model.title.text, best.model.job.title) == (
        "portal_table",
        plain.title.text,
        plain.job.title,
    )
    assert texts(best.model) == texts(plain)
    assert flat.write(best.model) == flat.write(plain)


@pytest.mark.parametrize("text", ["=1+1", "-x", "a\nb", "a\tb", '"quoted", with comma'])
def test_text_comes_back_to_the_letter(text):
    assert texts(flat.read(read_csv(flat.write(model_with(text))))) == texts(model_with(text))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",indicator,", ",hint,", "Row 6: 'hint' is no kind of text; it must be one of definition"),
        ("for_selection", "maybe", "Row 2: 'maybe' must be one of"),
        (",7,", ",seven,", "Row 2: the number 'seven' must be a whole number."),
        ("Skill", "", "Row 2: the competency '1' has no name."),
    ],
)
def test_what_an_edit_broke_is_named(old, new, message):
    data = flat.write(model_with("x")).decode().replace(old, new).encode()

    with pytest.raises(Unreadable) as error:
        flat.read(read_csv(data))

    assert message in str(error.value)


def test_heading_alone_is_no_model():
    data = flat.write(model_with("x")).splitlines(keepends=True)[0]

    with pytest.raises(Unreadable, match="no row below its heading"):
        flat.read(read_csv(data))
