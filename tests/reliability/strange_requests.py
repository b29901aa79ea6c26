"""`python -m tests.reliability.strange_requests [--cases 3000] [--seed N]`: schemathesis as each role against a real city.

Prints one JSON line a role and one for all of them; exit 1 when there was a finding.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import requests

from tests.contract.city.strange_requests import ROLES, Storm
from tests.live_city import live_city


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=3000, help="of each role")
    parser.add_argument("--seed", default="lab")
    parser.add_argument("--roles", nargs="*", default=ROLES)
    options = parser.parse_args()
    began, wrong, cases = time.monotonic(), 0, 0
    # Behind a proxy, so that cases come from as many addresses as they like: limits an address are not what is asked here.
    with (
        tempfile.TemporaryDirectory() as folder,
        live_city(Path(folder), "--workers", "1", named={"BALAI_CITY_PROXIES": "1"}) as city,
    ):
        document = requests.get(f"{city.url}/api/v1/openapi.json", timeout=60).json()
        for role in options.roles:
            figures = Storm(city, document, role, options.seed).run(options.cases)
            wrong, cases = wrong + figures.wrong, cases + figures.cases
            print(json.dumps({"strange_requests": figures.to_object()}), flush=True)
    took_s = round(time.monotonic() - began)
    print(
        json.dumps({"strange_requests": {"role": "all", "cases": cases, "wrong": wrong, "took_s": took_s}}), flush=True
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
