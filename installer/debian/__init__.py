"""`make deb`: the Debian package of the commit that is checked out.

- `package/` is what debhelper reads: units, firewall, rules, maintainer scripts
- `__main__` puts the tree and that folder together and has the package built
- `trial` installs it into a fresh Debian and plays a hall's life with it
"""
