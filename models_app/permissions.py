"""Who may do what in the library, and why not. Reading is decided by `visible_to(user)` of each table."""

from competency_portal.access.rules import ALLOWED, Decision, denied, not_now
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import holds
from models_app.choices import FROZEN_STATES, VersionState

DISCARDED = "This draft was discarded. It is kept to be read; a new draft goes on from a published version."


def may_edit_library(user, agency_id: int) -> Decision:
    """Drafts of an agency's library are the work of its HR admins."""
    if holds(user, agency_id, Role.HR_ADMIN):
        return ALLOWED
    return denied("Only HR admins of the agency change its competency models.")


def may_edit_draft(user, version) -> Decision:
    """Texts and order of a draft; what is in review or frozen is not edited."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state == VersionState.IN_REVIEW:
        return not_now("This version is in review. Return it to draft before you change it.")
    if version.state == VersionState.DISCARDED:
        return not_now(DISCARDED)
    if version.state != VersionState.DRAFT:
        return not_now("This version is published and stays as it is. Start the next version to change it.")
    return ALLOWED


def may_settle(user, version) -> Decision:
    """Findings of a published version (which starts or continues a draft) or of a draft."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state == VersionState.IN_REVIEW:
        return not_now("This version is in review. Return it to draft before you change it.")
    if version.state == VersionState.DISCARDED:
        return not_now(DISCARDED)
    if version.state in (VersionState.SUPERSEDED, VersionState.RETIRED):
        return not_now("This version is no longer in force. Settle the findings of the newest version.")
    return ALLOWED


def may_submit(user, version) -> Decision:
    """A draft may be handed to a second HR admin."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state != VersionState.DRAFT:
        return not_now("Only a draft can be submitted for review.")
    return ALLOWED


def may_discard(user, version) -> Decision:
    """A draft may be put aside; what is in review is returned first, and what was published stays."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state == VersionState.IN_REVIEW:
        return not_now("This version is in review. Return it to draft before you discard it.")
    if version.state == VersionState.DISCARDED:
        return not_now("This draft was discarded already.")
    if version.state != VersionState.DRAFT:
        return not_now("Only a draft can be discarded. What was published stays as it is.")
    return ALLOWED


def may_return(user, version) -> Decision:
    """A version in review may go back to draft."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state != VersionState.IN_REVIEW:
        return not_now("Only a version in review can be returned.")
    return ALLOWED


def may_retire(user, version) -> Decision:
    """A published version may be taken out of force without a successor."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state != VersionState.PUBLISHED:
        return not_now("Only a published version can be retired.")
    return ALLOWED


def may_review(user, version) -> Decision:
    """Reading a draft together: comments and reviewers, by the agency's HR admins, until it is published."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state == VersionState.DISCARDED:
        return not_now(DISCARDED)
    if version.state not in (VersionState.DRAFT, VersionState.IN_REVIEW):
        return not_now("This version is published; comments belong to drafts.")
    return ALLOWED


def may_publish(user, version) -> Decision:
    """A version in review is published by somebody who neither began nor submitted it."""
    allowed = may_edit_library(user, version.model.agency_id)
    if not allowed:
        return allowed
    if version.state != VersionState.IN_REVIEW:
        return not_now("Only a version in review can be published.")
    if user.pk in (version.created_by_id, version.submitted_by_id):
        return denied("A second HR admin must publish this version: you began or submitted it yourself.")
    return ALLOWED


def may_manage_tokens(user, agency_id: int) -> Decision:
    """Tokens of the read API are made and revoked by the agency's HR admins, who publish what it shows."""
    if holds(user, agency_id, Role.HR_ADMIN):
        return ALLOWED
    return denied("Only HR admins of the agency make and revoke tokens of the read API.")


def may_edit_scale(user, scale) -> Decision:
    """An agency's own scale; those that ship with the portal are the same for everybody."""
    if scale.agency_id is None:
        return not_now(
            "This scale ships with the portal and is the same for every agency. Copy it to change it."
        )
    return may_edit_library(user, scale.agency_id)


def may_adopt(user, agency_id: int, version) -> Decision:
    """Another agency's version as a draft of this one: by its HR admins, unless the version is retired."""
    allowed = _may_take_over(user, agency_id, version.model.agency_id, "model")
    if not allowed:
        return allowed
    if version.state == VersionState.RETIRED:
        return denied("This version is retired: its agency took it out of force. Adopt another version.")
    if version.state not in FROZEN_STATES:
        return denied("Only a version that was published can be adopted.")
    return ALLOWED


def may_adopt_words(user, agency_id: int, revision) -> Decision:
    """Another agency's published words into a bank of this agency, by its HR admins."""
    allowed = _may_take_over(user, agency_id, revision.competency.bank.agency_id, "competency")
    if not allowed:
        return allowed
    if not revision.published:
        return denied("Only published words can be adopted.")
    return ALLOWED


def _may_take_over(user, agency_id: int, owner_id: int, what: str) -> Decision:
    if not holds(user, agency_id, Role.HR_ADMIN):
        return denied(f"Only HR admins adopt a {what} for their agency.")
    if owner_id == agency_id:
        return denied(f"This {what} is your own agency's. Adopting is for what other agencies published.")
    return ALLOWED


def may_read_review(user, version) -> Decision:
    """What was said about a draft stays readable for the agency's HR admins, also once it is published."""
    return may_edit_library(user, version.model.agency_id)


def may_say_read(user, reviewer) -> Decision:
    """Only who was asked says that they have read it, while it can still be changed."""
    allowed = may_review(user, reviewer.version)
    if not allowed:
        return allowed
    if reviewer.user_id != user.pk:
        return denied("Only the person who was asked can say that they have read it.")
    return ALLOWED
