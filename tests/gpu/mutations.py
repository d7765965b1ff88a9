#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Injects faults into the GPU code, one at a time, and sees whether the simulated tests catch each.

usage: tests/gpu/mutations.py [--jobs N] [NAME…]      all faults, or those whose names hold one of the words; docs/gpu.md has the time

A fault is caught when the tests fail, crash, do not end in twenty times what they take without it or, for races that need not change
a result, when ThreadSanitizer reports them. The code without faults must pass. For each fault one source is compiled anew, and the
tests end with the first failure. Exit 1 if a fault slips through, or does not apply any more.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOST = ["gpu/noise_table.cpp", "gpu/trainer.cpp", "gpu/plan.cpp", "gpu/chunks.cpp", "gpu/averaging.cpp", "gpu/nearest.cpp", "gpu/search.cpp",
        "core/base/error.cpp", "core/base/text.cpp", "core/base/parallel.cpp"]
KERNELS = "tests/simulator/simulated_runtime.cpp"
TESTS = [f"tests/gpu/{name}.cpp" for name in ("kernels_simulated", "training_cases", "nearest_cases", "averaging_cases",
                                              "host_cases", "several_cases")]
FIBERS = ["tests/simulator/simulator.cpp", "tests/simulator/fiber.cpp"]
TRAIN, KEEP, NEAR, WARP = "gpu/train_kernel.h", "gpu/keep_kernel.h", "gpu/nearest_kernel.h", "gpu/warp.h"
AVERAGE, AVERAGING = "gpu/average_kernel.h", "gpu/averaging.cpp"

# What the tests are run with.
EXTENT = {"plain": "few", "asan": "few", "tsan": "races"}
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
    ("a count that takes the interval's end for above it", NEAR, "if (of[n] > asked.high) {", "if (of[n] >= asked.high) {", "plain"),
    ("a count of some lanes", NEAR, "for (int o = 16; o > 0; o >>= 1) above +=", "for (int o = 8; o > 0; o >>= 1) above +=", "plain"),
    ("more names than there is room for", NEAR, "if (place < named_room) ", "", "asan"),
    ("unknown artists that are counted", NEAR, "!(of[n] >= asked.low) || __ldg(a.known + candidate) == 0", "!(of[n] >= asked.low)", "plain"),
    ("a list of sequences that runs over", "gpu/chunks.cpp", " && (taken == 0 || taken + parcel_ <= slot.host_sequences.size())", "", "asan"),
    ("a plan for the first device alone", "gpu/trainer.cpp", "choose_launch(*weakest(),", "choose_launch(*runtimes.front(),", "plain"),
    ("candidates that are sent but once", "gpu/search.cpp", "blocks.candidates < candidates.artists || !sent", "!sent", "plain"),
    ("counts that are not set to none", "gpu/search.cpp", "      device.clear(Queue::compute, above.get(), n * sizeof(std::uint32_t));\n", "", "plain"),
    ("sums that are read before they are there", "gpu/chunks.cpp", "  runtime_->wait_for(trained_event(number));\n", "", "plain"),
    ("training that does not wait for its chunk", "gpu/chunks.cpp", "  r.wait(Queue::compute, filled_event(number));\n", "", "plain"),
    ("a limit that the tables may exceed", "gpu/chunks.cpp", "  if (bytes_ > budget) {", "  if (budget > 0 && bytes_ > budget) {", "plain"),
    ("a mean over all devices, on the host", AVERAGING, "base[i] += sum / moved;", "base[i] += sum / static_cast<float>(found.size());",
     "plain"),
    ("a mean over all devices", AVERAGE, "!= 0 ? 1.0F : 0.0F", "!= 0 ? 1.0F : 1.0F", "plain"),
    ("lanes that see their own columns' steps alone", AVERAGE, "__ballot_sync(all_lanes, differs) != 0", "differs", "plain"),
    ("a base that is left behind", AVERAGE, "      __stcg(reinterpret_cast<float4*>(a.base + row + c), b);\n", "", "plain"),
    ("rows of another device than meant", AVERAGE, "(d < a.own ? d : d - 1)", "(d < a.own ? d : 0)", "plain"),
    ("sums that begin with a device's own", AVERAGE, "return d == a.own ? a.rows + row : a.others + (d < a.own ? d : d - 1) * of_device + row;",
     "return d == 0 ? a.rows + row : a.others + (d - 1) * of_device + row;", "plain"),
    ("shares that leave the last rows out", AVERAGING, "row_count * (d + 1) / devices", "row_count / devices * (d + 1)", "plain"),
    ("averages before others' rows are there", AVERAGING, "      gather(first);\n      wait_for_all(copies_, Queue::copy);\n",
     "      gather(first);\n", "plain"),
    ("rows that are given back before they are averaged", AVERAGING, "      wait_for_all(copies_, Queue::compute);\n", "", "plain"),
    ("training before averages are there", AVERAGING, "      spread(first);\n      wait_for_all(copies_, Queue::copy);\n",
     "      spread(first);\n", "plain"),
    ("copies that go astray unseen", AVERAGING, "if (by_peers->arrives()) way_", "way_", "plain"),
    ("no way round for want of memory", AVERAGING, "      if (fault.kind() != FaultKind::out_of_memory) throw;\n", "      throw;\n", "plain"),
    ("memory given back while others write to it", AVERAGING, "  ~ByPeers() override { settle(copies_); }\n", "", "asan"),
    ("a corpus that never shrinks to fit", "gpu/trainer.cpp", "          resident = false;", "          throw;", "plain"),
]
FLAGS = {"plain": ["-O1"], "tsan": ["-O1", "-g1", "-fsanitize=thread"], "asan": ["-O1", "-g1", "-fsanitize=address,undefined"]}


COMPILER = os.environ.get("CXX", "g++")


def compile_one(source, out, kind, overlay=None):
    flags = ["-O2"] if kind == "tsan" and source in FIBERS else FLAGS[kind]
    if source in FIBERS and kind != "plain":
        flags = flags + [f"-DSEGUE_FIBERS_{kind.upper()}"]
    path = overlay / source if overlay and (overlay / source).exists() else ROOT / source
    includes = ([f"-I{overlay}"] if overlay else []) + [f"-I{ROOT}"]
    return subprocess.run([COMPILER, "-std=c++20", *includes, *flags, "-c", str(path), "-o", str(out)], capture_output=True, text=True)


def link_and_run(objects, kind, program, most):
    link = subprocess.run([COMPILER, *FLAGS[kind], *map(str, objects), "-o", str(program), "-lpthread"], capture_output=True, text=True)
    if link.returncode != 0:
        sys.exit(link.stderr)
    environment = dict(os.environ, TSAN_OPTIONS="halt_on_error=1", UBSAN_OPTIONS="halt_on_error=1")
    try:
        run = subprocess.run([str(program), EXTENT[kind], "first"], capture_output=True, text=True, timeout=most, env=environment,
                             errors="replace")
    except subprocess.TimeoutExpired:
        return 1, "did not end"
    finally:
        program.unlink()
    lines = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("FAIL") or "WARNING: Thread" in line or "ERROR: Address" in line
                 or "runtime error" in line), "")
    return run.returncode, told or (lines[-1] if lines else f"signal {-run.returncode}")


def built_without_faults(kinds, work, pool):
    """Objects by kind and source, and the seconds that their tests may take with a fault; None where they do not pass."""
    objects = {kind: {source: work / f"{kind}-{source.replace('/', '-')}.o" for source in HOST + [KERNELS] + TESTS + FIBERS}
               for kind in kinds}
    jobs = [(kind, source, out) for kind in kinds for source, out in objects[kind].items()]
    for done in pool.map(lambda job: compile_one(job[1], job[2], job[0]), jobs):
        if done.returncode != 0:
            sys.exit(done.stderr)
    most = {}
    for kind in kinds:
        begin = time.monotonic()
        code, told = link_and_run(objects[kind].values(), kind, work / f"{kind}_test", 3600)
        most[kind] = 60 + 20 * (time.monotonic() - begin)
        print(f"{'passes' if code == 0 else 'FAILS'}  {kind}, no fault: {told}", flush=True)
        if code != 0:
            return None
    return objects, most


def main():
    words = sys.argv[1:]
    workers = 2
    if words[:1] == ["--jobs"]:
        workers, words = int(words[1]), words[2:]
    faults = [f for f in FAULTS if not words or any(word in f[0] for word in words)]
    for name, file, old, _, _ in faults:
        found = (ROOT / file).read_text().count(old)
        if found != 1:
            sys.exit(f"{name}: {file} holds what it changes {found} times")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(workers) as pool:
        work = pathlib.Path(folder)
        built = built_without_faults(sorted({f[4] for f in faults}), work, pool)
        if built is None:
            return 1
        objects, most = built

        def inject(number):
            name, file, old, new, kind = faults[number]
            overlay = work / f"fault{number}"
            (overlay / file).parent.mkdir(parents=True)
            (overlay / file).write_text((ROOT / file).read_text().replace(old, new))
            source = file if file.endswith(".cpp") else KERNELS
            out = work / f"fault{number}.o"
            done = compile_one(source, out, kind, overlay)
            if done.returncode != 0:
                sys.exit(f"{name}: does not compile\n{done.stderr}")
            code, told = link_and_run({**objects[kind], source: out}.values(), kind, work / f"fault{number}_test", most[kind])
            out.unlink()
            print(f"{'caught' if code != 0 else 'MISSED'}  {name} ({kind}): {told[:140]}", flush=True)
            return code != 0

        caught = list(pool.map(inject, range(len(faults))))
    missed = [f[0] for f, found in zip(faults, caught) if not found]
    print(f"{sum(caught)} of {len(faults)} faults caught in {(time.monotonic() - begin) / 60:.0f} minutes"
          + (": missed " + "; ".join(missed) if missed else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
