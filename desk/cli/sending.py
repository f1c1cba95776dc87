"""``desk fit``, ``export``, ``preflight``, ``log``: pages set, sent out, looked over and looked up."""

from pathlib import Path

import click

from desk.cli.options import PROFILE, WHY, refuse_profile_but_for_press
from desk.cli.terminal import (
    AS_JSON,
    DONE,
    FOUND,
    complain,
    copydesk,
    print_json,
    standard_input,
    standard_output,
)
from desk.newsroom.exporting import Order, fault_sentence, forced
from desk.newsroom.telling import fault_data, fit_data, fit_text, offers_text, sent_data

_FORMATS = ("pdf", "pdfx", "pdfua", "proof", "html", "txt", "md")
_PAPERS = ("a4", "us-letter")


@click.command()
@click.argument("story_id", metavar="ID")
@click.option("--layout", default="", help="Fit into this layout; without it, the story’s own.")
@click.option("--paper", type=click.Choice(_PAPERS), default="a4", show_default=True)
@click.option("--offers", "with_offers", is_flag=True, help="Look for what makes it fit too; takes seconds.")
@AS_JSON
@click.pass_obj
def fit(store: Path | None, story_id: str, layout: str, paper: str, with_offers: bool, as_json: bool) -> None:
    """Say how the story ID fits its page: lines over or short, the headline, last lines of one word.

    With --offers, what would make it fit: cuts, or for a page that is short a taller photo, a pull quote,
    looser leading. Each is proved by setting the page again.
    """
    with copydesk(store) as desk:
        fitted = desk.fit(story_id, layout, paper)
        offers = desk.offers(story_id, layout, paper) if with_offers else None
        if as_json:
            print_json(fit_data(fitted, offers))
        else:
            click.echo("\n".join((*fit_text(fitted), *offers_text(offers or ()))))


@click.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="pdf", show_default=True)
@click.option("--layout", default="", help="Set in this layout; without it, in the story’s own.")
@click.option("--paper", type=click.Choice(_PAPERS), default="a4", show_default=True)
@PROFILE
@click.option(
    "--force",
    is_flag=True,
    help="Print what fits of a story that is over; for pdfx let out what preflight refuses, and log it.",
)
@WHY
@click.option(
    "--comments/--no-comments",
    default=True,
    show_default=True,
    help="For proof: with what the checks find and the story’s notes.",
)
@click.option("--out", required=True, metavar="FILE|FOLDER", help="Where to; - is standard output.")
@click.pass_obj
def export(
    store: Path | None,
    ids: tuple[str, ...],
    form: str,
    layout: str,
    paper: str,
    profile: str,
    force: bool,
    why: str,
    comments: bool,
    out: str,
) -> int:
    """Send stories out as a page or as text; an existing FILE is replaced, whole or not at all."""
    refuse_profile_but_for_press(form, profile)
    order = Order(form, layout, paper, profile, comments=comments)
    order = forced(order, why) if force or why.strip() else order
    with copydesk(store) as desk:
        if out == "-":
            stream = standard_output()
            stream.write(desk.exported(ids, order))
            stream.flush()
            if note := desk.left_out(ids[0], order):
                complain(note, DONE)
            return DONE
        sent = desk.export(ids, order, Path(out), is_folder=out.endswith(("/", "\\")))
        for path in sent.written:
            click.echo(str(path))
        for sentence in sent.notes:
            complain(sentence, DONE)
        for sentence in sent.held:
            complain(sentence, FOUND)
        return FOUND if sent.held else DONE


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@AS_JSON
@click.pass_obj
def preflight(store: Path | None, file: Path, as_json: bool) -> int:
    """Look over the PDF in FILE as a printer would; ends with 1 when it would be refused."""
    with copydesk(store) as desk:
        faults = desk.preflight(file, standard_input())
        if as_json:
            print_json({"file": str(file), "accepted": not faults, "faults": fault_data(faults)})
        else:
            for fault in faults:
                click.echo(f"{fault.rule}: {fault_sentence(fault)}")
            if not faults:
                click.echo(f"{file}: nothing a printer would refuse.")
        return FOUND if faults else DONE


@click.command()
@click.argument("ids", metavar="[ID...]", nargs=-1)
@AS_JSON
@click.pass_obj
def log(store: Path | None, ids: tuple[str, ...], as_json: bool) -> None:
    """Show what was exported, of the stories ID or of all: when, as what, and each file’s SHA-256."""
    with copydesk(store) as desk:
        lines = list(desk.sent(ids))
        if as_json:
            print_json({"exports": [sent_data(line) for line in lines]})
            return
        for line in lines:
            why = f"\t{line.reason}" if line.reason else ""
            click.echo(f"{line.at}\t{line.story}\t{line.format}\t{line.file}\t{line.sha256}{why}")
