"""The lock on WeasyPrint's fetcher: it answers our own files and pictures inside the document, and nothing
else.

Without it a document could call other machines or carry a file of this one away as an attachment.
"""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .resources import RESOURCES

PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,")


class LockedFetcher(URLFetcher):
    """Answers the names of `RESOURCES` and pictures given as data; any other address stops the document.

    An ordinary error would only drop the resource in silence, so that a missing font could ship. SVG pictures
    are refused as well: they are documents of their own that may ask for more. `refused` holds what was asked
    for and not given, because WeasyPrint swallows even the fatal error while it draws a picture.
    """

    def __init__(self) -> None:
        self.refused: list[str] = []
        super().__init__(allowed_protocols=("app", "data"), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The named file's bytes. Raises `FatalURLFetchingError` for every other address."""
        if url.startswith(PICTURES):
            return super().fetch(url)
        if url not in RESOURCES:
            self.refused.append(f"A printed document may not use {url[:80]!r}.")
            raise FatalURLFetchingError(self.refused[-1])
        path, media_type = RESOURCES[url]
        try:
            body = path.read_bytes()
        except OSError as error:
            self.refused.append(f"{path.name} is missing from the portal's own files.")
            raise FatalURLFetchingError(self.refused[-1]) from error
        return URLFetcherResponse(url, body, {"Content-Type": media_type})
