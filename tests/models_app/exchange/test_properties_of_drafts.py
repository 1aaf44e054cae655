"""What holds of every import that makes a draft: all of it or nothing, and the same again changes nothing."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from competency_portal.exchange.document import Document, Passage
from models_app.actions import importing
from models_app.actions.importing import make_draft, store_import
from models_app.calculations.plain import PlainArea, PlainStandard
from models_app.exchange import bundle
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    Finding,
    JobClass,
    ModelVersion,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.plain_version import plain_of
from tests.factories import make_agency, make_person
from tests.models_app.exchange.models import models
from tests.models_app.exchange.test_properties import FEW
from tests.models_app.exchange.word.test_round_trip import full_model

pytestmark = pytest.mark.django_db
SOME = settings(FEW, max_examples=6)
TABLES = (
    SourceDocument, CompetencyBank, ProficiencyScale, JobClass, CompetencyModel, ModelVersion, Competency,
    CompetencyRevision, Finding, AuditEntry,
)  # fmt: skip


def rows():
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def uploaded(admin, plain):
    document = Document("json", (Passage("the very file", kind="data"),))
    return store_import(
        agency=admin.memberships.get().agency,
        actor=admin,
        filename="model.json",
        data=b"the very file",
        document=document,
        carried_text=plain.source.text if plain.source else "",
    )


def undone(test):
    """Each example in a transaction of its own that leaves nothing behind."""

    def running(**given_values):
        with transaction.atomic():
            test(**given_values)
            transaction.set_rollback(True)

    return running


def storable(plain):
    """The model with what the database asks for: a number once, the bank's name."""
    competencies = tuple(replace(row, number=n) for n, row in enumerate(plain.competencies, 1))
    return replace(plain, competencies=competencies)


def broken(plain, how):
    first, *others = plain.competencies
    changed = {
        "long name": replace(first, family="x" * 500),
        "no name": replace(first, family="  "),
        "unknown level": replace(first, levels=(*first.levels, PlainStandard("Nobody's level", "Text.", ()))),
        "long standard": replace(first, standards=(PlainStandard("y" * 200, "Text.", ()),)),
        "long heading": replace(first, areas=(PlainArea("z" * 300, "Text.", ()),)),
    }.get(how)
    if changed:
        return replace(plain, competencies=(changed, *others))
    if how == "number twice":
        return replace(plain, competencies=(replace(first, number=7), replace(first, number=7, slug="again")))
    if how == "no competency":
        return replace(plain, competencies=(), findings=())
    return replace(plain, title=replace(plain.title, text="t" * 999))


WAYS = ("long name", "no name", "unknown level", "long standard", "long heading", "number twice", "no competency",
        "title")  # fmt: skip


@SOME
@given(plain=models().map(storable), how=st.sampled_from(WAYS))
@undone
def test_refused_import_changes_no_row(plain, how):
    admin = make_person("hr.here", Role.HR_ADMIN, make_agency("here"))
    imported = uploaded(admin, plain)
    before = rows()

    with pytest.raises(Refused):
        make_draft(imported=imported, plain=broken(plain, how), actor=admin)

    imported.refresh_from_db()
    assert rows() == before
    assert (imported.state, imported.version) == ("read", None)


def test_import_that_breaks_at_its_last_step_changes_no_row(monkeypatch):
    admin = make_person("hr.here", Role.HR_ADMIN, make_agency("here"))
    imported = uploaded(admin, full_model())
    before = rows()

    def no_disk(**_):
        raise OSError("The disk is full.")

    monkeypatch.setattr(importing, "record", no_disk)
    with pytest.raises(OSError, match="The disk is full"):
        make_draft(imported=imported, plain=storable(full_model()), actor=admin)

    assert rows() == before


@SOME
@given(plain=models().map(storable))
@undone
def test_same_model_again_changes_nothing_and_the_draft_says_what_the_file_said(plain):
    admin = make_person("hr.here", Role.HR_ADMIN, make_agency("here"))
    draft = make_draft(imported=uploaded(admin, plain), plain=plain, actor=admin)
    ModelVersion.objects.filter(pk=draft.pk).update(state="published")
    again = plain_of(draft)
    imported = uploaded(admin, again)
    if imported.model is None:
        imported.model = draft.model
        imported.bank = draft.model.bank
        imported.save()
    before = rows()

    with pytest.raises(Refused, match="says exactly what version 1 says"):
        make_draft(imported=imported, plain=again, actor=admin)

    assert rows() == before
    assert [row.name for row in again.competencies] == [row.name for row in plain.competencies]
    assert bundle.write(plain_of(draft)) == bundle.write(again)


def test_text_that_was_edited_in_a_file_of_our_own_names_no_document_any_more():
    admin = make_person("hr.edited", Role.HR_ADMIN, make_agency("edited"))
    plain = storable(full_model())
    first, *others = plain.competencies
    placed = replace(
        first, lines=(1,), definition_lines=(2,), levels=(replace(first.levels[0], text="Edited.", lines=()),)
    )

    draft = make_draft(
        imported=uploaded(admin, plain), plain=replace(plain, competencies=(placed, *others)), actor=admin
    )

    use = draft.uses.get(position=1)
    level = use.revision.levels.get()
    said = [(row.source_id, row.source_lines) for row in (draft, use, use.revision, level)]
    source = SourceDocument.objects.get()
    assert said == [(source.pk, ""), (source.pk, "1"), (source.pk, "2"), (None, "")]
    assert plain_of(draft).competencies[0].levels == placed.levels
