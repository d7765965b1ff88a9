#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# drivers.sh SEGUE FOLDER: what Segue does under a driver that is too old, and under one without a device; FOLDER holds the
# libcuda.so.1 that plays them (fake_driver.cpp).
set -euo pipefail
segue=$1
export LD_LIBRARY_PATH=$2${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
holds() { # WHAT TEXT, on standard input
  local found; found=$(cat)
  grep -qF "$2" <<<"$found" || { printf '%s: no "%s" in:\n%s\n' "$1" "$2" "$found"; status=1; }
}
old="the NVIDIA driver supports CUDA 11.4, older than this build's"
export FAKE_CUDA_VERSION=11040
"$segue" devices | holds "devices" "No GPU: $old"
"$segue" sample "$work/data" --artists 50 --playlists 40 --sessions 60 --quiet
train() { "$segue" train "$work/data" --dim 8 --epochs 1 --out "$work/$1" --device "$1" 2>&1; }
# By hand it is an error, with what to do; left open, the CPU trains and says why.
if train gpu >"$work/log"; then echo "a GPU that cannot be had was trained on"; status=1; fi
holds "by hand" "$old" <"$work/log"
holds "by hand" "Use the CPU" <"$work/log"
train auto >"$work/log" || { cat "$work/log"; status=1; }
holds "left open" "($old)" <"$work/log"
holds "run.json" "($old)" <"$work/auto/run.json"
export FAKE_CUDA_VERSION=20000
"$segue" devices | holds "devices" "No GPU: no NVIDIA GPU was found"
exit $status
