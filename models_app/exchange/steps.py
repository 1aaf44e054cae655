"""What is done to a document before any reader looks: parts of the layout set apart, texts joined, marks taken off.

It depends on the document alone, so it is done once for all readers. Nothing is lost by it: each step hands on what it
took, with its reason, and `read_by` puts that beside what a reader makes of the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from models_app.calculations.plain import Frame, PlainFinding, PlainModel, PlainPart, Unused, Words
from models_app.exchange.about_sections import Apart, about_sections_apart
from models_app.exchange.answer_words import with_answers_apart
from models_app.exchange.bracketed_lines import brackets_joined
from models_app.exchange.bulleted_names import without_name_bullets
from models_app.exchange.closing_keys import keys_apart
from models_app.exchange.closing_lines import closing_apart
from models_app.exchange.contents_list import without_contents
from models_app.exchange.control_tables import without_control_tables
from models_app.exchange.cover_sheets import covers_apart
from models_app.exchange.empty_columns import without_margins
from models_app.exchange.end_sections import end_sections_apart
from models_app.exchange.file_notes import file_notes_apart
from models_app.exchange.footnotes import Footnotes, footnotes_apart
from models_app.exchange.front import parts_of
from models_app.exchange.front_job import other_class
from models_app.exchange.front_lines import without_unnamed_sheets
from models_app.exchange.group_headings import without_lone_group
from models_app.exchange.group_introductions import introductions_apart
from models_app.exchange.group_levels import groups_by_level
from models_app.exchange.inner_tables import without_inner_tables
from models_app.exchange.item_signs import with_item_signs
from models_app.exchange.keyed_sheets import keys_joined
from models_app.exchange.legend_levels import with_legend_levels
from models_app.exchange.legend_lists import listed_legend_apart
from models_app.exchange.legends import Legend, legends_apart
from models_app.exchange.letter_heads import letter_head_apart
from models_app.exchange.level_lines import LevelLine, level_lines_apart, with_level_lines
from models_app.exchange.lines import without_bare_signs
from models_app.exchange.list_numbers import without_list_numbers
from models_app.exchange.odd_bullets import with_bullets
from models_app.exchange.outer_rows import without_frames
from models_app.exchange.outlines import outlined
from models_app.exchange.required_in_names import required_apart
from models_app.exchange.required_marks import read_unmarked
from models_app.exchange.rows_above import fronts_apart
from models_app.exchange.run_in_blocks import names_on_lines
from models_app.exchange.run_in_cells import cells_as_lines
from models_app.exchange.running import without_running
from models_app.exchange.sheet_models import of_several_models
from models_app.exchange.sheet_names import sheet_names_apart
from models_app.exchange.sheet_parts import heads_joined, named_by_its_title, titles_apart, without_notes
from models_app.exchange.side_by_side import apart_side_by_side
from models_app.exchange.table_notes import notes_apart
from models_app.exchange.titled_tables import titles_as_groups
from models_app.exchange.typed_marks import without_level_stars
from models_app.exchange.wrapped import unwrapped


@dataclass(frozen=True)
class Body:
    """The `lines` without running heads and page numbers, broken sentences joined; and what was taken on the way."""

    lines: list[Words]
    plain: list[Words]
    notes: list[Words]
    footnotes: Footnotes
    bullets: list[Frame]
    running: list[Unused]
    breaks: list[PlainFinding]


@dataclass(frozen=True)
class Steps:
    """The `lines` as recognisers get them, and what the steps took: it goes beside the model as it is."""

    lines: list[Words]
    about: Apart
    has_groups: bool
    """Whether an outline told the groups."""
    legends: list[Legend]
    parts: tuple[PlainPart, ...]
    unused: tuple[Unused, ...]
    frame: tuple[Frame, ...]
    findings: tuple[PlainFinding, ...]
    levels: list[LevelLine]


class Prepared:
    """A document's passages; what the steps make of them is worked out once, when it is first asked for."""

    def __init__(self, words: list[Words]) -> None:
        self.words = [passage for passage in words if passage.text.strip()]

    @cached_property
    def body(self) -> Body:
        """Raises Unreadable where its lines can't be told from each other."""
        plain, notes = file_notes_apart(self.words)
        footnotes = footnotes_apart(plain)
        bulleted, bullets = with_bullets(without_bare_signs(footnotes.words))
        kept, running = without_running(bulleted)
        signed, signs = with_item_signs(kept)
        whole, breaks = unwrapped(signed, self.words)
        return Body(brackets_joined(whole), plain, notes, footnotes, [*bullets, *signs], running, breaks)

    @cached_property
    def steps(self) -> Steps:
        """Titles above heads and notes below are no rows; sheets are left. Raises Unreadable as `body` does."""
        return _steps(self.body.lines)


def read_by(
    read: Callable[[list[Words]], PlainModel], prepared: Prepared, keep_numbers: bool = False
) -> PlainModel:
    """What a recogniser makes of the lines, with what the steps took. Raises Unreadable where it can't read them."""
    steps = prepared.steps
    model = with_answers_apart(read_unmarked(read, list(steps.lines)))
    model = model if steps.has_groups else without_lone_group(model, steps.about.with_taken(steps.lines))
    model = replace(model, parts=(*model.parts, *steps.about.parts))
    model = model if keep_numbers else without_list_numbers(model)
    model = with_legend_levels(model, steps.legends)
    model = with_level_lines(model, steps.levels, prepared.body.lines)
    return replace(
        model,
        parts=(*model.parts, *steps.parts),
        unused=(*model.unused, *steps.unused),
        frame=(*model.frame, *steps.frame),
        findings=(*model.findings, *steps.findings, *other_class(model.job, steps.about.taken)),
    )


def _steps(lines: list[Words]) -> Steps:
    covers = covers_apart(lines)
    beside, of_beside = apart_side_by_side(covers.lines)
    keyed = keys_joined(beside)
    lines, levels = level_lines_apart(keyed.lines)
    named, sheets = without_unnamed_sheets(without_margins(lines))
    named, letter, subject = letter_head_apart(named)
    named, ending, rows_at_end, appendix = end_sections_apart(named)
    named, closing = closing_apart(named)
    named, plain = sheet_names_apart(cells_as_lines(named))
    named, labels, differing = fronts_apart(named)
    outer, inner, inside = without_inner_tables(without_frames(named))
    outer, control = without_control_tables(outer)
    outer, contents = without_contents(outer)
    outer, legends, explaining = legends_apart(outer)
    outer, meanings, listed, lists = listed_legend_apart(outer)
    about = about_sections_apart(outer)
    titled, names = named_by_its_title(titles_as_groups(about.lines))
    kept, notes = without_notes(covers.with_facts(titles_apart(titled)))
    kept, heads = heads_joined(kept)
    below = notes_apart(kept)
    introduced = introductions_apart(below.lines)
    run_in = names_on_lines(introduced.lines)
    whole, names_asked = without_name_bullets(run_in.lines)
    whole, keys, of_keys = keys_apart(without_level_stars(required_apart(whole)))
    outline = outlined(whole)
    whole, of_groups, doubted = groups_by_level(outline.lines)
    unused = (letter, rows_at_end, control, contents, notes, inner, legends, meanings, below.unused)
    found = (
        appendix,
        differing,
        inside,
        listed,
        below.findings,
        introduced.findings,
        run_in.findings,
        names_asked,
        of_keys,
        doubted,
    )
    return Steps(
        lines=whole,
        about=about,
        has_groups=outline.grouped,
        legends=[*explaining, *lists],
        parts=(
            *covers.parts,
            *introduced.parts,
            *run_in.parts,
            *of_groups,
            *outline.parts,
            *keys,
            *parts_of([*closing, *ending]),
        ),
        unused=tuple(chain(covers.unused, keyed.unused, *unused, about.unused, outline.unused)),
        frame=tuple(
            chain(covers.frame, keyed.frame, sheets, subject, plain, labels, names, heads, outline.frame)
        ),
        findings=tuple(
            chain(
                keyed.findings, of_several_models(lines), of_beside, *found, about.findings, outline.findings
            )
        ),
        levels=levels,
    )
