"""``desk layout``: the layouts a story can be set in."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, DONE, OUT, WRONG, complain, opened, print_json, send_out
from desk.newsroom.house import read_layout_file
from desk.newsroom.telling import layout_data


@click.group()
def layout() -> None:
    """List layouts; send and bring in those of the house’s own."""


@layout.command("list")
@AS_JSON
@click.pass_obj
def layout_list(store: Path | None, as_json: bool) -> int:
    """List the layouts a story can be set in."""
    with opened(store) as desk:
        broken = desk.composing.read_own_layouts()
        if as_json:
            print_json({"layouts": [layout_data(one) for one in desk.composing.layouts.all()]})
        else:
            for one in desk.composing.layouts.all():
                click.echo(f"{one.id}\t{one.name}\t{one.about}")
        for sentence in (*desk.composing.layouts.broken, *(one.sentence for one in broken)):
            complain(sentence, WRONG)
        return WRONG if broken else DONE


@layout.command("export")
@click.argument("layout_id", metavar="ID")
@OUT
@click.pass_obj
def layout_export(store: Path | None, layout_id: str, out: Path) -> None:
    """Write the layout ID of the house’s own as one file; ``-`` is standard output."""
    with opened(store) as desk:
        raw = desk.composing.own_layouts.exported(layout_id)
    send_out(raw, out)


@layout.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def layout_import(store: Path | None, file: Path) -> None:
    """Bring in a layout from FILE, as exported by Desk."""
    with opened(store) as desk:
        came = desk.composing.own_layouts.import_(read_layout_file(file), file.name)
        click.echo(f"{came.id}\t{came.name}\t{came.about}")
