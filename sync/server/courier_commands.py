"""`cityserver courier in FILE…`: bringing a courier's bundles at the server itself, reading them at once, writing the replies.

Like `commands.py`: late imports need PostgreSQL up and Django ready.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sync.protocol.courier import MAX_VOLUME_BYTES, BundleName
from sync.server.command_line import Add, CommandError, Run

if TYPE_CHECKING:
    from sync.server.courier.arrivals import Bearer
    from sync.server.courier.models import CourierBundle

_LOOK_S = 0.2


def _courier(arguments: argparse.Namespace) -> None:
    """read courier bundles into the city; prints one line of JSON each, exits 1 when one was refused"""
    from sync.server.courier.arrivals import Bearer
    from sync.server.courier.worker import identity_file

    identity: Path = arguments.identity or identity_file()
    if not identity.is_file():
        raise CommandError("the city's identity is not in keys/city.agekey; give it with --identity FILE")
    if arguments.reply is not None and not arguments.reply.is_dir():
        raise CommandError("the folder for the replies is not there; make it first, or give the stick's")
    bearer = Bearer(account=f"cityserver:{getpass.getuser()}"[:150])
    kept = [(file, _keep(bearer, file)) for file in sorted(arguments.files, key=_order)]
    for _, sha256 in (*kept, *kept):  # again, because what waited for a first volume waits no more
        _read(sha256, identity)
    refused = [file.name for file, sha256 in kept if not _tell(file, sha256, bearer, arguments.reply)]
    if refused:
        raise CommandError(f"not taken: {', '.join(refused)}; the code says why, see `sync/PROTOCOL.md`")


def _courier_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("direction", choices=["in"], metavar="in")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--reply", type=Path, metavar="DIR", help="write the replies there, to carry back")
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", help="where the city's identity is kept off this machine"
    )


def _order(file: Path) -> tuple[object, ...]:
    """As bundles are to be read: the facts of a chain from the oldest, the first volume of a set first."""
    name = BundleName.parse(file.name)
    return (name is None, name or file.name)


def _keep(bearer: Bearer, file: Path) -> str:
    from sync.server.courier import arrivals

    try:
        with file.open("rb") as source:
            sha256, size_bytes = hashlib.file_digest(source, "sha256").hexdigest(), source.tell()
            if not 0 < size_bytes <= MAX_VOLUME_BYTES:
                raise CommandError(f"{file.name} is no bundle of a courier; give the .brw files of the stick")
            source.seek(0)
            arrivals.keep(bearer, source, sha256, size_bytes)
    except (FileNotFoundError, IsADirectoryError):
        raise CommandError(f"{file.name} is not there; give the .brw files of the stick") from None
    return sha256


def _read(sha256: str, identity: Path) -> None:
    """Until it is read, by us or by the worker of a running server."""
    from sync.server.courier import worker

    failures = _row(sha256).failures
    while not (bundle := _row(sha256)).is_over and not bundle.waits_for_first:
        if bundle.failures > failures:
            raise CommandError("reading failed; the log above says why. Run the same command again")
        if not worker.run(sha256, identity):
            time.sleep(_LOOK_S)


def _tell(file: Path, sha256: str, bearer: Bearer, folder: Path | None) -> bool:
    from sync.server.courier import reply
    from sync.server.courier.models import CourierDeed

    bundle = _row(sha256)
    told = reply.state_of(bundle)
    name = told.reply
    if folder is not None and name is not None and reply.exists(bundle):
        sealed = reply.build(bundle)
        bearer.note(bundle, CourierDeed.FETCHED)
        (folder / name.file_name()).write_bytes(sealed)
    print(json.dumps({"file": file.name, **told.to_object()}), flush=True)
    return told.stage == "done"


def _row(sha256: str) -> CourierBundle:
    from sync.server.courier.models import CourierBundle

    return CourierBundle.objects.defer("manifest").get(sha256=sha256)


COURIER_COMMANDS: tuple[tuple[str, Add, Run], ...] = (("courier", _courier_arguments, _courier),)
