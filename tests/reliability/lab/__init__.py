"""The reliability lab: the real flows and the real store under power cuts, dying disks and the axe.

`python -m tests.reliability.lab` (root, FUSE). What it simulates and what it does not: ../README.md.
"""
