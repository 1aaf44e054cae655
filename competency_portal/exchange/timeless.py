"""Parts of office files that carry no clock, so that the same content is the same file."""

import re
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can tell
PROPERTIES = "docProps/core.xml"
_DATES = re.compile(
    rb"<dcterms:(created|modified)\b.*?</dcterms:\1>|<cp:lastPrinted\b.*?</cp:lastPrinted>", re.DOTALL
)


def write_part(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a part to the file; its properties lose their dates."""
    info = zipfile.ZipInfo(name, FIRST_DAY)
    info.compress_type = file.compression
    info.external_attr = 0o600 << 16  # readable where somebody unpacks it
    file.writestr(
        info, _DATES.sub(b"", content) if name == PROPERTIES else content, compresslevel=file.compresslevel
    )
