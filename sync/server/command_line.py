"""What every command of `cityserver` is made of: how it adds its arguments, how it runs, how it refuses."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from sync.protocol.patterns import UUID

Add = Callable[[argparse.ArgumentParser], None]
Run = Callable[[argparse.Namespace], None]


class CommandError(Exception):
    """One sentence that says what to do."""


def is_uuid(text: str) -> bool:
    return re.fullmatch(UUID, text) is not None
