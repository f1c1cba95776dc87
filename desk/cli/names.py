"""``desk names``: like names that are two, which the checks ask about no more."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, opened, print_rows
from desk.newsroom.telling import pair_data

_ONE, _OTHER = click.argument("one"), click.argument("other")


@click.group()
def names() -> None:
    """Say which like names are two people or things, so that they are asked about no more."""


@names.command("list")
@AS_JSON
@click.pass_obj
def names_list(store: Path | None, as_json: bool) -> None:
    """List the names told apart."""
    with opened(store) as desk:
        print_rows("names", map(pair_data, desk.answering.told_apart()), as_json=as_json)


@names.command("apart")
@_ONE
@_OTHER
@click.pass_obj
def names_apart(store: Path | None, one: str, other: str) -> None:
    """Remember for every story that ONE and OTHER are two."""
    with opened(store) as desk:
        desk.answering.tell_apart(one, other)


@names.command("forget")
@_ONE
@_OTHER
@click.pass_obj
def names_forget(store: Path | None, one: str, other: str) -> None:
    """Ask again whether ONE and OTHER are one."""
    with opened(store) as desk:
        desk.answering.ask_again(one, other)
