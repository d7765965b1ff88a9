#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ and CUDA source is formatted as .clang-format says, and carries its licence line. Exit 77: no clang-format 14 here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mapfile -t sources < <(find core gpu ui app tests bench \( -name '*.h' -o -name '*.cpp' -o -name '*.cu' -o -name '*.cuh' \) -type f | sort)
status=0
for source in "${sources[@]}"; do
  head -n 1 "$source" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || { echo "$source:1: the SPDX line is missing"; status=1; }
done
[ $status -eq 0 ] || exit 1
format=$(command -v clang-format-14 || command -v clang-format || true)
if [ -z "$format" ] || ! "$format" --version | grep -q 'version 14\.'; then
  echo "skipped: formatting is checked with clang-format 14, which is not installed"
  exit 77
fi
"$format" --dry-run --Werror "${sources[@]}"
