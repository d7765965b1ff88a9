#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Injects faults into the GPU code, one at a time, and sees whether the simulated tests catch each.

usage: tests/gpu/mutations.py [NAME…]      all faults, or those whose names hold one of the words; takes a quarter of an hour

A fault is caught when the tests fail, crash or, for races that need not change a result, when ThreadSanitizer reports them. The
code without faults must pass. Exit 1 if a fault slips through.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOST = ["gpu/noise_table.cpp", "gpu/trainer.cpp", "gpu/plan.cpp", "gpu/chunks.cpp", "gpu/nearest.cpp", "gpu/search.cpp",
        "core/base/error.cpp", "core/base/text.cpp", "core/base/parallel.cpp"]
KERNELS = "tests/simulator/simulated_runtime.cpp"
TESTS = ["tests/gpu/kernels_simulated.cpp", "tests/gpu/training_cases.cpp", "tests/gpu/nearest_cases.cpp", "tests/gpu/host_cases.cpp"]
FIBERS = ["tests/simulator/simulator.cpp", "tests/simulator/fiber.cpp"]
TRAIN, KEEP, NEAR, WARP = "gpu/train_kernel.h", "gpu/keep_kernel.h", "gpu/nearest_kernel.h", "gpu/warp.h"

# name, file, what stands there, what the fault makes of it, "plain" or "tsan"
FAULTS = [
    ("no barrier before compute", TRAIN, "      __syncthreads();\n      compute();", "      compute();", "plain"),
    ("no barrier before update", TRAIN, "      draw_next_noise();\n      __syncthreads();", "      draw_next_noise();", "plain"),
    ("no barrier after update", TRAIN, "      update();\n      __syncthreads();", "      update();", "plain"),
    ("no barrier at a parcel's beginning", TRAIN, "    if (warp == 0) draw_noise_of(0);\n    __syncthreads();",
     "    if (warp == 0) draw_noise_of(0);", "plain"),
    ("no barrier at a parcel's end", TRAIN, "    __syncthreads();  // flags are read no more\n", "", "tsan"),
    ("a barrier that only some warps reach", TRAIN, "      update();\n      __syncthreads();",
     "      update();\n      if (open) __syncthreads();", "plain"),
    ("a warp sum of half a warp", WARP, "for (int o = 16; o > 0; o >>= 1)", "for (int o = 8; o > 0; o >>= 1)", "plain"),
    ("a tile sum without its last step", WARP, "  v += __shfl_xor_sync(all_lanes, v, 8);\n  v += __shfl_xor_sync(all_lanes, v, 16);",
     "  v += __shfl_xor_sync(all_lanes, v, 8);", "plain"),
    ("a tile sum that gives the wrong half away", WARP, "__shfl_xor_sync(all_lanes, bit1 ? a[i] : a[i + 2], 2)",
     "__shfl_xor_sync(all_lanes, bit1 ? a[i + 2] : a[i], 2)", "plain"),
    ("a ring that reads one row too few", TRAIN,
     "centre + a.ahead + 1 < length ? centre + a.ahead + 1 : length", "centre + a.ahead < length ? centre + a.ahead : length", "plain"),
    ("a ring with one slot too few", TRAIN, "slot_of_centre = slot_of_centre + 1 == places ? 0",
     "slot_of_centre = slot_of_centre + 2 >= places ? 0", "plain"),
    ("rows that never leave the ring", TRAIN, "(centre >= a.behind ? from + 1 : from)", "from", "plain"),
    ("no wait for rows that are copied", TRAIN, "    copied();\n", "", "plain"),
    ("no warp barrier after ids are read", TRAIN, "      read = read + 32 < length ? read + 32 : length;\n    }\n    __syncwarp();",
     "      read = read + 32 < length ? read + 32 : length;\n    }", "tsan"),
    ("no warp barrier after noise is drawn", TRAIN, "artists, slot, rest);\n    }\n    __syncwarp();", "artists, slot, rest);\n    }", "tsan"),
    ("flags that are never cleared", TRAIN, "    if (threadIdx.x == 0) wanted(step + 1) = 0;\n", "", "plain"),
    ("noise that hits its own target", TRAIN, "if (mine == id(place(k))) of_all -= weight(place(k));", "", "plain"),
    ("ids that are read too late", TRAIN, "const std::uint32_t needed = centre + a.ahead + 3;",
     "const std::uint32_t needed = centre + a.ahead;", "plain"),
    ("lanes that share a column", TRAIN, "static_cast<std::uint32_t>(v * 32 + lane) * 4", "static_cast<std::uint32_t>(v * 32 + lane / 2 * 2) * 4", "plain"),
    ("a step without the rate", TRAIN, "add_row4(table + index, scaled(rate, g));", "add_row4(table + index, g);", "plain"),
    ("Adagrad that forgets", TRAIN, "const float4 seen = added_row4(squares + index, make_float4(g.x * g.x, g.y * g.y, g.z * g.z, g.w * g.w));",
     "const float4 seen = make_float4(g.x * g.x, g.y * g.y, g.z * g.z, g.w * g.w);", "plain"),
    ("additions that are not atomic", WARP, "  atomicAdd(p + 2, v.z);", "  p[2] += v.z;", "tsan"),
    ("kept plays at the wrong places", KEEP, "mask & ((1U << lane) - 1)", "mask & ((2U << lane) - 1)", "plain"),
    ("a length that is written while it is read", KEEP, "    __syncwarp();\n", "", "tsan"),
    ("no barrier before a tile is overwritten", NEAR, "    __syncthreads();  // the columns before are read no more\n", "", "plain"),
    ("no barrier after a tile is written", NEAR, "of_candidate.w;\n    __syncthreads();", "of_candidate.w;", "plain"),
    ("ties that go to the higher artist", NEAR, "(0xffffffffU - candidate)", "candidate", "plain"),
    ("a sort that turns round too late", NEAR, "(low & run) == 0", "(low & (run * 2)) == 0", "plain"),
    ("no barrier between steps of the sort", NEAR, "              keys[high] = x;\n            }\n          }\n          __syncthreads();",
     "              keys[high] = x;\n            }\n          }", "plain"),
    ("room for one turn too few", NEAR, "a.k + count + threads * 4 > select_room", "a.k + count > select_room", "asan"),
    ("sums that are read before they are there", "gpu/chunks.cpp", "  runtime_->wait_for(trained_event(number));\n", "", "plain"),
    ("training that does not wait for its chunk", "gpu/chunks.cpp", "  r.wait(Queue::compute, filled_event(number));\n", "", "plain"),
    ("a mean over all devices", "gpu/trainer.cpp", "sum / static_cast<float>(moved)", "sum / static_cast<float>(devices.size())", "plain"),
    ("a corpus that never shrinks to fit", "gpu/trainer.cpp", "          resident = false;", "          throw;", "plain"),
]
FLAGS = {"plain": ["-O1"], "tsan": ["-O1", "-g1", "-fsanitize=thread"], "asan": ["-O1", "-g1", "-fsanitize=address,undefined"]}


def compile_one(source, out, kind, overlay=None):
    flags = [] if kind == "tsan" and source in FIBERS else FLAGS[kind]
    if source in FIBERS and kind != "plain":
        flags = flags + [f"-DSEGUE_FIBERS_{kind.upper()}"]
    path = overlay / source if overlay and (overlay / source).exists() else ROOT / source
    includes = ([f"-I{overlay}"] if overlay else []) + [f"-I{ROOT}"]
    launcher = ["ccache"] if subprocess.run(["which", "ccache"], capture_output=True).returncode == 0 else []
    command = launcher + [os.environ.get("CXX", "g++"), "-std=c++20", *includes, *flags, "-c", str(path), "-o", str(out)]
    return subprocess.run(command, capture_output=True, text=True)


def link_and_run(objects, kind, work):
    program = work / "test"
    link = subprocess.run([os.environ.get("CXX", "g++"), *FLAGS[kind], *map(str, objects), "-o", str(program), "-lpthread"],
                          capture_output=True, text=True)
    if link.returncode != 0:
        sys.exit(link.stderr)
    environment = dict(os.environ, TSAN_OPTIONS="halt_on_error=1", UBSAN_OPTIONS="halt_on_error=1")
    try:
        run = subprocess.run([str(program), "few"], capture_output=True, text=True, timeout=300, env=environment, errors="replace")
    except subprocess.TimeoutExpired:
        return 1, "did not end"
    lines = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("FAIL") or "WARNING: Thread" in line or "ERROR: Address" in line), "")
    return run.returncode, told or (lines[-1] if lines else f"signal {-run.returncode}")


def main():
    words = sys.argv[1:]
    faults = [f for f in FAULTS if not words or any(word in f[0] for word in words)]
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        objects = {}
        for kind in sorted({f[4] for f in faults}):
            objects[kind] = {}
            for source in HOST + [KERNELS] + TESTS + FIBERS:
                out = work / f"{kind}-{source.replace('/', '-')}.o"
                done = compile_one(source, out, kind)
                if done.returncode != 0:
                    sys.exit(done.stderr)
                objects[kind][source] = out
            code, told = link_and_run(objects[kind].values(), kind, work)
            print(f"{'passes' if code == 0 else 'FAILS'}  {kind}, no fault: {told}", flush=True)
            if code != 0:
                return 1
        for number, (name, file, old, new, kind) in enumerate(faults):
            text = (ROOT / file).read_text()
            if text.count(old) != 1:
                sys.exit(f"{name}: {file} holds what it changes {text.count(old)} times")
            overlay = work / f"fault{number}"
            (overlay / file).parent.mkdir(parents=True)
            (overlay / file).write_text(text.replace(old, new))
            source = file if file.endswith(".cpp") else KERNELS
            out = work / "fault.o"
            done = compile_one(source, out, kind, overlay)
            if done.returncode != 0:
                sys.exit(f"{name}: does not compile\n{done.stderr}")
            code, told = link_and_run({**objects[kind], source: out}.values(), kind, work)
            print(f"{'caught' if code != 0 else 'MISSED'}  {name} ({kind}): {told[:140]}", flush=True)
            if code == 0:
                missed.append(name)
    print(f"{len(faults) - len(missed)} of {len(faults)} faults caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
