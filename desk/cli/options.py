"""Options that both a story and an edition are sent out with."""

import click

from desk.newsroom.exporting import PRESS

PROFILE = click.option(
    "--profile",
    default="",
    metavar="NAME|FILE",
    help="For pdfx: the press profile, a shipped one or your printer’s ICC file.",
)
WHY = click.option(
    "--why",
    default="",
    metavar="REASON",
    help="As --force, with the reason for the log; also lets a page go without a photo awaited.",
)


def refuse_profile_but_for_press(form: str, profile: str) -> None:
    """Raise UsageError for a profile of another format than the press’s."""
    if form != PRESS and profile:
        raise click.UsageError("--profile is for --format pdfx.")
