"""The printed guide says what its rows say: every question, probe and benchmark, whatever their origin."""

import pytest

from assessments.choices import BenchmarkOrigin
from assessments.documents import guide
from assessments.documents.guide import guide_packet
from assessments.documents.layout import plan
from assessments.documents.printing import packet_pdf
from assessments.models import Benchmark, GuideVersion, Probe
from tests import factories as make
from tests.pdf_reading import flat, words

pytestmark = pytest.mark.django_db


def texts_of(version):
    """Everything of a guide that must stand on paper."""
    sections = version.sections.all()
    return [
        *(section.question for section in sections),
        *Probe.objects.filter(section__in=sections).values_list("text", flat=True),
        *Benchmark.objects.filter(section__in=sections).values_list("text", flat=True),
        *(s.use.revision.definition for s in sections if s.use.revision.definition),
        *version.introduction_script.split("\n"),
        *version.closing_script.split("\n"),
    ]


def missing(pdf, texts):
    """Texts that do not stand in the file."""
    found = joined(words(pdf, order="-raw"))
    # A cue of a script is printed without the mark that makes it one.
    return [text for text in texts if joined(text).lstrip("> ").strip() not in found]


def joined(text):
    """Lines may break anywhere, also after a hyphen or a slash."""
    return flat(text).replace("- ", "-").replace("/ ", "/")


@pytest.mark.parametrize("agency", ["la", "nara", "nc"])
def test_printed_guide_holds_every_question_probe_and_benchmark(demonstration, settings, tmp_path, agency):
    settings.DOCUMENTS_DIR = tmp_path
    version = GuideVersion.objects.get(guide__agency__code=agency)

    pdf = packet_pdf(guide_packet(version))

    texts = texts_of(version)
    assert len(texts) > 80
    assert missing(pdf, texts) == []


def test_agency_points_are_printed_where_the_model_has_no_text():
    version = make.make_guide_version()

    first = guide_packet(version).questions[0]

    assert [(b.level, b.text, b.bullets, b.origin) for b in first.benchmarks] == [
        (5, "", ("Benchmark 5 of Problem Solving.",), "Agency text"),
        (3, "", ("Benchmark 3 of Problem Solving.",), "Agency text"),
        (1, "", ("Benchmark 1 of Problem Solving.",), "Agency text"),
    ]


def test_model_text_stands_above_the_points_written_for_the_question():
    version = make.make_guide_version()
    section = version.sections.first()
    section.benchmarks.filter(level__ordinal=5).update(
        origin=BenchmarkOrigin.SCALE, text="What Expert means."
    )
    Benchmark.objects.create(
        section=section, level=make.level(version.scale, 5), position=2, text="Taught others."
    )

    (top, *_) = guide_packet(version).questions[0].benchmarks

    assert (top.text, top.bullets, top.origin) == ("What Expert means.", ("Taught others.",), "Rating scale")
    assert top.origin_note == "Word for word, points added."


@pytest.mark.parametrize("agency", ["la", "nara", "nc"])
def test_shipped_guides_leave_the_lines_to_write_on_that_a_rater_needs(demonstration, agency):
    version = GuideVersion.objects.get(guide__agency__code=agency)

    spreads = plan(guide_packet(version)).spreads

    fewest = [min(len(s.bands[n].lines) for s in spreads) >= least for n, least in enumerate((4, 5, 4))]
    assert (fewest, min(len(s.evidence) for s in spreads) >= 5) == ([True] * 3, True)


def test_the_print_check_is_asked_before_the_lock_and_again_only_of_what_changed(monkeypatch):
    version = make.make_guide_version()
    asked = []
    monkeypatch.setattr(guide, "print_problems", lambda version: asked.append(version.purpose) or [])

    check = guide.print_checked_ahead(version)
    check(version)
    unchanged = list(asked)
    type(version).objects.filter(pk=version.pk).update(purpose="Longer.")
    check(type(version).objects.get(pk=version.pk))

    assert (len(unchanged), asked[1:]) == (1, ["Longer."])
