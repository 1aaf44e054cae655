"""Two versions compared as a file, and what stands on the older one."""

import re

import pdfua
import pytest
from django.urls import reverse
from django.utils import timezone

from competency_portal.accounts.choices import Role
from models_app.choices import VersionState
from models_app.documents.comparison_builder import MOST_LISTED, build_comparison
from models_app.documents.comparison_printing import comparison_pdf
from models_app.documents.comparison_sheet import Standing
from models_app.models import CompetencyRevision, CompetencyUse, MinimumRequirement, ModelPart, ModelVersion
from models_app.queries.built_on import BuiltOn
from models_app.queries.comparing import compare_versions
from models_app.queries.standing import Standings, standings_of
from tests.factories import make_agency, make_guide_version, make_model_version, make_person
from tests.page_reading import table, words_of
from tests.pdf_reading import elements, flat, loose_content, skipped_levels, text_outside_marks, words

pytestmark = pytest.mark.django_db


def next_version(first, *, state=VersionState.DRAFT):
    """The version after: Judgment reworded, Writing left out, the rest in another order."""
    version = ModelVersion.objects.create(model=first.model, number=2, state=state, title=first.title)
    judgment, _, leadership, speaking = [use.revision for use in first.uses.all()]
    reworded = CompetencyRevision.objects.create(
        competency=judgment.competency, family="Judgment", number=2, definition="Meaning of very good Judgment.",
        scale=judgment.scale,
    )  # fmt: skip
    for position, revision in enumerate((speaking, reworded, leadership), 1):
        CompetencyUse.objects.create(version=version, position=position, revision=revision)
    return version


@pytest.fixture
def versions(db):
    """What is published, and a draft after it."""
    first = make_model_version(names=("Judgment", "Writing", "Leadership", "Speaking"))
    ModelVersion.objects.filter(pk=first.pk).update(content_hash="a1" * 32, published_at=timezone.now())
    first.refresh_from_db()
    return first, next_version(first)


def ask(client, left, right):
    return client.get(
        reverse("library:compare"), {"kind": "models", "a": left.public_id, "b": right.public_id}
    )


def ask_file(client, left, right):
    return client.get(reverse("library:compare-pdf", args=[left.public_id, right.public_id]))


def bare(text):
    """A text without white space, bullets and hyphens, which lines and columns change."""
    return re.sub(r"[\s\-\u00ad\u2010•]+", "", text)


def test_file_says_what_the_page_says(client, versions):
    client.force_login(make_person(role=Role.HR_ADMIN))

    page = words_of(ask(client, *versions))
    answer = ask_file(client, *versions)

    paper = bare(words(answer.content, order="-raw"))
    marked = re.findall(r"\[only (?:left|right): .*?\]", page)
    model = versions[0].model
    assert [bare(text) for text in marked] == [
        "[onlyleft:Definition]", "[onlyright:Meaning]", "[onlyright:verygood]", "[onlyleft:Speaking]",
        "[onlyright:Speaking]",
    ]  # fmt: skip
    said = [*marked, model.title, model.agency.name, "a1" * 32, "none: a draft is not sealed", "Only left: 1",
            "Version 1, published", "Version 2, draft", "Writing: Intermediate required; for selection"]  # fmt: skip
    assert [text for text in said if bare(text) not in paper] == []
    assert re.search(r"Page 1 of \d", words(answer.content, 1))
    assert answer["Content-Disposition"].endswith('-version-1-and-version-2.pdf"')


def test_file_is_tagged_in_order(versions, tmp_path):
    MinimumRequirement.objects.create(version=versions[1], experience_years=3)
    standing = Standings(versions[0], [BuiltOn("interview guide", "Guide, version 1", note="Approved")])
    sheet = build_comparison(*versions, compare_versions(*versions), standing, now=timezone.now())
    pdf = comparison_pdf(sheet)
    (tmp_path / "comparison.pdf").write_bytes(pdf)
    found = elements(pdf)

    assert (
        [(f.rule_id, f.message) for f in pdfua.validate(str(tmp_path / "comparison.pdf")).findings],
        loose_content(pdf),
        text_outside_marks(pdf),
        skipped_levels(found),
        [e for e in found if e.kind == "TH" and e.scope is None],
        sum(e.kind == "H1" for e in found),
    ) == ([], [], [], [], [], 1)


def test_what_stands_around_the_competencies_is_compared(versions):
    first, second = versions
    ModelPart.objects.create(version=second, position=1, kind="note", text="New note.")
    MinimumRequirement.objects.bulk_create(
        MinimumRequirement(version=version, education="A degree.", experience_years=years)
        for version, years in ((first, None), (second, 2))
    )

    sheet = build_comparison(first, second, compare_versions(first, second), None, now=timezone.now())

    assert [(text.label, text.left) for text in sheet.around[1:]] == [
        ("Note", None),
        ("Minimum requirement: years of experience", None),
    ]
    assert (sheet.around[0].label, said(sheet.around[0].left), said(sheet.around[0].right)) == (
        "Order of the competencies in both",
        "Judgment, Leadership, Speaking",
        "Speaking, Judgment, Leadership",
    )


def said(runs):
    """One side of a compared text, lines joined."""
    return ", ".join("".join(run.text for run in runs).split("\n"))


def test_drafts_are_compared_by_hr_admins_of_the_agency_only(client, versions):
    people = [
        make_person("hr", Role.HR_ADMIN),
        make_person("sme", Role.SME),
        make_person("other", Role.HR_ADMIN, make_agency("elsewhere")),
    ]

    answers = []
    for person in people:
        client.force_login(person)
        answers.append([ask(client, *versions).status_code, ask_file(client, *versions).status_code])

    assert answers == [[200, 200], [404, 404], [404, 404]]


def test_the_same_version_twice_leads_to_the_page(client, versions):
    client.force_login(make_person(role=Role.SME))

    answer = ask_file(client, versions[0], versions[0])

    assert answer.status_code == 302
    assert "Both sides are the same" in client.get(answer.url).content.decode()


def test_guides_on_the_older_version_are_listed_and_keep_it(client, versions):
    make_guide_version(versions[0])
    client.force_login(make_person("hr", Role.HR_ADMIN))

    rows = table(ask(client, *versions), "standing")
    swapped = table(ask(client, *reversed(versions)), "standing")
    paper = flat(words(ask_file(client, *versions).content))

    assert rows == swapped
    assert rows[1:] == [
        ["Interview guide", "Interview guide, version 1", "Approved",
         "Keeps version 1 until somebody moves it on purpose"]
    ]  # fmt: skip
    assert "1 interview guide, as far as the person who printed this may see" in paper


def test_who_may_not_know_of_guides_is_told_so(client, versions):
    make_guide_version(versions[0])
    later = next_version_published(versions)
    client.force_login(make_person("sme", Role.SME))

    page = words_of(ask(client, versions[0], later))

    assert "Your roles don’t show what stands on version 1." in page
    assert "Interview guide, version 1" not in page


def next_version_published(versions):
    ModelVersion.objects.filter(pk=versions[0].pk).update(state=VersionState.SUPERSEDED)
    ModelVersion.objects.filter(pk=versions[1].pk).update(state=VersionState.PUBLISHED)
    return ModelVersion.objects.get(pk=versions[1].pk)


def test_two_models_have_no_older_version(versions):
    assert standings_of(make_person(), versions[0], make_model_version(make_agency("elsewhere"))) is None


def test_a_long_list_is_counted_on_paper(versions):
    things = [BuiltOn("hiring action", f"Hiring action {n}", note="Open") for n in range(MOST_LISTED + 3)]

    sheet = build_comparison(
        *versions, compare_versions(*versions), Standings(versions[0], things), now=timezone.now()
    )

    assert (len(sheet.standing.things), sheet.standing.more, sheet.standing.words) == (
        100,
        3,
        "103 hiring actions",
    )
    assert sheet.standing.things[0] == Standing("hiring action", "Hiring action 0", "Open")


def test_number_of_queries_does_not_depend_on_what_stands_on_it(client, versions, count_queries):
    client.force_login(make_person("hr", Role.HR_ADMIN))
    counts = []
    for more in (1, 2):
        for _ in range(more):
            make_guide_version(versions[0])
        with count_queries() as queries:
            ask(client, *versions)
        counts.append(len(queries))

    assert counts[0] == counts[1]
