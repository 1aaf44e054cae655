"""Comments of a draft beside their places: where the words stand now, and whether they are still the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.urls import reverse

from models_app.choices import VersionState
from models_app.models import CompetencyUse, DraftComment, ModelVersion
from models_app.queries.spots import WHOLE_COMPETENCY, WHOLE_VERSION, Spot, spots_of_uses, spots_of_version

GONE_NOW = ", no longer in the draft"
# What a place is called when it is there no more.
GONE = {
    "title": "Title",
    "part": "A text outside the competencies",
    "competency": "Whole competency",
    "definition": "Definition",
    "level": "A level",
    "indicator": "An indicator",
    "standard": "A standard",
    "area": "An area",
    "required_level": "Required level",
    "selection_use": "Selection use",
}


@dataclass(frozen=True)
class Remark:
    """One comment. `spot` is where its words stand now; None when the place is gone."""

    comment: DraftComment
    spot: Spot | None

    @property
    def name(self) -> str:
        """What its place is called."""
        if self.spot:
            return self.spot.name
        return GONE.get(self.comment.place.split(":")[0], "A place") + GONE_NOW

    @property
    def whole_name(self) -> str:
        """What its place is called among others: 'Definition of Tact', 'A level of Tact, no longer in the draft'."""
        about = f" of {self.comment.about}" if self.comment.about else ""
        name, comma, gone = self.name.partition(GONE_NOW)
        return f"{name}{about}{comma}{gone}"

    @property
    def is_changed(self) -> bool:
        """Whether the words are other ones than those that were commented on."""
        return self.spot is not None and self.spot.text != self.comment.quoted

    @property
    def shows_quote(self) -> bool:
        """Whether the words must be quoted, because they are not in sight: changed, or gone."""
        return bool(self.comment.quoted) and (self.spot is None or self.is_changed)

    @property
    def address(self) -> str:
        """The page on which its place is read or edited."""
        return place_address(self.comment.version, self.comment.use, self.spot.place if self.spot else "")


@dataclass
class Beside:
    """Comments of a page by place, open ones first; `on` is the competency of the page, None for the version's."""

    version: ModelVersion
    on: CompetencyUse | None
    may_comment: bool
    by_place: dict[str, list[Remark]] = field(default_factory=dict)

    def at(self, place: str) -> list[Remark]:
        """Comments on this place."""
        return self.by_place.get(place, [])


def rows_of(version: ModelVersion):
    """Comments of a version with everything that is said of them."""
    return version.comments.select_related(
        "author",
        "resolved_by",
        "use__revision__competency",
        "use__revision__scale",
        "use__required_level",
        "version__model__agency",
    ).order_by("created_at", "pk")


def remarks_of(version: ModelVersion, comments: Iterable[DraftComment]) -> list[Remark]:
    """These comments with their places. A fixed number of queries, however many they are."""
    comments = list(comments)
    uses = list({comment.use_id: comment.use for comment in comments if comment.use}.values())
    spots: dict[int | None, list[Spot]] = spots_of_uses(uses) if uses else {}
    if any(comment.use_id is None for comment in comments):
        spots[None] = spots_of_version(version)
    return [Remark(comment, spot_now(comment, spots.get(comment.use_id, []))) for comment in comments]


def spot_now(comment: DraftComment, spots: list[Spot]) -> Spot | None:
    """Where the words of a comment stand now. Items that were moved or renumbered are found by their words."""
    here = next((spot for spot in spots if spot.place == comment.place), None)
    if (
        ":" not in comment.place
        or (here and here.text == comment.quoted)
        or comment.place.startswith("level:")
    ):
        return here
    kind = comment.place.split(":")[0]
    same = [spot for spot in spots if spot.kind == kind and spot.text == comment.quoted]
    return same[0] if len(same) == 1 else here


def beside(version: ModelVersion, use: CompetencyUse | None, *, may_comment: bool) -> Beside:
    """What was said about the places of one page: of one competency, or of what belongs to none.

    What lost its place stands with the whole.
    """
    whole = WHOLE_COMPETENCY if use else WHOLE_VERSION
    page = Beside(version, use, may_comment)
    for remark in _open_first(remarks_of(version, rows_of(version).filter(use=use))):
        page.by_place.setdefault(remark.spot.place if remark.spot else whole, []).append(remark)
    return page


def by_competency(version: ModelVersion) -> dict[int | None, list[Remark]]:
    """All comments of a version by competency, open ones first; None holds those of the version itself."""
    found: dict[int | None, list[Remark]] = {}
    for remark in _open_first(remarks_of(version, rows_of(version))):
        found.setdefault(remark.comment.use_id, []).append(remark)
    return found


def open_by_use(version: ModelVersion) -> dict[int, int]:
    """How many open comments each competency has; those without any are left out."""
    rows = version.comments.open().exclude(use=None).order_by()
    return dict(rows.values_list("use").annotate(n=Count("pk")))


def _open_first(remarks: list[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda remark: not remark.comment.is_open)


def place_address(version: ModelVersion, use: CompetencyUse | None, place: str) -> str:
    """Where a place is edited, in a draft, or read."""
    if version.state != VersionState.DRAFT:
        page = reverse("library:version-detail", args=[version.public_id])
        mark = "said" if version.state == VersionState.IN_REVIEW else "c"
        if use:
            return f"{page}?c={use.public_id}#{mark}-{use.public_id}"
        return f"{page}#said-version" if mark == "said" else page
    if use:
        page = reverse("library:draft-competency", args=[version.public_id, use.public_id])
    else:
        page = reverse("library:draft-edit", args=[version.public_id])
    return f"{page}#{anchor_of(place or (WHOLE_COMPETENCY if use else WHOLE_VERSION))}"


def anchor_of(place: str) -> str:
    """The id of the comments of a place on its page."""
    return f"remarks-{place.replace(':', '-') or 'version'}"
