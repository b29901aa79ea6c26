"""What every package of the kiosk has in common: which files go into it, and what it is made of.

- `trim`: the rules by which files of the wheels are left out (pure)
- `sbom`: the list of everything that is in it, as CycloneDX (pure)
"""
