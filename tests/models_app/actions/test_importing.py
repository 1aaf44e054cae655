"""A document that was read becomes a draft, all of it or nothing."""

import hashlib
from dataclasses import replace

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from competency_portal.exchange.document import Document, Passage
from models_app.actions.discarding import discard_draft
from models_app.actions.import_found import Settled
from models_app.actions.importing import (
    Choice,
    Decisions,
    adjust_import,
    discard_import,
    make_draft,
    store_import,
)
from models_app.calculations.given_class import NO_CLASS
from models_app.calculations.matching import MatchKind
from models_app.calculations.plain import (
    PlainBank,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainStandard,
    Words,
)
from models_app.choices import FindingKind, ImportState, SelectionUse, VersionState
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyRevision,
    CompetencyUse,
    DocumentImport,
    Finding,
    ModelVersion,
    ProficiencyScale,
    SourceDocument,
)
from tests.factories import make_agency, make_person

TEXT = "Clerk\nLeads – Guides people.\nWrites – Writes plainly.\nBasic\tA lot\nA note."


def competency(family, line, **more):
    return PlainCompetency(
        family=family,
        lines=(line,),
        definition=more.pop("definition", f"{family} well."),
        definition_lines=(line,),
        **more,
    )


def level_texts(line):
    return tuple(PlainStandard(label, f"{label} text.", (line,)) for label in ("Basic", "Advanced"))


PLAIN = PlainModel(
    title=Words("Clerk", (1,)),
    job=PlainJob(title="Clerk", lines=(1,), code="C1"),
    parts=(PlainPart("note", "", ("A note.",), (5,)),),
    groups=(Words("Core", (1,)),),
    level_labels=(Words("Basic", (4,)), Words("Advanced", (4,))),
    competencies=(
        competency("Leads", 2, number=1, group=0, levels=level_texts(4)),
        competency("Writes", 3, number=2, group=0, levels=level_texts(4)),
    ),
    findings=(
        PlainFinding(FindingKind.REQUIRED_LEVEL, "Level of Leads", "Not stated.", (2,), 0),
        PlainFinding(FindingKind.SELECTION_USE, "Use of Leads", "Not stated.", (2,), 0),
    ),
    asks_open_questions=False,
)


@pytest.fixture
def here(db):
    return make_agency("here")


@pytest.fixture
def admin(here):
    return make_person("hr.here", Role.HR_ADMIN, here)


def uploaded(agency, actor, *, text=TEXT, name="clerk.txt", model=None):
    return store_import(
        agency=agency,
        actor=actor,
        filename=name,
        data=text.encode(),
        document=Document("text", tuple(Passage(line) for line in text.split("\n"))),
        model=model,
    )


def drafted(agency, actor, plain=PLAIN, decisions=None, **upload):
    decisions = replace(decisions or Decisions(), new_model="model" not in upload)
    return make_draft(
        imported=uploaded(agency, actor, **upload), plain=plain, actor=actor, decisions=decisions
    )


def published(version):
    """As published, without the second person: only what the next import looks at."""
    ModelVersion.objects.filter(pk=version.pk).update(state=VersionState.PUBLISHED)
    version.refresh_from_db()
    return version


def everything():
    tables = (
        ModelVersion,
        Competency,
        CompetencyRevision,
        CompetencyUse,
        Finding,
        SourceDocument,
        ProficiencyScale,
    )
    return [table.objects.count() for table in tables]


def test_a_document_becomes_a_draft_with_its_places(here, admin):
    version = drafted(here, admin)

    uses = list(version.uses.select_related("revision__competency", "group"))
    assert (version.number, version.state, version.title) == (1, "draft", "Clerk")
    assert (version.model.title, version.model.job_class.code) == ("Clerk (C1)", "C1")
    assert [(u.revision.bank_number, u.revision.name, u.group.name, u.source_lines) for u in uses] == [
        (1, "Leads", "Core", "2"),
        (2, "Writes", "Core", "3"),
    ]
    assert [(r.level.label, r.text) for r in uses[0].revision.levels.all()] == [
        ("Basic", "Basic text."),
        ("Advanced", "Advanced text."),
    ]
    assert [u.revision.published for u in uses] == [False, False]
    assert [(f.use.revision.name, f.kind, f.is_open) for f in version.findings.all()] == [
        ("Leads", "required_level", True),
        ("Leads", "selection_use", True),
    ]
    assert (version.source.text, version.source.sha256) == (TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def test_upload_and_draft_are_in_the_trail(here, admin):
    version = drafted(here, admin)

    entries = AuditEntry.objects.filter(action__startswith="import.").order_by("seq")
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("import.upload", admin),
        ("import.draft", admin),
    ]
    assert version.imports.get().state == ImportState.APPLIED


def test_the_file_is_kept_byte_for_byte(here, admin):
    imported = uploaded(here, admin)

    assert imported.file.read() == TEXT.encode()
    imported.file.close()


def test_what_can_not_be_read_is_kept_with_its_reason(here, admin):
    imported = store_import(
        agency=here, actor=admin, filename="scan.pdf", data=b"%PDF", document=None, problem="No text."
    )

    assert (imported.state, imported.problem) == (ImportState.UNREADABLE, "No text.")
    with pytest.raises(Refused, match="This import is closed: could not be read"):
        make_draft(imported=imported, plain=PLAIN, actor=admin)


def test_the_same_document_twice_changes_nothing(here, admin):
    version = published(drafted(here, admin))
    before = everything()

    with pytest.raises(Refused) as refused:
        drafted(here, admin, model=version.model)

    assert str(refused.value) == "The document says exactly what version 1 says. No draft was made."
    assert everything() == before


def test_a_document_on_file_finds_its_model_by_itself(here, admin):
    version = published(drafted(here, admin))

    again = uploaded(here, admin)

    assert again.model == version.model
    with pytest.raises(Refused, match="says exactly what version 1 says"):
        make_draft(imported=again, plain=PLAIN, actor=admin)
    adjust_import(imported=again, actor=admin, new_model=True)
    assert again.model is None


def test_one_changed_definition_is_one_new_revision(here, admin):
    first = published(drafted(here, admin))
    leads, writes = PLAIN.competencies
    newer = replace(PLAIN, competencies=(replace(leads, definition="Guides."), writes))

    second = drafted(here, admin, newer, text=TEXT + "\nNewer", model=first.model)

    ours, theirs = (list(v.uses.select_related("revision")) for v in (first, second))
    assert (second.number, second.based_on) == (2, first)
    assert theirs[1].revision == ours[1].revision
    assert theirs[0].revision.competency_id == ours[0].revision.competency_id
    assert (theirs[0].revision.number, theirs[0].revision.definition) == (2, "Guides.")
    assert ProficiencyScale.objects.filter(agency=here).count() == 1


def test_what_was_settled_holds_for_the_same_words_only(here, admin):
    first = drafted(here, admin)
    for use in first.uses.all():
        use.selection_use, use.selection_use_reason = SelectionUse.FOR_SELECTION, "Panel of June"
        use.save()
    first.findings.filter(kind=FindingKind.SELECTION_USE).update(
        value="For selection", reason="Panel of June", settled_by=admin, settled_at="2026-06-01T00:00Z"
    )
    published(first)
    leads, writes = PLAIN.competencies
    newer = replace(PLAIN, competencies=(leads, replace(writes, definition="Writes.")))

    second = drafted(here, admin, newer, text=TEXT + "\nNewer", model=first.model)

    assert [(u.selection_use, u.selection_use_reason) for u in second.uses.all()] == [
        ("for_selection", "Panel of June"),
        ("not_stated", ""),
    ]
    assert [(f.kind, f.value) for f in second.findings.all()] == [
        ("required_level", ""),
        ("selection_use", "For selection"),
        ("selection_use", ""),
    ]


def test_what_the_document_says_again_keeps_its_reason_and_evidence(here, admin):
    level = PlainLevelRef(PLAIN.level_labels[0].text)
    leads, writes = (replace(one, required_level=level) for one in PLAIN.competencies)
    first = drafted(here, admin, replace(PLAIN, competencies=(leads, writes), findings=()))
    first.uses.update(required_level_reason="Panel of June", required_level_evidence="Minutes")
    published(first)
    newer = (
        replace(leads, definition="Guides."),
        replace(writes, definition="Types.", required_level_reason="In italics"),
    )

    second = drafted(
        here,
        admin,
        replace(PLAIN, competencies=newer, findings=()),
        text=TEXT + "\nNewer",
        model=first.model,
    )

    assert [(u.required_level_reason, u.required_level_evidence) for u in second.uses.all()] == [
        ("Panel of June", "Minutes"),
        ("In italics", ""),
    ]


@pytest.mark.parametrize(
    ("definition", "asks", "level", "found"),
    [
        (None, True, "Basic", ("Level of Leads", "Basic (Basic, Advanced)", "As in version 1.")),
        ("Guides.", True, None, ("Level of Leads", "", "")),
        ("Guides.", False, None, ("Required level of Leads is not stated any more", "", "")),
    ],
)
def test_a_level_that_is_not_stated_any_more_holds_on_settled_or_is_asked_about(
    here, admin, definition, asks, level, found
):
    leads, writes = PLAIN.competencies
    stated = replace(leads, required_level=PlainLevelRef("Basic"))
    first = published(drafted(here, admin, replace(PLAIN, competencies=(stated, writes), findings=())))
    silent = replace(leads, definition=definition or leads.definition)
    more = replace(writes, definition="Types.")
    findings = PLAIN.findings[:1] if asks else ()

    second = drafted(
        here,
        admin,
        replace(PLAIN, competencies=(silent, more), findings=findings),
        text=TEXT + "\nNewer",
        model=first.model,
    )

    use = second.uses.get(position=1)
    assert (use.required_level and use.required_level.label) == level
    assert [(f.title, f.value, f.reason) for f in use.findings.all()] == [found]


def test_what_the_document_leaves_out_is_asked_about(here, admin):
    first = published(drafted(here, admin))
    shorter = replace(PLAIN, competencies=PLAIN.competencies[:1])
    before = everything()

    with pytest.raises(Refused) as refused:
        drafted(here, admin, shorter, text=TEXT + "\nShorter", model=first.model)

    assert [(p.message, p.field) for p in refused.value.problems] == [
        ("The document leaves out 'Writes' of version 1. Say whether it stays.", "left_out")
    ]
    assert everything() == before


@pytest.mark.parametrize(("stays", "names"), [(True, ["Leads", "Writes"]), (False, ["Leads"])])
def test_what_the_document_leaves_out_stays_or_goes_as_decided(here, admin, stays, names):
    first = published(drafted(here, admin))
    shorter = replace(PLAIN, competencies=PLAIN.competencies[:1])
    writes = first.uses.get(position=2).revision.competency_id

    second = drafted(
        here, admin, shorter, Decisions(left_out={writes: stays}), text=TEXT + "\nShorter", model=first.model
    )

    assert [u.revision.name for u in second.uses.select_related("revision")] == names


def test_what_stays_stands_where_it_stood_and_so_does_its_group(here, admin):
    leads, writes = PLAIN.competencies
    types = replace(leads, family="Types", number=7, group=1, levels=(), lines=(2,))
    grouped = (replace(leads, group=0), replace(writes, group=0), types)
    two = (Words("Core", (1,)), Words("More", (1,)))
    first = published(drafted(here, admin, replace(PLAIN, competencies=grouped, groups=two, findings=())))
    gone = dict.fromkeys(
        first.uses.filter(position__lt=3).values_list("revision__competency_id", flat=True), True
    )
    fewer = replace(PLAIN, competencies=(replace(types, group=0),), groups=two[1:], findings=())

    second = drafted(here, admin, fewer, Decisions(left_out=gone), text=TEXT + "\nFew", model=first.model)

    uses = second.uses.select_related("revision", "group")
    assert [(use.position, use.revision.family, use.group.name) for use in uses] == [
        (1, "Leads", "Core"),
        (2, "Writes", "Core"),
        (3, "Types", "More"),
    ]
    assert [(group.position, group.name) for group in second.groups.all()] == [(1, "Core"), (2, "More")]


def bare(*places):
    """The document again with names only, and without its note."""
    rows = tuple(
        replace(PLAIN.competencies[n], levels=(), definition=None, definition_lines=(), group=None)
        for n in places
    )
    return replace(PLAIN, competencies=rows, parts=(), groups=(), level_labels=(), findings=())


def test_texts_that_the_document_leaves_out_are_asked_about_with_the_competencies(here, admin):
    first = published(drafted(here, admin))
    before = everything()

    with pytest.raises(Refused) as refused:
        drafted(here, admin, bare(0), text=TEXT + "\nBare", model=first.model)

    told = [(p.message.removeprefix("The document leaves out "), p.field) for p in refused.value.problems]
    assert told == [
        ("'Writes' of version 1. Say whether it stays.", "left_out"),
        ("a text of version 1: Definition of 1. Leads. Say whether it stays.", "texts"),
        ("a text of version 1: Level texts of 1. Leads. Say whether it stays.", "texts"),
        ("a text of version 1: Note. Say whether it stays.", "texts"),
        ("a text of version 1: Groups of competencies. Say whether it stays.", "texts"),
    ]
    assert everything() == before


def test_texts_that_stay_make_no_new_words(here, admin):
    first = published(drafted(here, admin))
    fewer = bare(0)
    writes = first.uses.get(position=2).revision.competency_id

    with pytest.raises(Refused, match="says exactly what version 1 says"):
        drafted(here, admin, bare(0, 1), Decisions(texts=True), text=TEXT + "\nBare", model=first.model)
    second = drafted(
        here,
        admin,
        fewer,
        Decisions(left_out={writes: False}, texts=True),
        text=TEXT + "\nFew",
        model=first.model,
    )

    assert [use.revision for use in second.uses.select_related("revision")] == [first.uses.first().revision]
    assert ([g.name for g in second.groups.all()], [p.text for p in second.parts.all()]) == (
        ["Core"],
        ["A note."],
    )


def test_texts_fall_away_as_decided_and_a_kept_competency_keeps_its_group(here, admin):
    first = published(drafted(here, admin))
    writes = first.uses.get(position=2).revision.competency_id

    second = drafted(
        here,
        admin,
        bare(0),
        Decisions(left_out={writes: True}, texts=False),
        text=TEXT + "\nBare",
        model=first.model,
    )

    uses = list(second.uses.select_related("revision", "group"))
    assert [(use.revision.definition, use.group and use.group.name) for use in uses] == [
        (None, None),
        ("Writes well.", "Core"),
    ]
    assert second.parts.count() == 0


def test_different_on_purpose_is_a_new_entry_of_the_bank(here, admin):
    published(drafted(here, admin))
    other = replace(
        PLAIN,
        job=PlainJob(title="Typist", lines=(1,)),
        competencies=(competency("Leads", 2, definition="Leads typists."),),
        findings=(),
    )

    version = drafted(
        here, admin, other, Decisions(choices={0: Choice(MatchKind.DIFFERENT)}), text=TEXT + "\nTypist"
    )

    assert version.uses.get().revision.competency.slug == "leads"
    assert sorted(Competency.objects.values_list("slug", flat=True)) == ["1-leads", "2-writes", "leads"]


def of_bank(name, code="skills", **more):
    return replace(PLAIN, bank=PlainBank(code, name, f"Of {name}."), **more)


@pytest.mark.parametrize(
    ("code", "family", "number", "asked"),
    [
        ("skills", "Sails", 7, True),  # the code
        ("harbor", "Sails", 7, True),  # half of the competencies
        ("harbor", "Leads", 7, False),  # one of three
        ("harbor", "Sails", None, False),
    ],
)
def test_a_bank_that_may_be_the_files_under_another_name_is_asked_about(
    here, admin, code, family, number, asked
):
    drafted(
        here,
        admin,
        of_bank("Harbor skills", competencies=(competency("Leads", 2), competency("Sails", 3, number=7))),
    )
    CompetencyBank.objects.update(name="Port skills")
    others = (competency("Knots", 2), competency("Nets", 3))
    brought = (competency(family, 2, number=number), *(others if family == "Leads" else others[:1]))
    plain = of_bank("Harbor skills", code, competencies=brought, findings=())

    if asked:
        with pytest.raises(Refused, match="Choose whether it is 'Port skills', or a new bank") as refused:
            drafted(here, admin, plain, text="Clerk 2")
        assert [problem.field for problem in refused.value.problems] == ["bank"]
    else:
        assert drafted(here, admin, plain, text="Clerk 2").model.bank.name == "Harbor skills"
    version = drafted(here, admin, plain, Decisions(new_bank=True), text="Clerk 3")
    assert version.model.bank.name == "Harbor skills"


def test_files_of_several_banks_of_one_code_keep_them_apart(here, admin):
    for place, name in enumerate(("Harbor skills", "Museum skills", "Harbor skills")):
        drafted(here, admin, of_bank(name), Decisions(new_bank=place == 1), text=f"Clerk {place}")

    banks = CompetencyBank.objects.filter(agency=here).order_by("pk")
    assert [(bank.code, bank.name, bank.description) for bank in banks] == [
        ("skills", "Harbor skills", "Of Harbor skills."), ("skills-2", "Museum skills", "Of Museum skills."),
    ]  # fmt: skip
    assert list(ModelVersion.objects.order_by("pk").values_list("model__bank__code", flat=True)) == [
        "skills", "skills-2", "skills",
    ]  # fmt: skip


def test_a_number_of_the_bank_is_not_given_twice(here, admin):
    published(drafted(here, admin))
    other = replace(PLAIN, competencies=(competency("Sings", 2, number=1),), findings=())

    with pytest.raises(Refused) as refused:
        drafted(here, admin, other, text=TEXT + "\nSinger")

    assert [p.message for p in refused.value.problems] == [
        "Number 1 of 'Sings' is 'Leads' in the bank. Is it that one (new revision), or are these numbers of another "
        "bank? Then leave the numbers out."
    ]


def test_same_is_refused_where_the_words_differ(here, admin):
    first = published(drafted(here, admin))
    leads = replace(PLAIN.competencies[0], definition="Guides.")
    key = first.uses.get(position=1).revision.competency_id

    with pytest.raises(Refused, match=r"'1\. Leads' differs from the bank's words"):
        drafted(
            here,
            admin,
            replace(PLAIN, competencies=(leads, PLAIN.competencies[1])),
            Decisions(choices={0: Choice(MatchKind.SAME, key)}),
            text=TEXT + "\nNewer",
            model=first.model,
        )


def test_a_stated_level_is_stored(here, admin):
    leads, writes = PLAIN.competencies
    stated = replace(leads, required_level=PlainLevelRef("Advanced"), selection_use="for_selection")

    version = drafted(here, admin, replace(PLAIN, competencies=(stated, writes)))

    assert [(u.required_level and u.required_level.label, u.selection_use) for u in version.uses.all()] == [
        ("Advanced", "for_selection"),
        (None, "not_stated"),
    ]


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (replace(PLAIN, job=PlainJob("", ())), "The document does not name the job class. Give its title."),
        (
            replace(PLAIN, competencies=(), findings=()),
            "No competency was recognised. Choose another reader, or map the document by hand.",
        ),
        (
            replace(PLAIN, competencies=(competency("A", 2, number=1), competency("B", 3, number=1))),
            "'A' and 'B' both have the number 1. A bank gives a number once; correct it in the document, or leave the "
            "number out.",
        ),
        (
            replace(PLAIN, competencies=(competency("x" * 121, 2),), findings=()),
            f"The name of a competency is 121 characters long; 120 is the most: '{'x' * 60}…'.",
        ),
        (
            replace(PLAIN, level_labels=(Words("Basic", (4,)), Words("Basic", (4,)))),
            "Two levels are called 'Basic'. Map the document by hand.",
        ),
    ],
)
def test_what_can_not_be_stored_is_refused_whole(here, admin, plain, message):
    before = everything()

    with pytest.raises(Refused) as refused:
        drafted(here, admin, plain)

    assert message in [problem.message for problem in refused.value.problems]
    assert everything() == before


def test_given_facts_of_the_class_fill_what_the_document_does_not_say(here, admin):
    version = drafted(
        here, admin, replace(PLAIN, job=PlainJob("", ())), Decisions(job={"title": " Clerk ", "grade": "G5"})
    )

    assert (version.model.job_class.title, version.model.job_class.grade) == ("Clerk", "G5")


@pytest.mark.parametrize(
    ("job", "settled", "value"),
    [
        ({"title": " Clerk "}, {}, "Job class: Clerk"),
        (
            {"title": "Clerk"},
            {"layout-model-1": Settled(None, "Asked the office.")},
            "Looked at, kept as it is",
        ),
    ],
)
def test_a_given_class_answers_that_it_can_not_be_told(here, admin, job, settled, value):
    asked = (
        PlainFinding(FindingKind.LAYOUT, NO_CLASS, "", (1,)),
        PlainFinding(FindingKind.LAYOUT, "Odd" * 100, "", (1,)),  # longer than a title may be,
    )
    plain = replace(PLAIN, job=PlainJob("", ()), findings=asked)

    version = drafted(here, admin, plain, Decisions(job=job, settled=settled))

    assert [(row.title, row.is_open, row.value) for row in version.findings.all()] == [
        (NO_CLASS, False, value), (("Odd" * 100)[:200], True, ""),
    ]  # fmt: skip


def test_an_open_draft_stands_in_the_way(here, admin):
    version = drafted(here, admin)

    with pytest.raises(Refused, match="is open already"):
        drafted(here, admin, text=TEXT + "\nNewer", model=version.model)


def test_only_hr_admins_of_the_agency_bring_documents_in(here, admin):
    specialist = make_person("specialist.here", Role.SPECIALIST, here)
    stranger = make_person("hr.there", Role.HR_ADMIN, make_agency("there"))
    imported = uploaded(here, admin)

    for actor in (specialist, stranger):
        for act in (
            lambda actor=actor: uploaded(here, actor),
            lambda actor=actor: make_draft(imported=imported, plain=PLAIN, actor=actor),
            lambda actor=actor: discard_import(imported=imported, actor=actor, reason="Not this one."),
            lambda actor=actor: adjust_import(imported=imported, actor=actor, reader="x"),
        ):
            with pytest.raises(Refused, match="Only HR admins of the agency"):
                act()
    assert DocumentImport.objects.count() == 1
    assert not DocumentImport.objects.visible_to(stranger).exists()


def test_a_stale_page_is_refused(here, admin):
    imported = uploaded(here, admin)
    adjust_import(imported=imported, actor=admin, decisions={"matches": {}}, expected_edit=0)

    with pytest.raises(Stale):
        make_draft(imported=imported, plain=PLAIN, actor=admin, expected_edit=0)


def test_another_reader_forgets_what_was_decided_about_other_competencies(here, admin):
    imported = uploaded(here, admin)
    adjust_import(imported=imported, actor=admin, decisions={"matches": {"0": "same"}})

    adjust_import(imported=imported, actor=admin, reader="level_table")

    assert (imported.reader, imported.decisions) == ("level_table", {})


def test_a_discarded_import_stays_on_record_and_is_closed(here, admin):
    imported = uploaded(here, admin)

    discard_import(imported=imported, actor=admin, reason="Wrong file.")

    assert imported.state == ImportState.DISCARDED
    with pytest.raises(Refused, match="This import is closed: discarded"):
        make_draft(imported=imported, plain=PLAIN, actor=admin)


def test_a_document_whose_draft_was_discarded_is_brought_in_again(here, admin):
    first = drafted(here, admin)
    discard_draft(version=first, actor=admin, reason="The wrong bank.")

    again = drafted(here, admin)

    assert (again.model == first.model, again.number) == (False, 1)
    assert [use.revision.competency.number for use in again.uses.all()] == [1, 2]
    assert [use.revision.begun_in for use in again.uses.all()] == [again, again]


def test_a_discarded_draft_keeps_its_number_and_the_next_import_follows_what_is_published(here, admin):
    base = published(drafted(here, admin))
    changed = replace(PLAIN, title=Words("Clerk II", (1,)))
    second = drafted(here, admin, changed, text=TEXT + "\nII", model=base.model)
    discard_draft(version=second, actor=admin, reason="Too early.")

    third = drafted(here, admin, changed, text=TEXT + "\nII", model=base.model)

    assert (second.number, third.number, third.based_on) == (2, 3, base)


def test_new_words_beside_an_open_draft_of_the_bank_are_a_wording_of_this_class_only(here, admin):
    drafted(here, admin)
    other = replace(
        PLAIN,
        job=replace(PLAIN.job, code="C2"),
        competencies=(competency("Leads", 2, number=1, definition="Leads better."), PLAIN.competencies[1]),
        findings=(),
        groups=(),
    )
    other = replace(other, competencies=tuple(replace(one, group=None) for one in other.competencies))

    version = drafted(here, admin, other, text=TEXT + "\nmore")

    leads, writes = (use.revision for use in version.uses.order_by("position"))
    assert (leads.number, leads.for_model) == (2, version.model)
    assert (writes.number, writes.for_model) == (1, None)
