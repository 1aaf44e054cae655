"""Text from bytes: which encoding they are in, and whether they are a text at all."""

import re

from competency_portal.exchange.table import UnreadableFile

WINDOWS_1252 = (
    "The file is not in UTF-8; it was read as Windows-1252. Check letters with accents before importing."
)
MIXED = (
    "Not all of the file is in UTF-8: bytes in line {} were read as Windows-1252. "
    "Check these letters before importing."
)
SHOWN = 10  # lines named in a notice
_STRAY = re.compile("[\udc80-\udcff]+")
_OTHER = re.compile("[^\x00-\x7f\udc80-\udcff]")  # a letter that was in UTF-8
_LINE_END = re.compile("\r\n|\r|\n")
_MARKS = [  # the longer mark first: UTF-16's is the beginning of UTF-32's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")


def decoded(data: bytes, what_to_do: str) -> tuple[str, str]:
    """The text, and what to say about its encoding (mostly nothing). Raises UnreadableFile."""
    text, notice = _decode(data, what_to_do)
    _refuse_what_is_no_text(text, what_to_do)
    return text, notice


def _decode(data: bytes, what_to_do: str) -> tuple[str, str]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            raise UnreadableFile(f"The text of the file is damaged. {what_to_do}") from error
    text = data.decode(encoding, errors="surrogateescape")
    try:
        if encoding == "utf-8" and not _OTHER.search(text):
            return data.decode("cp1252"), WINDOWS_1252
        return _STRAY.sub(_in_windows_1252, text), _mixed(text)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"This is not a text file. {what_to_do}") from error


def _in_windows_1252(stray: re.Match[str]) -> str:
    return stray[0].encode("utf-8", errors="surrogateescape").decode("cp1252")


def _mixed(text: str) -> str:
    """What to say of a text in UTF-8 with lines that are in another encoding."""
    numbers = [n for n, line in enumerate(_LINE_END.split(text), 1) if _STRAY.search(line)]
    more = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
    return MIXED.format(", ".join(map(str, numbers[:SHOWN])) + more)


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every second byte of Latin text."""
    start = data[:4096]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8"


def _refuse_what_is_no_text(text: str, what_to_do: str) -> None:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise UnreadableFile(
            f"Line {line} holds a NUL character, which no text has: the file is damaged. {what_to_do}"
        )
    if len(_CONTROLS.findall(text)) * 20 > len(text):
        raise UnreadableFile(f"This is not a text file. {what_to_do}")
