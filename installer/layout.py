"""Where things are on an installed Debian or Ubuntu PC: what the plan, the package and the technician's guide agree on."""

from __future__ import annotations

PACKAGE = "balai-kiosk"
HOME = "/var/lib/balai-kiosk"
DATA = f"{HOME}/data"
KEY_FILE = f"{HOME}/keys/kiosk.dbkey"
SETTINGS = "/etc/balai-kiosk/hall.env"
UPDATE_ROOT = "/etc/balai-kiosk/update-root.json"  # whose signatures on updates count (`installer/update`)
KIOSK = "/usr/bin/kiosk"
SESSION = "balai-kiosk.service"
FIREWALL = "balai-kiosk-firewall.service"
AGENT = "balai-kiosk-agent.service"
# What the package starts, each with the score of `systemd-analyze security`.
UNITS = (SESSION, AGENT, FIREWALL, "balai-kiosk-update.service", "balai-kiosk-judge.service")
# Answers 0 once the city knows this kiosk.
ASK_ENROLLED = (KIOSK, "passport", "--enrolled", "--data", DATA, "--key-file", KEY_FILE)
