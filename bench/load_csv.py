#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's reader of the 30Music CSV set against pandas on the same generated files, in one run.

    load_csv.py path/to/bench_load_csv [--megabytes 200] [--peer-megabytes 40] [--folder DIR]

Peers: pandas.read_csv with ast.literal_eval per list (what the 2020 study does) and with json.loads (the quicker way to read
the same lists). They are slow, so they read a smaller set of the same shape; Segue reads both sizes. MB = 10^6 bytes; Segue's
time also holds matching ids, checking every row and the fingerprint, the peers' does not.
"""
import argparse
import ast
import json
import os
import random
import subprocess
import tempfile
import time

import pandas as pd


def generate(folder, megabytes):
    """tracks.csv (30 %) and sessions.csv (70 %) in 30Music's proportions: ids up to millions, heavy-tailed lengths."""
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(1)
    size = 0
    track = 0
    with open(f"{folder}/tracks.csv", "w") as out:
        out.write(",ID,duration,playcount,author_id,name\n")
        while size < megabytes * 300_000:
            artist = rng.randrange(560_927)
            authors = f"[{artist}]" if rng.random() < 0.95 else f'"[{artist}, {rng.randrange(560_927)}]"'
            size += out.write(f"{track},{track},{rng.randrange(600)},{rng.randrange(99)},{authors},Artist+{artist}/_/Some+Track\n")
            track += 1
    size = row = 0
    with open(f"{folder}/sessions.csv", "w") as out:
        out.write(",ID,timestamp,numtracks,user_id,tracks\n")
        while size < megabytes * 700_000:
            length = 4 + int(rng.expovariate(1 / 13))
            tracks = [rng.randrange(track) for _ in range(length)]
            size += out.write(f'{row},{row},{1390231051 + row},{length},{rng.randrange(45_167)},"{tracks}"\n')
            row += 1
    return sum(os.path.getsize(f"{folder}/{name}") for name in ("tracks.csv", "sessions.csv"))


def segue(bench, folder, threads):
    runs = [json.loads(subprocess.check_output([bench, folder, str(threads)])) for _ in range(3)]
    return min(runs, key=lambda run: run["seconds"])


def pandas(folder, parse):
    start = time.perf_counter()
    cpu = time.process_time()
    tracks = pd.read_csv(f"{folder}/tracks.csv", usecols=["ID", "author_id"])
    tracks["author_id"] = tracks["author_id"].map(parse)
    sessions = pd.read_csv(f"{folder}/sessions.csv", usecols=["user_id", "tracks"])
    sessions["tracks"] = sessions["tracks"].map(parse)
    seconds = time.perf_counter() - start
    return seconds, time.process_time() - cpu, sum(map(sum, sessions["tracks"]))


def line(name, size, seconds, cpu):
    print(f"{name:34s} {size / 1e6:7.0f} MB {seconds:8.2f} s {size / 1e6 / seconds:8.1f} MB/s {size / 1e6 / cpu:8.1f} MB/s of CPU time")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--peer-megabytes", type=int, default=40)
    parser.add_argument("--folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        large = generate(f"{folder}/large", args.megabytes)
        for threads in sorted({1, os.cpu_count()}):
            run = segue(args.bench, f"{folder}/large", threads)
            line(f"segue, {threads} thread(s)", large, run["seconds"], run["cpu_seconds"])
        small = generate(f"{folder}/small", args.peer_megabytes)
        own = segue(args.bench, f"{folder}/small", 0)
        line("segue, all cores", small, own["seconds"], own["cpu_seconds"])
        for name, parse in (("ast.literal_eval", ast.literal_eval), ("json.loads", json.loads)):
            seconds, cpu, total = pandas(f"{folder}/small", parse)
            assert total == own["sum_of_track_ids"], "the peer read something else"
            line(f"pandas.read_csv + {name}", small, seconds, cpu)
            print(f"{'':34s} ratio {seconds / own['seconds']:.0f} (wall), {cpu / own['cpu_seconds']:.0f} (CPU time)")


main()
