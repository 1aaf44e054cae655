"""Invented models with everything that a model may hold, in signs that files like to break on."""

from decimal import Decimal

from hypothesis import strategies as st

from models_app.calculations.plain import (
    PlainArea,
    PlainBank,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainSource,
    PlainStandard,
    Words,
)
from models_app.choices import FindingKind, PartKind, SelectionUse, Substitution
from models_app.exchange.settled_by_file import settled_by_file

SIGNS = "aZß漢0 =+-@'\"<&;:•.()[]1,"
LINES = (
    "Plans work", "=1+1", "'=1", "-x", "@SUM(A1)", "+", "''q", "0012", "1e5", "yes", "\uff1d1", "é ü 漢", "<b>&amp;",
    "1. One", "• Two", "- Three", "(a) b (c)", "A (b)", "Level 1", "x: y", "[z]", "**bold**", "a, b; c", "C++", '"',
)  # fmt: skip
TEXTS = ("a\nb", "a\n\nb", "a\n\n\nb", "a\tb", "a\n• b", "a\n \nb", "=1\n-2", "One. Two.\n\nThree.")
LINE = st.one_of(st.sampled_from(LINES), st.text(SIGNS, min_size=1, max_size=5).map(str.strip).filter(bool))
TEXT = st.one_of(
    st.sampled_from(LINES + TEXTS),
    st.text(f"{SIGNS}\n\t", min_size=1, max_size=6).map(str.strip).filter(bool),
)
MAYBE = st.one_of(st.just(""), TEXT)
FACT = st.one_of(st.just(""), LINE)
YEARS = st.one_of(st.none(), st.integers(0, 99).map(lambda n: Decimal(n) / 4))
NO_LINES: tuple[int, ...] = ()


def folded(text):
    return " ".join(text.casefold().split())


def many(strategy, most, least=0):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def different(strategy, most, least=0):
    return st.lists(strategy, min_size=least, max_size=most, unique_by=folded).map(tuple)


def words(strategy, most):
    return many(strategy.map(lambda text: Words(text, NO_LINES)), most)


@st.composite
def scales(draw):
    found = []
    for n in range(draw(st.integers(0, 2))):
        levels = tuple(
            PlainLevel(label, NO_LINES, draw(YEARS), draw(st.one_of(st.none(), TEXT)))
            for label in draw(different(LINE, 3, 1))
        )
        found.append(PlainScale(f"s{n}", draw(LINE), levels, draw(MAYBE), draw(FACT), draw(st.booleans())))
    return tuple(found)


@st.composite
def competencies(draw, n, groups, labels):
    scale = draw(st.sampled_from(sorted(labels)))
    described = (
        draw(st.lists(st.sampled_from(labels[scale]), max_size=3, unique=True)) if labels[scale] else []
    )
    refs = [PlainLevelRef(label, code) for code, own in sorted(labels.items()) for label in own]
    return PlainCompetency(
        family=draw(LINE),
        lines=NO_LINES,
        definition=draw(st.one_of(st.none(), TEXT)),
        definition_lines=NO_LINES,
        variant=draw(FACT),
        number=draw(st.one_of(st.none(), st.integers(0, 2000))),
        group=draw(st.one_of(st.none(), st.integers(0, groups - 1))) if groups else None,
        levels=tuple(PlainStandard(label, draw(TEXT), NO_LINES) for label in described),
        indicators=draw(words(TEXT, 3)),
        standards=tuple(
            PlainStandard(draw(LINE), draw(TEXT), NO_LINES) for _ in range(draw(st.integers(0, 2)))
        ),
        areas=tuple(PlainArea(draw(FACT), draw(TEXT), NO_LINES) for _ in range(draw(st.integers(0, 3)))),
        scale=scale,
        required_level=draw(st.sampled_from([None, *refs])),
        required_level_reason=draw(MAYBE),
        required_level_evidence=draw(MAYBE),
        selection_use=draw(st.sampled_from(SelectionUse.values)),
        selection_use_reason=draw(MAYBE),
        selection_use_evidence=draw(MAYBE),
        slug=f"c-{n}",
    )


@st.composite
def findings(draw, count):
    settled = draw(st.booleans())
    return PlainFinding(
        draw(st.sampled_from(FindingKind.values)),
        draw(LINE),
        draw(TEXT),
        NO_LINES,
        draw(st.one_of(st.none(), st.integers(0, count - 1))),
        settled,
        draw(FACT) if settled else "",
        draw(MAYBE) if settled else "",
    )


@st.composite
def models(draw):
    """A model as a version has it: valid, without places, its findings its own."""
    groups = draw(different(LINE, 3))
    described = draw(scales())
    labels = {scale.code: [level.label for level in scale.levels] for scale in described}
    labels[""] = list(draw(different(LINE, 3)))
    rows = tuple(draw(competencies(n, len(groups), labels)) for n in range(draw(st.integers(1, 4))))
    paragraphs = many(TEXT.filter(lambda text: "\n\n" not in text), 3, 1)
    made = PlainModel(
        title=Words(draw(LINE), NO_LINES),
        job=PlainJob(draw(LINE), NO_LINES, *(draw(FACT) for _ in range(5)), slug="job"),
        parts=tuple(
            PlainPart(draw(st.sampled_from(PartKind.values)), draw(FACT), draw(paragraphs), NO_LINES)
            for _ in range(draw(st.integers(0, 3)))
        ),
        groups=tuple(Words(name, NO_LINES) for name in groups),
        level_labels=tuple(Words(label, NO_LINES) for label in labels[""]),
        competencies=rows,
        findings=draw(many(findings(len(rows)), 3)),
        scales=described,
        requirement=draw(
            st.one_of(
                st.none(),
                st.builds(
                    PlainRequirement,
                    st.just(NO_LINES),
                    MAYBE,
                    MAYBE,
                    YEARS,
                    st.sampled_from(Substitution.values),
                    YEARS,
                ),
            )
        ),
        source=draw(st.one_of(st.none(), st.builds(PlainSource, LINE, LINE, st.text(f"{SIGNS}\n\t"), MAYBE))),
        bank=draw(st.one_of(st.none(), st.builds(PlainBank, st.just("bank"), LINE, MAYBE))),
        asks_open_questions=False,
        slug="model",
    )
    return settled_by_file(made)
