"""``desk photo``: the photo library."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from desk.cli.terminal import AS_JSON, DONE, WRONG, complain, opened, print_json
from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.photo_export import PhotoOrder, export_photos
from desk.newsroom.photo_files import relink
from desk.newsroom.photo_intake import PhotoIntake
from desk.newsroom.photo_telling import (
    came_data,
    credit_told,
    expiring_until,
    look_up,
    photo_data,
    photo_row,
    photo_text,
)
from desk.pictures.web_photo import FORMS
from desk.store.library import FILTERS, StoredPhoto
from desk.story.photo import Permission, Rights

_PHOTO = click.argument("name", metavar="PHOTO")
_LONGEST_SIDE = 30_000


@click.group()
def photo() -> None:
    """Keep the photo library. PHOTO is a photo’s number, or its file’s name or the beginning of it."""


@photo.command("add")
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@AS_JSON
@click.pass_obj
def add(store: Path | None, paths: tuple[Path, ...], as_json: bool) -> int:
    """Bring pictures into the library; how far it is goes to standard error."""
    with opened(store) as desk:
        intake = PhotoIntake(desk.picture_desk, lambda: desk.store.library)
        report = intake.bring_in(paths, progress=_progress if len(paths) > 1 else _silent)
        came = [(one, _there(desk, one.photo.file)) for one in report.came]
        if as_json:
            print_json(
                {"photos": [came_data(one, stored) for one, stored in came], "refused": list(report.refused)}
            )
        for one, stored in [] if as_json else came:
            like = f"  like {one.alike[0].name}" if one.alike else ""
            click.echo(f"{stored.key}\t{one.photo.name}\t{'new' if one.is_new else 'known'}{like}")
        for sentence in report.refused:
            complain(sentence, WRONG)
        return WRONG if report.refused else DONE


@photo.command("list")
@click.option("--search", default="", help="Only photos that have all these words in any field.")
@click.option("--only", type=click.Choice([one for one in FILTERS if one]), help="Only photos of this kind.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="The last day that counts as expiring.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True)
@AS_JSON
@click.pass_obj
def list_(store: Path | None, search: str, only: str | None, until: str, limit: int, as_json: bool) -> None:
    """List photos, the newest first."""
    with opened(store) as desk:
        day = _day(until) or expiring_until(desk.now().date())
        rows = desk.store.library.page(search, only=only or "", until=day, limit=limit)
        if as_json:
            print_json({"photos": [photo_row(row) for row in rows]})
        for row in [] if as_json else rows:
            one = row.photo
            click.echo(f"{row.key}\t{one.name}\t{one.width} × {one.height}\t{one.described.creditline}")


@photo.command("show")
@_PHOTO
@AS_JSON
@click.pass_obj
def show(store: Path | None, name: str, as_json: bool) -> None:
    """Show PHOTO: its fields and where each came from, its rights, where it stands and has run."""
    with opened(store) as desk:
        looked = look_up(desk, _there(desk, name))
        if as_json:
            print_json(photo_data(looked))
        else:
            click.echo("\n".join(photo_text(looked)))


@photo.command("credit")
@_PHOTO
@click.argument("line", required=False)
@AS_JSON
@click.pass_obj
def credit(store: Path | None, name: str, line: str | None, as_json: bool) -> None:
    """Tell the credit of PHOTO, its parts and the right guessed from it; with LINE, set it first."""
    with opened(store) as desk:
        stored = _there(desk, name)
        one = stored.photo
        if line is not None:
            one = replace(one, described=replace(one.described, creditline=line.strip()))
            desk.store.library.save([(one, stored.version)])
        told = credit_told(one, desk.crediting)
        if as_json:
            print_json(told)
        else:
            click.echo(f"{told['credit']}\nin house style\t{told['in_style']}")
            click.echo(f"rights\t{told['rights']} ({told['reason']})")


@photo.command("rights")
@_PHOTO
@click.argument("rights", type=click.Choice([one.value for one in Rights]))
@click.option("--expires", default="", metavar="YYYY-MM-DD", help="The last day it may be used.")
@click.option("--uses", type=click.IntRange(1), help="How many uses are allowed in all.")
@click.option("--licence", default="", help="The public licence, such as “CC BY 4.0”.")
@click.option("--by", "who", default="", help="Who allowed the use.")
@click.option("--when", default="", metavar="YYYY-MM-DD", help="When it was allowed; today without it.")
@click.option("--how", default="", help="By what way: telephone, e-mail, contract.")
@click.option("--evidence", default="", metavar="FILE|LINK", help="A link, or a file to keep with the store.")
@click.pass_obj
def rights_(
    store: Path | None,
    name: str,
    rights: str,
    expires: str,
    uses: int | None,
    licence: str,
    who: str,
    when: str,
    how: str,
    evidence: str,
) -> None:
    """Decide by what right PHOTO may be used; its channels, territory and restrictions stay."""
    with opened(store) as desk:
        stored = _there(desk, name)
        day = _day(when) or (desk.now().date().isoformat() if who else "")
        terms = replace(
            stored.photo.terms,
            rights=Rights(rights),
            decided=True,
            reason="",
            expires=_day(expires),
            uses=uses,
            licence=licence,
            permission=Permission(who, day, how, desk.evidence.keep(_whole_path(evidence))),
        )
        desk.store.library.save([(replace(stored.photo, terms=terms), stored.version)])
        click.echo(f"{stored.key}\t{stored.photo.name}\t{terms.rights.value}")


def _whole_path(evidence: str) -> str:
    """Return the whole path of a file that is there; a link or words as they are."""
    return str(Path(evidence).absolute()) if evidence and Path(evidence).is_file() else evidence


@photo.command("export")
@click.argument("names", metavar="PHOTO...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMS), default="jpeg", show_default=True)
@click.option(
    "--longest", type=click.IntRange(16, _LONGEST_SIDE), help="No side longer, in pixels; as it is without."
)
@click.option(
    "--keep", type=click.Choice(["gps", "serials"]), multiple=True, help="Leave this in; it is taken out."
)
@click.option("--out", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where to.")
@AS_JSON
@click.pass_obj
def export(
    store: Path | None,
    names: tuple[str, ...],
    form: str,
    longest: int | None,
    keep: tuple[str, ...],
    out: Path,
    as_json: bool,
) -> int:
    """Write photos into a folder with caption, credit, copyright and rights in them."""
    if not out.is_dir():
        raise DeskError(f"{out} is no folder; make it first, or name another.")
    order = PhotoOrder(form, longest, "gps" in keep, "serials" in keep)
    with opened(store) as desk:
        chosen = [_there(desk, name).photo for name in names]
        made, refused = export_photos(desk.photos, chosen, order, out)
        if as_json:
            print_json({"files": [str(path) for path in made], "refused": refused})
        for path in [] if as_json else made:
            click.echo(str(path))
        for sentence in refused:
            complain(sentence, WRONG)
        return WRONG if refused else DONE


@photo.command("relink")
@_PHOTO
@click.argument("place", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.pass_obj
def relink_(store: Path | None, name: str, place: Path) -> None:
    """Bring back the file of PHOTO, missing or changed, from a copy: it is known by its bytes."""
    with opened(store) as desk:
        click.echo(str(relink(desk.photos, _there(desk, name).photo, place)))


def _there(desk: Desk, name: str) -> StoredPhoto:
    found = desk.store.library.named(name)
    if found is None:
        raise DeskError(f"The library has no one photo {name}; `desk photo list` shows those it has.")
    return found


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise DeskError(f"{text} is no day; write it as 2026-03-04.") from error


def _progress(done: int, total: int) -> None:
    click.echo(f"{done} of {total} photos", err=True)


def _silent(_done: int, _total: int) -> None:
    """Say nothing: of one file its own line is enough."""
