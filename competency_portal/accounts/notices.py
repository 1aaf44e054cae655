"""Mails about accounts, sent after the change is committed."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from competency_portal.accounts.models import User

NOT_MAIL = ("console", "dummy")
logger = logging.getLogger(__name__)


def mail_is_set_up() -> bool:
    """Whether mails really leave the machine."""
    return not any(word in settings.EMAIL_BACKEND for word in NOT_MAIL)


def mail_password_link(person: User, link: str) -> bool:
    """Send somebody the link to set their password; False when it could not be sent. The link is on screen anyway."""
    if not mail_is_set_up() or not person.email:
        return False
    body = render_to_string("accounts/email/password_link.txt", {"person": person, "link": link})
    try:
        send_mail("Set your password for the Competency Portal", body, None, [person.email])
    except (SMTPException, OSError):
        logger.exception("The link for setting a password could not be mailed.")
        return False
    return True
