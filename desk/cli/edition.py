"""``desk edition``: editions put together and sent out."""

from pathlib import Path

import click

from desk.cli.options import PROFILE, WHY, refuse_profile_but_for_press
from desk.cli.terminal import AS_JSON, DONE, FOUND, complain, opened, print_json
from desk.errors import DeskError
from desk.newsroom.edition_export import FORMATS, EditionOrder, export, left_out
from desk.newsroom.edition_telling import edition_data, edition_line, layout_data, plan_data, plan_text
from desk.newsroom.editions import DEFAULT_PAGE_LAYOUT, Editions, PageChange
from desk.newsroom.exporting import PRESS, HeldError, RefusedError, fault_sentence
from desk.story.edition import LARGEST_PAGE, Edition, Mark

_MARKS = {"open": Mark.NONE, "proofed": Mark.PROOFED, "off-stone": Mark.OFF_STONE}
_ID = click.argument("edition_id", metavar="ID", type=click.IntRange(1))
_PAGE = click.argument("number", metavar="PAGE", type=click.IntRange(1, LARGEST_PAGE))


@click.group()
def edition() -> None:
    """Put editions together: pages, and stories in their frames."""


@edition.command("new")
@click.argument("name")
@click.option("--date", required=True, metavar="YYYY-MM-DD", help="The day it is of.")
@click.option(
    "--pages", "count", type=click.IntRange(0, LARGEST_PAGE), default=0, help="So many empty pages."
)
@click.option("--layout", default=DEFAULT_PAGE_LAYOUT, show_default=True, help="The page layout of those.")
@AS_JSON
@click.pass_obj
def new(store: Path | None, name: str, date: str, count: int, layout: str, as_json: bool) -> None:
    """Make the edition NAME."""
    with opened(store) as desk:
        _tell(Editions(desk).new(name, date, count, layout), as_json)


@edition.command("list")
@AS_JSON
@click.pass_obj
def list_(store: Path | None, as_json: bool) -> None:
    """List editions, the latest day first."""
    with opened(store) as desk:
        found = Editions(desk).all()
        if as_json:
            print_json({"editions": [edition_data(one) for one in found]})
        for one in [] if as_json else found:
            click.echo(edition_line(one))


@edition.command("layouts")
@AS_JSON
@click.pass_obj
def layouts(store: Path | None, as_json: bool) -> None:
    """List the page layouts and their frames."""
    with opened(store) as desk:
        found = Editions(desk).layouts()
        if as_json:
            print_json({"layouts": [layout_data(layout) for layout in found]})
        for layout in () if as_json else found:
            click.echo(f"{layout.id}\t{', '.join(layout.frame_names)}")


@edition.command("show")
@_ID
@AS_JSON
@click.pass_obj
def show(store: Path | None, edition_id: int, as_json: bool) -> None:
    """Show the flat plan of the edition ID: each page’s state, over or short, and missing credits."""
    with opened(store) as desk:
        room = Editions(desk)
        one = room.get(edition_id)
        if as_json:
            print_json(plan_data(one, room.plan(edition_id)))
            return
        click.echo(edition_line(one))
        for fact in room.plan(edition_id):
            click.echo("\n".join(plan_text(fact)))


@edition.command("page")
@_ID
@_PAGE
@click.option("--add", is_flag=True, help="Add this page first.")
@click.option("--layout", default="", help="Give it this page layout.")
@click.option("--folio", default=None, help="Print this instead of its number; empty for the number.")
@click.option("--mark", type=click.Choice(tuple(_MARKS)), help="Say how far it is.")
@click.option("--move-to", "to", type=click.IntRange(1, LARGEST_PAGE), help="Give it this number.")
@click.option("--remove", is_flag=True, help="Take it out; its stories stay in the store.")
@AS_JSON
@click.pass_obj
def page(
    store: Path | None,
    edition_id: int,
    number: int,
    add: bool,
    layout: str,
    folio: str | None,
    mark: str | None,
    to: int | None,
    remove: bool,
    as_json: bool,
) -> None:
    """Add, change, renumber or remove PAGE of the edition ID."""
    with opened(store) as desk:
        room = Editions(desk)
        if remove and (add or layout or folio is not None or mark or to):
            raise click.UsageError("--remove stands alone.")
        if remove:
            room.remove_page(edition_id, number)
        else:
            change = PageChange(add, layout, folio, None if mark is None else _MARKS[mark], to)
            room.alter(edition_id, number, change)
        _tell(room.get(edition_id), as_json)


@edition.command("place")
@_ID
@_PAGE
@click.argument("frame")
@click.argument("stories", metavar="[STORY]...", nargs=-1, type=click.IntRange(1))
@AS_JSON
@click.pass_obj
def place(
    store: Path | None, edition_id: int, number: int, frame: str, stories: tuple[int, ...], as_json: bool
) -> None:
    """Let each STORY stand in FRAME of PAGE of the edition ID; without one, clear the frame.

    A story in several frames runs through them, from page to page.
    """
    with opened(store) as desk:
        _tell(Editions(desk).place(edition_id, number, frame, stories), as_json)


@edition.command("remove")
@_ID
@click.pass_obj
def remove_(store: Path | None, edition_id: int) -> None:
    """Take the edition ID out; its stories stay in the store."""
    with opened(store) as desk:
        Editions(desk).remove(edition_id)


@edition.command("export")
@_ID
@click.option("--format", "form", type=click.Choice(FORMATS), default=PRESS, show_default=True)
@PROFILE
@click.option("--one-a-page", is_flag=True, help="Write a PDF a page into a folder.")
@click.option(
    "--force",
    is_flag=True,
    help="Print what fits, frames left empty, and what preflight refuses, and log it.",
)
@WHY
@click.option(
    "--out", required=True, metavar="FILE|FOLDER", type=click.Path(path_type=Path), help="Where to."
)
@click.pass_obj
def export_(
    store: Path | None, edition_id: int, form: str, profile: str, one_a_page: bool, force: bool, why: str,
    out: Path,
) -> int:  # fmt: skip
    """Send the edition ID out as one PDF, or one a page; existing files are replaced, whole or not at all.

    How far it is goes to standard error. It ends with 1 when the gate or preflight holds the edition.
    """
    refuse_profile_but_for_press(form, profile)
    if out.is_dir() and not one_a_page:
        raise DeskError(f"{out} is a folder; name a file, or ask for --one-a-page.")
    order = EditionOrder(one_a_page, form, profile, replace=True)
    with opened(store) as desk:
        try:
            written = export(
                desk,
                edition_id,
                order.forced(why) if force or why.strip() else order,
                out,
                progress=_progress,
            )
        except HeldError as error:
            for reason in error.reasons:
                complain(reason.sentence, FOUND)
            return FOUND
        except RefusedError as error:
            for fault in error.faults:
                complain(f"Preflight: {fault_sentence(fault)}", FOUND)
            return FOUND
        for path in written:
            click.echo(str(path))
        if note := left_out(desk, edition_id, order):
            complain(note, DONE)
    return DONE


def _progress(done: int, total: int) -> None:
    click.echo(f"{done} of {total} pages set", err=True)


def _tell(one: Edition, as_json: bool) -> None:
    if as_json:
        print_json(edition_data(one))
    else:
        click.echo(edition_line(one))
