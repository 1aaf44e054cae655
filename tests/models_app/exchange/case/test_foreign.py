"""CASE packages of other systems, as carelessly written as real ones are."""

import json
from decimal import Decimal

import pytest

from competency_portal.exchange.data_file import read_data
from models_app.calculations.plain import Unreadable
from models_app.exchange.case import reading
from models_app.exchange.case.members import ADDRESS, EMPTY, JOINS, WHEN
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


@pytest.mark.parametrize("typed", [(), ("2",), ("10", "2"), ("10", "2", "1")])
def test_codes_tell_the_order_whichever_items_have_a_type(typed):
    codes = ("10", "2", "1")
    items = [
        item(
            code, f"Skill {code}", humanCodingScheme=code, CFItemType="Competency" if code in typed else None
        )
        for code in codes
    ]

    model = read(package(items, [below(code, "doc") for code in codes]))

    assert [(c.number, c.family) for c in model.competencies] == [
        (1, "Skill 1"),
        (2, "Skill 2"),
        (10, "Skill 10"),
    ]


def test_code_that_is_no_number_is_left_with_the_true_reason():
    items = [
        item("g", "Core", humanCodingScheme="2", CFItemType="Domain"),
        item("c", "Zoning", humanCodingScheme="2.1", CFItemType="Competency"),
        item("d", "Permits", humanCodingScheme="4", CFItemType="Competency"),
        item("e", "Appeals", humanCodingScheme="4", CFItemType="Competency"),
    ]
    links = [below("g", "doc"), below("c", "g"), below("d", "g", 2), below("e", "g", 3)]

    _, left = told(package(items, links))

    several = "Several competencies have this code, so that it is the number of none"
    assert [(text.strip('",').partition('": "')[2], why) for text, why in left[1:]] == [
        (
            "2",
            "The portal keeps codes of competencies, not of groups and texts; it was only used for the order",
        ),
        (
            "2.1",
            "The portal numbers competencies in whole numbers, so that this code is no number there; "
            "it was only used for the order",
        ),
        ("4", several),
        ("4", several),
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


def is_text(entry):
    """Whether words are left over that are more than addresses, dates and nulls."""
    return entry.words and entry.reason not in (EMPTY, ADDRESS, JOINS, WHEN)


def test_every_member_is_placed_or_named_with_a_reason():
    items = [
        item("c", "Leading", educationLevel=["12", "13"], notes=None, extensions={"other": {"colour": "red"}})
    ]
    document = read_data(json.dumps(package(items, [below("c", "doc", 1)], [RUBRIC])).encode())

    best = readings_for(document)[0]

    left = {entry.text: entry.reason for entry in best.ledger.left if is_text(entry)}
    assert (best.code, best.sureness) == ("case", "fairly sure")
    assert left == {
        text: f"The member '{name}' has no place in a competency model" for text, name in LEFT.items()
    }


def test_addresses_dates_and_nulls_are_not_placed_and_do_not_make_a_good_file_less_sure():
    document = read_data(
        json.dumps(package([item("c", "Leading", notes=None)], [below("c", "doc", 1)])).encode()
    )

    best = readings_for(document)[0]

    beside = [(entry.text.rstrip(","), entry.reason) for entry in best.ledger.left if entry.beside]
    assert {text for text, reason in beside if reason == EMPTY} == {'"notes": null', '"CFRubrics": null'}
    assert {text for text, reason in beside if reason == ADDRESS} == {
        '"identifier": "doc"',
        '"identifier": "c"',
        '"uri": "https://case.example/c"',
    }
    assert {reason for _, reason in beside} == {
        EMPTY,
        ADDRESS,
        JOINS,
        WHEN,
        "The member 'creator' has no place in a competency model",
    }
    assert (best.sureness, best.basis.split(";")[0]) == ("sure", "11 of 11 words of its texts placed (100 %)")


def told(data):
    """Titles and details of what the reader found, and what the ledger has left over, by reason."""
    document = read_data(json.dumps(data).encode())
    best = readings_for(document)[0]
    assert best.ledger.placed + best.ledger.not_used == best.ledger.read
    return (
        [(f.title, f.detail) for f in best.model.findings],
        [(entry.text, entry.reason) for entry in best.ledger.left if is_text(entry)],
    )


DEEP = package(
    [
        item("s", "Strand"),
        item("d", "Domain"),
        item("c", "Planning", CFItemType="Competency"),
        item("i", "Sets dates."),
        item("j", "By week."),
    ],
    [below("s", "doc"), below("d", "s"), below("c", "d"), below("i", "c"), below("j", "i")],
)


def test_groups_inside_groups_are_told_in_one_name():
    findings, left = told(DEEP)

    model = read(DEEP)
    assert ([g.text for g in model.groups], names(model)) == (["Strand › Domain"], [(0, "Planning")])
    assert [words.text for words in model.competencies[0].indicators] == ["Sets dates.", "By week."]
    assert [title for title, _ in findings] == [
        "Texts stand inside other texts",
        "A group stands inside another one",
    ]
    assert left == [('"creator": "Somebody",', "The member 'creator' has no place in a competency model")]


@pytest.mark.parametrize(
    ("above", "name"),
    [(["A" * 150, "B" * 100], "B" * 100), (["A", "B" * 250], "B" * 198 + " …")],
)
def test_name_of_a_group_that_is_too_long_is_told_in_full(above, name):
    data = package(
        [item("1", above[0]), item("2", above[1]), item("c", "Planning", CFItemType="Competency")],
        [below("1", "doc"), below("2", "1"), below("c", "2")],
    )

    model = read(data)

    assert [group.text for group in model.groups] == [name]
    assert ("The name of a group was shortened", f"In full it is: {' › '.join(above)}.") in told(data)[0]


@pytest.mark.parametrize(
    ("statements", "groups", "competencies"),
    [
        (["Strand", "Domain", "Cluster", "Planning"], ["Strand › Domain › Cluster"], ["Planning"]),
        (["Strand", "Domain", "Planning", "Sets dates."], ["Strand › Domain"], ["Planning"]),
        (["Strand", "Planning", "Sets dates."], ["Strand"], ["Planning"]),
        (["Strand", "Domain", "Planning"], ["Strand › Domain"], ["Planning"]),
        (["Strand", "Planning"], ["Strand"], ["Planning"]),
    ],
)
def test_without_types_the_tree_tells_and_the_guess_is_named(statements, groups, competencies):
    items = [item(str(n), text) for n, text in enumerate(statements)]
    links = [below(str(n), str(n - 1) if n else "doc") for n in range(len(items))]

    model = read(package(items, links))

    assert ([g.text for g in model.groups], [c.family for c in model.competencies]) == (groups, competencies)
    assert model.findings[0].title == "The package does not say which items are competencies"


def test_being_a_part_hangs_an_item_that_is_nobodys_child():
    data = package(
        [item("g", "Core"), item("c", "Leading", CFItemType="Competency")],
        [below("c", "g", kind="isPartOf"), below("g", "doc")],
    )

    assert (names(read(data)), [g.text for g in read(data).groups]) == ([(0, "Leading")], ["Core"])
    assert told(data)[1] == [
        ('"creator": "Somebody",', "The member 'creator' has no place in a competency model")
    ]


@pytest.mark.parametrize(
    "kind", ["isPeerOf", "exactMatchOf", "precedes", "replacedBy", "hasSkillLevel", "ext:x", ""]
)
def test_links_of_other_types_are_named_and_listed(kind):
    items, links = TREE

    findings, left = told(package(items, [*links, *[below("a", "b", kind=kind)] * 4]))

    assert findings[-1] == (
        f"Links of the type '{kind or 'no type'}' were not used",
        "A competency model has no place for them: 'Writing' and 'Listening'; 'Writing' and 'Listening'; "
        "'Writing' and 'Listening'; and 1 more.",
    )
    assert [reason for _, reason in left[1:]] == [
        "A competency model has no place for links of this type"
    ] * 4


def test_second_parent_is_another_link():
    items, links = TREE

    findings, _ = told(package([*items, item("h", "Other")], [*links, below("h", "doc"), below("a", "h")]))

    assert findings[1:] == [
        (
            "Links of the type 'isChildOf' were not used",
            "A competency model has no place for them: 'Writing' and 'Other'.",
        )
    ]


def test_items_without_identifier_are_all_read_and_nulls_count_as_nothing():
    data = {
        "CFDocument": {"identifier": None, "title": "Plain", "uri": None},
        "CFItems": [
            {"identifier": None, "fullStatement": "One"},
            None,
            {"identifier": None, "fullStatement": None, "abbreviatedStatement": "Two"},
            {"identifier": "3", "fullStatement": None},
        ],
        "CFAssociations": None,
    }

    findings, left = told(data)

    assert [c.family for c in read(data).competencies] == ["One", "Two"]
    assert findings == [
        (
            "An item is neither group, competency nor text of one",
            "'3' was not used. No competency stands below it.",
        )
    ]
    assert left == []


def test_tree_as_deep_as_anybody_writes_it_comes_to_an_end():
    count = 1200
    items = [item(str(n), "Planning") for n in range(count)]
    links = [below(str(n), str(n - 1) if n else "doc") for n in range(count)]

    assert len(read(package(items, links)).competencies) == 1


@pytest.mark.parametrize("wrap", [lambda p: [p, p], lambda p: {"CFPackages": [p, p]}])
def test_several_packages_in_one_file_are_refused_in_words(wrap):
    with pytest.raises(Unreadable, match="holds 2 CASE packages"):
        read(wrap(package(*TREE)))


def test_competency_with_a_code_and_a_long_statement_is_called_by_its_code():
    data = package([item("c", "Weighs " + "every side of a matter " * 8, humanCodingScheme="W.1")])

    findings, left = told(data)

    assert read(data).competencies[0].family == "W.1"
    assert findings[0][0] == "'W.1' has no name of its own"
    assert len(left) == 1


def rubric_of(*criteria):
    return {"title": "Grades", "description": "How well", "CFRubricCriteria": list(criteria)}


def criterion(target, *labels):
    levels = [
        {"quality": label, "description": f"{label}, {target}.", "score": n}
        for n, label in enumerate(labels, 1)
    ]
    return {"CFItemURI": target and {"identifier": target}, "CFRubricCriterionLevels": levels}


@pytest.mark.parametrize(
    ("further", "why"),
    [
        (criterion("c", "Low", "High"), "'Leading' has level texts already; the first ones count."),
        (criterion("nowhere", "Low", "High"), "It is about an item that is not in the package."),
        (criterion("g", "Low", "High"), "It is about 'Core', which was not read as a competency."),
        (criterion("c", "Low", "Low"), "It names a level twice, so nobody can tell which text holds."),
        (criterion("c"), "It has no levels."),
        (criterion(None, "New"), "It names no item, and no competency has these levels."),
        (
            criterion(None, "Low", "High"),
            "It names no item, and its levels are described already; the first ones count.",
        ),
    ],
)
def test_criterion_that_nobody_can_use_is_named_and_its_texts_are_listed(further, why):
    data = package(
        [item("g", "Core"), item("c", "Leading", CFItemType="Competency")],
        [below("g", "doc"), below("c", "g")],
        [rubric_of(criterion("", "Low", "High"), criterion("c", "Low", "High"), further)],
    )

    findings, left = told(data)

    assert [row.text for row in read(data).competencies[0].levels] == ["Low, c.", "High, c."]
    assert ("A criterion of a rubric was not used", why) in findings
    texts = 3 * len(further["CFRubricCriterionLevels"])
    assert [reason for _, reason in left[1:]] == ["Its criterion was not used; a finding says why"] * texts


def test_text_of_several_lines_is_placed_to_its_last_word():
    data = package([item("c", 'Plans\nwork "well".\tAlways.', abbreviatedStatement="Planning")])

    assert read(data).competencies[0].definition == 'Plans\nwork "well".\tAlways.'
    assert told(data)[1] == [
        ('"creator": "Somebody",', "The member 'creator' has no place in a competency model")
    ]


@pytest.mark.parametrize(
    ("value", "named"),
    [("not a date", True), (17, True), ("2024-05-06T07:08:09Z", False), ("2024-05-06", False), (None, False)],
)
def test_a_date_of_change_that_is_none_is_named(value, named):
    model = read(package([item("a", "Splices wire."), item("b", "Rigs poles.", lastChangeDateTime=value)]))

    assert [f.detail for f in model.findings if f.title == "A date of change is no date"] == (
        [f"The package has '{value}' in the member 'lastChangeDateTime'. Nothing was read from it."]
        if named
        else []
    )
