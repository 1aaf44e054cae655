"""What this app builds on model versions: interview guides and hiring actions. The library's pages ask for it."""

from django.urls import NoReverseMatch, reverse

from assessments.models import GuideVersion, HiringAction
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from models_app.queries.built_on import MOST, BuiltOn


def things_on(user, versions) -> list[BuiltOn] | None:
    """Guides and hiring actions of the person's agency on these versions; None for who is not to know of any.

    Panel members and hiring managers see some of them elsewhere; a count of those would say too little here.
    """
    if not agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR):
        return None
    guides = GuideVersion.objects.visible_to(user).filter(model_version__in=versions)
    actions = HiringAction.objects.visible_to(user).filter(model_version__in=versions)
    return [
        *(_guide(guide) for guide in guides.select_related("guide").prefetch_related("sections")),
        *(_action(action) for action in actions.prefetch_related("assessed")),
    ]


def things_on_scale(scale) -> list[BuiltOn]:
    """Guides and hiring actions that rate on this scale, so that it stays as it is; some of them, when there are many.

    For who may edit the scale: an HR admin of its agency, who sees all of them.
    """
    guides = GuideVersion.objects.filter(scale=scale).select_related("guide").prefetch_related("sections")
    actions = HiringAction.objects.filter(scale=scale).prefetch_related("assessed")
    return [
        *(_guide(guide) for guide in guides.order_by("-pk")[:MOST]),
        *(_action(action) for action in actions.order_by("-pk")[:MOST]),
    ]


def _guide(version: GuideVersion) -> BuiltOn:
    return BuiltOn(
        noun="interview guide",
        label=f"{version.guide.title}, version {version.number}",
        url=_address("assessments:guide-detail", version.public_id),
        note=version.get_state_display(),
        places={section.use_id: f"question {section.position}" for section in version.sections.all()},
    )


def _action(action: HiringAction) -> BuiltOn:
    return BuiltOn(
        noun="hiring action",
        label=f"Hiring action {action.number}",
        url=_address("assessments:action-detail", action.public_id),
        note=action.get_state_display(),
        places={assessed.use_id: action.get_state_display().lower() for assessed in action.assessed.all()},
    )


def _address(name: str, public_id: str) -> str:
    try:
        return reverse(name, args=[public_id])
    except NoReverseMatch:
        return ""
