"""Updates of the kiosk's program: how versions lie on the disk, how one starts, how a bad one goes back.

What a package, a service and a technician build on (`installer/update/README.md` has the commands, decision 046 the reasons):

Two places
- The **package's own tree** (Debian: `/usr/lib/balai-kiosk`), read-only, always there, always starts. It holds the program `kiosk`,
  `balai-kiosk-update` (this folder's `__main__`), `release.json` and, where the city publishes updates, `update-root.json`, the root
  of trust. It is never changed by an update; it is replaced by the next package.
- The **programs folder** (Debian: `/var/lib/balai-kiosk/program`, 0755; it and the folders above it are root's own, so that the kiosk's
  account reads it and can put nothing in its place):

      versions/<version>/   a whole tree like the package's own, described by its `release.json`; appears by one rename
      state.json            which version is current, confirmed, previous, next, how often tried, which are refused
      current               one line, for the shell: the version to start, empty for the package's own tree
      began                 boot and uptime of the last start, for `judge`
      metadata/             what the updater trusts of the city's signed metadata (TUF)
      incoming/             pieces that are still coming, a tree that is being put together, a copy of the metadata; may be deleted at any time

  and the **kiosk's word**, `/var/lib/balai-kiosk/told/program.json` (beside `data`, 0755, the kiosk's account's): channel, city's
  address, the moment that has surely passed, and which version says of itself that it is well. It can delay an update; it can never
  bring one.

Starting (each start of the window, by systemd or the Windows service)
1. `balai-kiosk-update begin` of the **package's own tree**, as root (`ExecStartPre=-+…`): counts, decides, writes `state.json`, then
   `current`. If it fails, the start goes on.
2. `start.sh` (Windows: the same in the service) runs `versions/<current>/<start>` if that is there, else the package's own
   program. It passes `KIOSK_PROGRAMS` (the programs folder) on: without it the kiosk says nothing, and no version is ever confirmed.
   The agent, `doctor` and all else start through it too.

A new version
- `balai-kiosk-update fetch` (a timer, root, no capabilities; or `--stick FOLDER`) verifies, takes what changed, puts the tree together
  beside the others, lets it check itself (`<start> selfcheck`, 120 s), and notes it as `next`. It stops nothing and starts nothing.
- `begin` makes `next` current at the next start: halls are switched off every evening. A kiosk that runs for days closes its window at
  night, when nobody is there (`kiosk.program_watch`), and `Restart=always` starts it again.
- It is **on trial** until the kiosk says that it is well (store open, screen shown, a minute without a fall). Three starts without
  that: refused for good, the confirmed version (at last the package's own tree) is current again. `balai-kiosk-update judge`, once a
  minute, ends with 3 when a trial is overdue: restart the window's unit then.
- `balai-kiosk-update back` does the same at a technician's word.
- A package that is as new as the current version wins: its own tree starts, the versions go.

Data
- A version is tried only where the one before can still read the database afterwards (`schema`, `oldest_reader` in `release.json`;
  the database says it too, `kiosk.store.opening`): without that a return would lock the kiosk out of its own records.

Exit codes: 0 done · 1 the world stood in the way, one sentence on stderr · 2 wrong arguments · 3 a trial is overdue (`judge`).
"""
