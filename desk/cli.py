"""The commands of ``desk``: each reads its words, calls the newsroom, and prints."""

import io
import json
import sys
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

import desk as package
from desk import paths
from desk.cli_edition import edition
from desk.errors import DeskError
from desk.newsroom.copydesk import Copydesk
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.exporting import HeldError, Order, RefusedError, fault_sentence, forced
from desk.newsroom.files import write_whole
from desk.newsroom.house import read_layout_file
from desk.newsroom.lines import check_lines
from desk.newsroom.telling import (
    check_data,
    fault_data,
    fit_data,
    fit_text,
    import_data,
    import_text,
    layout_data,
    list_data,
    sent_data,
    show_data,
    show_text,
)

DONE, FOUND, WRONG = 0, 1, 2
_FORMATS = ("pdf", "pdfx", "html", "txt", "md")
_PAPERS = ("a4", "us-letter")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; no traceback is ever shown."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = commands.main(args=list(arguments), prog_name="desk", standalone_mode=False)
    except (HeldError, RefusedError) as error:
        return _complain(str(error), FOUND)
    except (DeskError, click.ClickException, click.Abort) as error:
        return _complain(_sentence(error), WRONG)
    except SystemExit:
        # click leaves so when the reader of a pipe has had enough, as ``head`` has.
        return DONE
    except Exception as bug:  # noqa: BLE001 - no traceback is shown; the log has it
        return _complain(_logged(bug), WRONG)
    return status if isinstance(status, int) else DONE


def _sentence(error: DeskError | click.ClickException | click.Abort) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    return "Stopped." if isinstance(error, click.Abort) else str(error)


def _logged(bug: Exception) -> str:
    log = paths.log_folder() / "desk.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(bug)))
    except OSError:
        return f"Something went wrong inside Desk ({type(bug).__name__}), and {log} cannot be written."
    return f"Something went wrong inside Desk ({type(bug).__name__}); what happened is written in {log}."


def _complain(sentence: str, status: int) -> int:
    click.echo(f"desk: {' '.join(sentence.split())}", err=True)
    return status


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"Desk {package.__version__}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", type=click.Path(path_type=Path, dir_okay=False), help="Use this store.")
@click.option("--smoke", is_flag=True, hidden=True, help="Open the window once, draw a page, and say so.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Say which Desk this is.",
)
@click.pass_context
def commands(context: click.Context, store: Path | None, smoke: bool) -> int:
    """Turn copy into print. Without a command, open the window."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return DONE
    from desk.ui.app import run_smoke, run_window  # noqa: PLC0415 - commands need no window

    return run_smoke() if smoke else run_window(store)


@commands.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def import_(store: Path | None, files: tuple[Path, ...], as_json: bool) -> int:
    """Bring in copy from FILES, ``-`` for standard input."""
    with _copydesk(store) as desk:
        came = desk.bring_in(files, _standard_input())
        if as_json:
            _print_json({"stories": [import_data(one) for one in came.imported]})
        else:
            for one in came.imported:
                click.echo("\n".join(import_text(one)))
        for sentence in came.refused:
            _complain(sentence, WRONG)
        return WRONG if came.refused else DONE


@commands.command("list")
@click.option("--search", default="", help="Only stories that have all these words.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def list_(store: Path | None, search: str, as_json: bool) -> None:
    """List stories, the newest change first."""
    with _copydesk(store) as desk:
        if as_json:
            _print_json({"stories": [list_data(row) for row in desk.rows(search)]})
            return
        for row in desk.rows(search):
            click.echo(f"{row.id}\t{row.slug}\t{row.headline}\t{row.words}\t{row.changed}")


@commands.command()
@click.argument("story_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def show(store: Path | None, story_id: str, as_json: bool) -> None:
    """Show the story ID."""
    with _copydesk(store) as desk:
        stored = desk.stored(story_id)
        if as_json:
            _print_json(show_data(stored))
        else:
            click.echo("\n".join(show_text(stored)))


@commands.command()
@click.argument("stories", metavar="ID|FILE...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.option("--lines", is_flag=True, help="Check each line of standard input; print one line of JSON each.")
@click.pass_obj
def check(store: Path | None, stories: tuple[str, ...], as_json: bool, lines: bool) -> int:
    """Check stories by ID, or FILES without keeping them; ``-`` is standard input."""
    if lines == bool(stories):
        raise click.UsageError("Name the stories to check, or give --lines and none.")
    if lines:
        return _check_lines(store)
    with _copydesk(store) as desk:
        found = [(name, desk.check(name, _standard_input())) for name in stories]
        if as_json:
            _print_json(
                {"findings": [{"story": name, **row} for name, rows in found for row in check_data(rows)]}
            )
        for name, rows in [] if as_json else found:
            for row in rows:
                place = row.field if row.paragraph is None else f"{row.field} {row.paragraph + 1}"
                click.echo(f"{name}: {place}, {row.start}–{row.end}: {row.message}")
        return FOUND if any(rows for _name, rows in found) else DONE


def _check_lines(store: Path | None) -> int:
    found = False
    with _opened(store) as desk:
        for answer in check_lines(desk, _standard_input()):
            found = found or bool(answer)
            # Each answer is one line wherever it is cut: json escapes what else might end one.
            sys.stdout.write(json.dumps({"findings": check_data(answer)}) + "\n")
            sys.stdout.flush()
    return FOUND if found else DONE


@commands.command()
@click.argument("story_id", metavar="ID")
@click.option("--layout", default="", help="Fit into this layout; without it, the story’s own.")
@click.option("--paper", type=click.Choice(_PAPERS), default="a4", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def fit(store: Path | None, story_id: str, layout: str, paper: str, as_json: bool) -> None:
    """Say how the story ID fits its page: lines over or short, and the headline."""
    with _copydesk(store) as desk:
        fitted = desk.fit(story_id, layout, paper)
        if as_json:
            _print_json(fit_data(fitted))
        else:
            click.echo("\n".join(fit_text(fitted)))


@commands.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="pdf", show_default=True)
@click.option("--layout", default="", help="Set in this layout; without it, in the story’s own.")
@click.option("--paper", type=click.Choice(_PAPERS), default="a4", show_default=True)
@click.option(
    "--profile",
    default="",
    metavar="NAME|FILE",
    help="For pdfx: the press profile, a shipped one or your printer’s ICC file.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Print what fits of a story that is over; for pdfx let out what preflight refuses, and log it.",
)
@click.option("--out", required=True, metavar="FILE|FOLDER", help="Where to; - is standard output.")
@click.pass_obj
def export(
    store: Path | None,
    ids: tuple[str, ...],
    form: str,
    layout: str,
    paper: str,
    profile: str,
    force: bool,
    out: str,
) -> int:
    """Send stories out as a page or as text; an existing FILE is replaced, whole or not at all."""
    if form != "pdfx" and profile:
        raise click.UsageError("--profile is for --format pdfx.")
    order = Order(form, layout, paper, profile)
    order = forced(order) if force else order
    with _copydesk(store) as desk:
        if out == "-":
            stream = _standard_output()
            stream.write(desk.exported(ids, order))
            stream.flush()
            return DONE
        sent = desk.export(ids, order, Path(out), is_folder=out.endswith(("/", "\\")))
        for path in sent.written:
            click.echo(str(path))
        for sentence in sent.held:
            _complain(sentence, FOUND)
        return FOUND if sent.held else DONE


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def preflight(store: Path | None, file: Path, as_json: bool) -> int:
    """Look over the PDF in FILE as a printer would; ends with 1 when it would be refused."""
    with _copydesk(store) as desk:
        faults = desk.preflight(file, _standard_input())
        if as_json:
            _print_json({"file": str(file), "accepted": not faults, "faults": fault_data(faults)})
        else:
            for fault in faults:
                click.echo(f"{fault.rule}: {fault_sentence(fault)}")
            if not faults:
                click.echo(f"{file}: nothing a printer would refuse.")
        return FOUND if faults else DONE


@commands.command()
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def log(store: Path | None, ids: tuple[str, ...], as_json: bool) -> None:
    """Show what was exported, of the stories ID or of all: when, as what, and each file’s SHA-256."""
    with _copydesk(store) as desk:
        lines = list(desk.sent(ids))
        if as_json:
            _print_json({"exports": [sent_data(line) for line in lines]})
            return
        for line in lines:
            why = f"\t{line.reason}" if line.reason else ""
            click.echo(f"{line.at}\t{line.story}\t{line.format}\t{line.file}\t{line.sha256}{why}")


@commands.group()
def layout() -> None:
    """List layouts; send and bring in those of the house’s own."""


@layout.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@click.pass_obj
def layout_list(store: Path | None, as_json: bool) -> int:
    """List the layouts a story can be set in."""
    with _opened(store) as desk:
        broken = desk.read_own_layouts()
        if as_json:
            _print_json({"layouts": [layout_data(one) for one in desk.layouts.all()]})
        else:
            for one in desk.layouts.all():
                click.echo(f"{one.id}\t{one.name}\t{one.about}")
        for sentence in (*desk.layouts.broken, *(one.sentence for one in broken)):
            _complain(sentence, WRONG)
        return WRONG if broken else DONE


@layout.command("export")
@click.argument("layout_id", metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path, allow_dash=True), help="Where to.")
@click.pass_obj
def layout_export(store: Path | None, layout_id: str, out: Path) -> None:
    """Write the layout ID of the house’s own as one file; ``-`` is standard output."""
    with _opened(store) as desk:
        raw = desk.own_layouts.exported(layout_id)
    if str(out) == "-":
        stream = _standard_output()
        stream.write(raw)
        stream.flush()
    else:
        write_whole(out, raw)
        click.echo(str(out))


@layout.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def layout_import(store: Path | None, file: Path) -> None:
    """Bring in a layout from FILE, as exported by Desk."""
    with _opened(store) as desk:
        came = desk.own_layouts.import_(read_layout_file(file), file.name)
        click.echo(f"{came.id}\t{came.name}\t{came.about}")


commands.add_command(edition)


@contextmanager
def _opened(store: Path | None) -> Generator[Desk]:
    desk = open_desk(store, paths.default_store())
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _copydesk(store: Path | None) -> Generator[Copydesk]:
    with _opened(store) as desk:
        yield Copydesk(desk)


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _standard_input() -> BinaryIO:
    """Return standard input; nothing comes of one that was closed before the start."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def _standard_output() -> BinaryIO:
    if not sys.stdout:
        raise DeskError("Standard output is closed; name a file or a folder.")
    return sys.stdout.buffer
