"""What a technician chose for a hall at its screen: camera, printer, which screen, how dense it is."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

# RFC 1918, RFC 3927: where a hall's own printer is. Nothing beyond the hall's router is in them.
OF_A_HALL = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")))
MIN_DPI, MAX_DPI = 40, 400


@dataclass(frozen=True, slots=True)
class HallChoices:
    """Empty and 0: not chosen. `screen` is the name that the system gives the residents' screen."""

    camera: str = ""
    printer: str = ""
    screen: str = ""
    dpi: int = 0


def is_in_the_hall(address: str) -> bool:
    """An IPv4 address of the hall's own network, as printers have one; never a name, which somebody else could move."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in OF_A_HALL)
