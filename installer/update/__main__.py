"""`balai-kiosk-update`, or `python -m installer.update`: begin, fetch, judge, back, status, check, describe.

Invariants: exit codes as `installer.update` names them; what goes wrong is one sentence; nothing personal is read or printed.
"""

from __future__ import annotations

import argparse
import os
import platform as machine
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from installer.update.durable import BusyError, write_whole
from installer.update.programs import Programs
from installer.update.release import RELEASE
from installer.update.tree import describe, differences
from installer.update.wording import status_lines, trouble_sentence
from kiosk.domain.program_word import LIMIT_BYTES, Word, read_word
from sync.protocol.canonical import MalformedError
from sync.protocol.instant import write_instant

PACKAGE = Path("/usr/lib/balai-kiosk")
PROGRAMS = Path("/var/lib/balai-kiosk/program")
WORD = Path("/var/lib/balai-kiosk/told/program.json")
ROOTS = (
    "update-root.json",
    "/etc/balai-kiosk/update-root.json",
)  # in the package's own tree, else put there when provisioned
MAX_ROOT_BYTES = 64_000
OVERDUE = 3

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    told = _parser().parse_args(argv)
    os.umask(0o022)  # the kiosk's account reads what root puts there
    command: Command = told.command
    try:
        return command(told)
    except MalformedError as error:
        return _trouble(str(error))
    except BusyError:
        return _trouble(trouble_sentence("busy"))
    except OSError as error:
        return _trouble(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))


def this_platform() -> str:
    system = "windows" if sys.platform == "win32" else "linux"
    return f"{system}-{machine.machine().lower().replace('amd64', 'x86_64')}"


def _begin(told: argparse.Namespace) -> int:
    state = _programs(told).begin(_word(told))
    print(state.current or "package")
    return 0


def _judge(told: argparse.Namespace) -> int:
    return OVERDUE if _programs(told).is_overdue(_word(told)) else 0


def _back(told: argparse.Namespace) -> int:
    programs = _programs(told)
    before = programs.state().current
    if not before:
        return _trouble("Yang berjalan sudah program bawaan paket; tidak ada versi sebelumnya.")
    state = programs.back()
    print(
        f"{before} tidak dipakai lagi; sesudah kios dinyalakan lagi: {state.current or programs.version_of_package()}."
    )
    return 0


def _status(told: argparse.Namespace) -> int:
    programs = _programs(told)
    print(*status_lines(programs.state(), package=programs.version_of_package()), sep="\n")
    return 0


def _check(told: argparse.Namespace) -> int:
    """Every byte of the version that runs."""
    programs = _programs(told)
    version = programs.state().current
    release = programs.release(version)
    if release is None:
        return _trouble("Daftar isi program tidak terbaca; pasang ulang paketnya.")
    wrong = list(differences(release, programs.tree(version)))
    if wrong:
        return _trouble(f"{len(wrong)} berkas program berubah atau hilang, misalnya {wrong[0]}; pasang ulang paketnya.")
    print(f"{release.version}: {len(release.files)} berkas utuh.")
    return 0


def _fetch(told: argparse.Namespace) -> int:
    from installer.update.fetch import NotTakenError, fetch
    from installer.update.fetching import Line, Stick

    programs, word = _programs(told), _word(told)
    root = _root(told)
    if root is None:
        return _trouble(trouble_sentence("no_root"))
    try:
        origin = Stick(told.stick) if told.stick else Line(word.city_url)
    except ValueError:
        return _trouble(trouble_sentence("no_city"))
    try:
        done = fetch(programs, word, origin, root=root, platform=this_platform())
    except NotTakenError as trouble:
        return _trouble(trouble_sentence(str(trouble)))
    print(f"{done.version}: siap, dipakai sesudah kios dinyalakan lagi." if done.version else "Tidak ada yang baru.")
    return 0


def _describe(told: argparse.Namespace) -> int:
    """For whoever builds a tree."""
    from kiosk.store.opening import NAMES, OLDEST_READER

    built_at = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp()), UTC)
    release = describe(
        told.tree,
        version=told.version,
        platform=told.platform or this_platform(),
        built_at=write_instant(built_at),
        start=told.start,
        schema=len(NAMES),
        oldest_reader=OLDEST_READER,
    )
    write_whole(told.tree / RELEASE, release.to_bytes())  # a new file: the old one may be linked into another tree
    print(f"{release.version} {release.platform}: {len(release.files)} files, {release.size_bytes / 1e6:.0f} MB")
    return 0


def _programs(told: argparse.Namespace) -> Programs:
    return Programs(told.programs, told.package)


def _word(told: argparse.Namespace) -> Word:
    """The kiosk's own account wrote it: a plain file, a small one, or nothing is known."""
    try:
        with os.fdopen(os.open(told.word, os.O_RDONLY | _PLAINLY), "rb") as file:
            return read_word(file.read(LIMIT_BYTES + 1))
    except OSError:
        return Word()


_PLAINLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _root(told: argparse.Namespace) -> bytes | None:
    for path in [told.root] if told.root else [told.package / each for each in ROOTS]:
        try:
            with path.open("rb") as file:
                return bytes(file.read(MAX_ROOT_BYTES))
        except FileNotFoundError:
            continue
    return None


def _trouble(sentence: str) -> int:
    print(f"balai-kiosk-update: {sentence}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="balai-kiosk-update", description="Updates of the kiosk's program.")
    parser.add_argument("--package", type=Path, default=PACKAGE, metavar="DIR", help="the package's own tree")
    parser.add_argument("--programs", type=Path, default=PROGRAMS, metavar="DIR", help="where versions lie")
    parser.add_argument("--word", type=Path, default=WORD, metavar="FILE", help="what the kiosk says of itself")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _command(commands, "begin", _begin, "at each start of the window: decide which version starts")
    fetch = _command(commands, "fetch", _fetch, "take what the city published for this kiosk's channel")
    fetch.add_argument("--stick", type=Path, metavar="DIR", help="from a stick in place of the line")
    fetch.add_argument("--root", type=Path, metavar="FILE", help="the root of trust (default: the package's)")
    _command(
        commands,
        "judge",
        _judge,
        f"ends with {OVERDUE} when the version on trial does not work: restart the window then",
    )
    _command(commands, "back", _back, "return to the version before, for good")
    _command(commands, "status", _status, "what runs, what waits, what was refused")
    _command(commands, "check", _check, "compare every file of what runs with its list")
    build = _command(commands, "describe", _describe, "write release.json for a tree that was built")
    build.add_argument("tree", type=Path, metavar="TREE")
    build.add_argument("--version", required=True)
    build.add_argument("--platform", default="", help="like linux-x86_64 (default: this machine's)")
    build.add_argument("--start", default="kiosk", metavar="NAME", help="the program in the tree")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, sentence: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
