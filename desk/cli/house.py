"""``desk house``: the house list, of words that are right and of those for which the house writes others."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, opened, print_rows
from desk.newsroom.telling import word_data

_WORDS = click.argument("words", metavar="WORD...", nargs=-1, required=True)


@click.group()
def house() -> None:
    """List words and names that are right here, and what the house writes instead of others."""


@house.command("list")
@AS_JSON
@click.pass_obj
def house_list(store: Path | None, as_json: bool) -> None:
    """List the words, each with what to write instead."""
    with opened(store) as desk:
        print_rows("words", map(word_data, desk.answering.words().items()), as_json=as_json)


@house.command("add")
@_WORDS
@click.option("--instead", default="", metavar="RIGHT", help="What the house writes instead of them.")
@click.pass_obj
def house_add(store: Path | None, words: tuple[str, ...], instead: str) -> None:
    """Put each WORD on the list, as right or with what to write instead."""
    with opened(store) as desk:
        for word in words:
            desk.answering.accept(word, instead=instead)


@house.command("remove")
@_WORDS
@click.pass_obj
def house_remove(store: Path | None, words: tuple[str, ...]) -> None:
    """Take each WORD off the list."""
    with opened(store) as desk:
        for word in words:
            desk.answering.forget(word)
