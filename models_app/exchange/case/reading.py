"""Reads CASE packages, 1.0 and 1.1, bare or wrapped: the portal's own without loss, others by their structure."""

from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange.case.foreign import read_foreign
from models_app.exchange.case.own import is_own, read_own
from models_app.exchange.case.package import packages_in

code = "case"
label = "a CASE package"


def recognises(data: Any) -> bool:
    """Whether there is a CASE package in the file."""
    return bool(packages_in(data))


def read(document: Document) -> PlainModel:
    """The model in the package. Raises Unreadable in words."""
    packages = packages_in(document.data)
    if not packages:
        raise Unreadable("The file has no member 'CFDocument', so it is no CASE package.")
    if len(packages) > 1:
        raise Unreadable(f"The file holds {len(packages)} CASE packages. Bring them in one at a time.")
    package = packages[0]
    return read_own(package) if is_own(package) else read_foreign(document, package)
