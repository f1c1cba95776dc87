"""HTML out: one page that stands by itself, with no script and nothing fetched from elsewhere."""

import base64
import re
from html import escape
from typing import Final
from urllib.parse import urlsplit

from desk.story.dates import is_published, printed_date
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story
from desk.story.spans import pieces
from desk.wire.photo_line import photo_line
from desk.wire.signs import byline_line
from desk.wire.writing import Photo, encoded

NAME: Final = "Web page"
SUFFIXES: Final = (".html", ".htm")

_TAGS: Final = {Kind.TEXT: "p", Kind.CROSSHEAD: "h2", Kind.LIST_ITEM: "li"}
_BY: Final = re.compile(r"^\s*by\s+", re.IGNORECASE)
_STYLE: Final = (
    "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.05em/1.5 serif;color:#111;background:#fff}"
    "img{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,.masthead{font-size:.85em}"
    ".standfirst{font-size:1.2em}blockquote{font-style:italic}aside{border-top:1px solid;margin-top:2em}"
)


def write(story: Story, photo: Photo) -> bytes:
    """Set the story as one valid HTML document in UTF-8, photos inside it as data.

    Every text is escaped; a related line is a link only when its address is http or https.
    """
    title = story.headline or story.slug or "Story"
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{_attribute(story.language)}">',
        '<head>\n<meta charset="utf-8">',
        f"<title>{_text(title)}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="author" content="{_attribute(_BY.sub("", story.byline))}">' if story.byline else "",
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<article>",
    ]
    parts = [
        *head,
        *_furniture(story),
        *(_figure(use, photo) for use in story.photos),
        *_body(story),
        "</article>",
        _related(story.related),
        "</body>\n</html>\n",
    ]
    return encoded("\n".join(filter(None, parts)))


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(" ".join(text.split()), quote=True)


def _furniture(story: Story) -> list[str]:
    byline = byline_line(story.byline)
    masthead = [_text(part) for part in (story.source, story.handle) if part]
    if story.published:
        moment = _text(printed_date(story.published))
        known = is_published(story.published)
        masthead.append(
            f'<time datetime="{_attribute(story.published)}">{moment}</time>' if known else moment
        )
    return [
        f"<h1>{_text(story.headline)}</h1>" if story.headline else "",
        f'<p class="standfirst">{_text(story.standfirst)}</p>' if story.standfirst else "",
        f'<p class="byline">{_text(byline)}</p>' if byline else "",
        f'<p class="masthead">{" | ".join(masthead)}</p>' if masthead else "",
    ]


def _figure(use: PhotoUse, photo: Photo) -> str:
    jpeg = photo(use.file) if use.file else None
    words = photo_line(use) if use.credit or use.credit_label else use.caption
    if jpeg is None and not words:
        return ""
    data = base64.b64encode(jpeg).decode("ascii") if jpeg is not None else ""
    image = (
        f'<img src="data:image/jpeg;base64,{data}" alt="{_attribute(use.alt or use.caption)}">'
        if data
        else ""
    )
    caption = f"<figcaption>{_text(words)}</figcaption>" if words else ""
    return "\n".join(filter(None, ("<figure>", image, caption, "</figure>")))


def _body(story: Story) -> list[str]:
    lines: list[str] = []
    dateline = f'<span class="dateline">{_text(story.dateline)} — </span>' if story.dateline else ""
    listed = False
    for paragraph in story.body:
        item = paragraph.kind is Kind.LIST_ITEM
        if item is not listed:
            lines.append("<ul>" if item else "</ul>")
            listed = item
        inner = _inner(paragraph)
        if paragraph.kind is Kind.QUOTE:
            lines.append(f"<blockquote><p>{inner}</p></blockquote>")
            continue
        if paragraph.kind is Kind.TEXT:
            inner, dateline = dateline + inner, ""
        tag = _TAGS[paragraph.kind]
        lines.append(f"<{tag}>{inner}</{tag}>")
    lines += ["</ul>"] if listed else []
    return [*lines, f"<p>{dateline}</p>"] if dateline else lines


def _inner(paragraph: Paragraph) -> str:
    out = ""
    for text, faces in pieces(paragraph.text, paragraph.spans):
        inner = _text(text)
        inner = f"<em>{inner}</em>" if "italic" in faces else inner
        out += f"<strong>{inner}</strong>" if "bold" in faces else inner
    return out


def _related(lines: tuple[Related, ...]) -> str:
    items = [f"<li>{_link(line)}</li>" for line in lines if line.title or line.url]
    if not items:
        return ""
    return "\n".join(['<aside class="related">', "<h2>Related</h2>", "<ul>", *items, "</ul>", "</aside>"])


def _link(line: Related) -> str:
    title = _text(line.title or line.url)
    return f'<a href="{_attribute(line.url)}" rel="noreferrer">{title}</a>' if _is_web(line.url) else title


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
