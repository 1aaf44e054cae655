"""Secrets of the second factor as they lie in the database: encrypted with a key that lies outside of it."""

import base64
import hashlib
import logging
import secrets
from functools import cache

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

MARK = "fernet:"  # what is stored without it was kept before the portal encrypted
logger = logging.getLogger(__name__)


class PortalMFAAdapter(DefaultMFAAdapter):
    """allauth asks here whenever it stores or reads a secret."""

    mark = MARK

    def encrypt(self, text: str) -> str:
        return MARK + _cipher(settings.SECOND_FACTOR_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; with a wrong key one that no code fits, so that nobody gets in and the page still answers."""
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        try:
            token = encrypted_text.removeprefix(MARK).encode()
            return _cipher(settings.SECOND_FACTOR_KEY).decrypt(token).decode()
        except InvalidToken:
            logger.error(
                "A second factor can't be read: SECOND_FACTOR_KEY is not the one it was stored with."
            )
            return base64.b32encode(secrets.token_bytes(20)).decode()


@cache
def _cipher(key: str) -> Fernet:
    """The key may be any long text; the cipher wants 32 bytes."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor\n{key}".encode()).digest()))
