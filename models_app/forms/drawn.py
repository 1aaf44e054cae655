"""What a form was drawn from. It goes along with the form as digests, so that a late form takes what is on record now
for every field that its person left alone, and only what two people changed is shown as such.

What pages that save themselves are told, and what becomes of what is late, stands in docs/decisions/0019-late-pages.md.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2s
from typing import Any

NAME = "drawn"  # of the hidden field


def text_of(value: Any) -> str:
    """A value as its field shows it; empty for what is not stated."""
    return "" if value is None else str(value)


def drawn_of(texts: Mapping[str, Any]) -> str:
    """The hidden field of a form that is drawn with these texts."""
    return written({name: digest(text) for name, text in texts.items()})


def written(digests: Mapping[str, str]) -> str:
    """The hidden field that holds these digests."""
    return json.dumps(digests, separators=(",", ":"))


def digests_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Digest by field as it was sent; empty where none or nonsense came, so that every field counts as typed."""
    try:
        sent = json.loads(data.get(NAME, ""))
    except (ValueError, RecursionError):
        return {}
    items = sent.items() if isinstance(sent, dict) else ()
    return {name: text for name, text in items if isinstance(text, str)}


def digest(value: Any) -> str:
    """Short, and the same whatever line ends a browser sends."""
    text = text_of(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def left_alone(digests: Mapping[str, str], name: str, typed: Any) -> bool:
    """Whether the text came back as it was drawn. A field without a digest was drawn empty."""
    return bool(digests) and digest(typed) == digests.get(name, digest(""))


def untouched(data: Mapping[str, Any]) -> set[str]:
    """The fields that came back as they were drawn; none where the form says nothing of itself."""
    digests = digests_in(data)
    return {name for name in digests if name in data and left_alone(digests, name, data[name])}


def carried(data: Any, recorded: Mapping[str, Any]) -> Any:
    """What was sent, with the text on record in each field that was left alone or was not there yet."""
    digests = digests_in(data)
    if not digests:
        return data
    data = data.copy()
    for name in {**digests, **recorded}:
        if name not in data:
            if name in recorded and name not in digests:
                data[name] = text_of(recorded[name])
        elif left_alone(digests, name, data[name]):
            if name in recorded:
                data[name] = text_of(recorded[name])
            else:
                del data[name]
    return data


def shows(data: Mapping[str, Any], recorded: Mapping[str, Any]) -> bool:
    """Whether the page that sent this shows what is on record, so that it may go on with the newest numbers."""
    digests = digests_in(data)
    return all(
        (digest(data[name]) if name in data else digests.get(name, digest(""))) == digest(recorded.get(name))
        for name in {**digests, **recorded}
    )


def changed(data: Mapping[str, Any], recorded: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether one of these places is not on record as the form was drawn; any, when the form says nothing of itself."""
    digests = digests_in(data)
    return any(not left_alone(digests, name, recorded.get(name)) for name in names)


def renewed(data: Mapping[str, Any], recorded: Mapping[str, Any], names: Iterable[str]) -> str:
    """The hidden field of a page that goes on showing older texts: new digests for what it wrote under these names."""
    return written({**digests_in(data), **{name: digest(recorded.get(name)) for name in names}})


def collides(data: Mapping[str, Any], name: str, recorded: Any) -> bool:
    """Whether what is on record is not what the form was drawn from: then two people changed it."""
    return not left_alone(digests_in(data), name, recorded)


def differing(data: Mapping[str, Any], recorded: Mapping[str, Any]) -> list[str]:
    """Names of what is not as the page showed it; none where the page did not say what it showed."""
    return [name for name, text in recorded.items() if digests_in(data) and collides(data, name, text)]
