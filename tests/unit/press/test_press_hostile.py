"""Copy that tries to run, to read or to break the page: it prints as it stands."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from press_copy import BRIEF, ENDLESS, FIXED, HARBOUR
from press_pdf import bare, text_of

from desk.errors import DeskError
from desk.press.fit import Break
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Span, Story

MADE = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
ALL = pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
TYPED = str.maketrans({"“": '"', "”": '"', "–": None})  # the house’s marks as they were typed, less hyphens
LITERAL = (
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.1"',
    "#panic(1)",
    "$ x^2 $",
    "]",
    "[",
    "\\",
    "\\u{41}",
    "*bold* _slope_ `raw`",
    "= Heading",
    "<label> @ref",
    "// a comment",
    "/* another */",
    "http://example.org//path",
    "#{while true {}}",
    '"); #sys.inputs',
    "~ -- ---",
    "#set page(width: 1pt)",
)


def everywhere(text: str, layout: str) -> Story:
    return Story(
        headline=text,
        standfirst=text,
        byline=text,
        dateline=text,
        source=text,
        handle=text,
        published=text,
        layout=layout,
        body=tuple(Paragraph(text, kind, (Span(1, 3, "bold"),)) for kind in Kind),
        photos=(PhotoUse(text, text, text),),
        related=(Related(text),),
    )


@ALL
@pytest.mark.parametrize("text", LITERAL)
def test_markup_prints_as_it_stands(typesetter: Typesetter, text: str, layout: str) -> None:
    printed = bare(text_of(typesetter.pdf(everywhere(text, layout), made=MADE)))
    assert printed.translate(TYPED).count(bare(text)) == 15


def test_a_word_of_ten_thousand_letters_runs_over_pages_or_is_overset_to_the_letter(
    typesetter: Typesetter,
) -> None:
    story = replace(BRIEF, headline="H" * 10_000, body=(Paragraph("x" * 10_000),))
    printed = text_of(typesetter.pdf(story, made=MADE))
    assert (printed.count("H"), printed.count("x")) == (10_000, 10_000)
    news = replace(story, layout="news-page")
    printed, fit = text_of(typesetter.pdf(news, made=MADE)), typesetter.fit(news)
    assert printed.count("H") == sum(len(line.text) for line in fit.headline[:3])
    assert fit.breaks_at == Break(0, printed.count("x"))


@ALL
def test_unseen_characters_are_taken_out(typesetter: Typesetter, layout: str) -> None:
    plain = replace(BRIEF, layout=layout, body=(Paragraph("Safe and sound."),))
    odd = "\x00S\u200bafe\u202e and\u2066 so\u00adund\ufeff.\x07\u200f"
    assert typesetter.pdf(replace(plain, body=(Paragraph(odd),)), made=MADE) == typesetter.pdf(
        plain, made=MADE
    )


@ALL
def test_half_a_surrogate_pair_and_emoji_do_not_stop_the_page(typesetter: Typesetter, layout: str) -> None:
    story = replace(BRIEF, layout=layout, headline="Half \ud83d", body=(Paragraph("Smile 😀 \udc00 on."),))
    printed = text_of(typesetter.pdf(story, made=MADE))
    assert "Smile" in printed
    assert "on." in printed


@given(
    text=st.text(max_size=60), kind=st.sampled_from(list(Kind)), layout=st.sampled_from([*ENDLESS, *FIXED])
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_stops_the_page(typesetter: Typesetter, text: str, kind: Kind, layout: str) -> None:
    story = replace(everywhere(text, layout), body=(Paragraph(text, kind, (Span(0, 2, "italic"),)),))
    assert len(typesetter.pages(story, ppi=20).pngs) == 1
    assert typesetter.pdf(story, made=MADE).startswith(b"%PDF-")


def _picture(at: Path, colour: tuple[int, int, int]) -> Path:
    Image.new("RGB", (300, 200), colour).save(at)
    return at


def test_a_link_in_the_photo_folder_shows_nothing_of_its_target(
    fonts: Path, layouts: Layouts, tmp_path: Path
) -> None:
    secret = _picture(tmp_path / "secret.png", (1, 2, 3))
    folder = tmp_path / "photos"
    folder.mkdir()
    link = folder / "wide.png"
    link.symlink_to(secret)
    linked = Typesetter(fonts, layouts, lambda _name, _px: link)
    without = Typesetter(fonts, layouts, lambda _name, _px: None)
    assert linked.pages(HARBOUR, ppi=30) == without.pages(HARBOUR, ppi=30)
    linked.close()
    without.close()


def _layout(folder: Path, page: str) -> Layouts:
    own = folder / "layouts" / "own"
    own.mkdir(parents=True)
    (own / "layout.toml").write_text(
        'id = "own"\nname = "Our own"\nabout = "A layout."\npapers = ["a4"]\n'
        "[measure]\ncolumns = 1\nsize_pt = 10\nleading_pt = 12\nhyphenate = false\n"
    )
    (own / "page.typ").write_text(page)
    return Layouts.of([folder / "layouts"])


def test_a_layout_that_fails_is_named_with_its_line(fonts: Path, tmp_path: Path) -> None:
    setter = Typesetter(fonts, _layout(tmp_path, "Fine.\n\n#nothing-of-the-kind\n"), lambda _n, _p: None)
    with pytest.raises(DeskError, match=r"“Our own” failed in page\.typ, line 3: unknown variable"):
        setter.pages(replace(BRIEF, layout="own"), ppi=30)
    setter.close()


def test_a_layout_that_gives_no_lines_is_named(fonts: Path, tmp_path: Path) -> None:
    setter = Typesetter(fonts, _layout(tmp_path, "No lines."), lambda _n, _p: None)
    with pytest.raises(DeskError, match="“Our own” does not say how many lines"):
        setter.pages(replace(BRIEF, layout="own"), ppi=30)
    setter.close()


def test_a_layout_reads_nothing_outside_its_own_folder(fonts: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    layouts = _layout(tmp_path, '#read("/secret.txt")\n#read("../secret.txt")')
    (tmp_path / "layouts" / "own" / "secret.txt").symlink_to(secret)
    setter = Typesetter(fonts, layouts, lambda _n, _p: None)
    with pytest.raises(DeskError, match=r"page\.typ, line 1: file not found"):
        setter.pdf(replace(BRIEF, layout="own"), made=MADE)
    setter.close()


def test_the_page_needs_no_network() -> None:
    code = (
        "import socket, datetime as dt\n"
        "def refuse(*a, **k): raise AssertionError('the network was asked for')\n"
        "socket.socket.connect = refuse\n"
        "from desk import resources\n"
        "from desk.press.layouts import Layouts\n"
        "from desk.press.typesetter import Typesetter\n"
        "from desk.story.model import Story\n"
        "setter = Typesetter(resources.shipped() / 'fonts', Layouts.load(), lambda n, p: None)\n"
        "print(len(setter.pages(Story(headline='Alone'), ppi=30).pngs))\n"
        "setter.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("1", "", 0)


def test_a_word_too_long_for_the_press_is_refused_with_its_place(typesetter: Typesetter) -> None:
    story = replace(BRIEF, body=(Paragraph("Short."), Paragraph("x" * 12_001)))
    with pytest.raises(DeskError, match="body 2 has over 12,000 characters without a space"):
        typesetter.pages(story, ppi=50)
