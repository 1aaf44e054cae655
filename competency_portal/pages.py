"""Pages of plain text that anybody may read: help, accessibility, privacy, how long records are kept."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def help_page(request):
    """The four questions that everybody asks, then a quick start for each role."""
    return render(request, "pages/help.html")


@require_safe
def accessibility(request):
    """What the portal does for people who use a keyboard, a screen reader, a large type or a small screen."""
    return render(request, "pages/accessibility.html")


@require_safe
def privacy(request):
    """What is stored about whom, who sees it, and what is not done."""
    return render(request, "pages/privacy.html")


@require_safe
def records(request):
    """How long records of a hiring action are kept, and who decides."""
    return render(request, "pages/records.html")
