"""nftables of a hall's PC: nobody reaches it, and the kiosk's account reaches the city and the hall's printer alone.

    balai-kiosk-firewall apply | show        (root; the unit of the same name does it at boot, every ten
    minutes, and when a printer was chosen)

Invariants
- What comes in is only what was asked for from here. What the system itself asks for (its updates, the clock, names) stays open:
  it runs as other accounts, and a person's account reaches nothing.
- The city's name may point elsewhere tomorrow or be unknown at boot: the addresses that it had before stay, newest first, at
  most MOST of them.
- A printer that a technician chose at the screen is the word of the kiosk's own account: it opens the way to a printer's port of an
  address in the hall, and to nothing beyond the hall's router. What the installer wrote (`hall.env`) is root's word and may name any.
- Where no city is known yet nothing of the kiosk's account goes out; the hall is served all the same.
- Rules are replaced in one transaction of the kernel's: never a moment without them.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.domain.hall_choices import is_in_the_hall

Address = IPv4Address | IPv6Address

ACCOUNT = "balai-kiosk"
CHOSEN = Path("/var/lib/balai-kiosk/told/printer")
MOST_CHOSEN_BYTES = 300
KEPT = Path("/var/lib/balai-kiosk-firewall/city.json")
RESOLV_CONF = Path("/etc/resolv.conf")
MOST = 16
PRINTER_PORT = 9100
CHOSEN_PORTS = range(9100, 9103)  # of a raw printer and of the two beside it in one box
FIRST_PERSON = 1000  # Debian Policy 9.2.2: accounts of people begin here
_HOST = re.compile(r"[A-Za-z0-9.:-]{1,253}")


@dataclass(frozen=True, slots=True)
class Way:
    """Where the kiosk's account may go."""

    host: str
    port: int


def city_of(url: str) -> Way | None:
    """None for what is no address of a city."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"https": 443, "http": 80}[parts.scheme]
        host = parts.hostname or ""
    except (ValueError, KeyError):
        return None
    return Way(host, port) if _HOST.fullmatch(host) and 0 < port < 65536 else None


def printer_of(spec: str) -> Way | None:
    """Of `net:HOST[:PORT][:58|:80]`; other printers need no network."""
    words = spec.split(":")
    if words[0] != "net" or len(words) < 2 or _HOST.fullmatch(words[1]) is None:
        return None
    told = [int(word) for word in words[2:] if word.isascii() and word.isdigit() and len(word) <= 5]
    ports = [number for number in told if number not in (58, 80) and 0 < number < 65536]
    return Way(words[1], ports[0] if ports else PRINTER_PORT)


def chosen_printer(spec: str) -> tuple[Address, int] | None:
    """As `printer_of`, of whoever only chooses among what is in the hall."""
    way = printer_of(spec)
    if way is None or way.port not in CHOSEN_PORTS or not is_in_the_hall(way.host):
        return None
    return ip_address(way.host), way.port


def remembered(known: Iterable[str], found: Sequence[Address]) -> list[Address]:
    """What was found now, then what was known before; nothing of `known` is believed to be an address."""
    before = []
    for text in known:
        try:
            before.append(ip_address(text))
        except ValueError:
            continue
    return list(dict.fromkeys([*found, *before]))[:MOST]


def resolvers(text: str) -> list[Address]:
    """Whom resolv.conf names, see resolv.conf(5): three at most are asked."""
    told = re.findall(r"^nameserver[ \t]+([0-9A-Fa-f.:]+)", text, re.MULTILINE)[:3]
    return remembered(told, [])


def rules(account_id: int, ways: Sequence[tuple[Address, int]], asked: Sequence[Address] = ()) -> str:
    """For `nft -f -`; `asked` are those who know names."""
    allowed = "\n".join(
        [f"    {_family(one)} daddr {one} meta l4proto {{ tcp, udp }} th dport 53 accept" for one in asked]
        + [f"    {_family(address)} daddr {address} tcp dport {port} accept" for address, port in ways]
    )
    return f"""table inet balai_kiosk
delete table inet balai_kiosk
table inet balai_kiosk {{
  chain kiosk {{
{allowed}
    counter reject
  }}
  chain in {{
    type filter hook input priority filter; policy drop;
    iif lo accept
    ct state established,related accept
    icmp type {{ echo-request, destination-unreachable, time-exceeded }} accept
    icmpv6 type {{ echo-request, nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert, packet-too-big, destination-unreachable }} accept
    udp dport {{ 68, 546 }} accept
  }}
  chain out {{
    type filter hook output priority filter; policy accept;
    oif lo accept
    ct state established,related accept
    meta skuid {account_id} jump kiosk
    meta skuid >= {FIRST_PERSON} meta skuid < 60000 counter reject
  }}
  chain across {{
    type filter hook forward priority filter; policy drop;
  }}
}}
"""


def _family(address: Address) -> str:
    return "ip" if address.version == 4 else "ip6"


def ruleset(
    environ: Mapping[str, str],
    account_id: int,
    kept: Path,
    look_up: Callable[[str], list[Address]],
    resolv_conf: str = "",
    *,
    chosen: str = "",
) -> str:
    """Looks names up and remembers the city's addresses in `kept`. Raises OSError when they cannot be written."""
    ways: list[tuple[Address, int]] = []
    if (city := city_of(environ.get("KIOSK_CITY", ""))) is not None:
        found = remembered(_known(kept, city.host), look_up(city.host))
        kept.write_text(json.dumps({"host": city.host, "addresses": [str(one) for one in found]}), "utf-8")
        ways += [(address, city.port) for address in found]
    if (printer := printer_of(environ.get("KIOSK_PRINTER", ""))) is not None:
        ways += [(address, printer.port) for address in look_up(printer.host)]
    if (near := chosen_printer(chosen)) is not None and near not in ways:
        ways.append(near)
    return rules(account_id, ways, resolvers(resolv_conf))


def _known(kept: Path, host: str) -> list[str]:
    """Another city's addresses are none of this one's."""
    try:
        told = json.loads(kept.read_text("utf-8"))
        return [str(one) for one in told["addresses"]] if told["host"] == host else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def read_chosen(path: Path) -> str:
    """What the kiosk's account wrote: a plain file, a small one, or nothing is chosen."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return file.read(MOST_CHOSEN_BYTES).decode("ascii", "replace").strip()
    except OSError:
        return ""


def look_up(host: str) -> list[Address]:
    """Empty when nobody knows now."""
    try:
        return [ip_address(row[4][0]) for row in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, ValueError):
        return []


def main(argv: Sequence[str]) -> int:
    import pwd

    if list(argv) not in (["apply"], ["show"]):
        print("usage: balai-kiosk-firewall apply|show", file=sys.stderr)
        return 2
    try:
        names = RESOLV_CONF.read_text("utf-8", "replace") if RESOLV_CONF.exists() else ""
        text = ruleset(os.environ, pwd.getpwnam(ACCOUNT).pw_uid, KEPT, look_up, names, chosen=read_chosen(CHOSEN))
        if argv[0] == "show":
            print(text, end="")
            return 0
        subprocess.run(["nft", "-f", "-"], input=text.encode(), check=True)  # noqa: S607 - the system's
    except KeyError:
        print(f"balai-kiosk-firewall: akun {ACCOUNT} tidak ada; pasang ulang paket kios.", file=sys.stderr)
        return 1
    except (OSError, subprocess.CalledProcessError):
        print("balai-kiosk-firewall: aturan tidak terpasang; jalankan sebagai root, periksa nftables.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
