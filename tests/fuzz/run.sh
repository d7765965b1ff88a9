#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang and runs each for SEGUE_FUZZ_SECONDS (60), two at a time, on a copy of its seeds. The same
# changes are tried in the same order each time, so that a failure comes back; SEGUE_FUZZ_SEED=0 tries others, at random.
#   tests/fuzz/run.sh [NAME…]
# Exit status 77: there is no clang. What broke a target stays in build/fuzz/found.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/fuzz
seconds=${SEGUE_FUZZ_SECONDS:-60}
seed=${SEGUE_FUZZ_SEED:-1}
command -v clang++ >/dev/null || { echo "fuzz: clang++ is not installed; skipped"; exit 77; }

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  for source in "$root"/tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$source" _fuzz.cpp)
    names+=("$name")
  done
fi
mkdir -p "$build/found"
(cd "$root" && cmake --preset fuzz) >"$build/configure.log" 2>&1 || { tail -n 20 "$build/configure.log"; exit 1; }
cmake --build "$build" --target "${names[@]/#/fuzz_}" >"$build/build.log" 2>&1 || { tail -n 30 "$build/build.log"; exit 1; }

run_one() {
  local name=$1 corpus
  corpus=$(mktemp -d)
  "$build/tests/fuzz/fuzz_$name" -seed="$seed" -max_total_time="$seconds" -timeout=30 -rss_limit_mb=1024 -max_len=20000 -print_final_stats=1 \
    -artifact_prefix="$build/found/$name-" "$corpus" "$root/tests/fuzz/seeds/$name" >"$build/found/$name.log" 2>&1
  local status=$?
  rm -rf "$corpus"
  echo "$name: $(grep -a -o 'number_of_executed_units: *[0-9]*' "$build/found/$name.log" | grep -o '[0-9]*') inputs in $seconds s"
  if [ $status -ne 0 ]; then
    echo "fuzz: $name failed; input and report lie in build/found of $build" >&2
    grep -a -m 1 -A 12 -E 'ERROR|SUMMARY|runtime error|terminate' "$build/found/$name.log" >&2
  fi
  return $status
}
export -f run_one
export build root seconds seed
printf '%s\n' "${names[@]}" | xargs -P 2 -I{} bash -c 'run_one {}'
