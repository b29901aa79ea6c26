"""Where the kiosk's account and the agent may call: the city and a network printer, nothing else. Pure.

Invariants
- The rule blocks everything but those addresses, because for Windows a blocking rule outweighs every other.
- No address known: no rule. A kiosk that cannot reach the city because a name did not answer would be worse than one that may
  call too many; `verify` says which it is.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator, Sequence

RULE = "BalaiKiosk-Out"
KEY = r"SOFTWARE\Policies\Microsoft\WindowsFirewall\FirewallRules"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def rule(sids: Sequence[str], allowed: Iterable[str]) -> str:
    """As the policy writes it (MS-GPFAS 2.2.2.19): Block, outbound, for these accounts, to these ranges. "": no rule.

    Loopback is no remote address to the firewall and stays open.
    """
    addresses = [ipaddress.ip_address(text) for text in allowed]
    if not addresses:
        return ""
    ranges = [
        *(f"RA4={text}" for text in besides([one for one in addresses if one.version == 4], 4)),
        *(f"RA6={text}" for text in besides([one for one in addresses if one.version == 6], 6)),
    ]
    who = "D:" + "".join(f"(A;;CC;;;{sid})" for sid in sids)
    words = ("v2.30", "Action=Block", "Active=TRUE", "Dir=Out", f"LUAuth=O:LS{who}", *ranges, f"Name={RULE}")
    return "|".join(words) + "|"


def besides(addresses: Sequence[Address], version: int) -> Iterator[str]:
    """The whole space without them, as first-last."""
    whole = ipaddress.ip_network("0.0.0.0/0" if version == 4 else "::/0")
    first, last = int(whole.network_address), int(whole.broadcast_address)
    kind = ipaddress.IPv4Address if version == 4 else ipaddress.IPv6Address
    begin = first
    for number in sorted({int(address) for address in addresses}):
        if number > begin:
            yield f"{kind(begin)}-{kind(number - 1)}"
        begin = number + 1
    if begin <= last:
        yield f"{kind(begin)}-{kind(last)}"
