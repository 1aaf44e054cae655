"""The one door to WeasyPrint: a template and its values in, the bytes of a tagged PDF out.

pdf = render_pdf("pdf/results.html", {"sheet": sheet}, title="Ranked list", paper="letter")

Who needs to see how the pages fell (the interview packet does) takes two steps: `lay_out(...)`, then
`.pdf()`. Documents that never change again are kept by `stored(...)`.
"""

from .door import Pages, lay_out, render_pdf
from .errors import ForbiddenResource, PdfError, PdfUnavailable
from .measuring import count_lines
from .store import fingerprint, stored

__all__ = [
    "ForbiddenResource",
    "Pages",
    "PdfError",
    "PdfUnavailable",
    "count_lines",
    "fingerprint",
    "lay_out",
    "render_pdf",
    "stored",
]
