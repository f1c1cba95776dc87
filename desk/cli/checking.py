"""``desk check`` and ``desk rules``: what a sub-editor should look at."""

import json
import sys
from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, DONE, FOUND, copydesk, opened, print_json, standard_input
from desk.newsroom.asking import Asking
from desk.newsroom.lines import check_lines
from desk.newsroom.telling import check_data, held_data, rule_data


@click.command()
@click.argument("stories", metavar="ID|FILE...", nargs=-1)
@AS_JSON
@click.option("--lines", is_flag=True, help="Check each line of standard input; print one line of JSON each.")
@click.option("--rules", default="", metavar="A,B", help="Only these rules; without it, those that are on.")
@click.option("--language", default="", metavar="TAG", help="Read as this language, not the story’s.")
@click.pass_obj
def check(
    store: Path | None, stories: tuple[str, ...], as_json: bool, lines: bool, rules: str, language: str
) -> int:
    """Check stories by ID, or FILES without keeping them; ``-`` is standard input."""
    if lines == bool(stories):
        raise click.UsageError("Name the stories to check, or give --lines and none.")
    asking = Asking(tuple(rule.strip() for rule in rules.split(",") if rule.strip()), language)
    if lines:
        return _check_lines(store, asking)
    with copydesk(store) as desk:
        found = [(name, desk.check(name, standard_input(), asking)) for name in stories]
        if as_json:
            print_json(
                {
                    "findings": [{"story": name, **row} for name, rows in found for row in check_data(rows)],
                    "held": [
                        {"story": name, **row}
                        for name in stories
                        if name != "-"
                        for row in held_data(desk.held(name, standard_input()))
                    ],
                }
            )
        for name, rows in [] if as_json else found:
            for row in rows:
                place = row.field if row.paragraph is None else f"{row.field} {row.paragraph + 1}"
                click.echo(f"{name}: {place}, {row.start}–{row.end}: {row.message}")
        return FOUND if any(rows for _name, rows in found) else DONE


def _check_lines(store: Path | None, asking: Asking) -> int:
    found = False
    with opened(store) as desk:
        for answer in check_lines(desk, standard_input(), asking):
            found = found or bool(answer)
            # Each answer is one line wherever it is cut: json escapes what else might end one.
            sys.stdout.write(json.dumps({"findings": check_data(answer)}) + "\n")
            sys.stdout.flush()
    return FOUND if found else DONE


@click.command()
@AS_JSON
@click.pass_obj
def rules(store: Path | None, as_json: bool) -> None:
    """List every rule the checks have, and what it looks for."""
    with copydesk(store) as desk:
        chosen = desk.rules()
        if as_json:
            print_json({"rules": [rule_data(one) for one in chosen]})
        for one in [] if as_json else chosen:
            click.echo(f"{one.rule.id}\t{'on' if one.is_on else 'off'}\t{one.rule.what}")
