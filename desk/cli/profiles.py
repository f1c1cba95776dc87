"""``desk profiles``: the press profiles, and how much ink each may lay."""

from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, opened, print_json
from desk.press.profiles import INK_RANGE, PressProfile


@click.group()
def profiles() -> None:
    """List press profiles; set how much ink one may lay."""


@profiles.command("list")
@AS_JSON
@click.pass_obj
def profiles_list(store: Path | None, as_json: bool) -> None:
    """List the profiles shipped, with the ink limit in force and the profile’s own."""
    with opened(store) as desk:
        found = desk.composing.profiles.all()
        if as_json:
            print_json({"profiles": [_data(one) for one in found]})
        for one in () if as_json else found:
            click.echo(f"{one.wanted}\t{one.name}\t{_limit(one)}")


@profiles.command("ink")
@click.argument("profile", metavar="PROFILE")
@click.argument(
    "limit", type=click.IntRange(INK_RANGE[0], INK_RANGE[-1]), required=False, metavar="[PER_CENT]"
)
@click.pass_obj
def profiles_ink(store: Path | None, profile: str, limit: int | None) -> None:
    """Let PROFILE lay no more than PER_CENT of ink on one spot, over four plates; its own without PER_CENT.

    PROFILE is one of ``desk profiles list``, or your printer’s ICC file.
    """
    with opened(store) as desk:
        found = desk.composing.profiles.get(profile)
        desk.composing.limit_ink(found, None if limit == found.own_limit else limit)
        click.echo(_limit(desk.composing.profiles.get(profile)))


def _limit(profile: PressProfile) -> str:
    own = "" if profile.house_limit is None else f" (its own {profile.own_limit} %)"
    return f"{profile.ink_limit} % of ink at most{own}"


def _data(profile: PressProfile) -> dict[str, object]:
    return {
        "id": profile.wanted,
        "name": profile.name,
        "ink_limit": profile.ink_limit,
        "own_limit": profile.own_limit,
    }
