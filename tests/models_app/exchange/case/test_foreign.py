"""CASE packages of other systems, as carelessly written as real ones are."""

import json
from decimal import Decimal

import pytest

from competency_portal.exchange.data_file import read_data
from models_app.calculations.plain import Unreadable
from models_app.exchange.case import reading
from models_app.exchange.imported import readings_for

DATED = {"lastChangeDateTime": "2020-05-01T10:00:00"}  # without a zone


def item(key, statement, **more):
    return {
        "identifier": key,
        "uri": f"https://case.example/{key}",
        "fullStatement": statement,
        **DATED,
        **more,
    }


def below(child, parent, number=None, kind="isChildOf"):
    return {
        "associationType": kind,
        "sequenceNumber": number,
        "originNodeURI": {"title": "x", "identifier": child, "uri": f"https://case.example/{child}"},
        "destinationNodeURI": {"title": "x", "identifier": parent, "uri": f"https://case.example/{parent}"},
        **DATED,
    }


def package(items, links=(), rubrics=None, **document):
    head = {"identifier": "doc", "title": "Framework", "creator": "Somebody", "notes": None, **DATED}
    return {
        "CFDocument": {**head, **document},
        "CFItems": items,
        "CFAssociations": list(links),
        "CFRubrics": rubrics,
    }


def read(data):
    return reading.read(read_data(json.dumps(data).encode()))


def names(model):
    return [(competency.group, competency.family) for competency in model.competencies]


TREE = (
    [
        item("g", "Core", CFItemType="Domain"),
        item("b", "Listens.", abbreviatedStatement="Listening"),
        item("a", "Writes.", abbreviatedStatement="Writing"),
    ],
    [below("g", "doc", 1), below("a", "g", 1), below("b", "g", 2)],
)  # fmt: skip


@pytest.mark.parametrize(
    "wrap",
    [lambda p: p, lambda p: {"CFPackage": p}, lambda p: [p], lambda p: {"data": {"CFPackage": p}}],
)
def test_bare_or_wrapped(wrap):
    model = read(wrap(package(*TREE)))

    assert model.title.text == "Framework"
    assert [group.text for group in model.groups] == ["Core"]
    assert names(model) == [(0, "Writing"), (0, "Listening")]
    assert [c.definition for c in model.competencies] == ["Writes.", "Listens."]


def test_without_sequence_numbers_codes_count_as_people_count():
    items = [item(code, f"Skill {code}", humanCodingScheme=code) for code in ("1.10", "1.9", "1.2")]
    links = [below(code, "doc") for code in ("1.10", "1.9", "1.2")]

    assert [c.family for c in read(package(items, links)).competencies] == [
        "Skill 1.2",
        "Skill 1.9",
        "Skill 1.10",
    ]


def test_sequence_number_comes_before_the_code():
    items = [item("x", "First", humanCodingScheme="2"), item("y", "Second", humanCodingScheme="1")]

    model = read(package(items, [below("x", "doc", 1), below("y", "doc", 2)]))

    assert [(c.number, c.family) for c in model.competencies] == [(2, "First"), (1, "Second")]


def test_code_that_two_items_have_is_no_number():
    items = [item("x", "First", humanCodingScheme="1"), item("y", "Second", humanCodingScheme="1")]

    assert [c.number for c in read(package(items)).competencies] == [None, None]


def test_item_without_parent_stands_at_the_top_and_is_named():
    items = [item("x", "Planning"), item("y", "Budgeting")]

    model = read(package(items, [below("x", "doc", 1), below("y", "elsewhere")]))

    assert sorted(c.family for c in model.competencies) == ["Budgeting", "Planning"]
    assert [(f.kind, f.title) for f in model.findings] == [
        ("layout", "An item stands below no other"),
        ("link", "A link leads outside the package"),
    ]
    assert (
        model.findings[0].detail
        == "'Budgeting' was read as one at the top: its parent is not in the package."
    )


def test_link_outside_is_told_with_its_address():
    links = [below("x", "doc", 1), below("x", "far", kind="exactMatchOf")]

    finding = read(package([item("x", "Planning")], links)).findings[0]

    assert finding.detail == "'Planning': exactMatchOf to https://case.example/far. It was not followed."


def test_links_as_bare_addresses_and_ids_in_capitals():
    link = {
        "associationType": "isChildOf",
        "originNodeURI": "https://case.example/A",
        "destinationNodeURI": "https://case.example/G",
    }
    items = [item("g", "Core"), item("a", "Writing")]

    model = read(package(items, [below("g", "DOC", 1), link]))

    assert (names(model), model.groups[0].text) == ([(0, "Writing")], "Core")


def test_items_in_a_circle_come_to_an_end():
    items = [item("a", "One"), item("b", "Two")]

    model = read(package(items, [below("a", "b"), below("b", "a")]))

    assert {c.family for c in model.competencies} | {g.text for g in model.groups} == {"One", "Two"}


def test_what_stands_below_a_competency_are_its_indicators():
    items = [
        item("c", "Leads.", abbreviatedStatement="Leading", CFItemType="Competency"),
        item("i", "Sets aims."),
    ]

    model = read(package(items, [below("c", "doc"), below("i", "c")]))

    assert [[words.text for words in c.indicators] for c in model.competencies] == [["Sets aims."]]


def test_long_statement_without_a_name_says_so():
    statement = "Weighs " + "every side of a matter " * 8

    model = read(package([item("c", statement)]))

    assert model.competencies[0].definition == statement.strip()
    assert model.competencies[0].family.endswith(" …")
    assert [f.title for f in model.findings] == [
        f"'{model.competencies[0].family[:60]}' has no name of its own"
    ]


RUBRIC = {
    "identifier": "r",
    "title": "Grades",
    "CFRubricCriteria": [
        {
            "CFItemURI": {"identifier": "c"},
            "CFRubricCriterionLevels": [
                {"quality": "High", "description": "Leads others.", "score": 3, "position": 1},
                {"quality": "Low", "description": "Needs help.", "score": 1.5, "position": 2},
            ],
        }
    ],
}


def test_rubric_is_a_scale_lowest_first_with_level_texts():
    model = read(package([item("c", "Leading")], [below("c", "doc")], [RUBRIC]))

    scale = model.scales[0]
    assert [(level.label, level.value) for level in scale.levels] == [
        ("Low", Decimal("1.50")),
        ("High", Decimal("3.00")),
    ]
    assert [(x.label, x.text) for x in model.competencies[0].levels] == [
        ("Low", "Needs help."),
        ("High", "Leads others."),
    ]
    assert (model.competencies[0].scale, scale.code) == ("grades-1", "grades-1")


def test_levels_without_scores_ask_for_their_order():
    levels = [{"quality": "A", "description": "x"}, {"quality": "B", "description": "y"}]
    rubric = {
        "title": "Grades",
        "CFRubricCriteria": [{"CFItemURI": {"identifier": "c"}, "CFRubricCriterionLevels": levels}],
    }

    model = read(package([item("c", "Leading")], [below("c", "doc")], [rubric]))

    assert [f.title for f in model.findings] == ["The order of the levels is not certain"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (package([]), "has no items"),
        (package([item("x", "Planning")], title=None), "has no title"),
        (package("items"), "'CFItems' of the CASE package must be a list"),
        (package([1]), "'CFItems' of the CASE package must be a list"),
        (package([item("x", "P")], rubrics=[{"CFRubricCriteria": {}}]), "'CFRubricCriteria' of the CASE package"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_in_words(data, message):
    with pytest.raises(Unreadable, match=message):
        read(data)


LEFT = {
    '"creator": "Somebody",': "creator",
    '"educationLevel": [': "educationLevel",
    '"12",': "educationLevel",
    '"13"': "educationLevel",
    '"extensions": {': "extensions",
    '"other": {': "other",
    '"colour": "red"': "colour",
}


def test_every_member_is_placed_or_named_with_a_reason():
    items = [
        item("c", "Leading", educationLevel=["12", "13"], notes=None, extensions={"other": {"colour": "red"}})
    ]
    document = read_data(json.dumps(package(items, [below("c", "doc", 1)], [RUBRIC])).encode())

    best = readings_for(document)[0]

    left = {entry.text: entry.reason for entry in best.ledger.left if entry.words}
    assert (best.code, best.sureness) == ("case", "fairly sure")
    assert left == {
        text: f"The member '{name}' has no place in a competency model" for text, name in LEFT.items()
    }
