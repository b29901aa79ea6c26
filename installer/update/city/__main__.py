"""`python -m installer.update.city`: key, root-draft, root-sign, root-accept, channel, publish, promote, refresh, show.

Invariants: exit codes 0 done, 1 one sentence on stderr, 2 wrong arguments; a passphrase is asked for, never an argument.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.metadata import Metadata, Root
from tuf.api.serialization import DeserializationError

from installer.update.city import root as ceremony
from installer.update.city.keys import KeyFileError, make_key, read_public, read_signer, read_signers
from installer.update.city.repository import CHANNELS, PublishError, UpdateRepository
from installer.update.city.root import CeremonyError, Holders
from sync.protocol.canonical import MalformedError

Command = Callable[[argparse.Namespace], str]


def main(argv: Sequence[str] | None = None) -> int:
    told = _parser().parse_args(argv)
    command: Command = told.command
    try:
        print(command(told))
    except (KeyFileError, CeremonyError, PublishError, MalformedError) as error:
        print(f"updates: {error}", file=sys.stderr)
        return 1
    except DeserializationError:
        print("updates: a file that should be signed metadata is none", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"updates: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _key(told: argparse.Namespace) -> str:
    passphrase = b"" if told.online else _new_passphrase()
    return f"{told.file.with_suffix('.pub')}: {make_key(told.file, passphrase)}"


def _root_draft(told: argparse.Namespace) -> str:
    holders = Holders(
        root=[read_public(path) for path in told.root],
        threshold=told.threshold,
        targets=[read_public(path) for path in told.targets],
        online=read_public(told.online),
    )
    after = Metadata[Root].from_file(str(told.after)) if told.after else None
    drafted = ceremony.draft(holders, now=datetime.now(UTC), after=after)
    drafted.to_file(str(told.draft))
    return f"root {drafted.signed.version}, until {drafted.signed.expires:%Y-%m-%d}: now each holder signs {told.draft}"


def _root_sign(told: argparse.Namespace) -> str:
    drafted = Metadata[Root].from_file(str(told.draft))
    ceremony.sign(drafted, read_signer(told.key, _passphrase))
    drafted.to_file(str(told.draft))
    return f"{len(drafted.signatures)} signatures on root {drafted.signed.version}"


def _root_accept(told: argparse.Namespace) -> str:
    repository = UpdateRepository(told.repository)
    drafted = Metadata[Root].from_file(str(told.draft))
    if lacking := ceremony.missing(drafted, repository.root_in_force()):
        raise CeremonyError(lacking)
    repository.accept_root(drafted)
    return f"root {drafted.signed.version} is in force; for packages: {told.draft} as update-root.json"


def _channel(told: argparse.Namespace) -> str:
    repository = _repository(told)
    repository.give_channel(told.channel, [read_public(path) for path in told.holders], told.threshold)
    return f"{told.channel}: {told.threshold} of {len(told.holders)}. {_known(repository)}"


def _publish(told: argparse.Namespace) -> str:
    repository = _repository(told)
    release = repository.publish(told.tree, told.channel)
    return f"{release.version} for {release.platform} on {told.channel}. {_known(repository)}"


def _promote(told: argparse.Namespace) -> str:
    repository = _repository(told)
    release = repository.promote(told.platform)
    return f"{release.version} for {release.platform} on stable. {_known(repository)}"


def _refresh(told: argparse.Namespace) -> str:
    repository = _repository(told)
    repository.make_known()
    return f"known until {repository.timestamp().expires:%Y-%m-%d}"


def _show(told: argparse.Namespace) -> str:
    repository = UpdateRepository(told.repository)
    lines = [
        f"timestamp until {repository.timestamp().expires:%Y-%m-%d}, root until {repository.root().expires:%Y-%m-%d}"
    ]
    for channel in CHANNELS:
        for path in sorted(repository.targets(channel).targets):
            release = repository.release(channel, path.partition("/")[2].removesuffix(".json.zst"))
            lines += [f"{channel}: {release.version} for {release.platform}"] if release else []
    return "\n".join(lines)


def _repository(told: argparse.Namespace) -> UpdateRepository:
    return UpdateRepository(told.repository, read_signers(told.keys, _passphrase))


def _known(repository: UpdateRepository) -> str:
    """Where the online key is at hand; else the server does it."""
    if not repository.may_sign("timestamp"):
        return "Now `refresh` where the online key is."
    repository.make_known()
    return "Kiosks will hear of it."


def _passphrase(path: Path) -> bytes:
    return getpass.getpass(f"Passphrase of {path.name}: ").encode()


def _new_passphrase() -> bytes:
    first = getpass.getpass("A new passphrase: ")
    if len(first) < 8 or first != getpass.getpass("Again: "):
        raise KeyFileError("no key was made: eight signs or more, twice the same")
    return first.encode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installer.update.city", description="The city's side of updates.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    key = _command(commands, "key", _key, "make FILE.key and FILE.pub")
    key.add_argument("file", type=Path, metavar="FILE")
    key.add_argument("--online", action="store_true", help="without a passphrase, for the key of the server")
    draft = _command(commands, "root-draft", _root_draft, "who may sign what, for the holders to sign")
    draft.add_argument("draft", type=Path, metavar="DRAFT")
    draft.add_argument("--root", type=Path, nargs="+", required=True, metavar="PUB")
    draft.add_argument("--threshold", type=int, default=2, metavar="N")
    draft.add_argument("--targets", type=Path, nargs="+", required=True, metavar="PUB")
    draft.add_argument("--online", type=Path, required=True, metavar="PUB")
    draft.add_argument("--after", type=Path, metavar="ROOT", help="the root in force that this one follows")
    sign = _command(commands, "root-sign", _root_sign, "one holder's signature on a draft")
    sign.add_argument("draft", type=Path, metavar="DRAFT")
    sign.add_argument("--key", type=Path, required=True, metavar="KEY")
    accept = _on_repository(commands, "root-accept", _root_accept, "put a root that enough signed in force", keys=False)
    accept.add_argument("draft", type=Path, metavar="DRAFT")
    channel = _on_repository(commands, "channel", _channel, "whose a channel is")
    channel.add_argument("channel", choices=CHANNELS)
    channel.add_argument("--holders", type=Path, nargs="+", required=True, metavar="PUB")
    channel.add_argument("--threshold", type=int, default=1, metavar="N")
    publish = _on_repository(commands, "publish", _publish, "a tree that was built and described, to a channel")
    publish.add_argument("tree", type=Path, metavar="TREE")
    publish.add_argument("--channel", choices=CHANNELS, default="early")
    promote = _on_repository(commands, "promote", _promote, "what early runs, to stable")
    promote.add_argument("--platform", default="linux-x86_64")
    _on_repository(commands, "refresh", _refresh, "snapshot and timestamp anew: weekly, by a timer of the server")
    _on_repository(commands, "show", _show, "what is in force", keys=False)
    return parser


def _on_repository(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    command: Command,
    sentence: str,
    *,
    keys: bool = True,
) -> argparse.ArgumentParser:
    parser = _command(commands, name, command, sentence)
    parser.add_argument("repository", type=Path, metavar="REPOSITORY")
    if keys:
        parser.add_argument("--keys", type=Path, required=True, metavar="DIR", help="every *.key in it is at hand")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, sentence: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
