"""Where an import puts its rows: bank, source document, scales, and names that are still free."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from competency_portal.accounts.models import Agency
from competency_portal.errors import Problem, Refused
from competency_portal.exchange.document import Document
from models_app.actions.import_found import Found
from models_app.actions.rows import Known, Levels, ModelRows, class_title, competency_slug, place
from models_app.actions.slugs import free_label, free_name
from models_app.calculations.plain import PlainLevel, PlainModel, PlainScale
from models_app.models import (
    CompetencyBank,
    CompetencyModel,
    JobClass,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.import_banks import banks_in_doubt
from models_app.queries.importing import bank_for, banks_of
from models_app.queries.matching import slugs_taken

SHIPPED = "shipped:"  # marks a scale of the portal in files (`models_app.queries.plain_version`)


def home_bank(found: Found, target: CompetencyModel | None) -> tuple[CompetencyBank, list[Model]]:
    """The model's bank, the one that was chosen, the one that the file names, the agency's only one; else a new one.

    Refused where an existing bank may be the one that the file names, and nobody said whether it is.
    """
    imported, named, new = found.imported, found.plain.bank, found.decisions.new_bank
    if target:
        return target.bank, []
    if bank := bank_for(imported, named, new):
        return bank, []
    if named:
        _insist_on_choice(found)
        bank = CompetencyBank(
            agency=imported.agency,
            code=free_name(named.code, _bank_codes(imported.agency)),
            name=free_label(named.name, _bank_names(imported.agency), 200),
            description=named.description,
        )
        return bank, [bank]
    if CompetencyBank.objects.filter(agency=imported.agency).exists():
        raise Refused(Problem("The agency has several banks. Choose the one of this model.", field="bank"))
    bank = CompetencyBank(
        agency=imported.agency, code="competencies", name=f"Competencies of {imported.agency.short_name}"
    )
    return bank, [bank]


def _insist_on_choice(found: Found) -> None:
    banks = [] if found.decisions.new_bank else banks_of(found.imported)
    if found.plain.bank and (doubted := banks_in_doubt(found.imported, found.plain, banks)):
        names = " or ".join(f"'{bank.name}'" for bank in doubted)
        raise Refused(
            Problem(
                f"The file is of the bank '{found.plain.bank.name}', which your agency does not have under this name. "
                f"Choose whether it is {names}, or a new bank.",
                field="bank",
            )
        )


def _bank_codes(agency: Agency) -> set[str]:
    return set(CompetencyBank.objects.filter(agency=agency).values_list("code", flat=True))


def _bank_names(agency: Agency) -> set[str]:
    return set(CompetencyBank.objects.filter(agency=agency).values_list("name", flat=True))


def source_of(found: Found) -> SourceDocument:
    """The source: the document that the file carries along, else the file itself. An equal one is used again.

    The same words in another file are another source: its typeface may say what the first one's does not.
    """
    imported, carried = found.imported, found.plain.source
    document = Document.from_plain(imported.document)
    text = carried.text if carried else document.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    own = SourceDocument.objects.filter(agency=imported.agency)
    for same in own.filter(sha256=sha256).order_by("pk"):
        plain_text = document.kind == "text" and same.media_type in ("", "text")
        if carried or plain_text or same.original_sha256 == imported.sha256:
            return same
    name = carried.filename if carried else imported.filename
    taken = set(own.values_list("filename", flat=True))
    fields: dict[str, Any] = {"note": carried.note} if carried else {
        "note": document.note, "media_type": document.kind, "original": imported.file.name,
        "original_sha256": imported.sha256,
    }  # fmt: skip
    return SourceDocument(
        agency=imported.agency,
        title=(carried.title if carried else found.plain.title.text or imported.filename)[:200],
        filename=free_name(name[:180], taken),
        text=text,
        sha256=sha256,
        **fields,
    )


def scales_of(scales: Iterable[PlainScale], agency: Agency) -> dict[str, tuple[ProficiencyScale, Levels]]:
    """Scales that come from elsewhere, by their code: those that are there with the same levels, else new ones."""
    found: dict[str, tuple[ProficiencyScale, Levels]] = {}
    for scale in scales:
        found[scale.code] = _scale(scale, agency, [row for row, _ in found.values()])
    return found


def _scale(
    plain: PlainScale, agency: Agency, made: Collection[ProficiencyScale] = ()
) -> tuple[ProficiencyScale, Levels]:
    """A scale that is there, or a new one with code and name of its own; `made` are new ones of the same import."""
    usable = ProficiencyScale.objects.usable_by(agency).prefetch_related("levels")
    wanted = [(level.label, level.value, level.definition) for level in plain.levels]
    code = plain.code.removeprefix(SHIPPED)
    # One of the same name first; then any with the very same levels.
    for scale in sorted(
        usable, key=lambda row: (row.code != code, (row.agency_id is None) != plain.shipped, row.pk)
    ):
        if [(row.label, row.value, row.definition) for row in scale.levels.all()] == wanted:
            return scale, {row.label: row for row in scale.levels.all()}
    own = [*ProficiencyScale.objects.filter(agency=agency), *made]
    scale = ProficiencyScale(
        agency=agency,
        code=free_name(code[:50], {row.code for row in own}),
        name=free_label(plain.name, {row.name for row in own}, 120),
        description=plain.description,
        origin=plain.origin,
    )
    levels = {
        level.label: ProficiencyLevel(
            scale=scale,
            ordinal=n,
            label=level.label,
            value=level.value,
            definition=level.definition,
            source_lines=place(level.lines),
        )
        for n, level in enumerate(plain.levels, 1)
    }
    return scale, levels


def own_scale(
    plain: PlainModel,
    agency: Agency,
    scales: Mapping[str, tuple[ProficiencyScale, Levels]],
) -> tuple[ProficiencyScale | None, Levels | None, list[Model]]:
    """The scale of the document's own levels, its levels where they exist, and the rows to make."""
    made = [row for scale, levels in scales.values() if scale.pk is None for row in (scale, *levels.values())]
    if not plain.level_labels:
        return None, {}, made
    labels = [words.text for words in plain.level_labels]
    plain_levels = tuple(PlainLevel(label) for label in labels)
    name = ", ".join(labels)[:120]
    wanted = PlainScale(slugify(name)[:50] or "levels", name, plain_levels)
    scale, levels = _scale(wanted, agency, [row for row, _ in scales.values()])
    if scale.pk is not None:
        return scale, levels, made
    scale.description = "Each competency describes these levels in its own words."
    scale.origin = "The document's own levels. It gives them no values."
    return scale, None, [*made, scale]


def free_names(plain: PlainModel, bank: CompetencyBank, known: Mapping[int, Known]) -> dict[int, str]:
    taken = slugs_taken(bank) if bank.pk else set()
    slugs = {}
    for n, competency in enumerate(plain.competencies):
        if n not in known:
            slugs[n] = free_name(competency_slug(competency) or f"competency-{n + 1}", taken)
            taken.add(slugs[n])
    return slugs


def new_names(rows: ModelRows, agency: Agency) -> None:
    """A new model and its class get a name in addresses that is free; a class that is there is used again."""
    model = rows.model
    if model.pk is not None:
        return
    job = model.job_class
    same = JobClass.objects.filter(
        agency=agency, title=job.title, code=job.code, grade=job.grade, series=job.series
    ).first()
    if same:
        rows.all = [row for row in rows.all if row is not job]
        model.job_class = same
    else:
        taken = set(JobClass.objects.filter(agency=agency).values_list("slug", flat=True))
        job.slug = free_name(job.slug or "class", taken)
    taken = set(CompetencyModel.objects.filter(agency=agency).values_list("slug", flat=True))
    model.slug = free_name(model.slug or "model", taken)
    model.title = class_title(rows.plain.job)[:200]
