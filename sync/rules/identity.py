"""Numbers of identity, parsed: the one door for flows and screens.

Each `parse_*` answers with a frozen value that lists its warnings, or raises `Refused`; none of them answers yes or no,
because "valid" is not knowable here (no check digits, permanent mistakes, no register within reach).
"""

from __future__ import annotations

from sync.rules.civil_servant import CivilServantNumber, parse_nip
from sync.rules.family_card import FamilyCardNumber, parse_kk
from sync.rules.nik import Nik, Sex, parse_nik
from sync.rules.phone import Phone, parse_phone
from sync.rules.refusal import Caution, Reason, Refused

__all__ = [
    "Caution",
    "CivilServantNumber",
    "FamilyCardNumber",
    "Nik",
    "Phone",
    "Reason",
    "Refused",
    "Sex",
    "parse_kk",
    "parse_nik",
    "parse_nip",
    "parse_phone",
]
