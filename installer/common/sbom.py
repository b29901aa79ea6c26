"""What a release is made of, as CycloneDX 1.5 JSON: every locked wheel and every package of Debian's in it (pure).

Invariants
- It is read from the locks that the build installs by hash, so nothing is listed that is not in it, nor the other way round,
  but for what `trim` leaves out of a wheel.
- Two builds of one commit write the same bytes: components in order, no moment of its own, the serial number from the content.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from packaging.markers import Marker

from installer.common.interpreter import Locked
from installer.common.trim import is_left_out

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.+!-]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def wheels(lock: str, environment: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Components of a lock file, of which the markers take `environment` (as `packaging.markers` names it)."""
    entries = re.split(r"\n(?=\S)", lock)
    for entry in entries:
        pin = _PIN.match(entry.splitlines()[0]) if entry.strip() else None
        if pin is None or is_left_out(f"{pin['name']}-{pin['version']}.dist-info/METADATA"):
            continue
        if pin["marker"] and not Marker(pin["marker"]).evaluate(dict(environment)):
            continue
        yield _component(
            pin["name"],
            pin["version"],
            f"pkg:pypi/{pin['name'].lower()}@{pin['version']}",
            # Of which file the build took is decided by the platform: every digest that it would have accepted.
            [{"name": "locked-sha256", "value": digest} for digest in sorted(_HASH.findall(entry))],
        )


def debian(packages: Iterable[Locked]) -> Iterator[dict[str, Any]]:
    for one in packages:
        url = f"pkg:deb/debian/{one.name}@{one.version.replace('+', '%2B')}?arch=amd64&distro=bookworm"
        yield _component(one.name, one.version, url, [{"name": "locked-sha256", "value": one.sha256}])


def write(version: str, components: Iterable[Mapping[str, Any]]) -> str:
    rows = sorted(components, key=lambda row: row["bom-ref"])
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, rows], sort_keys=True))
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "balai-kiosk", "version": version}},
        "components": rows,
    }
    return json.dumps(bom, indent=1) + "\n"


def _component(name: str, version: str, url: str, properties: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": url,
        "name": name,
        "version": version,
        "purl": url,
        "properties": properties,
    }
