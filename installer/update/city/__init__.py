"""The city's side of updates: keys, the root's ceremony, releases on channels. `installer/update/README.md` is the manual.

Layout of a repository, served as it is (`/updates/`) and copied as it is to a stick (`balai-updates/`):

metadata/<version>.<role>.json, metadata/timestamp.json    what is signed (TUF 1.0, consistent snapshots)
targets/<channel>/<sha256>.<platform>.json.zst             a release's list of files (`installer.update.release`)
pieces/<ab>/<sha256>.zst                                   the pieces that lists name
"""
