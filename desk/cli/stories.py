"""``desk import``, ``list``, ``show``: copy brought in, and what is in the store."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, DONE, WRONG, complain, copydesk, print_json, standard_input
from desk.newsroom.telling import import_data, import_text, list_data, show_data, show_text


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@AS_JSON
@click.pass_obj
def import_(store: Path | None, files: tuple[Path, ...], as_json: bool) -> int:
    """Bring in copy from FILES, ``-`` for standard input."""
    with copydesk(store) as desk:
        came = desk.bring_in(files, standard_input())
        if as_json:
            print_json({"stories": [import_data(one) for one in came.imported]})
        else:
            for one in came.imported:
                click.echo("\n".join(import_text(one)))
        for sentence in came.refused:
            complain(sentence, WRONG)
        return WRONG if came.refused else DONE


@click.command("list")
@click.option("--search", default="", help="Only stories that have all these words.")
@AS_JSON
@click.pass_obj
def list_(store: Path | None, search: str, as_json: bool) -> None:
    """List stories, the newest change first."""
    with copydesk(store) as desk:
        if as_json:
            print_json({"stories": [list_data(row) for row in desk.rows(search)]})
            return
        for row in desk.rows(search):
            click.echo(f"{row.id}\t{row.slug}\t{row.headline}\t{row.words}\t{row.changed}")


@click.command()
@click.argument("story_id", metavar="ID")
@AS_JSON
@click.pass_obj
def show(store: Path | None, story_id: str, as_json: bool) -> None:
    """Show the story ID."""
    with copydesk(store) as desk:
        stored = desk.stored(story_id)
        if as_json:
            print_json(show_data(stored))
        else:
            click.echo("\n".join(show_text(stored)))
