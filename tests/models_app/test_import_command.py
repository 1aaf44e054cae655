"""`manage.py import_model`: the import page's pipeline on the command line."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from competency_portal.accounts.choices import Role
from models_app.calculations.plain import Words
from models_app.choices import VersionState
from models_app.exchange import bundle
from models_app.exchange.families import FAMILIES
from models_app.models import CompetencyBank, DocumentImport, ModelVersion, SourceDocument
from models_app.queries.plain_version import plain_of
from tests.factories import make_agency, make_model_version, make_person
from tests.models_app.exchange.case.test_foreign import below, criterion, item, package, rubric_of

SOURCES = Path(__file__).resolve().parents[2] / "fixtures" / "sources"
NC = SOURCES / "nc-it-manager.txt"


@pytest.fixture
def here(db):
    agency = make_agency("here")
    make_person("hr.here", Role.HR_ADMIN, agency)
    return agency


def run(*arguments):
    out = io.StringIO()
    call_command("import_model", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_reports_and_changes_nothing(here):
    report = json.loads(run(NC, "--agency", "here", "--json"))

    assert (report["title"], len(report["competencies"]), report["counts"]["level_texts"]) == (
        NC.read_text().split("\n")[0],
        6,
        18,
    )
    assert report["counts"]["placed"] + report["counts"]["not_used"] == report["counts"]["read"]
    assert (DocumentImport.objects.count(), ModelVersion.objects.count(), SourceDocument.objects.count()) == (
        0,
        0,
        0,
    )


def test_a_model_whose_drafts_were_all_discarded_is_no_target(here):
    version = make_model_version(here, (), state=VersionState.DISCARDED)

    with pytest.raises(CommandError, match=f"Every draft of the model '{version.model}' was discarded"):
        run(NC, "--agency", "here", "--model", version.model.public_id)


def test_apply_makes_a_draft_and_a_second_time_nothing(here):
    written = run(NC, "--agency", "here", "--apply", "--as", "hr.here")
    ModelVersion.objects.update(state="published")

    with pytest.raises(CommandError, match="says exactly what version 1 says"):
        run(NC, "--agency", "here", "--apply", "--as", "hr.here")

    version = ModelVersion.objects.get()
    assert written.rstrip().endswith(f"Draft: {version} ({version.public_id})")
    assert version.uses.count() == 6


def test_a_second_model_of_the_same_title_or_class_code_needs_a_word(here, tmp_path):
    path = tmp_path / "ferry.txt"
    text = "Ferry Terminal Manager\nClass code: 4471\n\nCompetency\tDefinition\nMooring\t{}\nSafety\tKeeps us safe."
    told = (path, "--agency", "here", "--apply", "--as", "hr.here", "--job-title", "Ferry Manager")
    path.write_text(text.format("Ties ships."))
    run(*told)
    model = ModelVersion.objects.get().model
    path.write_text(text.format("Ties all ships.").replace("Terminal", "Landing"))

    words = "Your agency has 'Ferry Manager (4471)', a model with this title or class. Say whether the document is "
    named = f"Here: --model {model.public_id} ('Ferry Manager (4471)'), or --new-model."
    with pytest.raises(CommandError) as refused:
        run(*told)
    assert str(refused.value) == f"{words}its next version, or a new model. {named}"
    with pytest.raises(CommandError, match="either --model or --new-model"):
        run(*told, "--model", model.public_id, "--new-model")
    assert (ModelVersion.objects.count(), DocumentImport.objects.count()) == (1, 1)
    run(*told, "--new-model")
    path.write_text(text.format("Ties no ships.").replace("4471", "4472"))
    run(*told)

    assert ModelVersion.objects.count() == 3


def test_a_renamed_bank_is_told_by_its_code_or_made_anew(here, tmp_path):
    version = make_model_version(here)
    bank = version.model.bank
    plain = replace(plain_of(version), source=None)
    old, other = tmp_path / "old.json", tmp_path / "other.json"
    old.write_bytes(bundle.write(plain))
    other.write_bytes(bundle.write(replace(plain, title=Words("Other", ()))))
    CompetencyBank.objects.update(name="Port skills")
    told = ("--agency", "here", "--new-model", "--apply", "--as", "hr.here")

    with pytest.raises(CommandError, match="Choose whether it is 'Port skills'"):
        run(old, *told)
    with pytest.raises(CommandError, match="There is no bank 'none'"):
        run(old, *told, "--bank", "none")
    run(old, *told, "--bank", bank.code)
    run(other, *told, "--new-bank")

    names = (
        ModelVersion.objects.exclude(pk=version.pk).order_by("pk").values_list("model__bank__name", flat=True)
    )
    assert list(names) == ["Port skills", "Bank"]


def test_numbers_of_another_bank_are_left_out_when_told(here, tmp_path):
    def file(*names):
        rows = "".join(f"\n{n}\t{name}\tIn {name} {name} {name}." for n, name in enumerate(names, 1))
        path = tmp_path / f"{names[0]}.txt"
        path.write_text(f"Competency model: {names[0]}\nCompetency number\tCompetency\tDefinition{rows}")
        return path, "--agency", "here", "--apply", "--as", "hr.here"

    run(*file("Judgment", "Zeal"))
    with pytest.raises(CommandError, match="Then leave the numbers out"):
        run(*file("Filing", "Typing", "Sorting"))
    run(*file("Filing", "Typing", "Sorting"), "--numbers-left-out", "clashing")

    version = ModelVersion.objects.get(model__title="Filing")
    assert [use.revision.bank_number for use in version.uses.all()] == [None, None, 3]


def test_words_of_the_bank_under_another_name_are_asked_about(here, tmp_path):
    def file(title, name):
        path = tmp_path / f"{title}.txt"
        path.write_text(
            f"{title}\nCompetency\tDefinition\n{name}\tCares for people at sea.\nMooring\tTies ships."
        )
        return path, "--agency", "here", "--apply", "--as", "hr.here", "--job-title", title

    run(*file("Mate", "Crowd Care"))
    with pytest.raises(
        CommandError, match="'Crowd Handling' has nearly the name or the words of 'Crowd Care' in the bank"
    ):
        run(*file("Cook", "Crowd Handling"))
    run(*file("Cook", "Crowd Handling"), "--other-names", "new")
    run(*file("Pilot", "Crowd Duty"), "--other-names", "revision")

    names = ModelVersion.objects.order_by("pk").values_list("uses__revision__competency__slug", flat=True)
    assert set(names[2:]) == {"mooring", "crowd-handling", "crowd-care"}


def test_all_numbers_are_left_out_where_none_clashes(here, tmp_path):
    path = tmp_path / "elsewhere.txt"
    path.write_text("Competency model: Clerk\nNumber\tCompetency\tDefinition\n7\tFiling\tFiles all papers.")

    run(path, "--agency", "here", "--apply", "--as", "hr.here", "--numbers-left-out", "all")

    version = ModelVersion.objects.get()
    assert [use.revision.bank_number for use in version.uses.all()] == [None]
    assert version.findings.get(value="Left out").detail == "The document numbers them so: 7. Filing."


def test_columns_and_headings_are_told_by_a_file(here, tmp_path):
    document, mapping = tmp_path / "knots.txt", tmp_path / "mapping.json"
    document.write_text("Knoten\nWer\tWas\nAnna\tBindet Knoten.\n")
    mapping.write_text(
        json.dumps({"columns": [{"column": 0, "use": "name"}, {"column": 1, "use": "definition"}]})
    )
    columns = (document, "--agency", "here", "--mapping", mapping)

    report = json.loads(run(*columns, "--json"))
    told = [(one["family"], one["definition"]) for one in report["competencies"]]
    mapping.write_text('{"columns": [{"use": "name"}]}')

    assert (report["reader"], told) == ("by_hand", [("Anna", "Bindet Knoten.")])
    with pytest.raises(CommandError, match="A column needs its number"):
        run(*columns)
    mapping.write_text("{")
    with pytest.raises(CommandError, match="is no JSON"):
        run(*columns)


def test_what_the_document_leaves_out_is_told_and_waits_for_a_word(here, tmp_path):
    run(NC, "--agency", "here", "--apply", "--as", "hr.here")
    ModelVersion.objects.get().uses.filter(position=1).update(selection_use="for_selection")
    ModelVersion.objects.update(state="published")
    model = ModelVersion.objects.get().model
    shorter = tmp_path / "shorter.csv"
    names = [use.revision.family for use in ModelVersion.objects.get().uses.select_related("revision")]
    shorter.write_text("Competency,Definition\n" + "".join(f"{name},All of {name}.\n" for name in names[:-1]))
    again = (shorter, "--agency", "here", "--model", model.public_id)

    report = json.loads(run(*again, "--json"))
    with pytest.raises(CommandError) as error:
        run(*again, "--apply", "--as", "hr.here")

    gone = report["left_out_of_the_model"]
    assert (gone["competencies"], gone["texts"][0]) == (names[-1:], f"Level texts of {names[0]}")
    assert gone["demands"] == [f"Selection use of {names[0]}: not stated, before For selection"]
    assert f"left out of the model: {names[-1]}" in run(*again)
    assert f"leaves out '{names[-1]}' of version 1. Say whether it stays." in str(error.value)


def test_case_package_of_another_system_becomes_a_draft(here, tmp_path):
    grades = rubric_of(criterion("", "Low", "High"), criterion("c", "Low", "High"))
    data = package(
        [
            item("s", "Strand"),
            item("d", "Domain"),
            item("c", "Planning", CFItemType="Competency"),
            item("i", "Dates."),
        ],
        [
            below("s", "doc"),
            below("d", "s"),
            below("c", "d"),
            below("i", "c"),
            below("c", "far", kind="precedes"),
        ],
        [grades],
    )
    file = tmp_path / "foreign.json"
    file.write_text(json.dumps({"CFPackage": data}))
    wanted = (file, "--agency", "here", "--apply", "--as", "hr.here")

    with pytest.raises(CommandError, match="does not name the job class"):
        run(*wanted)
    told = json.loads(run(*wanted, "--job-title", "Planner", "--json"))

    version = ModelVersion.objects.get()
    use = version.uses.select_related("group", "revision__scale").get()
    assert (version.model.title, version.title, use.group.name) == ("Planner", "Framework", "Strand › Domain")
    assert (use.revision.family, use.revision.scale.name) == ("Planning", "Grades")
    assert [row.text for row in use.revision.levels.all()] == ["Low, c.", "High, c."]
    assert [row.text for row in use.revision.indicators.all()] == ["Dates."]
    assert told["levels"] == ["Low", "High"]
    assert version.findings.filter(title="A link leads outside the package").count() == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([NC, "--agency", "nowhere"], "There is no agency 'nowhere'."),
        ([NC, "--agency", "here", "--model", "x"], "There is no model 'x'."),
        ([NC, "--agency", "here", "--apply"], "Say in whose name: --as USERNAME, an HR admin of the agency."),
        (
            [NC, "--agency", "here", "--apply", "--as", "rater"],
            "Only HR admins of the agency change its competency models.",
        ),
        ([SOURCES / "none.txt", "--agency", "here"], "can't be opened: No such file or directory."),
    ],
)
def test_what_is_wrong_is_said(here, arguments, message):
    make_person("rater", Role.PANEL_MEMBER, here)

    with pytest.raises(CommandError) as error:
        run(*arguments)

    assert str(error.value).endswith(message)
    assert DocumentImport.objects.count() == 0


def test_a_reader_is_told_by_its_code_with_or_without_numbers_and_an_unknown_one_is_refused(here, tmp_path):
    path = tmp_path / "clerk.txt"
    path.write_text("Competency\tDefinition\nFiling\tFiles all papers.\nTyping\tTypes.")
    (tmp_path / "none.json").write_text("{}")

    def used(code):
        return json.loads(run(path, "--agency", "here", "--json", "--reader", code))["reader"]

    codes = [family.code for family in FAMILIES]
    assert [used(code) for code in codes] == codes
    assert used(f"{codes[-1]}+numbers") == f"{codes[-1]}+numbers"
    for code in ("definitionlist", "definition_list+number", "+numbers", "by_hand"):
        with pytest.raises(CommandError, match=re.escape(f"no reader '{code}'")) as refused:
            used(code)
        assert set(codes) <= set(re.findall(r"\w+", str(refused.value)))
    with pytest.raises(CommandError, match="no reader 'level_table' for this file"):
        run(tmp_path / "none.json", "--agency", "here", "--reader", "level_table")


def test_what_no_reader_can_read_tells_every_readers_reason(here, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Good morning.")

    told = json.loads(run(path, "--agency", "here", "--json"))["refusals"]
    with pytest.raises(CommandError) as refused:
        run(path, "--agency", "here", "--apply", "--as", "hr.here")

    assert len({one["reader"] for one in told}) == len(told) > 4
    assert str(refused.value).split("\n") == [f"{one['reader']}: {one['reason']}" for one in told]


def test_a_broken_file_is_refused_in_words_alone(here, tmp_path, caplog):
    path = tmp_path / "model.pdf"
    path.write_bytes(b"%PDF-1.4\nnot one")

    with pytest.raises(CommandError, match="damaged"):
        run(path, "--agency", "here")

    assert caplog.records == []
