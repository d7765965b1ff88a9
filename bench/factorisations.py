#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SVD, ALS and GloVe beside their peers: one generated matrix, the same threads, one run, one table.

    factorisations.py BENCH DATA [--stanford GLOVE/build] [--threads 2] [--only svd als glove streamed] [--solvers TEXT …] [--out FILE.jsonl]

BENCH is the folder of bench_svd, bench_als and bench_glove. DATA is the folder of the matrix, 45,167 x 139,991 with 6.8 M cells, and is
generated where it is empty. SVD takes cells as ones, 150 triplets; ALS their plays, 100 factors, three steps of the conjugate gradient;
GloVe the artists of each listener in an order drawn once, 100 dimensions, window 2. Every program has a process of its own; of ALS
and GloVe times are of an epoch (ALS: the least but the first), of GloVe without counting, which has a row of its own. Memory is the
whole process. streamed: Segue's GloVe with all cells in memory, and with a memory limit of 32 MB, which has them read from a file.

What is found is added to --out, and the table is of all that is there: a run can be cut into its families, that of SVD into solvers.
"""
import argparse
import json
import os
import re
import subprocess
import tempfile

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

import als_vs_implicit
import glove_vs_stanford
import svd_vs_peers

SVD_DIM, ALS_DIM, ALS_EPOCHS, GLOVE_DIM, WINDOW = 150, 100, 3, 100, 2


def row(family, program, wall, cpu, peak_mb, accuracy):
    return dict(family=family, program=program, wall=wall, cpu=cpu, peak_mb=peak_mb, accuracy=accuracy)


def svd(args):
    # Their threads are BLAS's.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(args.threads)
    found = {}

    def asked_for(name):
        return not args.solvers or "ARPACK" in name or any(text in name for text in args.solvers)

    for name, (kind, n_iter) in svd_vs_peers.PEERS.items():
        if asked_for(name):
            found[name] = svd_vs_peers.peer(args.data, SVD_DIM, kind, n_iter)
    for name, options in svd_vs_peers.SEGUE.items():
        if asked_for(name):
            found[name] = svd_vs_peers.segue(f"{args.bench}/bench_svd", args.data, SVD_DIM, args.threads, options)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    true = found["SciPy svds (ARPACK, float32)"][1]
    for name, (figures, values) in found.items():
        error = max(abs(value / exact - 1) for value, exact in zip(values, true))
        yield row("SVD", name, figures["wall"], figures["cpu"], figures["peak_mb"],
                  f"error {error:.1e}, residual {figures['largest_residual']:.1e}")


def als(args):
    plays = als_vs_implicit.read_matrix(args.data)
    options = dict(dim=ALS_DIM, epochs=ALS_EPOCHS, alpha=1, regularisation=1, seed=1, solver="conjugate_gradient")
    given = argparse.Namespace(bench=f"{args.bench}/bench_als", threads=args.threads)
    for name, train in {"implicit": als_vs_implicit.implicit, "Segue": als_vs_implicit.segue}.items():
        with tempfile.TemporaryDirectory() as out:
            times, peak, x, y = train(given, args.data, out, options)
        wall, cpu = np.min(times[1:], axis=0)
        yield row("ALS, an epoch", name, wall, cpu, peak * 1e-6,
                  f"loss {als_vs_implicit.loss(plays, 1, 1, x, y):.5g} after {ALS_EPOCHS} epochs")


def glove(args):
    given = argparse.Namespace(bench=f"{args.bench}/bench_glove", stanford=args.stanford, dim=GLOVE_DIM, window=WINDOW, epochs=1)
    for name, train in {"the authors' program": glove_vs_stanford.stanford, "Segue": glove_vs_stanford.segue}.items():
        with tempfile.TemporaryDirectory(dir=args.data) as folder:
            given.sequences = f"{folder}/sequences"
            subprocess.run([given.bench, args.data, f"write={given.sequences}"], check=True)
            figures = train(given, args.threads, folder)[0]
        yield row("GloVe, an epoch", name, *figures["train"], figures["peak"], f"{figures['cells']} cells, loss {figures['losses'][0]:.5f}")
        yield row("GloVe, counting", name, *figures["count"], figures["peak"], "")


def streamed(args):
    for limit, name in {1000000: "Segue, cells in memory", 32: "Segue, memory limit 32 MB", 0: "Segue, memory limit 0"}.items():
        text = subprocess.run([f"{args.bench}/bench_glove", args.data, f"dim={GLOVE_DIM + 1}", f"window={WINDOW}", "epochs=1",
                               f"threads={args.threads}", "x_max=10", f"memory_mb={limit}"], check=True, capture_output=True, text=True).stdout
        found = re.search(r"(\d+) cells, counted in ([\d.]+) s, ([\d.]+) s of .*; trained in ([\d.]+) s, ([\d.]+) s of .* peak (\d+) MB",
                          text).groups()
        counted, counted_cpu, wall, cpu, peak = map(float, found[1:])
        yield row("GloVe streamed, an epoch", name, wall, cpu, peak, f"{found[0]} cells, counted in {counted:.1f} s ({counted_cpu:.1f} s of CPU)")


def main():
    families = dict(svd=svd, als=als, glove=glove, streamed=streamed)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("data")
    parser.add_argument("--stanford", help="of GloVe's authors: the folder with vocab_count, cooccur, shuffle and glove")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--solvers", nargs="+", default=[], help="of SVD: ARPACK, whose values are the reference, and those whose names hold one of these")
    parser.add_argument("--only", nargs="+", choices=families, default=list(families))
    parser.add_argument("--out")
    args = parser.parse_args()
    if not os.path.exists(f"{args.data}/plays.f32"):
        subprocess.run([f"{args.bench}/bench_svd", "generate", args.data], check=True)
    rows = []
    if args.out and os.path.exists(args.out):
        with open(args.out) as file:
            rows = [json.loads(line) for line in file]
    for family in args.only:
        for found in families[family](args):
            rows.append(found)
            print(f"  {found['family']}: {found['program']}, {found['wall']:.2f} s", flush=True)
            if args.out:
                with open(args.out, "a") as file:
                    print(json.dumps({k: v if isinstance(v, str) else float(v) for k, v in found.items()}), file=file)
    print(f"\n{args.threads} threads\n\n| model | program | wall | CPU | peak memory | |\n|---|---|---|---|---|---|")
    for r in rows:
        print(f"| {r['family']} | {r['program']} | {r['wall']:.2f} s | {r['cpu']:.2f} s | {r['peak_mb']:.0f} MB | {r['accuracy']} |")


if __name__ == "__main__":
    main()
