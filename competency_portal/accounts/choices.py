"""Fixed lists of people's roles."""

from django.db import models


class Role(models.TextChoices):
    """What a membership in an agency lets a person do.

    Chair and rater are not memberships: they come from a seat on a panel. A panel member's membership only says
    which agency they belong to.
    """

    HR_ADMIN = "hr_admin", "HR admin"
    SPECIALIST = "specialist", "Staffing specialist"
    MANAGER = "manager", "Hiring manager"
    PANEL_MEMBER = "panel_member", "Panel member"
    SME = "sme", "Subject matter expert"
    AUDITOR = "auditor", "Auditor"


class PaperSize(models.TextChoices):
    LETTER = "letter", "Letter"
    A4 = "a4", "A4"
