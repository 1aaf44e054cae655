"""The words of a text, as the ledger compares them."""

import re

# Letters and digits, with the signs that make another word of them (C++, C#); and signs that are read aloud.
TOKEN = re.compile(r"[^\W_¹²³⁴-⁹]+[#+]*|[<>=$€£¥≥≤±×÷%&@]")


def tokens_of(text: str) -> list[str]:
    """The words of a text, without regard to capitals."""
    return [match[0].casefold() for match in TOKEN.finditer(text)]
