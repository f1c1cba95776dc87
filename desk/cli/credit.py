"""``desk credit`` and ``desk credits``: photo credits taken apart, and set in house style."""

import json
import sys

import click

from desk import paths, resources
from desk.cli.terminal import AS_JSON, print_json, standard_input
from desk.newsroom.crediting import Crediting
from desk.pictures.credit_parts import credit_data


@click.command()
@click.argument("line")
@AS_JSON
def credit(line: str, as_json: bool) -> None:
    """Take the credit in LINE apart, and set it in house style."""
    crediting = _crediting()
    found = crediting.read(line)
    if as_json:
        print_json(credit_data(found))
        return
    for name, value in credit_data(found).items():
        click.echo(f"{name}\t{value if isinstance(value, str) else '; '.join(value)}")
    if set_ := crediting.in_style(found):
        click.echo(f"in house style\t{set_}")


@click.command("credits")
def credits_() -> None:
    """Take apart each line of standard input; print one line of JSON each."""
    for found in _crediting().read_lines(standard_input()):
        sys.stdout.write(json.dumps(credit_data(found), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _crediting() -> Crediting:
    return Crediting(resources.shipped() / "credits", paths.own_credit_style())
