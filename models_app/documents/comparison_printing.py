"""From a comparison to its file."""

from competency_portal.pdf import render_pdf
from models_app.documents.comparison_sheet import ComparisonSheet


def comparison_pdf(sheet: ComparisonSheet) -> bytes:
    """The tagged file of a comparison. Not kept: what stands on a version differs by day and reader."""
    left, right = sheet.left, sheet.right
    seals = [
        f"{side.version}: {side.content_hash[:8] if side.content_hash else 'no seal'}"
        for side in (left, right)
    ]
    context = {
        "sheet": sheet,
        "run": f"{left.agency}\n{sheet.title}",
        "foot": f"Compared on {sheet.as_of}. Hashes begin: {', '.join(seals)}",
        "hand": "",
    }
    title = f"Comparison of {sheet.title}"
    return render_pdf("pdf/comparison.html", context, title=title, paper=sheet.paper, language=sheet.language)
