#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports generated listening tables of several sizes through a pipe, in 1 GB for plays, and prints time and memory by rows.

    bench/import_stream.py BUILD/bench/bench_import_stream [--rows 10e6 50e6 200e6] [--folder /var/tmp] [--megabytes 1024]

Needs free disk: 10 bytes a row (a temporary file and the corpus file). The table itself is never on the disk.
"""
import argparse
import json
import os
import subprocess
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--rows", nargs="+", type=float, default=[10e6, 50e6, 200e6])
parser.add_argument("--folder", default=None)
parser.add_argument("--megabytes", type=int, default=1024)
parser.add_argument("--use", action="store_true", help="also open each file and prepare a corpus from it")
args = parser.parse_args()

runs = []
print("      rows  wall s  CPU s (import + generator)  rows/s  CPU us/row  peak RSS MB  temporary MB  file MB", flush=True)
for rows in map(int, args.rows):
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        out = os.path.join(folder, "table.segue")
        generator = subprocess.Popen([args.program, "generate", str(rows)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        result = subprocess.run([args.program, "import", out, str(args.megabytes)], stdin=generator.stdout, stdout=subprocess.PIPE,
                                text=True, check=True)
        generator.stdout.close()
        generating = float(generator.stderr.read())
        run = json.loads(result.stdout)
        assert run["rows"] == run["kept"] == rows, run
        runs.append(run)
        print(f"{rows:10d} {run['seconds']:7.1f} {run['cpu_seconds']:7.1f} + {generating:5.1f} {rows / run['seconds']:12.3g}"
              f" {run['cpu_seconds'] / rows * 1e6:10.3f} {run['peak_rss'] / 1e6:12.0f} {run['temporary_bytes'] / 1e6:12.0f}"
              f" {run['file_bytes'] / 1e6:10.0f}", flush=True)
        if args.use:
            use = json.loads(subprocess.run([args.program, "use", out], stdout=subprocess.PIPE, text=True, check=True).stdout)
            print("           used:", use, flush=True)
for a, b in zip(runs, runs[1:]):
    more = b["rows"] - a["rows"]
    print(f"{a['rows']:.3g} to {b['rows']:.3g} rows: {(b['cpu_seconds'] - a['cpu_seconds']) / more * 1e6:.3f} us CPU a row,"
          f" {(b['seconds'] - a['seconds']) / more * 1e6:.3f} us wall, {(b['peak_rss'] - a['peak_rss']) / more:.2f} bytes of memory,"
          f" {(b['temporary_bytes'] - a['temporary_bytes']) / more:.2f} bytes of temporary disk,"
          f" {(b['file_bytes'] - a['file_bytes']) / more:.2f} bytes of the file")
