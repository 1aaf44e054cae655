"""The steps around a recogniser: what is taken apart or joined before it reads, and what is put to its model after."""

from dataclasses import replace

from models_app.calculations.plain import PlainModel, Words
from models_app.exchange.about_sections import about_sections_apart
from models_app.exchange.bulleted_names import without_name_bullets
from models_app.exchange.contents_list import without_contents
from models_app.exchange.control_tables import without_control_tables
from models_app.exchange.empty_columns import without_margins
from models_app.exchange.end_sections import end_sections_apart
from models_app.exchange.families import Family
from models_app.exchange.front import parts_of
from models_app.exchange.front_job import other_class
from models_app.exchange.front_lines import without_unnamed_sheets
from models_app.exchange.group_headings import without_lone_group
from models_app.exchange.group_levels import groups_by_level
from models_app.exchange.inner_tables import without_inner_tables
from models_app.exchange.legend_levels import with_legend_levels
from models_app.exchange.legend_lists import listed_legend_apart
from models_app.exchange.legends import legends_apart
from models_app.exchange.letter_heads import letter_head_apart
from models_app.exchange.list_numbers import without_list_numbers
from models_app.exchange.outer_rows import without_frames
from models_app.exchange.outlines import outlined
from models_app.exchange.required_in_names import required_apart
from models_app.exchange.required_marks import read_unmarked
from models_app.exchange.run_in_blocks import names_on_lines
from models_app.exchange.run_in_cells import cells_as_lines
from models_app.exchange.sheet_names import sheet_names_apart
from models_app.exchange.sheet_parts import heads_joined, named_by_its_title, titles_apart, without_notes
from models_app.exchange.table_notes import notes_apart
from models_app.exchange.typed_marks import without_level_stars


def read_by(family: Family, lines: list[Words], keep_numbers: bool = False) -> PlainModel:
    """What a recogniser reads: titles above heads and notes below are no rows; sheets of notes are left."""
    named, sheets = without_unnamed_sheets(without_margins(lines))
    named, letter, subject = letter_head_apart(named)
    named, ending, rows_at_end, appendix = end_sections_apart(named)
    named, plain = sheet_names_apart(cells_as_lines(named))
    outer, inner, inside = without_inner_tables(without_frames(named))
    outer, control = without_control_tables(outer)
    outer, contents = without_contents(outer)
    outer, legends, explaining = legends_apart(outer)
    outer, meanings, listed, lists = listed_legend_apart(outer)
    about = about_sections_apart(outer)
    titled, names = named_by_its_title(about.lines)
    kept, notes = without_notes(titles_apart(titled))
    kept, heads = heads_joined(kept)
    below = notes_apart(kept)
    run_in = names_on_lines(below.lines)
    whole, names_asked = without_name_bullets(run_in.lines)
    whole = without_level_stars(required_apart(whole))
    outline = outlined(whole)
    whole, of_groups, doubted = groups_by_level(outline.lines)
    model = read_unmarked(family.read, whole)
    model = model if outline.grouped else without_lone_group(model, about.with_taken(whole))
    model = replace(model, parts=(*model.parts, *about.parts))
    model = model if keep_numbers else without_list_numbers(model)
    model = with_legend_levels(model, [*explaining, *lists])
    return replace(
        model,
        parts=(*model.parts, *run_in.parts, *of_groups, *outline.parts, *parts_of(ending)),
        unused=(
            *model.unused,
            *letter,
            *rows_at_end,
            *control,
            *contents,
            *notes,
            *inner,
            *legends,
            *meanings,
            *below.unused,
            *(about.unused + outline.unused),
        ),
        frame=(*model.frame, *sheets, *subject, *plain, *names, *heads, *outline.frame),
        findings=(
            *model.findings,
            *appendix,
            *inside,
            *listed,
            *below.findings,
            *run_in.findings,
            *names_asked,
            *doubted,
            *(about.findings + outline.findings),
            *other_class(model.job, about.taken),
        ),
    )
