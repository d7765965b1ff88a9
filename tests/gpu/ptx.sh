#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ptx.sh SOURCE_DIR NVCC: rows of tables are read, copied and added to 16 bytes at a time. Exit 77: no nvcc.
set -euo pipefail
root=$1
nvcc=${2:-}
[ -n "$nvcc" ] && "$nvcc" --version >/dev/null 2>&1 || { echo "skipped: no nvcc"; exit 77; }
ptx=$(mktemp)
trap 'rm -f "$ptx"' EXIT
"$nvcc" -std=c++20 -O3 -I"$root" -arch=sm_90 -ptx "$root/gpu/runtime_cuda.cu" -o "$ptx"
status=0
# body KERNEL: the PTX of the kernels whose names hold this
body() { awk -v name="$1" '/\.entry/ { inside = index($0, name) > 0 } inside' "$ptx"; }
holds() { # KERNEL WHAT LEAST
  local found; found=$(body "$1" | grep -cE "$2" || true)
  [ "$found" -ge "$3" ] || { echo "$1: \"$2\" $found times, not $3"; status=1; }
}
lacks() { # KERNEL WHAT
  local found; found=$(body "$1" | grep -E "$2" | head -n 3 || true)
  [ -z "$found" ] || { echo "$1: $found"; status=1; }
}
for kernel in train_sequencesILi1 train_sequencesILi2 train_sequencesILi4 train_sequencesILi8; do
  holds $kernel 'ld\.global\.cg\.v4\.f32' 1
  holds $kernel 'cp\.async\.cg\.shared\.global .*, 16' 1
  holds $kernel 'red\.global\.add\.v4\.f32' 1
  holds $kernel 'ld\.shared\.v4' 1
  holds $kernel 'prefetch\.global\.L2' 1
  lacks $kernel 'ld\.global\.(cg\.)?f32'        # a row read number by number; weights and rates go by ld.global.nc
  lacks $kernel '(red|atom)\.global.*add\.f32'  # a row added to number by number
  lacks $kernel '(ld|st)\.local'
done
holds score_tiles 'ld\.global\.nc\.v4' 2
holds score_tiles 'ld\.shared\.v4' 2
holds score_tiles 'st\.global\.cg\.v4' 4
holds select_best 'ld\.global\.nc\.v4' 1
holds count_intervals 'ld\.global\.nc\.v4' 1
holds average_rows 'ld\.global\.cg\.v4\.f32' 3
holds average_rows 'st\.global\.cg\.v4\.f32' 2
lacks average_rows '(fma|mul)\.(rn\.)?f32|div\.(approx|full)'  # its bits are those of the host's loop
for kernel in score_tiles select_best count_intervals keep_plays average_rows; do lacks $kernel '(ld|st)\.local'; done
[ $status -eq 0 ] && echo "16-byte accesses throughout"
exit $status
