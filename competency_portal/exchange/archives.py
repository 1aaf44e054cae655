"""Looks at an office file from outside, before anything in it is unpacked or parsed."""

import io
import re
import zipfile
import zlib
from typing import NoReturn

from competency_portal.exchange import limits
from competency_portal.exchange.sniffing import SAVE_AS_DOCUMENT, WHAT_TO_DO
from competency_portal.exchange.table import UnreadableFile

DAMAGED_DOCUMENT = (
    f"The file is damaged or incomplete and can't be read. Open it in your own program. {SAVE_AS_DOCUMENT}"
)
DAMAGED = (
    f"The file is damaged or incomplete and can't be read. Open it in your spreadsheet program. {WHAT_TO_DO}"
)
_XML = (".xml", ".rels", ".vml")


def checked_workbook(data: bytes) -> list[str]:
    """Raise UnreadableFile unless this is a plain Excel workbook within the limits; return what is worth a
    notice.

    Sizes are those in the archive's directory: the unpacker stops at them, and a part that is longer fails
    its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries, len(data))
            _check_kind({entry.filename for entry in entries}, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error
    if any(entry.filename.startswith("xl/externalLinks/") for entry in entries):
        return [
            "The workbook refers to other files. They were not opened; the values stored in this file were read."
        ]
    return []


def office_parts(data: bytes) -> dict[str, bytes]:
    """The XML parts of a Word document or a workbook within the limits, by name; the others with no content.

    Raises UnreadableFile, also for parts that define their own entities or point at a document type outside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries, len(data), SAVE_AS_DOCUMENT)
            parts = {
                e.filename: archive.read(e) if e.filename.lower().endswith(_XML) else b"" for e in entries
            }
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise UnreadableFile(DAMAGED_DOCUMENT) from error
    _check_document_kind({name.lower() for name in parts}, parts)
    for part in parts.values():
        _check_xml(part)
    return parts


def _check_document_kind(lower: set[str], parts: dict[str, bytes]) -> None:
    if "xl/workbook.bin" in lower:
        raise UnreadableFile(f"This is a binary Excel workbook (.xlsb). {SAVE_AS_DOCUMENT}")
    if "mimetype" in lower or "content.xml" in lower:
        raise UnreadableFile(f"This is an OpenDocument file or a book. {SAVE_AS_DOCUMENT}")
    if "ppt/presentation.xml" in lower:
        raise UnreadableFile(f"This is a presentation. {SAVE_AS_DOCUMENT}")
    if "[Content_Types].xml" not in parts or not {"word/document.xml", "xl/workbook.xml"} & lower:
        raise UnreadableFile(
            f"This is a compressed file without a Word document or a workbook in it. {SAVE_AS_DOCUMENT}"
        )
    if b"purl.oclc.org/ooxml" in parts.get("_rels/.rels", b""):
        raise UnreadableFile(
            "The file is saved in the form 'Strict Open XML'. Choose the ordinary form (.docx or .xlsx) "
            "in 'Save as' and try again."
        )


def _check_xml(part: bytes) -> None:
    """No document type, whatever the encoding: neither Word nor Excel writes one, and entities live in it."""
    letters = part.replace(b"\x00", b"")
    if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
        raise UnreadableFile(
            "The file defines its own XML entities, which an office document never needs. It was refused for safety."
        )
    declared = re.match(rb"[^<]{0,8}<\?xml[^>]*encoding=[\"']([\w.-]+)", letters)
    known = (b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
    if letters and (b"<" not in letters[:8] or (declared and declared[1].lower() not in known)):
        raise UnreadableFile(DAMAGED_DOCUMENT)


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int, what_to_do: str = WHAT_TO_DO) -> None:
    if len(entries) > limits.ARCHIVE_ENTRIES:
        _refuse_size(f"it is made of more than {limits.ARCHIVE_ENTRIES:,} parts", what_to_do)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.UNPACKED_BYTES:
        _refuse_size(f"it is larger than {limits.UNPACKED_BYTES // 2**20} MB when unpacked", what_to_do)
    sizes = [(unpacked, packed), *((entry.file_size, entry.compress_size) for entry in entries)]
    for size, stored in sizes:
        if size > limits.RATIO_APPLIES_FROM and size > limits.UNPACKED_RATIO * stored:
            _refuse_size(f"it grows more than {limits.UNPACKED_RATIO} times when unpacked", what_to_do)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("The file is protected by a password. Save it without one and try again.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnreadableFile(DAMAGED if what_to_do == WHAT_TO_DO else DAMAGED_DOCUMENT)


def _refuse_size(reason: str, what_to_do: str) -> NoReturn:
    raise UnreadableFile(f"The file was not opened, because {reason}. {what_to_do}")


def _check_kind(names: set[str], archive: zipfile.ZipFile) -> None:
    lower = {name.lower() for name in names}
    if any(name.endswith(("vbaproject.bin", ".xlm")) or name.startswith("xl/macrosheets/") for name in lower):
        _refuse_macros()
    if "xl/workbook.bin" in lower:
        raise UnreadableFile(f"This is a binary Excel workbook (.xlsb). {WHAT_TO_DO}")
    if "mimetype" in lower or "content.xml" in lower:
        raise UnreadableFile(f"This is an OpenDocument file. {WHAT_TO_DO}")
    if "word/document.xml" in lower or "ppt/presentation.xml" in lower:
        raise UnreadableFile(f"This is a text or a presentation, not a workbook. {WHAT_TO_DO}")
    if not {"[content_types].xml", "xl/workbook.xml"} <= lower:
        raise UnreadableFile(f"This is a compressed file without a workbook in it. {WHAT_TO_DO}")
    if "[Content_Types].xml" in names and b"macroEnabled" in archive.read("[Content_Types].xml"):
        _refuse_macros()


def _refuse_macros() -> NoReturn:
    raise UnreadableFile(
        "The workbook holds macros (programs), which are refused. Save it as .xlsx without them."
    )
