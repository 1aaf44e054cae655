"""What the door promises about every document: tagged, titled, same bytes, plain words when a library is missing."""

from io import BytesIO

import pikepdf
import pytest

from assessments.documents.printing import results_context
from competency_portal.pdf import PdfUnavailable, door, lay_out, render_pdf
from tests import documents_factory


def results(title="Ranked list", **options):
    """A short document through the door."""
    sheet = documents_factory.results_sheet()
    return render_pdf("pdf/results.html", results_context(sheet), title=title, **options)


def test_same_input_gives_the_same_bytes():
    assert results() == results()


def test_file_says_what_it_is():
    with pikepdf.open(BytesIO(results(title="Ranked list <& more>", language="es-US"))) as file:
        with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
            xmp = (metadata["dc:title"], metadata["dc:language"], metadata["pdfuaid:part"])
        said = (
            str(file.Root.Lang),
            bool(file.Root.MarkInfo.Marked),
            bool(file.Root.ViewerPreferences.DisplayDocTitle),
            {key: str(value) for key, value in file.docinfo.items()},
            {str(page.obj.Tabs) for page in file.pages},
            xmp,
        )

    assert said == (
        "es-US",
        True,
        True,
        {"/Title": "Ranked list <& more>", "/Producer": "Competency Portal", "/Creator": "Competency Portal"},
        {"/S"},
        ("Ranked list <& more>", {"es-US"}, "1"),
    )


def test_file_names_nobody_and_no_place_on_this_machine():
    with pikepdf.open(BytesIO(results())) as file:
        keys = set(file.docinfo.keys()) | set(file.Root.keys())
        xmp = file.Root.Metadata.read_bytes()

    assert (keys & {"/Author", "/CreationDate"}, b"creator>" in xmp, b"/home" in xmp) == (set(), False, False)


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_paper(paper, size):
    with pikepdf.open(BytesIO(results(paper=paper))) as file:
        sizes = {(round(p.mediabox[2]), round(p.mediabox[3])) for p in file.pages}

    assert sizes == {size}


def test_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="letter"):
        results(paper="legal")


def test_missing_library_is_said_in_plain_words(monkeypatch):
    def fail(name):
        raise OSError("cannot load library 'libpangoft2-1.0-0'\nmore")

    monkeypatch.setattr(door.importlib, "import_module", fail)

    with pytest.raises(PdfUnavailable, match=r"apt-get install libpangoft2-1\.0-0"):
        lay_out("pdf/results.html", {}, title="t")
