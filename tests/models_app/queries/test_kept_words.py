"""What is said of a competency's words: after a change by hand, of a newer document, once adopted, in print."""

from competency_portal.accounts.models import Agency
from models_app.actions.adopting import adopt_model
from models_app.actions.changes import SetText
from models_app.actions.drafting import start_draft
from models_app.actions.publication import publish, submit_for_review
from models_app.actions.settling import settle_use
from models_app.actions.wording import change_wording
from models_app.calculations.kept_words import Wording
from models_app.documents.model_builder import build_model_sheet
from models_app.models import CompetencyRevision, SourceDocument
from models_app.queries.kept_words import KeptWords
from models_app.queries.version_page import uses_with_texts

KEPT, CHANGED = Wording.KEPT, Wording.CHANGED
SOURCE = "Competency Model for Director of Systems (9375)"


def said_of(version):
    uses = uses_with_texts(version)
    kept = KeptWords(uses)
    return [kept.of(use) for use in uses]


def printed_of(version):
    """What the print says at the foot, and of each competency."""
    sheet = build_model_sheet(version)
    return sheet.source_words, [one.changed for one in sheet.competencies]


def reword(version, position, place, text, actor):
    change_wording(use=version.uses.get(position=position), change=SetText(place, text), actor=actor)


def test_what_is_shipped_is_kept_to_the_letter(la, nc, nara):
    shipped = (la, nc, nara)

    assert [set(said_of(version)) for version in shipped] == [{KEPT}] * 3
    assert [build_model_sheet(version).source_words for version in shipped] == [
        f"Words kept to the letter from: {version.source.title}." for version in shipped
    ]


def test_changes_by_hand_are_said_in_the_draft_the_later_version_and_where_it_is_adopted(la, hr, second):
    draft = start_draft(version=la, actor=hr).draft
    settle_use(
        use=draft.uses.get(position=4),
        selection_use="for_selection",
        reason="Decided by the panel.",
        actor=hr,
    )
    before = draft.uses.get(position=3).revision.definition
    reword(draft, 1, "definition", "Reads load tables. Rewritten by hand.", hr)
    reword(draft, 2, "family", "Renamed", hr)
    reword(draft, 3, "definition", "Tried.", hr)
    reword(draft, 3, "definition", before, hr)
    draft.refresh_from_db()

    expected = [CHANGED, CHANGED, *[KEPT] * 6]
    foot = f"From: {SOURCE}, with changes in 2 of 8 competencies."
    assert (said_of(draft), printed_of(draft)) == (
        expected,
        (foot, [str(CHANGED), str(CHANGED), *[""] * 6]),
    )
    submit_for_review(version=draft, actor=hr)
    publish(version=draft, actor=second)
    adopted = adopt_model(version=draft, agency=Agency.objects.get(code="nc"), actor=hr)
    assert (said_of(la), said_of(draft), said_of(adopted)) == ([KEPT] * 8, expected, expected)
    assert printed_of(adopted)[0] == foot


def test_a_later_revision_in_the_words_of_a_newer_document_is_kept_to_the_letter(la, hr):
    draft = start_draft(version=la, actor=hr).draft
    use = draft.uses.get(position=1)
    newer = SourceDocument.objects.create(
        agency=draft.model.agency,
        title="Newer",
        filename="newer.txt",
        text="Judgment\nDecides\nwell.",
        sha256="1" * 64,
    )
    use.revision = CompetencyRevision.objects.create(
        competency=use.revision.competency,
        number=2,
        family="Judgment",
        definition="Decides well.",
        source=newer,
        source_lines="2-3",
    )
    use.source, use.source_lines = newer, "1-3"
    use.save()

    assert said_of(draft) == [KEPT] * 8
    assert build_model_sheet(draft).source_words == f"From: {SOURCE}."
    assert build_model_sheet(draft).competencies[0].record[1].value == "Lines 1 to 3 of Newer"
