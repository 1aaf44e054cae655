"""Whatever a newer document drops, one by one or in heaps: it is named, it stays at its place, or it falls away."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from models_app.calculations.left_items import KINDS
from models_app.calculations.left_out import texts_left_out, with_texts_kept
from models_app.calculations.plain import PlainArea, PlainLevel, PlainPart, PlainScale, PlainStandard, Words
from models_app.choices import PartKind
from tests.models_app.calculations.test_left_out import BARE, model

LABELS = ("Low", "Middle", "High", "Top")
SCALE = PlainScale("grades", "Grades", tuple(PlainLevel(label) for label in LABELS))
TEXTS = st.sampled_from(
    ["Asks.", "asks.", "Asks good questions.", "Writes letters.", "Writes notes.", "Sees to it.", "D"]
)
LISTS = st.lists(TEXTS, max_size=5)
LABELLED = st.lists(st.tuples(st.sampled_from(["", "Superior", "Fair"]), TEXTS), max_size=5)


@st.composite
def competencies(draw):
    """A competency with all kinds of texts, equal ones and like ones among them."""
    labels = draw(st.sets(st.sampled_from(LABELS)))
    return replace(
        BARE,
        lines=(),
        definition=draw(st.sampled_from([None, "Does it."])),
        levels=tuple(PlainStandard(label, draw(TEXTS), ()) for label in LABELS if label in labels),
        scale="grades" if labels else "",
        indicators=tuple(Words(text, ()) for text in draw(LISTS)),
        standards=tuple(PlainStandard(*one, ()) for one in draw(LABELLED)),
        areas=tuple(PlainArea(*one, ()) for one in draw(LABELLED)),
        group=draw(st.sampled_from([None, 0, 1])),
    )


@st.composite
def models(draw):
    ones = draw(st.lists(competencies(), min_size=1, max_size=2))
    kinds = draw(st.lists(st.sampled_from([PartKind.PREFACE, PartKind.NOTE, PartKind.NOTE]), max_size=3))
    parts = [
        PlainPart(kind, f"{n}", tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))), ())
        for n, kind in enumerate(sorted(kinds))
    ]
    groups = (Words("Core", ()), Words("More", ()))
    return model(*ones, parts=tuple(parts), groups=groups, scales=(SCALE,))


def dropped(draw, texts):
    """A shorter list, and what it lacks."""
    gone = {n for n in range(len(texts)) if draw(st.booleans())}
    return tuple(t for n, t in enumerate(texts) if n not in gone), [
        t for n, t in enumerate(texts) if n in gone
    ]


def named_in(kind, old, gone):
    """How the list calls what was dropped of one kind."""
    if not gone:
        return []
    if len(gone) == len(old):
        return [KINDS[kind].whole]
    if kind == "levels":
        return [" and ".join(filter(None, (", ".join(one.label for one in gone[:-1]), gone[-1].label)))]
    items = [KINDS[kind].item(one) for one in gone]
    return [f'{KINDS[kind].one} "{": ".join(filter(None, (item.label, item.text)))}"' for item in items]


def shorter(draw, one):
    """The competency with some of its texts dropped, and what they are called."""
    names = []
    if one.definition and draw(st.booleans()):
        one, names = replace(one, definition=None), ["Definition"]
    for kind in KINDS:
        old = getattr(one, kind)
        new, gone = dropped(draw, old)
        one, names = replace(one, **{kind: new}), names + named_in(kind, old, gone)
    return one, [f"{name} of {one.name}" for name in names]


def shorter_parts(draw, parts):
    left, names = [], {part.kind: [] for part in parts}
    for part in parts:
        paragraphs, gone = dropped(draw, part.paragraphs)
        left += [replace(part, paragraphs=paragraphs)] if paragraphs else []
        names[part.kind] += [f'{part.kind.label} "{part.heading}: {text}"' for text in gone]
    there = {part.kind for part in left}
    told = [name for kind, found in names.items() for name in (found if kind in there else [kind.label])]
    return tuple(left), told


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_is_dropped_is_named_and_stays_or_falls_away(data):
    before = data.draw(models())
    rows = [shorter(data.draw, one) for one in before.competencies]
    parts, told = shorter_parts(data.draw, before.parts)
    after = replace(before, competencies=tuple(one for one, _ in rows), parts=parts)
    pairs = {n: n for n in range(len(rows))}

    kept = with_texts_kept(before, after, pairs)

    # Sorted: of equal texts nobody knows which one went.
    listed = sorted(map(str, texts_left_out(before, after, pairs)))
    assert listed == sorted([*(name for _, names in rows for name in names), *told])
    assert replace(kept, findings=()) == before
    assert (texts_left_out(before, kept, pairs), texts_left_out(after, after, pairs)) == ([], [])
