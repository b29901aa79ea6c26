"""One PDF of all the documents of a request, for the upload into another office's system.

Invariants
- It is made in memory from parts that were opened one by one, each with its line in the record before it was opened, and
  is never written anywhere; whoever asked gets it once, and a cache may not keep it.
- Pages stand in the catalogue's order of requirements; each says on top which paper it is and of which request. No answer
  and no name is written on a page: what is personal is in the pictures alone.
- At most `MOST_PAGES` pictures, one on a page, so that memory is bounded whatever a kiosk sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from sync.rules.service import Service
from sync.server.console.sealed_files import SealedFile

MOST_PAGES = 32
MEDIA = "application/pdf"
_DPI = 150
_PAGE = (1240, 1754)  # A4 at 150 dpi
_MARGIN = 80
_TITLE, _LINE = 34, 26
_CHUNK = 64 * 1024
_MOST_PIXELS = 40_000_000


class BrokenPictureError(Exception):
    """A part that calls itself a photo is none; the text names the paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One picture: the paper's name and the opened bytes."""

    name: str
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page; `missing`: names of what has not arrived or is not there."""

    title: str
    lines: Sequence[str]
    missing: Sequence[str]


def documents_of(files: Sequence[SealedFile], service: Service | None) -> list[SealedFile]:
    """The photographed papers in the order of the catalogue; results of the work and photos of places are none."""
    order = [each.id for each in service.requirements] if service else []
    papers = [file for file in files if file.is_photo and file.role not in ("output", "before", "after", "presence")]
    papers.sort(key=lambda file: order.index(file.role) if file.role in order else len(order))
    return papers[:MOST_PAGES]


def bundle(cover: Cover, papers: Sequence[Paper]) -> BytesIO:
    """The PDF. Raises BrokenPictureError."""
    made = BytesIO()
    _cover_page(cover, papers).save(made, "PDF", resolution=_DPI, title=cover.title, producer="", creator="")
    for number, paper in enumerate(papers, start=2):
        page = _page(f"{cover.title} · {paper.name} · {number} dari {len(papers) + 1}", paper)
        page.save(made, "PDF", resolution=_DPI, append=True, quality=85)
    made.seek(0)
    return made


def streamed(made: BytesIO) -> Iterator[bytes]:
    while chunk := made.read(_CHUNK):
        yield chunk


def _cover_page(cover: Cover, papers: Sequence[Paper]) -> Image.Image:
    page = Image.new("RGB", _PAGE, "white")
    drawing = ImageDraw.Draw(page)
    drawing.text((_MARGIN, _MARGIN), cover.title, font=_font(_TITLE), fill="black")
    listed = [f"{number}. {paper.name}" for number, paper in enumerate(papers, start=2)]
    gone = [f"Belum ada: {name}" for name in cover.missing]
    for row, line in enumerate([*cover.lines, "", *listed, *gone]):
        drawing.text((_MARGIN, _MARGIN + 2 * _TITLE + row * 2 * _LINE), line, font=_font(_LINE), fill="black")
    return page


def _page(heading: str, paper: Paper) -> Image.Image:
    page = Image.new("RGB", _PAGE, "white")
    ImageDraw.Draw(page).text((_MARGIN, _MARGIN // 2), heading, font=_font(_LINE), fill="black")
    room = (_PAGE[0] - 2 * _MARGIN, _PAGE[1] - 2 * _MARGIN - _TITLE)
    picture = ImageOps.contain(_picture(paper), room)
    page.paste(picture, ((_PAGE[0] - picture.width) // 2, _MARGIN + _TITLE))
    return page


def _picture(paper: Paper) -> Image.Image:
    """Upright where the page is: a wide paper is turned, so that it is as large as can be."""
    try:
        picture = Image.open(BytesIO(paper.jpeg), formats=["JPEG"])
        if picture.width * picture.height > _MOST_PIXELS:
            raise BrokenPictureError(paper.name)
        whole = picture.convert("RGB")
    except (UnidentifiedImageError, OSError) as error:
        raise BrokenPictureError(paper.name) from error
    return whole.rotate(90, expand=True) if whole.width > 1.2 * whole.height else whole


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    found = find_spec("fontpkg_lexend")
    if found is not None and found.origin is not None:
        for path in sorted((Path(found.origin).parent / "files").glob("*.ttf")):
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)
