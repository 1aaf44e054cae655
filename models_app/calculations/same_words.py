"""Words that are the same however they are set: the one way to fold names and labels before they are compared."""


def folded(text: str) -> str:
    """The words without capitals, and with one blank where there are several or another one."""
    return " ".join(text.casefold().split())
