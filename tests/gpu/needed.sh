#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The application must start where there is no NVIDIA driver: no CUDA library may be among the ones it needs.
set -euo pipefail
needed=$(readelf -d "$1" | grep NEEDED)
[ -n "$needed" ] || { echo "readelf shows no NEEDED entry in $1"; exit 1; }
if grep -iE 'lib(cuda|cudart|cublas|nv|nccl|curand)' <<<"$needed"; then
  echo "$1 needs a CUDA library"
  exit 1
fi
