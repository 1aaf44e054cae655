"""The OpenAPI description as a page shows it: addresses with parameters and answers, then the shapes of the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

REF = "#/components/schemas/"


@dataclass(frozen=True)
class Kind:
    """What a value is, in words; `shape` is the shape that the words end in, empty where they name none."""

    words: str
    shape: str = ""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address; `limits` says in words what it may be."""

    name: str
    where: str
    kind: Kind
    required: bool
    limits: str
    about: str


@dataclass(frozen=True)
class Answer:
    """One answer of an address by its status."""

    status: str
    words: str
    kind: Kind | None


@dataclass(frozen=True)
class Operation:
    """One address. `example` is its path with a word for each id."""

    key: str
    path: str
    example: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Member:
    """One member of a shape."""

    name: str
    kind: Kind
    always: bool
    about: str


@dataclass(frozen=True)
class Shape:
    """An object in answers."""

    name: str
    about: str
    members: tuple[Member, ...]


def operations(schema: dict[str, Any]) -> list[Operation]:
    """The addresses, in the order of the description."""
    return [
        Operation(
            key=told["operationId"],
            path=path,
            example=path.replace("{id}", "ID"),
            summary=told["summary"],
            about=told["description"],
            parameters=tuple(_parameter(one) for one in told["parameters"]),
            answers=tuple(_answer(status, one) for status, one in told["responses"].items()),
        )
        for path, methods in schema["paths"].items()
        for told in methods.values()
    ]


def shapes(schema: dict[str, Any]) -> list[Shape]:
    """The shapes, by name; a page of a list is told once, whatever is listed."""
    return [
        Shape(name, told.get("description", "").replace("`", "'"), tuple(_members(told)))
        for name, told in sorted(schema["components"]["schemas"].items())
    ]


def kind_of(schema: dict[str, Any]) -> Kind:
    """A JSON schema in words: 'text', 'list of Level', 'whole number or null'."""
    if "$ref" in schema:
        return Kind("", schema["$ref"].removeprefix(REF))
    if "anyOf" in schema:
        return _either(schema["anyOf"])
    if "const" in schema:
        return Kind(f"always {schema['const']}")
    if "enum" in schema:
        return Kind("one of " + ", ".join(str(value) for value in schema["enum"]))
    if schema.get("type") == "array":
        inner = kind_of(schema["items"])
        return Kind(
            f"list of {inner.words}".rstrip() + ("s" if inner.words and not inner.shape else ""), inner.shape
        )
    return Kind(_WORDS.get((schema.get("type"), schema.get("format", "")), schema.get("type", "any value")))


_WORDS = {
    ("string", ""): "text",
    ("string", "date-time"): "moment",
    ("integer", ""): "whole number",
    ("number", ""): "number",
    ("boolean", ""): "true or false",
    ("null", ""): "null",
}


def _either(choices: list[dict[str, Any]]) -> Kind:
    """A decimal is described as a number too, for what is sent; answers hold texts."""
    kinds = [kind_of(choice) for choice in choices if choice.get("type") != "null"]
    null = "null or " if len(kinds) < len(choices) else ""
    words = " or ".join(dict.fromkeys(kind.words for kind in kinds if kind.words))
    shape = next((kind.shape for kind in kinds if kind.shape), "")
    return Kind(f"{null}{words}".removesuffix(" or ") if not shape else f"{null}{words}".strip(), shape)


def _parameter(told: dict[str, Any]) -> Parameter:
    schema = told["schema"]
    return Parameter(
        name=told["name"],
        where="in the path" if told["in"] == "path" else "after the question mark",
        kind=kind_of(schema),
        required=told["required"],
        limits="; ".join(_limits(schema)),
        about=told.get("description", ""),
    )


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    if "minimum" in schema and "maximum" in schema:
        yield f"from {schema['minimum']:,} to {schema['maximum']:,}"
    if "maxLength" in schema:
        yield f"{schema['maxLength']} characters at most"
    if schema.get("default") not in (None, ""):
        yield f"{schema['default']} if left out"


def _answer(status: str, told: dict[str, Any]) -> Answer:
    content = told.get("content", {}).get("application/json")
    return Answer(str(status), told["description"], kind_of(content["schema"]) if content else None)


def _members(told: dict[str, Any]) -> Iterator[Member]:
    always = told.get("required", ())
    for name, schema in told.get("properties", {}).items():
        yield Member(name, kind_of(schema), name in always, schema.get("description", ""))
