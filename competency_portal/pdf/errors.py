"""What can go wrong at the PDF door, in words for the person who asked for the document."""


class PdfError(Exception):
    """The document could not be made; nothing was stored."""


class PdfUnavailable(PdfError):
    """A system library that draws text is missing on this machine."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Printed documents can't be made on this machine: a system library that draws text is missing. "
            "Everything else works. On Debian, an administrator installs it with: "
            "apt-get install libpangoft2-1.0-0" + (f" ({detail})" if detail else "")
        )


class ForbiddenResource(PdfError):
    """The document asked for something that is not one of our own fonts, images or style sheets."""
