"""A city that publishes its kiosks' program by the commands its people use, and what its console tells of it afterwards.

Invariants
- Keys, signatures and repository are real; only the passphrases are none, because nobody is there to type them.
- A release here is a small tree: a list of files and a program of three lines. That real trees come piece by piece is measured in
  decision 046.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import requests

from installer import demo

_BEHAVIOUR = {
    # Does not pass its own check: never started.
    "self_check": '#!/bin/sh\n[ "$1" = selfcheck ] && exit 1\nexit 70\n',
    # Passes it, and falls at every start.
    "not_well": '#!/bin/sh\n[ "$1" = selfcheck ] && exit 0\nexit 70\n',
}
_HOLDERS = ("a", "b", "c", "targets", "early", "stable-1", "stable-2", "online")


class Publisher:
    """`scratch` holds keys and trees, `updates` is the folder that the city serves."""

    def __init__(self, scratch: Path, updates: Path) -> None:
        self._scratch, self._updates = scratch, updates
        self._keys = scratch / "keys"
        self.root = scratch / "root.json"
        self._keys.mkdir(parents=True)
        for name in _HOLDERS:
            self._city("key", self._keys / name, "--online")
        self._found()

    def _found(self) -> None:
        """The ceremony of the manual, once."""
        holders = ["--root", *map(self._public, "abc"), "--targets", self._public("targets")]
        self._city("root-draft", self.root, *holders, "--online", self._public("online"))
        for name in "ab":
            self._city("root-sign", self.root, "--key", self._keys / f"{name}.key")
        self._city("root-accept", self._updates, self.root)
        early, stable = [self._public("early")], [self._public("stable-1"), self._public("stable-2")]
        self._signed("channel", self._updates, "early", "--holders", *early)
        self._signed("channel", self._updates, "stable", "--holders", *stable, "--threshold", "2")

    def release(self, version: str, behaviour: str) -> None:
        """To `early`, and at once to everybody, which only a trial may."""
        tree = self._scratch / version
        tree.mkdir()
        (tree / "kiosk").write_text(_BEHAVIOUR[behaviour])
        (tree / "kiosk").chmod(0o755)
        self._run("installer.update", "describe", tree, "--version", version)
        self._signed("publish", self._updates, tree)
        self._signed("promote", self._updates)

    def _public(self, name: str) -> Path:
        return self._keys / f"{name}.pub"

    def _signed(self, *words: str | Path) -> None:
        self._city(*words, "--keys", self._keys)

    def _city(self, *words: str | Path) -> None:
        self._run("installer.update.city", *words)

    def _run(self, module: str, *words: str | Path) -> None:
        command = [sys.executable, "-m", module, *map(str, words)]
        subprocess.run(command, cwd=demo.ROOT, check=True, stdout=subprocess.DEVNULL)


def sent_back(url: str, account: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The rows (version, why, kiosks) of the console's page about versions."""
    with requests.Session() as session:
        door = f"{url}/console/login/"
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', session.get(door, timeout=30).text)[0]
        told = {"username": account["username"], "password": account["password"], "csrfmiddlewaretoken": token}
        session.post(door, told, headers={"Referer": door}, timeout=30).raise_for_status()
        answer = session.get(f"{url}/console/fleet/kiosk/versi/", timeout=30)
        answer.raise_for_status()
    _, found, rest = answer.text.partition("Dikembalikan oleh kios")
    rows = re.findall(r"<tr>(<td.*?)</tr>", rest.partition("</section>")[0]) if found else []
    return [tuple(re.findall(r"<td[^>]*>([^<]*)</td>", row)) for row in rows]
