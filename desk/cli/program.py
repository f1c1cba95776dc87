"""The program ``desk``: one command line in, one exit status out."""

import io
import logging
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

import desk as package
from desk import paths
from desk.cli import checking, credit, edition, house, layout, names, photo, profiles, sending, stories, style
from desk.cli.terminal import DONE, FOUND, WRONG, complain
from desk.errors import DeskError
from desk.newsroom.exporting import HeldError, RefusedError

_COMMANDS = (
    stories.import_, stories.list_, stories.show,
    checking.check,
    checking.rules,
    names.names,
    house.house,
    sending.fit, sending.export, sending.preflight, sending.log,
    layout.layout,
    profiles.profiles,
    edition.edition,
    credit.credit, credit.credits_,
    photo.photo,
    style.style,
)  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; no traceback is ever shown."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = commands.main(args=list(arguments), prog_name="desk", standalone_mode=False)
    except (HeldError, RefusedError) as error:
        return complain(str(error), FOUND)
    except (DeskError, click.ClickException, click.Abort) as error:
        return complain(_sentence(error), WRONG)
    except SystemExit:
        # click leaves so when the reader of a pipe has had enough, as ``head`` has.
        return DONE
    except Exception as bug:  # noqa: BLE001 - no traceback is shown; the log has it
        return complain(_logged(bug), WRONG)
    return status if isinstance(status, int) else DONE


def _sentence(error: DeskError | click.ClickException | click.Abort) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    return "Stopped." if isinstance(error, click.Abort) else str(error)


class _Told(logging.Handler):
    """Says in one line what is logged, as of a check that failed; the bug behind it goes into the log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it."""
        bug = record.exc_info[1] if record.exc_info else None
        if bug is not None:
            with suppress(OSError):
                _log(bug)
        complain(record.getMessage(), FOUND)


def _log_file() -> Path:
    return paths.log_folder() / "desk.log"


def _log(bug: BaseException) -> None:
    """Write a bug into the log; raises OSError."""
    log = _log_file()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write("".join(traceback.format_exception(bug)))


def _logged(bug: Exception) -> str:
    log = _log_file()
    try:
        _log(bug)
    except OSError:
        return f"Something went wrong inside Desk ({type(bug).__name__}), and {log} cannot be written."
    return f"Something went wrong inside Desk ({type(bug).__name__}); what happened is written in {log}."


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"Desk {package.__version__}")
        context.exit()


@click.group(
    commands=_COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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
        told, logger = _Told(logging.WARNING), logging.getLogger(package.__name__)
        logger.addHandler(told)
        context.call_on_close(lambda: logger.removeHandler(told))
        return DONE
    from desk.ui.app import run_smoke, run_window  # noqa: PLC0415 - commands need no window

    return run_smoke() if smoke else run_window(store)
