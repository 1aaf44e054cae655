"""What a newer document leaves out of the version before it, and how it stays."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models_app.calculations.left_out import (
    EMPTIED,
    texts_left_out,
    with_texts_kept,
    without_answered,
)
from models_app.calculations.plain import (
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainStandard,
    Words,
)

SCALE = PlainScale("grades", "Grades", (PlainLevel("Low", (3,), Decimal("1.00")),))
FULL = PlainCompetency(
    "Writes",
    (2,),
    "Writes well.",
    (2,),
    group=0,
    levels=(PlainStandard("Low", "Notes.", (3,)),),
    indicators=(Words("Asks.", (4,)),),
    standards=(PlainStandard("Superior", "Best.", (5,)),),
    areas=(PlainArea("Areas", "Letters.", (6,)),),
    scale="grades",
)
BARE = PlainCompetency("Writes", (9,), None, ())
PARTS = (PlainPart("preface", "", ("First.",), (1,)), PlainPart("note", "", ("A note.",), (7,)))
REQUIREMENT = PlainRequirement((8,), education="Degree")


def model(*competencies, **more):
    more = {"parts": (), "groups": (), **more}
    return PlainModel(
        title=Words("Clerk", (1,)),
        job=PlainJob("Clerk", (1,)),
        level_labels=(),
        competencies=competencies,
        **more,
    )


BEFORE = model(FULL, parts=PARTS, groups=(Words("Core", (1,)),), scales=(SCALE,), requirement=REQUIREMENT)
EVERYTHING = [
    "Definition of Writes",
    "Level texts of Writes",
    "Behavioral indicators of Writes",
    "Performance standards of Writes",
    "Competency areas of Writes",
    "Before the competencies",
    "Note",
    "Groups of competencies",
    "Minimum requirement as data",
]


@pytest.mark.parametrize(
    ("after", "pairs", "expected"),
    [
        (BEFORE, {0: 0}, []),
        (model(BARE), {0: 0}, EVERYTHING),
        (model(BARE), {}, [*EVERYTHING[5:7], EVERYTHING[8]]),
        (model(replace(BARE, definition="Types."), parts=PARTS[1:]), {0: 0}, [*EVERYTHING[1:6], *EVERYTHING[7:]]),
        (
            model(BARE, groups=(Words("New", (1,)),), parts=PARTS, requirement=REQUIREMENT),
            {0: 0},
            [*EVERYTHING[:5], "Group 'Core' of Writes"],
        ),
    ],
)  # fmt: skip
def test_what_is_left_out(after, pairs, expected):
    assert list(map(str, texts_left_out(BEFORE, after, pairs))) == expected


def test_what_stays_is_as_it_was_and_names_no_lines_of_the_document():
    missing = (
        PlainFinding("definition", "No definition", "", (9,), 0),
        PlainFinding("required_level", "No levels", "", ()),
        PlainFinding("text", "Odd", "", (9,), 0),
    )

    kept = with_texts_kept(BEFORE, model(BARE, findings=missing), {0: 0})

    (competency,) = kept.competencies
    assert competency == PlainCompetency(
        "Writes",
        (9,),
        "Writes well.",
        (),
        group=0,
        levels=(PlainStandard("Low", "Notes.", ()),),
        indicators=(Words("Asks.", ()),),
        standards=(PlainStandard("Superior", "Best.", ()),),
        areas=(PlainArea("Areas", "Letters.", ()),),
        scale="grades",
    )
    assert (kept.groups, kept.scales, kept.requirement) == (
        (Words("Core", ()),),
        (SCALE,),
        replace(REQUIREMENT, lines=()),
    )
    assert kept.parts == tuple(replace(part, lines=()) for part in PARTS)
    assert [(f.kind, f.title, f.competency) for f in kept.findings] == [
        ("text", "Odd", 0),
        ("required_level", "Required level of Writes is not stated", 0),
    ]
    assert texts_left_out(BEFORE, kept, {0: 0}) == []


def test_kept_kinds_stand_in_the_order_of_the_version():
    kept = with_texts_kept(BEFORE, model(FULL, parts=PARTS[1:], scales=(SCALE,)), {})

    assert [part.kind for part in kept.parts] == ["preface", "note"]


def test_scale_of_the_version_keeps_apart_from_another_of_the_same_code():
    other = replace(SCALE, levels=(PlainLevel("Poor"),))

    kept = with_texts_kept(BEFORE, model(BARE, scales=(other,)), {0: 0})

    assert [(scale.code, scale.levels) for scale in kept.scales] == [
        ("grades", other.levels),
        ("kept-grades", SCALE.levels),
    ]
    assert kept.competencies[0].scale == "kept-grades"


LABELS = ("Low", "Middle", "High")
LEVELS = tuple(PlainStandard(label, f"Works at {label}.", (3,)) for label in LABELS)
GRADES = replace(SCALE, levels=tuple(PlainLevel(label) for label in LABELS))
LEVELLED = replace(BARE, levels=LEVELS, scale="grades")
OTHER_LEVELS = (
    "Low and Middle of Writes (the document has other levels: "
    "if they stay, all level texts stay as they were)"
)


def own_labels(*labels):
    return tuple(Words(label, (1,)) for label in labels)


@pytest.mark.parametrize(
    ("labels", "texts", "told", "scale", "levels"),
    [
        # The document's scale has the level, in its own spelling and with one more.
        (("LOW", "MIDDLE", "HIGH", "TOP"), {"HIGH": "New."}, "Low and Middle of Writes", "",
         {"LOW": "Works at Low.", "MIDDLE": "Works at Middle.", "HIGH": "New."}),
        # It has not, and the version's has the document's.
        (("High",), {"High": "New."}, "Low and Middle of Writes", "grades",
         {"Low": "Works at Low.", "Middle": "Works at Middle.", "High": "New."}),
        # Neither has those of both.
        (("High", "Top"), {"High": "New.", "Top": "Best."}, OTHER_LEVELS, "grades",
         {label: f"Works at {label}." for label in LABELS}),
        (("High", "Top"), {}, "Level texts of Writes", "grades", {label: f"Works at {label}." for label in LABELS}),
    ],
)  # fmt: skip
def test_level_texts_stay_on_the_level_of_the_right_scale(labels, texts, told, scale, levels):
    before = model(LEVELLED, scales=(GRADES,))
    stated = replace(BARE, levels=tuple(PlainStandard(*one, (9,)) for one in texts.items()))
    required = replace(stated, required_level=PlainLevelRef(labels[0]))
    after = replace(model(required), level_labels=own_labels(*labels))

    (left,) = texts_left_out(before, after, {0: 0})
    kept = with_texts_kept(before, after, {0: 0})

    (one,) = kept.competencies
    assert (str(left), one.scale) == (told, scale)
    assert {level.label: level.text for level in one.levels} == levels
    assert list(levels) == [level.label for level in one.levels]
    level = PlainLevelRef(labels[0], scale) if labels[0] in levels else None
    assert (one.required_level, len(kept.findings)) == (level, 0 if level else 1)


@pytest.mark.parametrize(
    ("before", "after", "told", "kept"),
    [
        # Other words are no loss; where one is gone, nobody can tell which.
        ({"indicators": ("Asks.", "Writes.")}, {"indicators": ("Sings.", "Sees.")}, [], ("Sings.", "Sees.")),
        (
            {"indicators": ("Asks.", "Writes.")},
            {"indicators": ("Sings.",)},
            [
                '1 of 2 behavioral indicators of Writes has no counterpart. The document has other words for "Asks."; '
                '"Writes."; if they stay, all of these stay'
            ],
            ("Asks.", "Writes.", "Sings."),
        ),
        ({"indicators": ("A" * 300, "B.")}, {"indicators": ("B.",)},
         [f'Behavioral indicator "{"A" * 200}…" of Writes'], ("A" * 300, "B.")),
    ],
)  # fmt: skip
def test_items_in_other_words(before, after, told, kept):
    old, new = (
        model(replace(BARE, indicators=tuple(Words(text, ()) for text in one["indicators"])))
        for one in (before, after)
    )

    assert list(map(str, texts_left_out(old, new, {0: 0}))) == told
    whole = with_texts_kept(old, new, {0: 0})
    assert tuple(words.text for words in whole.competencies[0].indicators) == kept
    assert texts_left_out(old, whole, {0: 0}) == []


def test_paragraphs_facts_title_and_a_group_stay_one_by_one():
    parts = (
        PlainPart("note", "Uses", ("One.", "Two.", "Three."), ()),
        PlainPart("note", "Not", ("Four.",), ()),
    )
    rule = PlainRequirement((), education="Degree", experience="Much", experience_years=Decimal(2))
    before = model(
        replace(BARE, group=0),
        replace(BARE, group=1),
        parts=parts,
        groups=own_labels("A", "B"),
        requirement=rule,
    )
    after = replace(
        model(
            replace(BARE, group=None),
            replace(BARE, group=0),
            parts=(replace(parts[0], paragraphs=("One.", "Three.")),),
            groups=own_labels("B"),
            requirement=replace(rule, experience="", experience_years=None),
        ),
        title=Words("", ()),
    )

    told = [str(one) for one in texts_left_out(before, after, {0: 0, 1: 1})]
    kept = with_texts_kept(before, after, {0: 0, 1: 1})

    assert told == [
        'Note "Uses: Two."',
        'Note "Not: Four."',
        "Group 'A' of Writes",
        "Experience of the minimum requirement",
        "Years of experience of the minimum requirement",
        "Title of the model",
    ]
    assert (kept.parts, kept.requirement, kept.title.text) == (parts, rule, before.title.text)
    assert [kept.groups[one.group].text for one in kept.competencies] == ["A", "B"]
    assert [group.text for group in kept.groups] == ["A", "B"]


def test_a_group_without_its_heading_is_left_out_though_its_competencies_stand_in_the_one_above():
    before = model(*(replace(BARE, group=n) for n in (0, 1, 1)), groups=own_labels("A", "B"))
    merged, renamed = (
        model(*(replace(BARE, group=n) for n in places), groups=own_labels(*names))
        for places, names in (((0, 0, 0), "A"), ((0, 1, 1), "AC"))
    )
    pairs = {0: 0, 1: 1, 2: 2}

    kept = with_texts_kept(before, merged, pairs)

    assert [str(one) for one in texts_left_out(before, merged, pairs)] == ["Group 'B'"]
    assert [kept.groups[one.group].text for one in kept.competencies] == ["A", "B", "B"]
    assert texts_left_out(before, renamed, pairs) == []


def test_the_label_of_a_standard_and_the_heading_of_areas_stay_where_only_they_are_gone():
    areas = tuple(PlainArea("Fields", text, (6,)) for text in ("Letters.", "Notes."))
    before = model(replace(FULL, areas=areas), scales=(SCALE,))
    bare = replace(
        FULL,
        standards=(PlainStandard("", "Best.", (9,)),),
        areas=tuple(PlainArea("", one.text, (9,)) for one in areas),
    )
    told_in_text = replace(before.competencies[0], standards=(PlainStandard("", "Superior: best.", (9,)),))

    told = texts_left_out(before, model(bare, scales=(SCALE,)), {0: 0})
    (kept,) = with_texts_kept(before, model(bare, scales=(SCALE,)), {0: 0}).competencies

    assert list(map(str, told)) == [
        'Performance standards\' label "Superior" of Writes',
        'Competency areas\' heading "Fields" of Writes',
    ]
    assert kept.standards == (PlainStandard("Superior", "Best.", (9,)),)
    assert kept.areas == tuple(replace(one, lines=(9,)) for one in areas)
    assert texts_left_out(before, model(told_in_text, scales=(SCALE,)), {0: 0}) == []


def test_a_paragraph_that_became_another_kind_is_not_left_out():
    before, after = (model(parts=(PlainPart(kind, "", ("Same.",), ()),)) for kind in ("note", "preface"))

    assert (texts_left_out(before, after, {}), with_texts_kept(before, after, {})) == ([], after)


@pytest.mark.parametrize("paragraphs", [(), ("",), (" ",)])
def test_a_text_whose_heading_stayed_without_its_words_is_left_out_and_stays(paragraphs):
    emptied = (replace(PARTS[0], paragraphs=paragraphs), PARTS[1])

    told = texts_left_out(model(parts=PARTS), model(parts=emptied), {})
    kept = with_texts_kept(model(parts=PARTS), model(parts=emptied), {})

    assert [str(one.what) for one in told] == ["Before the competencies"]
    assert [part.paragraphs for part in kept.parts] == [("First.",), ("A note.",)]


def test_a_finding_about_empty_places_goes_where_somebody_was_asked_about_them():
    findings = tuple(PlainFinding("text", f"Writes {EMPTIED}", "", (), n) for n in (0, 1))
    two = model(BARE, replace(BARE, family="Reads"), findings=findings)

    asked = texts_left_out(model(FULL), two, {0: 0})

    assert without_answered(two, asked) == replace(two, findings=findings[1:])
    assert without_answered(two, []) is two
