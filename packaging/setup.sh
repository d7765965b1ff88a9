#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that Segue needs and that are not there yet. Root, or a user with sudo.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mapfile -t wanted < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$here/debian-packages.txt")

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is not a Debian system. Install the counterparts of these packages, then run the command again:" >&2
  printf '  %s\n' "${wanted[@]}" >&2
  [ "${SEGUE_SKIP_SETUP:-}" = 1 ] && exit 0
  echo "  (SEGUE_SKIP_SETUP=1 goes on without this check)" >&2
  exit 1
fi

installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\n' 2>/dev/null | awk '$1 == "ii" { sub(/:.*/, "", $2); print $2 }')
missing=()
for package in "${wanted[@]}"; do
  grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: ${#missing[@]} packages are missing (${missing[*]}); run this as root, or install sudo." >&2; exit 1; }
  as_root=(sudo)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -q && \
       "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "setup: installing packages failed; the last lines of apt-get are above." >&2
  exit 1
fi
