"""A kiosk's process for one presence: records it, sends everything, ends. Run under a clock that lies."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk import agent
from tests.fakes.hall import OFFICER, some_id
from tests.fakes.unlocked import open_store, settings_for
from tests.live_kiosk import drawn_jpeg, start_presence

if __name__ == "__main__":
    data = Path(sys.argv[1])
    with open_store(data) as store:
        start_presence(store, some_id(), OFFICER, drawn_jpeg("face/01_lurus.jpg"))
    sys.exit(agent.main(settings_for(data), drain=True, drain_limit_s=60))
