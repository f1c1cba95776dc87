"""What every command has from its terminal: a desk on the store it names, streams, and exit statuses."""

import io
import json
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from desk import paths
from desk.errors import DeskError
from desk.newsroom.copydesk import Copydesk
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.files import write_whole

DONE, FOUND, WRONG = 0, 1, 2
_OUT = click.Path(path_type=Path, allow_dash=True)
OUT = click.option("--out", required=True, type=_OUT, help="Where to; - is standard output.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")


@contextmanager
def opened(store: Path | None) -> Generator[Desk]:
    """Open the desk on a store, the default one for None, and close it at the end."""
    desk = open_desk(store, paths.default_store())
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def copydesk(store: Path | None) -> Generator[Copydesk]:
    """Open the desk for what is done to stories without a window."""
    with opened(store) as desk:
        yield Copydesk(desk)


def complain(sentence: str, status: int) -> int:
    """Say on standard error, in one line, what went wrong; returns ``status``."""
    click.echo(f"desk: {' '.join(sentence.split())}", err=True)
    return status


def print_json(data: object) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_rows(name: str, rows: Iterable[Mapping[str, str]], *, as_json: bool) -> None:
    """Print rows a line each with tabs between, or as JSON under a name."""
    if as_json:
        print_json({name: [*rows]})
        return
    for row in rows:
        click.echo("\t".join(row.values()))


def standard_input() -> BinaryIO:
    """Return standard input; nothing comes of one that was closed before the start."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def send_out(raw: bytes, out: Path) -> None:
    """Write bytes to a file and print its name; ``-`` is standard output."""
    if str(out) == "-":
        stream = standard_output()
        stream.write(raw)
        stream.flush()
    else:
        write_whole(out, raw)
        click.echo(str(out))


def standard_output() -> BinaryIO:
    """Return standard output for bytes, where ``-`` asks for it; raises DeskError when it is closed."""
    if not sys.stdout:
        raise DeskError("Standard output is closed; name a file or a folder.")
    return sys.stdout.buffer
