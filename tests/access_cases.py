"""The world of the access-matrix test, and which objects each address is asked for.

For each URL name with arguments, `CASES` holds a function `maker(world, who, case)` that gives the arguments of the
URL, or None when this case does not exist for this persona:

- `own`: an object this persona may reach; the answer must not be 403, 404 or 5xx
  (None for a persona whose role opens the page but who has no object there: each one then looks missing)
- `other_panel`: an object of the same agency on whose panel the persona does not sit. Give None for personas who
  reach it anyway (a specialist reaches every panel of the agency)
- `other_agency`: an object of the other agency

The last two must answer exactly like an object that does not exist; that case is made from `own` by itself.
`FORMS` may hold data for POST and other unsafe methods, so that a page gets as far as its action: URL name to
`maker(world, who) -> dict`; the default is an empty form.

`MAKERS` are functions `maker(world)` that add objects to the world, in this order. Put what cases need on
`world.things` under a name of your own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assessments.actions.guide_review import mark_of
from assessments.choices import GuideState
from assessments.models import GuideComment
from competency_portal.access.rules import Who
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, User
from models_app.choices import VersionState
from models_app.exchange.case.about import about
from models_app.exchange.case.naming import document_identifier
from models_app.models import CompetencyBank, DraftComment, DraftReviewer, ProficiencyScale
from tests.factories import (
    NOON,
    make_action,
    make_agency,
    make_guide_version,
    make_import,
    make_model_version,
    make_person,
    make_result,
    make_scale,
    make_token,
    open_consensus,
    rate_candidate,
)

OWN, OTHER_PANEL, OTHER_AGENCY = "own", "other_panel", "other_agency"
NOBODY = "nobody"  # signed in, but without any role


@dataclass
class World:
    """Two agencies; every persona has one person in `here`. `elsewhere` holds what they must never see."""

    here: Agency
    elsewhere: Agency
    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)


def make_world() -> World:
    """The world with everything the makers add."""
    world = World(make_agency("here"), make_agency("elsewhere"))
    for who in (Who.HR_ADMIN, Who.SPECIALIST, Who.MANAGER, Who.PANEL_MEMBER, Who.SME, Who.AUDITOR):
        world.people[who] = make_person(f"{who}.here", Role(who.value), world.here)
    for who in (Who.CHAIR, Who.RATER):  # their seats are made by MAKERS
        world.people[who] = make_person(f"{who}.here", Role.PANEL_MEMBER, world.here)
    world.people[Who.SYSTEM_ADMIN] = make_person("admin", None, is_system_administrator=True)
    world.people[NOBODY] = make_person("nobody", None)
    for make in MAKERS:
        make(world)
    return world


def of_agency(name: str, argument: str = "public_id") -> Callable:
    """Maker for an object that everybody of the agency reaches: `things[name]` here, `things[name + '_elsewhere']`."""

    def maker(world: World, who: str, case: str) -> dict | None:
        key = {OWN: name, OTHER_AGENCY: f"{name}_elsewhere"}.get(case)
        return key and {argument: world.things[key].public_id}

    return maker


def fixed(**kwargs) -> Callable:
    """Maker for arguments that name no object."""
    return lambda world, who, case: kwargs if case == OWN else None


def exported_version(world: World, who: str, case: str) -> dict | None:
    """Maker for the file of a version."""
    found = of_agency("version")(world, who, case)
    return found and {**found, "format": "json"}


def two_versions(world: World, who: str, case: str) -> dict | None:
    """Maker for two versions side by side: published ones of both agencies; the foreign one is a draft elsewhere."""
    other = {OWN: "version_published_elsewhere", OTHER_AGENCY: "version_draft_elsewhere"}.get(case)
    return other and {
        "public_id": world.things["version"].public_id,
        "other": world.things[other].public_id,
    }


def case_package(world: World, who: str, case: str) -> dict | None:
    """Maker for the CASE package of a version; what is published of the other agency may be read as well."""
    facts = about(world.things["version"])
    return {"kind": "CFPackages", "sourced_id": str(document_identifier(facts.key))} if case == OWN else None


def foreign_version(world: World, who: str, case: str) -> dict | None:
    """Maker for a version to adopt: what the other agency published; its draft nobody here may know of."""
    key = {OWN: "version_published_elsewhere", OTHER_AGENCY: "version_draft_elsewhere"}.get(case)
    return key and {"public_id": world.things[key].public_id}


def foreign_words(world: World, who: str, case: str) -> dict | None:
    """Maker for words to adopt: published ones of the other agency; its drafted ones nobody here may know of."""
    key = {OWN: "version_published_elsewhere", OTHER_AGENCY: "version_elsewhere"}.get(case)
    return key and {"public_id": world.things[key].uses.first().revision.public_id}


def hiring_actions(world: World) -> None:
    """Three hiring actions under rating: with the chair's and the rater's seat, another panel's, the other agency's."""
    chair, rater, manager = (world.people[who] for who in (Who.CHAIR, Who.RATER, Who.MANAGER))
    world.things["action"] = make_action(
        world.here, chair=chair.username, raters=(rater.username, "colleague.here"), hiring_manager=manager
    )
    world.things["action_other_panel"] = make_action(
        world.here, chair="other.chair.here", raters=("other.rater.here",)
    )
    world.things["action_elsewhere"] = make_action(
        world.elsewhere, chair="chair.elsewhere", raters=("rater.elsewhere",)
    )


def of_panel(pick: Callable = lambda action: action, argument: str = "public_id") -> Callable:
    """Maker for a hiring action, or something of it that `pick(action)` finds.

    Staff of the agency reach every panel, so the case `other_panel` exists for chair, rater and manager only.
    """
    keys = {OWN: "action", OTHER_PANEL: "action_other_panel", OTHER_AGENCY: "action_elsewhere"}

    def maker(world: World, who: str, case: str) -> dict | None:
        if case == OTHER_PANEL and who not in (Who.CHAIR, Who.RATER, Who.MANAGER):
            return None
        if case == OWN and who == Who.PANEL_MEMBER:
            return None  # a panel member without a seat reaches no panel
        return {argument: pick(world.things[keys[case]]).public_id}

    return maker


def own_worksheet(world: World, who: str, case: str) -> dict | None:
    """Maker for a rater's own worksheet; on the same panel nobody else reaches it, so the chair's cases are foreign."""
    keys = {OWN: "action", OTHER_PANEL: "action_other_panel", OTHER_AGENCY: "action_elsewhere"}
    if case == OWN and who != Who.RATER:
        return None
    sheets = world.things[keys[case]].worksheets.order_by("pk")
    own = sheets.filter(seat__user=world.people[Who.RATER]) if case == OWN else sheets
    return {"public_id": own.first().public_id}


def printed_packet(world: World, who: str, case: str) -> dict | None:
    """Maker for a worksheet whose packet is printed: a rater's own, and any of the agency for a specialist."""
    if who != Who.SPECIALIST:
        return own_worksheet(world, who, case)
    keys = {OWN: "action", OTHER_AGENCY: "action_elsewhere"}
    return {"public_id": world.things[keys[case]].worksheets.first().public_id} if case in keys else None


def own_words(world: World, who: str) -> dict:
    """What a worksheet's form sends: a rating of the rater's first competency."""
    sheet = (
        world.things["action"].worksheets.filter(seat__user=world.people[Who.RATER]).order_by("pk").first()
    )
    return {"slot": sheet.slots.first().public_id, "c": 1, "version": 0, "rating": "3", "note": "Said so."}


def persons(world: World) -> None:
    """Somebody of the agency and somebody of the other, to be managed."""
    world.things["person"] = make_person("worker.here", Role.SME, world.here)
    world.things["person_elsewhere"] = make_person("worker.elsewhere", Role.SME, world.elsewhere)
    world.things["closed_person"] = make_person("closed.here", Role.SME, world.here, is_active=False)
    world.things["closed_person_elsewhere"] = make_person(
        "closed.elsewhere", Role.SME, world.elsewhere, is_active=False
    )


def of_managed(name: str) -> Callable:
    """Maker for people: system administrators manage every agency's, so nobody is foreign to them."""
    ordinary = of_agency(name)
    return lambda world, who, case: (
        None if who == Who.SYSTEM_ADMIN and case != OWN else ordinary(world, who, case)
    )


def a_role(world: World, who: str) -> dict:
    """A role that the person to be managed does not hold yet."""
    return {"agency": world.here.public_id, "role": Role.AUDITOR.value}


def model_versions(world: World) -> None:
    """A published version, a draft and one in review, in each agency."""
    for agency, suffix in ((world.here, ""), (world.elsewhere, "_elsewhere")):
        for state in (VersionState.PUBLISHED, VersionState.DRAFT, VersionState.IN_REVIEW):
            version = world.things[f"version_{state}{suffix}"] = make_model_version(agency, state=state)
        world.things |= {
            f"own_class{suffix}": version.model.job_class,
            f"own_bank{suffix}": version.model.bank,
        }


def library_objects(world: World) -> None:
    """A published model here, which everybody reads, and a draft elsewhere, of which nobody here may see anything."""
    version = make_model_version(world.here)
    draft = make_model_version(world.elsewhere, ("Unpublished Skill",), state=VersionState.DRAFT)
    drafted = draft.uses.get().revision
    drafted.published = False
    drafted.save()
    for suffix, one in (("", version), ("_elsewhere", draft)):
        use = one.uses.first()
        world.things |= {f"version{suffix}": one, f"model{suffix}": one.model}
        world.things[f"competency{suffix}"] = use.revision.competency
        world.things |= {f"job_class{suffix}": one.model.job_class, f"source{suffix}": one.source}
    for suffix, agency in (("", world.here), ("_elsewhere", world.elsewhere)):
        world.things[f"own_scale{suffix}"] = make_scale(agency, "drafted")
    world.things |= {
        "bank": version.model.bank,
        "bank_elsewhere": CompetencyBank.objects.create(agency=world.elsewhere, code="drawer", name="Drawer"),
        "scale": version.uses.first().revision.scale,
        "scale_elsewhere": ProficiencyScale.objects.create(
            agency=world.elsewhere, code="unused", name="Nobody's levels"
        ),
        "agency": world.here,
        "managed_agency": world.here,
        "managed_agency_elsewhere": world.elsewhere,
    }


def of_library(name: str) -> Callable:
    """Maker for something of the library that every agency reads: there is no foreign one."""
    return lambda world, who, case: {"public_id": world.things[name].public_id} if case == OWN else None


def guides(world: World) -> None:
    """Guide versions to write, in review and frozen: of this agency, sent to another reviewer, of the other agency."""
    manager = world.people[Who.MANAGER]
    for key, agency, reviewer in (
        ("guide", world.here, manager),
        ("guide_other_panel", world.here, make_person("other.manager.here", Role.MANAGER, world.here)),
        ("guide_elsewhere", world.elsewhere, make_person("manager.elsewhere", Role.MANAGER, world.elsewhere)),
    ):
        for state in (GuideState.DRAFT, GuideState.IN_REVIEW, GuideState.APPROVED):
            version = make_guide_version(make_model_version(agency), state=state, reviewer=reviewer)
            GuideComment.objects.create(version=version, author=reviewer, text="Which year is meant?")
            world.things[f"{key}_{state}"] = version
    world.things["model_version"] = make_model_version(world.here)
    world.things["model_version_elsewhere"] = make_model_version(world.elsewhere, state=VersionState.DRAFT)


def of_guide(state: str, pick: Callable = lambda version: version) -> Callable:
    """Maker for a guide version in this state, or something of it; a manager reaches those sent to them, in review."""

    def maker(world: World, who: str, case: str) -> dict | None:
        if case == OTHER_PANEL and who != Who.MANAGER:
            return None
        key = {OWN: "guide", OTHER_PANEL: "guide_other_panel", OTHER_AGENCY: "guide_elsewhere"}[case]
        shown = GuideState.IN_REVIEW if who == Who.MANAGER and state == GuideState.DRAFT else state
        return {"public_id": pick(world.things[f"{key}_{shown}"]).public_id}

    return maker


def section_words(world: World, who: str) -> dict:
    """What the form of the first section of a draft guide sends."""
    section = world.things[f"guide_{GuideState.DRAFT}"].sections.first()
    return {"edit": section.edit_number, "question": "Tell us what happened.", "minutes": 8}


def competency_of_draft(world: World, who: str, case: str) -> dict | None:
    """Maker for the first competency of a draft."""
    draft = of_agency("version_draft")(world, who, case)
    key = {OWN: "version_draft", OTHER_AGENCY: "version_draft_elsewhere"}.get(case)
    return key and {**draft, "use": world.things[key].uses.first().public_id}


def new_title(world: World, who: str) -> dict:
    """What the title's form on the page of a draft sends."""
    draft = world.things["version_draft"]
    draft.refresh_from_db()
    return {"do": "title", "title-text": "Another title", "edit": draft.revision_of_edit}


def as_read(world: World, who: str) -> dict:
    """What the reviewer of the guide in review sends along: the mark of what they read."""
    return {"seen": mark_of(world.things[f"guide_{GuideState.IN_REVIEW}"])}


def agreed_words(world: World, who: str) -> dict:
    """An agreed rating of the first competency under discussion."""
    return {
        "level": world.things["decided"].scale.levels.first().public_id,
        "reason": "Said so by all.",
        "version": 0,
    }


def decided_actions(world: World) -> None:
    """Hiring actions with everything in: 101 under discussion, 102 agreed, 103 not opened; and final ones."""
    names = {key: world.people[key].username for key in (Who.CHAIR, Who.RATER)}
    make_person("specialist.elsewhere", Role.SPECIALIST, world.elsewhere)
    other = {"chair": "other.chair.here", "raters": ("other.rater.here", "third.rater.here")}
    elsewhere = {"chair": "chair.elsewhere", "raters": ("rater.elsewhere", "second.rater.elsewhere")}
    own = {"chair": names[Who.CHAIR], "raters": (names[Who.RATER], "colleague.here")}
    for suffix, agency, panel, manager in (
        ("", world.here, own, world.people[Who.MANAGER]),
        ("_other_panel", world.here, other, None),
        ("_elsewhere", world.elsewhere, elsewhere, None),
    ):
        specialist = agency.memberships.filter(role=Role.SPECIALIST).first().user
        for key, numbers in (("decided", 3), ("final", 1)):
            action = make_action(agency, candidates=numbers, hiring_manager=manager, **panel)
            candidates = list(action.candidates.all())
            ratings = dict.fromkeys(panel["raters"], (3, 4, 3))
            for n, candidate in enumerate(candidates):
                agreed = (3, 4, 3) if n == numbers - 1 - (numbers > 1) else None
                rate_candidate(candidate, ratings, agreed)
            if key == "decided":
                open_consensus(candidates[0])
            world.things[f"{key}_result{suffix}"] = make_result(action, specialist, final=key == "final")
            world.things[f"{key}{suffix}"] = action


def of_decided(pick: Callable = lambda action: action) -> Callable:
    """Maker for a hiring action under discussion; managers and auditors reach theirs when it is final."""

    def maker(world: World, who: str, case: str) -> dict | None:
        if case == OTHER_PANEL and who not in (Who.CHAIR, Who.RATER, Who.MANAGER):
            return None
        if case == OWN and who == Who.PANEL_MEMBER:
            return None
        suffix = {OWN: "", OTHER_PANEL: "_other_panel", OTHER_AGENCY: "_elsewhere"}[case]
        chosen = "final" if who in (Who.MANAGER, Who.AUDITOR) else "decided"
        return {"public_id": pick(world.things[f"{chosen}{suffix}"]).public_id}

    return maker


def result_of(action):
    """The newest list of a hiring action."""
    return action.results.first()


def candidate_line(world: World, who: str, case: str) -> dict | None:
    """Maker for a candidate's line on a list."""
    result = of_decided(result_of)(world, who, case)
    line = of_decided(lambda action: action.candidates.first())(world, who, case)
    return result and line and {**result, "candidate": line["public_id"]}


def open_one(action):
    """The first consensus of a hiring action: under discussion where one is."""
    return action.consensuses.order_by("candidate__sort_key").first()


def closed_one(action):
    """A consensus that is closed."""
    return action.consensuses.filter(state="closed").first()


def undiscussed(action):
    """The last candidate: worksheets in, nothing opened."""
    return action.candidates.order_by("-sort_key").first()


def actions_in_set_up(world: World) -> None:
    """A hiring action that is still being set up, in each agency."""
    for agency, suffix in ((world.here, ""), (world.elsewhere, "_elsewhere")):
        world.things[f"setup{suffix}"] = make_action(
            agency,
            chair=f"chair.setup{suffix}",
            raters=(f"r1.setup{suffix}", f"r2.setup{suffix}"),
            state="setup",
            rating_started_at=None,
        )


def a_closed_sheet(action):
    """A worksheet of the hiring action, to be opened again."""
    return action.worksheets.order_by("pk").first()


def first_candidate(action):
    """The candidate that pages about one candidate are asked for."""
    return action.candidates.first()


def a_rater(action):
    """The seat that pages about one seat are asked for."""
    return action.seats.filter(role="rater").first()


def imports(world: World) -> None:
    """A document that waits for review and one that could not be read, in each agency."""
    for agency, suffix in ((world.here, ""), (world.elsewhere, "_elsewhere")):
        actor = (
            world.people[Who.HR_ADMIN] if not suffix else make_person("hr.elsewhere", Role.HR_ADMIN, agency)
        )
        world.things[f"import{suffix}"] = make_import(agency, actor)
        world.things[f"unreadable{suffix}"] = make_import(agency, actor, problem="The file is damaged.")


def tokens(world: World) -> None:
    """A token of the read API in each agency; the persona that is a program reads with the one of this agency."""
    for agency, suffix in ((world.here, ""), (world.elsewhere, "_elsewhere")):
        token, secret = make_token(agency)
        world.things |= {f"token{suffix}": token, f"secret{suffix}": secret}


def drafts_under_review(world: World) -> None:
    """Comments on a draft and people who were asked to read it, in each agency."""
    for agency, suffix in ((world.here, ""), (world.elsewhere, "_elsewhere")):
        draft = world.things[f"version_draft{suffix}"]
        asker = make_person(f"asker{suffix}.{agency.code}", Role.HR_ADMIN, agency)
        reader = make_person(f"reader{suffix}.{agency.code}", Role.HR_ADMIN, agency)
        common = {"version": draft, "author": asker, "created_at": NOON, "text": "Which year is meant?"}
        for use, place in ((None, "title"), (draft.uses.first(), "definition")):
            for answered in ({}, {"resolved_by": reader, "resolved_at": NOON, "answer": "It stays."}):
                DraftComment.objects.create(**common, **answered, use=use, place=place, quoted="Other words.")
        world.things[f"comment{suffix}"] = draft.comments.first()
        for user in (reader, *([world.people[Who.HR_ADMIN]] if not suffix else [])):
            DraftReviewer.objects.create(version=draft, user=user, asked_by=asker, asked_at=NOON)


MAKERS: list[Callable[[World], None]] = [
    hiring_actions,
    persons,
    model_versions,
    library_objects,
    guides,
    decided_actions,
    actions_in_set_up,
    imports,
    drafts_under_review,
    tokens,
]
CASES: dict[str, Callable[[World, str, str], dict | None]] = {
    "account_reset_password_from_key": fixed(uidb36="1", key="set-password"),
    "accounts:person-detail": of_managed("person"),
    "accounts:person-deactivate": of_managed("person"),
    "accounts:person-reactivate": of_managed("closed_person"),
    "accounts:person-password-link": of_managed("person"),
    "accounts:agency-edit": of_managed("managed_agency"),
    "accounts:membership-add": of_managed("person"),
    "accounts:membership-remove": of_managed("person"),
    "admin:app_list": fixed(app_label="accounts"),
    "api:bank-competencies": of_agency("bank", "id"),
    "api:bank-detail": of_agency("bank", "id"),
    "api:competency-detail": of_agency("competency", "id"),
    "api:model-detail": of_agency("model", "id"),
    "api:scale-detail": of_agency("scale", "id"),
    "api:version-competencies": of_agency("version", "id"),
    "api:version-detail": of_agency("version", "id"),
    "assessments:consensus": of_decided(open_one),
    "assessments:consensus-close": of_decided(open_one),
    "assessments:consensus-open": of_decided(undiscussed),
    "assessments:consensus-print": of_decided(open_one),
    "assessments:consensus-record": of_decided(lambda action: open_one(action).items.first()),
    "assessments:consensus-reopen": of_decided(closed_one),
    "assessments:guide-approve": of_guide(GuideState.IN_REVIEW),
    "assessments:guide-changes": of_guide(GuideState.DRAFT),
    "assessments:guide-history": of_guide(GuideState.DRAFT),
    "assessments:guide-comment": of_guide(GuideState.IN_REVIEW),
    "assessments:guide-comment-settle": of_guide(GuideState.IN_REVIEW, lambda v: v.comments.first()),
    "assessments:guide-detail": of_guide(GuideState.DRAFT),
    "assessments:guide-draft": of_agency("model_version"),
    "assessments:guide-new-version": of_guide(GuideState.APPROVED),
    "assessments:guide-pdf": of_guide(GuideState.DRAFT),
    "assessments:guide-return": of_guide(GuideState.IN_REVIEW),
    "assessments:guide-review": of_guide(GuideState.DRAFT),
    "assessments:guide-scripts": of_guide(GuideState.DRAFT),
    "assessments:guide-section": of_guide(GuideState.DRAFT, lambda version: version.sections.first()),
    "assessments:guide-send": of_guide(GuideState.DRAFT),
    "assessments:panel-packet": of_panel(),
    "assessments:packet-pdf": printed_packet,
    "assessments:results": of_decided(),
    "assessments:results-candidate": candidate_line,
    "assessments:results-compute": of_decided(),
    "assessments:results-csv": of_decided(result_of),
    "assessments:results-finalize": of_decided(),
    "assessments:results-json": of_decided(result_of),
    "assessments:results-pdf": of_decided(result_of),
    "assessments:results-xlsx": of_decided(result_of),
    "assessments:action-cancel": of_panel(),
    "assessments:action-check": of_agency("setup"),
    "assessments:action-competencies": of_agency("setup"),
    "assessments:action-detail": of_panel(),
    "assessments:action-edit": of_panel(),
    "assessments:action-guide": of_agency("setup"),
    "assessments:action-model": of_agency("setup"),
    "assessments:action-history": of_panel(),
    "assessments:action-panel": of_panel(),
    "assessments:action-progress": of_panel(),
    "assessments:action-start": of_agency("setup"),
    "assessments:candidate-add": of_panel(),
    "assessments:candidate-edit": of_panel(first_candidate),
    "assessments:candidate-import": of_panel(),
    "assessments:candidate-import-confirm": of_panel(),
    "assessments:candidate-import-discard": of_panel(),
    "assessments:candidate-list": of_panel(),
    "assessments:candidate-reinstate": of_panel(first_candidate),
    "assessments:candidate-withdraw": of_panel(first_candidate),
    "assessments:chair-change": of_panel(),
    "assessments:seat-add": of_panel(),
    "assessments:seat-end": of_panel(a_rater),
    "assessments:worksheet-reopen": of_panel(a_closed_sheet),
    "assessments:worksheet": own_worksheet,
    "assessments:worksheet-check": own_worksheet,
    "assessments:worksheet-print": own_worksheet,
    "assessments:worksheet-recuse": own_worksheet,
    "assessments:worksheet-save": own_worksheet,
    "assessments:worksheet-submit": own_worksheet,
    "library:bank-edit": of_agency("own_bank"),
    "library:bank-wording": of_agency("competency"),
    "library:class-edit": of_agency("own_class"),
    "library:compare-pdf": two_versions,
    "library:competency-create": of_agency("own_bank"),
    "library:draft-competency": competency_of_draft,
    "library:comment-answer": of_agency("comment"),
    "library:comment-new": of_agency("version_draft"),
    "library:draft-comments": of_agency("version_draft"),
    "library:draft-discard": of_agency("version_draft"),
    "library:draft-edit": of_agency("version_draft"),
    "library:draft-read": of_agency("version_draft"),
    "library:draft-reviewers": of_agency("version_draft"),
    "library:findings-settle": of_agency("version_published"),
    "library:import-discard": of_agency("import"),
    "library:import-mapping": of_agency("import"),
    "library:import-lines": of_agency("import"),
    "library:import-original": of_agency("import"),
    "library:import-reader": of_agency("import"),
    "library:import-retry": of_agency("unreadable"),
    "library:import-review": of_agency("import"),
    "library:import-settle": of_agency("import"),
    "library:version-adopt": foreign_version,
    "library:words-adopt": foreign_words,
    "library:version-draft": of_agency("version_published"),
    "library:version-publish": of_agency("version_in_review"),
    "library:version-retire": of_agency("version_published"),
    "library:version-return": of_agency("version_in_review"),
    "library:version-submit": of_agency("version_draft"),
    "library:model-create": of_agency("own_class"),
    "library:model-detail": of_agency("model"),
    "library:version-detail": of_agency("version"),
    "library:version-history": of_agency("version"),
    "library:version-pdf": of_agency("version"),
    "library:version-export": of_agency("version"),
    "library:version-export-file": exported_version,
    "library:competency-detail": of_agency("competency"),
    "library:competency-history": of_agency("competency"),
    "library:bank-detail": of_agency("bank"),
    "library:scale-copy": of_agency("scale"),
    "library:scale-detail": of_agency("scale"),
    "library:scale-edit": of_agency("own_scale"),
    "library:class-detail": of_agency("job_class"),
    "library:source-detail": of_agency("source"),
    "library:agency-detail": of_library("agency"),
    "case:object": case_package,
    "library:token-list": of_agency("managed_agency"),
    "library:token-revoke": of_agency("token"),
}
FORMS: dict[str, Callable[[World, str], dict]] = {
    "accounts:membership-add": a_role,
    "accounts:person-deactivate": lambda world, who: {"reason": "Left the agency."},
    "accounts:person-reactivate": lambda world, who: {"reason": "Came back."},
    "assessments:consensus-record": agreed_words,
    "assessments:consensus-reopen": lambda world, who: {"reason": "A note was overlooked."},
    "assessments:guide-comment": lambda world, who: {"text": "Which year is meant?"},
    "assessments:guide-approve": as_read,
    "assessments:guide-return": lambda world, who: {**as_read(world, who), "text": "Please shorten it."},
    "assessments:guide-section": section_words,
    "assessments:worksheet": own_words,
    "assessments:worksheet-save": own_words,
    "library:draft-edit": new_title,
    "library:token-list": lambda world, who: {"name": "Intranet"},
}
