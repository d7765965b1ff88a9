#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Segue in two commands:
#   ./segue.sh run [ARGUMENTS…]    installs what is missing, builds, and starts segue with the arguments
#   ./segue.sh test [CTEST…]       installs, builds, and runs the tests (arguments go to ctest: -R corpus)
# Further: ./segue.sh build. Environment: SEGUE_PRESET (release), SEGUE_CUDA (AUTO, ON, OFF), SEGUE_SKIP_SETUP=1.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
preset=${SEGUE_PRESET:-release}
build=$root/build/$preset

usage() { sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

# Packages, configuration and build; silent where there is nothing to do.
prepare() {
  [ "${SEGUE_SKIP_SETUP:-}" = 1 ] || "$root/packaging/setup.sh"
  local cuda=${SEGUE_CUDA:-AUTO}
  if [ ! -f "$build/build.ninja" ] || ! grep -qx "SEGUE_CUDA:STRING=$cuda" "$build/CMakeCache.txt"; then
    echo "Configuring ($preset, CUDA $cuda) …"
    if ! (cd "$root" && cmake --preset "$preset" -DSEGUE_CUDA="$cuda") >"$root/build-configure.log" 2>&1; then
      tail -n 30 "$root/build-configure.log" >&2
      echo "segue.sh: configuring failed; the whole log is build-configure.log" >&2
      exit 1
    fi
    rm -f "$root/build-configure.log"
  fi
  # ninja's own status line on a terminal; only a summary otherwise
  if [ -t 1 ]; then
    cmake --build "$build"
  elif ! cmake --build "$build" >"$build/build.log" 2>&1; then
    grep -nE 'error|FAILED' "$build/build.log" | head -n 20 >&2 || true
    tail -n 30 "$build/build.log" >&2
    echo "segue.sh: the build failed; the whole log is ${build#"$root"/}/build.log" >&2
    exit 1
  fi
}

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
  run)
    prepare
    if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
      out=$PWD/segue-results
      echo "No display: running the sample experiment (examples/five-minutes.json) instead of the window."
      "$build/app/segue" run "$root/examples/five-minutes.json" --out "$out"
      echo "The report lies in $out/report.html"
      exit 0
    fi
    exec "$build/app/segue" "$@"
    ;;
  test)
    prepare
    cd "$build"
    exec ctest --output-on-failure -j "$(nproc)" "$@"
    ;;
  build) prepare ;;
  help | -h | --help) usage ;;
  *)
    echo "segue.sh: unknown command \"$command\"" >&2
    usage >&2
    exit 2
    ;;
esac
