"""``desk style``: the rules of house style, tried and brought in."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, DONE, FOUND, OUT, complain, opened, print_json, send_out
from desk.newsroom.house_style import StyleRead, read_rules
from desk.newsroom.styling import brought_in
from desk.newsroom.telling import style_data

_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def style() -> None:
    """List, try, bring in and send out the rules of house style."""


@style.command("list")
@AS_JSON
@click.pass_obj
def style_list(store: Path | None, as_json: bool) -> int:
    """List the rules in force, and say of those that fail why."""
    with opened(store) as desk:
        house = desk.check_room.house_style
        on = desk.answers().wanted
        rows = [style_data(rule, own=house.is_own(rule.id), on=rule.rule.id in on) for rule in house.rules]
        if as_json:
            print_json({"rules": rows, "refused": list(house.refused)})
        for row in () if as_json else rows:
            state = "on" if row["on"] else "off"
            click.echo(f"{row['id']}\t{state}\t{row['severity']}\t{row['name']}\t{row['why']}")
        for sentence in () if as_json else house.refused:
            complain(sentence, FOUND)
        return FOUND if house.refused else DONE


@style.command("check")
@_FILE
def style_check(file: Path) -> int:
    """Run the examples of the rules in FILE, Desk’s TOML or Vale’s YAML, without keeping them."""
    return _told(read_rules(file), "holds")


@style.command("import")
@_FILE
@click.pass_obj
def style_import(store: Path | None, file: Path) -> int:
    """Bring the rules of FILE into the house’s own style, on or off as they are there; those that fail or are
    in force so are left out.
    """
    with opened(store) as desk:
        return _told(brought_in(desk, file), "brought in")


@style.command("export")
@OUT
@click.pass_obj
def style_export(store: Path | None, out: Path) -> None:
    """Write the whole style as one file, each rule on or off as it is here."""
    with opened(store) as desk:
        send_out(desk.check_room.house_style.exported(desk.answers().wanted), out)


def _told(read: StyleRead, done: str) -> int:
    for rule in read.rules:
        click.echo(f"{rule.id}\t{done}\t{rule.name}")
    for sentence in read.refused:
        complain(sentence, FOUND)
    return FOUND if read.refused else DONE
