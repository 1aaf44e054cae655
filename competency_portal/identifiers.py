"""Random public identifiers: what stands in URLs, so that a neighbour's can't be guessed."""

import secrets

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/l/i: people read these aloud
LENGTH = 12  # 31**12: about 59 bits


def new_public_id() -> str:
    """A fresh identifier of 12 characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdModel(models.Model):
    """A table whose rows are named in URLs by a random identifier that is never used again."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True
