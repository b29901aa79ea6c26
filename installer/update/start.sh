#!/bin/sh
# Starts the version that `balai-kiosk-update begin` chose, the package's own tree when there is none or it is not there.
# usage: start.sh ARGUMENTS OF kiosk; KIOSK_PACKAGE and KIOSK_PROGRAMS name other places than Debian's.
package=${KIOSK_PACKAGE:-/usr/lib/balai-kiosk}
KIOSK_PROGRAMS=${KIOSK_PROGRAMS:-/var/lib/balai-kiosk/program}
export KIOSK_PROGRAMS
tree=$package
if IFS= read -r version 2>/dev/null <"$KIOSK_PROGRAMS/current"; then
  case $version in
    '' | *[!0-9.]* | .*) ;;
    *) if [ -x "$KIOSK_PROGRAMS/versions/$version/kiosk" ]; then tree=$KIOSK_PROGRAMS/versions/$version; fi ;;
  esac
fi
exec "$tree/kiosk" "$@"
