"""What `cityserver` does with sealed parts: show one, open one, move all, note which are here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sync.server.command_line import Add, CommandError, Run

if TYPE_CHECKING:
    from sync.server.ingest.parts_move import Moved


def _part(arguments: argparse.Namespace) -> None:
    """write a sealed part to standard output"""
    from sync.server.ingest.parts_store import part_bytes

    try:
        with reached():
            sys.stdout.buffer.write(part_bytes(arguments.sha256))
    except (FileNotFoundError, ValueError):
        raise CommandError("no such part; give the 64 hexadecimal digits of its name") from None


def _part_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sha256", metavar="SHA256")


def _open(arguments: argparse.Namespace) -> None:
    """open a sealed part with an identity file and write it to standard output; leaves a line in the access log"""
    import getpass

    from sync.server.ingest.opening import open_part
    from sync.trust.sealing import CannotOpenError

    try:
        identity = arguments.identity.read_text().strip()
        with reached():
            plain = open_part(arguments.sha256, identity, account=getpass.getuser(), purpose=arguments.purpose)
    except FileNotFoundError:
        raise CommandError("no such part or identity file; look at `cityserver facts` for the parts") from None
    except CannotOpenError as error:
        raise CommandError(f"{error}; use the identity of one of its recipients") from None
    sys.stdout.buffer.write(plain)


def _open_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sha256", metavar="SHA256")
    parser.add_argument("--identity", type=Path, required=True, metavar="FILE")
    parser.add_argument("--purpose", default="cityserver open", help="why; kept in the access log")


def _parts_move(arguments: argparse.Namespace) -> None:
    """copy all parts from one place to another, each checked; again goes on where it was"""
    from sync.server.ingest.parts_move import move
    from sync.server.ingest.parts_store import parts_at

    if arguments.source == arguments.target:
        raise CommandError("--from and --to are the same place")
    try:
        with reached():
            moved = move(parts_at(arguments.source), parts_at(arguments.target), _tell)
    except ValueError as error:
        raise CommandError(str(error)) from None
    for sha256 in moved.damaged:
        print(f"Part {sha256[:16]}: its bytes are not what its name says; it stays where it is.")
    print(f"copied: {moved.copied}, there already: {moved.held}, damaged: {len(moved.damaged)}")
    if moved.damaged:
        raise CommandError("some parts are damaged; look for them in a backup")


def _tell(moved: Moved) -> None:
    print(f"{moved.looked_at} parts", file=sys.stderr, flush=True)


def _parts_move_arguments(parser: argparse.ArgumentParser) -> None:
    places = "folder (DIR/parts) or s3://bucket/prefix"
    parser.add_argument("--from", dest="source", default="folder", metavar="PLACE", help=places)
    parser.add_argument("--to", dest="target", required=True, metavar="PLACE", help=places)


def _parts_note(_arguments: argparse.Namespace) -> None:
    """note anew which parts are here, after the database came back from a backup"""
    from sync.server.ingest import part_rows
    from sync.server.ingest.parts_store import parts_store

    with reached():
        print(f"{part_rows.renew(parts_store())} parts")


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    pass


@contextmanager
def reached() -> Iterator[None]:
    """A store that does not answer is one sentence, not a trace."""
    from sync.server.ingest.parts_store import StoreUnreachableError

    try:
        yield
    except StoreUnreachableError as error:
        raise CommandError(str(error)) from None


PART_COMMANDS: tuple[tuple[str, Add, Run], ...] = (
    ("part", _part_arguments, _part),
    ("open", _open_arguments, _open),
    ("parts-move", _parts_move_arguments, _parts_move),
    ("parts-note", _no_arguments, _parts_note),
)
