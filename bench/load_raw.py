#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's reader of the raw 30Music release against a plain read and a Python parser on the same generated files, in one run.

    load_raw.py path/to/bench_load_raw FOLDER [--peer-rows 100000] [--runs 3]

FOLDER holds a release made once by
    bench_load_raw make FOLDER 1
of 30Music's size (a smaller last number: that share of it). The peer reads the first --peer-rows lines of each file as public
parsers of the release do: each line cut at tabs (sessions: at "} {"), and json.loads of its links. Segue reads the same lines
again, and both must find the same rows and tracks; the ratio compares MB/s of the peer there with Segue's on the whole file.
MB = 10^6 bytes. The least of some runs counts; CPU time is given beside it, since it bears other work on the machine.
"""
import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time

FILES = {"tracks": "entities/tracks.idomaar", "events": "relations/events.idomaar", "sessions": "relations/sessions.idomaar"}


def parse(kind, path):
    """Rows, and the sum of their tracks' ids."""
    rows = total = 0
    kept = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if kind == "sessions":
                head, links = line.rstrip("\n").split("} {", 1)
                head, links = head.split("\t"), json.loads("{" + links)
            else:
                *head, links = line.rstrip("\n").split("\t")
                links = json.loads(links)
            if kind == "tracks":
                tracks = [int(head[1])]
                kept.append((tracks, [artist["id"] for artist in links["artists"]]))
            else:
                tracks = [track["id"] for track in links["objects"]]
                kept.append((links["subjects"][0]["id"], int(head[2]), tracks))
            rows += 1
            total += sum(tracks)
    return rows, total


def peer(kind, path, runs):
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        found = parse(kind, path)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return found, min(walls), min(cpus)


def segue(bench, what, path, threads, runs):
    found = [json.loads(subprocess.check_output([bench, what, path, str(threads)])) for _ in range(runs)]
    best = min(found, key=lambda run: run["seconds"])
    return best | {"cpu_seconds": min(run["cpu_seconds"] for run in found), "peak_mb": max(run["peak_mb"] for run in found)}


def line(name, size, seconds, cpu, more=""):
    print(f"{name:30s} {size / 1e6:6.0f} MB {seconds:8.3f} s {size / 1e6 / seconds:8.1f} MB/s"
          f" {size / 1e6 / cpu:8.1f} MB per s of CPU  {more}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("folder")
    parser.add_argument("--peer-rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    print("Python", sys.version.split()[0], "load:", *os.getloadavg(), flush=True)
    counts = sorted({1, os.cpu_count()})
    for kind, name in FILES.items():
        path = f"{args.folder}/{name}"
        print(name)
        for what, threads in itertools.product(("plain", kind), counts):
            own = segue(args.bench, what, path, threads, args.runs)
            label = "plain read" if what == "plain" else "segue"
            line(f"  {label}, {threads} thread(s)", own["bytes"], own["seconds"], own["cpu_seconds"],
                 f"peak {own['peak_mb']:.0f} MB")
        with tempfile.NamedTemporaryFile(suffix=".idomaar") as part:
            with open(path, "rb") as file:
                part.writelines(itertools.islice(file, args.peer_rows))
            part.flush()
            size = os.path.getsize(part.name)
            found, wall, cpu = peer(kind, part.name, args.runs)
            same = segue(args.bench, kind, part.name, 1, 1)
            assert found == (same["rows"], same["sum_of_track_ids"]), f"{found} is not what {same} is"
        line("  json.loads per line", size, wall, cpu,
             f"segue {wall / size / (own['seconds'] / own['bytes']):.0f} x (wall, {counts[-1]} threads), "
             f"{cpu / size / (own['cpu_seconds'] / own['bytes']):.0f} x (CPU)")
    print("the whole release")
    for threads in counts:
        own = segue(args.bench, "all", args.folder, threads, 1)
        line(f"  segue, {threads} thread(s)", own["bytes"], own["seconds"], own["cpu_seconds"],
             f"peak {own['peak_mb']:.0f} MB, the data set {own['data_set_mb']:.0f} MB")
    print("load:", *os.getloadavg())


main()
