r"""Who may do what in our folders and to our services, as Windows writes it (SDDL). Pure.

Invariants
- Inheritance is off: what `C:\ProgramData` grants everybody does not reach records and keys.
- The kiosk's account and the agent's service change what is in `data`, `keys` and `told`, never who may. `program` is
  administrators' own: what an update brought, the account that is shown to residents can only run.
"""

from __future__ import annotations

import hashlib
import re

# S-1-5-18 system, S-1-5-32-544 administrators, S-1-5-32-545 users; the same in every language of Windows.
_SYSTEM, _ADMINISTRATORS, _USERS = "SY", "BA", "BU"
_FULL, _CHANGE, _READ = "FA", "0x1301bf", "0x1200a9"  # FILE_ALL_ACCESS; modify; read and execute
_USER_DEFINED_CONTROL = "CR"
_ACE = re.compile(r"\(([^()]*)\)")


def service_sid(name: str) -> str:
    """Of the virtual account of a service: S-1-5-80 and the SHA-1 of its name in capitals (MS-DTYP 2.4.2.4, `sc showsid`)."""
    digest = hashlib.sha1(name.upper().encode("utf-16-le"), usedforsecurity=False).digest()
    numbers = (int.from_bytes(digest[at : at + 4], "little") for at in range(0, 20, 4))
    return "-".join(("S-1-5-80", *map(str, numbers)))


def kept_folder(account: str, agent: str) -> str:
    """`account` and `agent` are SIDs."""
    ours = "".join(f"(A;OICI;{_CHANGE};;;{sid})" for sid in (account, agent))
    return f"D:PAI(A;OICI;{_FULL};;;{_SYSTEM})(A;OICI;{_FULL};;;{_ADMINISTRATORS}){ours}"


def programs_folder() -> str:
    return f"D:PAI(A;OICI;{_FULL};;;{_SYSTEM})(A;OICI;{_FULL};;;{_ADMINISTRATORS})(A;OICI;{_READ};;;{_USERS})"


def update_service(account: str) -> str:
    """As services are by default, and the account may say that a window starts."""
    return (
        f"D:(A;;CCLCSWRPWPDTLOCRRC;;;{_SYSTEM})(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;{_ADMINISTRATORS})"
        f"(A;;CCLCSWLOCRRC;;;IU)(A;;CCLCSWLOCRRC;;;SU)(A;;LC{_USER_DEFINED_CONTROL};;;{account})"
    )


def is_same(one: str, other: str) -> bool:
    """The same rules in any order; Windows sorts them, and adds flags that say only where they came from."""
    return _rules(one) == _rules(other) and ("P" in _flags(one)) == ("P" in _flags(other))


def _rules(sddl: str) -> set[str]:
    return {rule.upper() for rule in _ACE.findall(sddl)}


def _flags(sddl: str) -> str:
    return sddl.partition("D:")[2].partition("(")[0]
