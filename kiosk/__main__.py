"""`kiosk`: from argv to the program that was asked for, and from its end to an exit code.

Exit codes: 0 done · 1 the world stood in the way (one sentence on stderr says what to do) · 2 wrong arguments ·
70 our mistake (a report on stderr: places in the code and the kind of error, never its text, which may be personal).

Invariant: a subcommand's modules are imported when it runs; `kiosk facts` loads neither Qt nor OpenCV.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.settings import DEFAULT_SIZE, EnrolOptions, parse_size, settings_of

EXIT_WORLD = 1
EXIT_OURS = 70
# What an enrolled kiosk leaves beside its keys (`kiosk.devices.head_mark`); asking anything else costs each start a second.
HAS_SERVED = "head.mark"
REASONS = ("first", "rollback", "fork", "clone", "refused", "key_lost", "damaged", "replaced", "other")
PRINTER_SPEC = "none, usb:VVVV:PPPP, net:HOST[:PORT], file:PATH or system:NAME, then :58 or :80"

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    told = _parser().parse_args(argv)
    command: Command = told.command
    if argv is None and command is _run:
        from kiosk import wiped_memory

        wiped_memory.start_so(os.environ)
    try:
        return command(told)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter's last flush fails again
        return EXIT_WORLD
    except Exception as error:  # noqa: BLE001 (the last one to see it)
        if (sentence := _sentence_of_the_world(error)) is not None:
            print(f"kiosk: {sentence}", file=sys.stderr)
            return EXIT_WORLD
        print(_report(error), file=sys.stderr)
        return EXIT_OURS


def _run(told: argparse.Namespace) -> int:
    """The resting screen first: reading the rest of the program takes several times as long."""
    from kiosk.ui import welcome

    settings = settings_of(told, os.environ)
    if told.first_technician and not os.path.exists(settings.key_file.with_name(HAS_SERVED)):  # noqa: PTH110 - never raises
        from kiosk import technician

        technician.main(settings, first=True)
        settings = settings_of(told, os.environ)  # with what was chosen
    shown = welcome.show(settings.size, fullscreen=settings.fullscreen, screen=settings.screen, dpi=settings.dpi)
    from kiosk import app

    return app.main(settings, shown)


def _practice(told: argparse.Namespace) -> int:
    from kiosk import practice

    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return practice.main(settings_of(told, os.environ), Path(runtime) if runtime else None)


def _agent(told: argparse.Namespace) -> int:
    from kiosk import agent

    return agent.main(settings_of(told, os.environ), drain=told.drain, at_once=told.now)


def _enrol(told: argparse.Namespace) -> int:
    from kiosk import enrol

    options = EnrolOptions(told.city, told.code, told.root, told.out, told.in_file, told.reason, told.set_aside)
    # From an installer: an environment is read by its own process alone, a list of arguments by everybody.
    if ticket := told.qr or os.environ.get("KIOSK_TICKET", ""):
        options = enrol.with_qr(options, ticket)
    return enrol.main(settings_of(told, os.environ), options)


def _verify(told: argparse.Namespace) -> int:
    from kiosk import audit

    return audit.verify(settings_of(told, os.environ))


def _facts(told: argparse.Namespace) -> int:
    from kiosk import audit

    return audit.facts(settings_of(told, os.environ))


def _doctor(told: argparse.Namespace) -> int:
    from kiosk import doctor

    return doctor.main(settings_of(told, os.environ), aloud=told.aloud, qr=told.qr)


def _passport(told: argparse.Namespace) -> int:
    from kiosk import passport

    settings = settings_of(told, os.environ)
    return (
        passport.is_enrolled(settings) if told.enrolled else passport.main(settings, out=told.out, on_paper=told.paper)
    )


def _selfcheck(told: argparse.Namespace) -> int:
    from kiosk import selfcheck

    del told
    return selfcheck.main()


def _technician(told: argparse.Namespace) -> int:
    from kiosk import technician

    return technician.main(settings_of(told, os.environ))


def _keys(told: argparse.Namespace) -> int:
    from kiosk import keys_command

    settings = settings_of(told, os.environ)
    if told.what == "restore":
        if told.source is None:
            told.parser.error("restore needs --from FILE")
        return keys_command.restore(settings, told.source)
    return {"upgrade": keys_command.upgrade, "best": keys_command.is_best}.get(told.what, keys_command.status)(settings)


def _salvage(told: argparse.Namespace) -> int:
    from kiosk import salvage

    present = argparse.Namespace(**{**vars(told), "key_file": told.present_key_file})
    return salvage.main(settings_of(present, os.environ), told.source, told.key_file)


def _camera(told: argparse.Namespace) -> int:
    from kiosk import cameras

    settings = settings_of(told, os.environ)
    if told.what == "list":
        return cameras.show(settings)
    if told.number is None:
        told.parser.error("choose needs the number of a camera")
    return cameras.choose(settings, told.number)


def _printer(told: argparse.Namespace) -> int:
    from kiosk import printers

    settings = settings_of(told, os.environ)
    return printers.test(settings) if told.what == "test" else printers.show(settings)


def _courier(told: argparse.Namespace) -> int:
    from kiosk import courier_command

    return courier_command.main(settings_of(told, os.environ), told.what, told.folder, os.environ)


def _gallery(told: argparse.Namespace) -> int:
    from kiosk.ui import gallery

    return gallery.main(told.out, every=told.all, strict=told.check, only=told.only)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="The kiosk of a neighbourhood hall.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = _on_data(commands, "run", _run, "the window; starts and watches the agent")
    run.add_argument("--camera", metavar="SPEC", help="device:N, folder:DIR, file:VIDEO or none")
    run.add_argument("--printer", metavar="SPEC", help=PRINTER_SPEC)
    run.add_argument("--size", type=parse_size, default=DEFAULT_SIZE, metavar="WxH")
    run.add_argument("--fullscreen", action="store_true")
    run.add_argument("--board", action="store_true", help="the second screen's board, also without a second screen")
    run.add_argument(
        "--first-technician", action="store_true", help="the technician's window first, until the kiosk is enrolled"
    )
    run.add_argument("--no-agent", action="store_true", help="record only; nothing is sent")
    _practising(commands)
    agent = _on_data(commands, "agent", _agent, "carries facts and parts to the city")
    agent.add_argument("--drain", action="store_true", help="send everything, then end")
    agent.add_argument(
        "--now", action="store_true", help="begin at once, not at this kiosk's place among all of the city"
    )
    enrol = _on_data(commands, "enrol", _enrol, "the city accepts this kiosk's key")
    enrol.add_argument(
        "--qr", default="", metavar="TEXT", help="what the QR on the city's sheet says: all three at once"
    )
    enrol.add_argument("--city", default="", metavar="URL")
    enrol.add_argument("--code", default="")
    enrol.add_argument("--root", default="", metavar="SHA256", help="SHA-256 of the city's root key")
    enrol.add_argument("--out", type=Path, metavar="FILE", help="without a line: write the signed request")
    enrol.add_argument("--in", dest="in_file", type=Path, metavar="FILE", help="without a line: finish with the answer")
    enrol.add_argument(
        "--reason", default="", choices=REASONS, help="why a new epoch begins, when the kiosk cannot know it by itself"
    )
    enrol.add_argument(
        "--set-aside", action="store_true", help="the key is gone for good: keep the old database aside, begin anew"
    )
    keys = _on_data(
        commands, "keys", _keys, "where the keys are; move them to safer hardware; put an escrowed one back"
    )
    keys.add_argument("what", nargs="?", choices=("status", "upgrade", "best", "restore"), default="status")
    keys.add_argument("--from", dest="source", type=Path, metavar="FILE", help="restore: what the city opened for you")
    _on_data(commands, "verify", _verify, "walk chain, parts, receipts and projections; say what is wrong")
    _on_data(commands, "facts", _facts, "the signed envelopes, one a line, byte for byte")
    _looking(commands)
    _salvaging(commands)
    _hardware(commands)
    courier = _on_data(commands, "courier", _courier, "carries records on a stick, for a hall without a line")
    courier.add_argument(
        "what",
        choices=("out", "in", "carry", "sticks"),
        help="write, read replies, take other halls' to the city, look",
    )
    courier.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the stick (default: the one plugged in)")
    gallery = commands.add_parser("gallery", help="every screen as PNG")
    gallery.add_argument("--out", type=Path, required=True, metavar="DIR")
    gallery.add_argument("--all", action="store_true", help="every size, mode and language; the default is a fast part")
    gallery.add_argument("--check", action="store_true", help="end with 1 when a picture breaks a rule")
    gallery.add_argument("--only", default="", metavar="NAME", help="scenes whose name begins so")
    gallery.set_defaults(command=_gallery)
    return parser


def _salvaging(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    salvage = commands.add_parser("salvage", help="send what a database that was set aside still holds")
    salvage.add_argument("--data", metavar="DIR", help="the present kiosk (default: KIOSK_DATA, then ./data)")
    salvage.add_argument(
        "--present-key-file", metavar="FILE", help="its database key (default: DIR/../keys/kiosk.dbkey)"
    )
    salvage.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE", help="the old kiosk.db")
    salvage.add_argument(
        "--key-file",
        type=Path,
        metavar="KEY",
        help="its key, or what the city opened; default: what was set aside with it",
    )
    salvage.set_defaults(command=_salvage, parser=salvage)


def _looking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = _on_data(commands, "doctor", _doctor, "periksa kios: satu kalimat tiap hal")
    doctor.add_argument("--camera", metavar="SPEC", help="device:N, folder:DIR, file:VIDEO or none")
    doctor.add_argument("--aloud", action="store_true", help="the voice says what was found")
    doctor.add_argument("--qr", action="store_true", help="the report as a QR to photograph, any telephone reads it")
    doctor.add_argument("--printer", metavar="SPEC", help=PRINTER_SPEC)
    technician = _on_data(commands, "technician", _technician, "the window to choose devices, enrol and check")
    technician.add_argument("--camera", metavar="SPEC", help="folder:DIR or file:VIDEO in rehearsals")
    technician.add_argument("--size", type=parse_size, default=DEFAULT_SIZE, metavar="WxH")
    technician.add_argument("--fullscreen", action="store_true")
    selfcheck = commands.add_parser("selfcheck", help="whether this program works on this machine; touches nothing")
    selfcheck.set_defaults(command=_selfcheck, parser=selfcheck)
    passport = _on_data(commands, "passport", _passport, "what this kiosk is, for the hall's folder")
    passport.add_argument("--out", type=Path, metavar="FILE", help="one A4 page as HTML")
    passport.add_argument("--paper", action="store_true", help="on the receipt printer")
    passport.add_argument("--printer", metavar="SPEC", help=PRINTER_SPEC)
    passport.add_argument("--enrolled", action="store_true", help="say nothing; 0 once the city knows this kiosk")


def _practising(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    practice = commands.add_parser("practice", help="the window over an invented hall; nothing is kept or sent")
    practice.add_argument("--camera", metavar="SPEC", help="device:N, folder:DIR, file:VIDEO or none")
    practice.add_argument("--printer", metavar="SPEC", help=PRINTER_SPEC)
    practice.add_argument("--size", type=parse_size, default=DEFAULT_SIZE, metavar="WxH")
    practice.add_argument("--fullscreen", action="store_true")
    practice.set_defaults(command=_practice, parser=practice, data=None, key_file=None)


def _hardware(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    camera = _on_data(commands, "camera", _camera, "the cameras of this machine, and which one counts for presence")
    camera.add_argument("what", nargs="?", choices=("list", "choose"), default="list")
    camera.add_argument("number", nargs="?", type=int, metavar="N", help="choose: the number that list shows")
    camera.set_defaults(parser=camera)
    printer = commands.add_parser("printer", help="the printers of this machine; a slip to try one")
    printer.add_argument("what", nargs="?", choices=("list", "test"), default="list")
    printer.add_argument("--printer", metavar="SPEC", help=PRINTER_SPEC)
    printer.set_defaults(command=_printer, parser=printer, data=None, key_file=None)


def _on_data(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, sentence: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    parser.add_argument("--data", metavar="DIR", help="where kiosk.db is (default: KIOSK_DATA, then ./data)")
    parser.add_argument("--key-file", metavar="FILE", help="the database key (default: DIR/../keys/kiosk.dbkey)")
    parser.set_defaults(command=command, parser=parser)
    return parser


def _sentence_of_the_world(error: Exception) -> str | None:
    """What to tell when the error is the world's, None when it is ours."""
    from kiosk.errors import WorldError
    from kiosk.flows.ports import CameraMissingError, StorageBrokenError, StorageFullError
    from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
    from sync.protocol.problems import ProblemError

    storage = (StorageFullError, StorageBrokenError, CameraMissingError)
    city = (CityUnreachableError, CityBusyError, CityUnreadableError, ProblemError)
    if isinstance(error, (WorldError, *storage, *city)):
        return str(error) or type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return None


def _report(error: BaseException) -> str:
    places = "".join(
        f"  {frame.filename}:{frame.lineno} in {frame.name}\n" for frame in traceback.extract_tb(error.__traceback__)
    )
    return f"kiosk: this is a mistake of the program, please report it:\n{places}  {type(error).__qualname__}"


if __name__ == "__main__":
    sys.exit(main())
