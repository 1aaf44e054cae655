"""Every address of the portal, found by walking the URLconf through all includes, the admin site too."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from competency_portal.access.rules import Row


@dataclass(frozen=True)
class Address:
    """One URL pattern. `pattern` is readable ('/people/<slug:public_id>/'), `name` namespaced, empty when absent."""

    pattern: str
    name: str
    arguments: tuple[str, ...]
    view: Callable


def walk(resolver: URLResolver | None = None) -> Iterator[Address]:
    """All addresses below a resolver (the root by default), in the order in which Django would try them."""
    yield from _walk(resolver or get_resolver(), "", (), ())


def _walk(
    resolver, prefix: str, namespaces: tuple[str, ...], arguments: tuple[str, ...]
) -> Iterator[Address]:
    for part in resolver.url_patterns:
        pattern = prefix + str(part.pattern)
        known = arguments + tuple(part.pattern.converters or part.pattern.regex.groupindex)
        if isinstance(part, URLResolver):
            inside = (*namespaces, part.namespace) if part.namespace else namespaces
            yield from _walk(part, pattern, inside, known)
        elif isinstance(part, URLPattern):
            yield Address(
                pattern, ":".join((*namespaces, part.name)) if part.name else "", known, part.callback
            )


def findings(addresses: Iterable[Address], rows: Iterable[Row]) -> list[str]:
    """What is not declared: patterns without a name or a row, rows without a pattern, a method twice."""
    addresses, rows = list(addresses), list(rows)
    names = {address.name for address in addresses if address.name}
    declared = [(row.name, method) for row in rows for method in row.methods]
    declared_names = {name for name, _method in declared}
    return [
        *(f"{a.pattern} has no name, so nobody can say who may call it." for a in addresses if not a.name),
        *(
            f"{a.name} ({a.pattern}) has no row in the access matrix."
            for a in addresses
            if a.name and a.name not in declared_names
        ),
        *(f"The row {name} names no address." for name in sorted({row.name for row in rows} - names)),
        *(
            f"{method} {name} has two rows."
            for name, method in sorted(set(declared))
            if declared.count((name, method)) > 1
        ),
        *(f"The row {row.name} lets nobody in; remove the page instead." for row in rows if not row.who),
    ]
