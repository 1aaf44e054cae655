"""Who may write, review and approve an interview guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.choices import GuideState
from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds

if TYPE_CHECKING:  # permissions stand below the tables and know them only by their shape
    from assessments.models import GuideVersion
    from competency_portal.accounts.models import User
    from models_app.models import ModelVersion


def may_draft(user: User, model_version: ModelVersion) -> Decision:
    """A staffing specialist drafts a guide from a published version of their own agency's model."""
    if not holds(user, model_version.model.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency drafts a guide from its model.")
    if model_version.state != "published":
        return not_now("A guide is drafted from a published version of a model.")
    return ALLOWED


def may_edit(user: User, version: GuideVersion) -> Decision:
    """A staffing specialist of the agency writes, while the version is a draft or was returned."""
    if not holds(user, version.guide.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency writes the guide.")
    if version.state == GuideState.IN_REVIEW:
        return not_now("The guide is in review: it can be edited again when the reviewer returns it.")
    if not version.is_editable:
        return not_now("This version is approved and frozen. A change starts a new version.")
    return ALLOWED


def may_comment(user: User, version: GuideVersion) -> Decision:
    """The reviewer and the agency's specialists comment until the version is frozen."""
    if version.is_frozen:
        return not_now("This version is approved and frozen; comments are closed.")
    if user.pk == version.reviewer_id or holds(user, version.guide.agency_id, Role.SPECIALIST):
        return ALLOWED
    return denied("Comments come from the reviewer and the agency's staffing specialists.")


def may_review(user: User, version: GuideVersion) -> Decision:
    """The named reviewer, who wrote no part of it, approves or returns a version that was sent to them."""
    if version.state != GuideState.IN_REVIEW:
        return not_now("This version is not in review.")
    if user.pk != version.reviewer_id:
        return denied("Only the reviewer it was sent to approves or returns this guide.")
    if user.pk == version.created_by_id:
        return denied("The author of a guide can't approve it: a second person must.")
    if version.writers.filter(pk=user.pk).exists():
        return denied("Whoever wrote parts of a guide can't approve it: a second person must.")
    return ALLOWED


def may_start_version(user: User, version: GuideVersion) -> Decision:
    """A staffing specialist starts the next version from one that is frozen."""
    if not holds(user, version.guide.agency_id, Role.SPECIALIST):
        return denied("Only a staffing specialist of the agency starts a new version.")
    if not version.is_frozen:
        return not_now("This version can still be edited.")
    return ALLOWED
