"""The finished interview guide of each model: drafted from it, written, returned once, approved by the manager."""

from assessments.actions.guide_review import approve_guide, mark_of, send_for_review
from assessments.actions.guides import ProbeText, draft_guide, save_scripts, save_section
from assessments.documents.guide import print_problems
from assessments.models import GuideSection, GuideVersion
from competency_portal.accounts.models import User
from competency_portal.demonstration.content import read, same_competency
from models_app.models import ModelVersion, ProficiencyScale

OWN_SCALES = {"nc": "nc-rating"}  # the model's own levels, with values so that ratings can be combined


def make_guide(code: str, version: ModelVersion, people: dict[str, User]) -> GuideVersion:
    """Write the guide of fixtures/demo/guides for this model version and take it through review."""
    content = read("guides", code)
    specialist, manager = people[f"specialist.{code}"], people[f"manager.{code}"]
    uses = list(version.uses.select_related("revision__competency"))
    chosen = [next(u for u in uses if same_competency(u, s["competency"])) for s in content["sections"]]
    guide = draft_guide(
        model_version=version, actor=specialist, scale=rating_scale(code), title=content["title"], uses=chosen
    )
    by_use = {section.use_id: section for section in guide.sections.select_related("version__guide__agency")}
    for use, section in zip(chosen, content["sections"], strict=True):
        _write(by_use[use.pk], section, specialist)
    guide = save_scripts(
        version=guide,
        actor=specialist,
        expected_edit=0,
        interview_minutes=content["interview_minutes"],
        purpose=content["purpose"],
        introduction_script="\n".join(content["introduction_script"]),
        closing_script="\n".join(content["closing_script"]),
    )
    guide = send_for_review(version=guide, actor=specialist, reviewer=manager, print_check=print_problems)
    return approve_guide(version=guide, actor=manager, seen=mark_of(guide), print_check=print_problems)


def rating_scale(code: str) -> ProficiencyScale:
    """The scale that the agency's panel rates on."""
    own = OWN_SCALES.get(code)
    if own:
        return ProficiencyScale.objects.get(agency__code=code, code=own)
    return ProficiencyScale.objects.get(agency=None, code="five-level")


def _write(section: GuideSection, content: dict, specialist: User) -> None:
    """The section's words; benchmarks proposed from the model stay on top, the agency's points follow."""
    benchmarks = {
        ordinal: [b.text for b in section.benchmarks.all() if b.level.ordinal == ordinal]
        for ordinal in section.version.scale.levels.values_list("ordinal", flat=True)
    }
    for ordinal, points in content["benchmarks"].items():
        benchmarks[int(ordinal)] += points
    save_section(
        section=section,
        actor=specialist,
        expected_edit=0,
        kind=content["kind"],
        question=content["question"],
        minutes=content["minutes"],
        good_answer_notes="\n".join(content["good_answer_notes"]),
        probes=[ProbeText(probe["part"], probe["text"]) for probe in content["probes"]],
        benchmarks=benchmarks,
    )
