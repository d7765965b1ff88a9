#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's reader of the 30Music CSV set against pandas, Polars and DuckDB on the same generated files, in one run.

    load_csv.py path/to/bench_load_csv FOLDER [--peer-rows 100000] [--runs 5] [--peer-runs 2] [--peers polars duckdb …]

FOLDER holds a set of full size, made once by
    segue sample FOLDER --artists 560000 --tracks 5600000 --playlists 50000 --sessions 2800000 --users 45000
of which artists, tracks, playlists and sessions are read. The peers read tracks (ID, author_id) and sessions (user_id, tracks)
with their lists as numbers: Polars and DuckDB whole, pandas (read_csv with ast.literal_eval per list, as the 2020 study does,
and with json.loads) the first --peer-rows rows of each file, which Segue reads again for the ratio. Segue's time also holds
names, matching ids, checking and counting every row, and the fingerprint; the peers' does not. MB = 10^6 bytes. Everybody reads
some times in one process (Segue --runs times, a peer --peer-runs times), so that memory given back by one reading is at hand for
the next, and the least counts; the peak is the process's. CPU time is given beside it, since it bears other work on the machine.
"""
import argparse
import ast
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time

CORE = ("artists.csv", "tracks.csv", "playlists.csv", "sessions.csv")


def size_of(folder, names=CORE):
    return sum(os.path.getsize(f"{folder}/{name}") for name in names if os.path.exists(f"{folder}/{name}"))


def head(source, target, rows):
    """The first rows of tracks and sessions: a set of their own (a session's other tracks are not known there)."""
    for name in ("tracks.csv", "sessions.csv"):
        with open(f"{source}/{name}", "rb") as file, open(f"{target}/{name}", "wb") as out:
            for _ in range(rows + 1):
                out.write(file.readline())


def segue(bench, folder, threads, runs):
    """The least wall and CPU time of so many readings in one process, and its peak."""
    lines = subprocess.check_output([bench, folder, str(threads), str(runs)], text=True).splitlines()
    found = [json.loads(line) for line in lines]
    best = min(found, key=lambda run: run["seconds"])
    best["peak_bytes"] = max(run["peak_bytes"] for run in found)
    return best, min(run["cpu_seconds"] for run in found)


def plain_read(folder, threads):
    """Reading the cached files into a buffer and nothing else, each thread every so many blocks."""
    import threading

    def read(first, buffer=None):
        buffer = bytearray(1 << 18)
        for name in CORE:
            file = os.open(f"{folder}/{name}", os.O_RDONLY)
            at = first * len(buffer)
            while os.preadv(file, [buffer], at):
                at += threads * len(buffer)
            os.close(file)

    workers = [threading.Thread(target=read, args=(i,)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


PEERS = {}


def peer(name):
    def add(function):
        PEERS[name] = function
        return function

    return add


def with_pandas(folder, parse):
    import pandas as pd

    tracks = pd.read_csv(f"{folder}/tracks.csv", usecols=["ID", "author_id"])
    tracks["author_id"] = tracks["author_id"].map(parse)
    sessions = pd.read_csv(f"{folder}/sessions.csv", usecols=["user_id", "tracks"])
    sessions["tracks"] = sessions["tracks"].map(parse)
    return sum(map(len, sessions["tracks"]))


@peer("pandas + ast.literal_eval")
def pandas_literal(folder):
    return with_pandas(folder, ast.literal_eval)


@peer("pandas + json.loads")
def pandas_json(folder):
    return with_pandas(folder, json.loads)


@peer("polars")
def polars(folder):
    import polars as pl

    def lists(column):
        return pl.col(column).str.strip_chars("[]").str.split(", ").cast(pl.List(pl.Int64), strict=False)

    # ids such as 12.0 occur
    tracks = pl.read_csv(f"{folder}/tracks.csv", columns=["ID", "author_id"], schema_overrides={"ID": pl.Float64})
    tracks = tracks.with_columns(lists("author_id"))
    sessions = pl.read_csv(f"{folder}/sessions.csv", columns=["user_id", "tracks"]).with_columns(lists("tracks"))
    assert len(tracks) > 0
    return sessions["tracks"].list.len().sum()


@peer("duckdb")
def duckdb(folder):
    import duckdb as db

    types = "all_varchar = true, header = true"
    connection = db.connect()
    connection.execute(f"""CREATE TABLE tracks AS SELECT TRY_CAST("ID" AS DOUBLE)::BIGINT AS id,
        TRY_CAST(author_id AS BIGINT[]) AS authors FROM read_csv('{folder}/tracks.csv', {types})""")
    connection.execute(f"""CREATE TABLE sessions AS SELECT TRY_CAST(user_id AS BIGINT) AS user,
        TRY_CAST(tracks AS BIGINT[]) AS tracks FROM read_csv('{folder}/sessions.csv', {types})""")
    return int(connection.execute("SELECT sum(len(tracks)) FROM sessions").fetchone()[0])


def run_peer(name, folder, runs):
    """One peer, in a process of its own: the least seconds and CPU seconds without imports, peak memory, plays."""
    code = [sys.executable, __file__, "--peer", name, folder, str(runs)]
    return json.loads(subprocess.check_output(code))


def as_peer(name, folder, runs):
    import resource

    for module in ("pandas", "polars", "duckdb"):
        if name.startswith(module):
            importlib.import_module(module)
    times = []
    for _ in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        total = PEERS[name](folder)
        times.append((time.perf_counter() - start, time.process_time() - cpu))
    out = {"seconds": min(t[0] for t in times), "cpu_seconds": min(t[1] for t in times), "plays": int(total),
           "peak_bytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
    print(json.dumps(out))


def line(name, size, seconds, cpu, more=""):
    print(f"{name:36s} {size / 1e6:6.0f} MB {seconds:8.3f} s {size / 1e6 / seconds:8.1f} MB/s"
          f" {size / 1e6 / cpu:8.1f} MB per s of CPU  {more}", flush=True)


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--peer":
        as_peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("folder")
    parser.add_argument("--peer-rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer-runs", type=int, default=2)
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS))
    args = parser.parse_args()
    print("load:", *os.getloadavg())
    with tempfile.TemporaryDirectory() as folder:
        core, small = f"{folder}/core", f"{folder}/small"
        os.mkdir(core)
        os.mkdir(small)
        for name in CORE:
            os.symlink(os.path.abspath(f"{args.folder}/{name}"), f"{core}/{name}")
        head(args.folder, small, args.peer_rows)
        full, part = size_of(core), size_of(core, ("tracks.csv", "sessions.csv"))
        for threads in sorted({1, os.cpu_count()}):
            times = []
            for _ in range(args.runs):
                start, cpu = time.perf_counter(), time.process_time()
                plain_read(core, threads)
                times.append((time.perf_counter() - start, time.process_time() - cpu))
            line(f"plain read, {threads} thread(s)", full, min(t[0] for t in times), min(t[1] for t in times))
        for threads in sorted({1, os.cpu_count()}):
            best, cpu = segue(args.bench, core, threads, args.runs)
            ratio = best["peak_bytes"] / best["dataset_bytes"]
            line(f"segue, {threads} thread(s)", full, best["seconds"], cpu,
                 f"peak {best['peak_bytes'] / 1e6:.0f} MB = {ratio:.2f} x the data set ({best['dataset_bytes'] / 1e6:.0f} MB)")
        own, own_cpu = best, cpu
        for name in [name for name in args.peers if not name.startswith("pandas")]:
            if importlib.util.find_spec(name) is None:
                print(f"{name} is not installed")
                continue
            found = run_peer(name, core, args.peer_runs)
            assert found["plays"] == own["plays"] + own["unknown_plays"], f"{name} read something else: {found['plays']}"
            wall = found["seconds"] / part / (own["seconds"] / full)
            line(name, part, found["seconds"], found["cpu_seconds"],
                 f"peak {found['peak_bytes'] / 1e6:.0f} MB; segue {wall:.1f} x (wall), "
                 f"{found['cpu_seconds'] / part / (own_cpu / full):.1f} x (CPU)")
        small_size = size_of(small)
        for name in [name for name in args.peers if name.startswith("pandas")]:
            found = run_peer(name, small, args.peer_runs)
            wall = found["seconds"] / small_size / (own["seconds"] / full)
            line(name, small_size, found["seconds"], found["cpu_seconds"],
                 f"peak {found['peak_bytes'] / 1e6:.0f} MB; segue {wall:.0f} x (wall), "
                 f"{found['cpu_seconds'] / small_size / (own_cpu / full):.0f} x (CPU)")


main()
