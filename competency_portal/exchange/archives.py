"""Looks at an office file from outside, before anything in it is unpacked or parsed."""

import io
import zipfile
from typing import NoReturn

from competency_portal.exchange import limits
from competency_portal.exchange.sniffing import WHAT_TO_DO
from competency_portal.exchange.table import UnreadableFile

DAMAGED = (
    f"The file is damaged or incomplete and can't be read. Open it in your spreadsheet program. {WHAT_TO_DO}"
)


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


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > limits.ARCHIVE_ENTRIES:
        _refuse_size(f"it is made of more than {limits.ARCHIVE_ENTRIES:,} parts")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.UNPACKED_BYTES:
        _refuse_size(f"it is larger than {limits.UNPACKED_BYTES // 2**20} MB when unpacked")
    sizes = [(unpacked, packed), *((entry.file_size, entry.compress_size) for entry in entries)]
    for size, stored in sizes:
        if size > limits.RATIO_APPLIES_FROM and size > limits.UNPACKED_RATIO * stored:
            _refuse_size(f"it grows more than {limits.UNPACKED_RATIO} times when unpacked")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("The file is protected by a password. Save it without one and try again.")
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnreadableFile(DAMAGED)


def _refuse_size(reason: str) -> NoReturn:
    raise UnreadableFile(f"The file was not opened, because {reason}. {WHAT_TO_DO}")


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
