"""What keeps a hall's screen a kiosk: ways out that an ordinary PC has, each shut by a step of its own.

Invariants
- Each step is one file or one link and is taken back whole: a PC that is given back is the PC that it was.
- Nothing here can keep a technician out for good: recovery mode and the BIOS stay, behind the passwords they were given.
- The package's own part (own account, compositor, AppArmor, firewall, udev, hardened units) comes with the package; GRUB's and the BIOS'
  password and Secure Boot are a person's act: `verify` asks for them, no step pretends them.
"""

from __future__ import annotations

from collections.abc import Iterator

from installer.steps import Step
from installer.steps.files import FileStep, LinkStep

NULL = "/dev/null"
UNITS = "/etc/systemd/system"
RELOAD = ("systemctl", "daemon-reload")
AGAIN = "Penguncian ini terbuka; ulangi pemasangan dari stik."
TERMINALS = tuple(f"getty@tty{number}.service" for number in range(2, 7))
SLEEPS = ("sleep.target", "suspend.target", "hibernate.target", "hybrid-sleep.target")
# What offers a stick's files to whoever plugs it in.
MOUNTERS = ("udisks2.service", "autofs.service")


def lockdown() -> Iterator[Step]:
    yield FileStep(
        "lock-sysrq",
        "Mematikan tombol ajaib SysRq dan mengunci inti sistem dari pembacaan luar.",
        AGAIN,
        "/etc/sysctl.d/90-balai-kiosk.conf",
        "kernel.sysrq = 0\nkernel.dmesg_restrict = 1\nkernel.kptr_restrict = 2\nfs.suid_dumpable = 0\n",
        then=("sysctl", "--quiet", "--system"),
    )
    yield FileStep(
        "lock-consoles",
        "Menutup layar teks lain (Ctrl+Alt+F2 sampai F6) dan tombol daya.",
        AGAIN,
        "/etc/systemd/logind.conf.d/90-balai-kiosk.conf",
        "[Login]\nNAutoVTs=0\nReserveVT=0\nHandlePowerKey=poweroff\nHandleSuspendKey=ignore\nHandleHibernateKey=ignore\n"
        "HandleRebootKey=ignore\nHandleLidSwitch=ignore\n",
    )
    yield from (_masked(unit, f"Menutup layar teks {unit[6:10]}.") for unit in TERMINALS)
    yield _masked("ctrl-alt-del.target", "Mematikan Ctrl+Alt+Del sebagai tombol mulai ulang.")
    yield FileStep(
        "lock-burst",
        "Mematikan mulai ulang paksa oleh tujuh kali Ctrl+Alt+Del.",
        AGAIN,
        "/etc/systemd/system.conf.d/90-balai-kiosk.conf",
        "[Manager]\nCtrlAltDelBurstAction=none\n",
        then=("systemctl", "daemon-reexec"),
    )
    yield from (_masked(unit, f"Komputer tidak tidur sendiri ({unit}).") for unit in SLEEPS)
    yield from (_masked(unit, f"Stik USB tidak dibuka otomatis ({unit}).") for unit in MOUNTERS)
    yield _masked("display-manager.service", "Layar masuk meja kerja tidak dibuka lagi.")
    yield FileStep(
        "lock-firewire",
        "Menolak perangkat yang dapat membaca memori dari colokan luar (FireWire, Thunderbolt).",
        AGAIN,
        "/etc/modprobe.d/balai-kiosk.conf",
        "".join(f"install {module} /bin/false\n" for module in ("firewire-core", "firewire-ohci", "thunderbolt")),
    )
    yield FileStep(
        "lock-coredumps",
        "Mematikan salinan memori program yang jatuh: isinya dapat memuat data warga.",
        AGAIN,
        "/etc/systemd/coredump.conf.d/90-balai-kiosk.conf",
        "[Coredump]\nStorage=none\nProcessSizeMax=0\n",
    )
    yield FileStep(
        "journal",
        "Membatasi catatan sistem: 200 MB, paling lama sebulan.",
        AGAIN,
        "/etc/systemd/journald.conf.d/90-balai-kiosk.conf",
        "[Journal]\nSystemMaxUse=200M\nMaxRetentionSec=1month\n",
    )


def _masked(unit: str, sentence: str) -> LinkStep:
    return LinkStep(f"mask-{unit}", sentence, AGAIN, f"{UNITS}/{unit}", NULL, RELOAD)
