#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's next-artist evaluation against a blocked NumPy pipeline on the same vectors and sequences, in one run.

    evaluate_vs_numpy.py path/to/bench_evaluate [--artists 138560] [--sequences 8000] [--dim 150] [--threads N] [--rounds 1]

Both rank the whole catalogue for every transition, distinct queries scored once: hit@1, hit@10 and MRR, macro per sequence.
Segue's time also holds 2,000 bootstrap resamples of three figures, NumPy's does not.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("bench")
parser.add_argument("--artists", type=int, default=138560)
parser.add_argument("--sequences", type=int, default=8000)
parser.add_argument("--dim", type=int, default=150)
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--rounds", type=int, default=1)
args = parser.parse_args()
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # they would slow the peer
    os.environ.pop(name, None)
os.environ["OPENBLAS_NUM_THREADS"] = str(args.threads)

import numpy as np  # noqa: E402  (after the environment is set)


def numpy_pipeline(vectors, plays, offsets, block=256, k=10):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    query, target, sequence = [], [], []
    for s in range(len(offsets) - 1):
        walked = list(dict.fromkeys(plays[offsets[s]:offsets[s + 1]].tolist()))  # repeated artists removed
        query += walked[:-1]
        target += walked[1:]
        sequence += [s] * (len(walked) - 1)
    query, target, sequence = np.array(query), np.array(target), np.array(sequence)
    order = np.argsort(query, kind="stable")
    queries, first = np.unique(query[order], return_index=True)
    first = np.append(first, len(order))
    rank = np.empty(len(query), np.int64)
    scores = np.empty((block, len(unit)), np.float32)
    for b in range(0, len(queries), block):
        part = queries[b:b + block]
        rows = scores[:len(part)]
        np.dot(unit[part], unit.T, out=rows)
        for i, q in enumerate(part):
            rows[i, q] = -np.inf
            transitions = order[first[b + i]:first[b + i + 1]]
            for t in np.unique(target[transitions]):
                mine = transitions[target[transitions] == t]
                bound = rows[i, t]
                rank[mine] = 1 + np.count_nonzero(rows[i] > bound) + np.count_nonzero(rows[i, :t] == bound)
    transitions_of = np.bincount(sequence, minlength=len(offsets) - 1)
    used = transitions_of > 0

    def macro(values):
        return float(np.mean(np.bincount(sequence, values, len(offsets) - 1)[used] / transitions_of[used]))
    return {"transitions": len(query), "queries": len(queries), "hit_1": macro(rank == 1), "hit_k": macro(rank <= k),
            "mrr": macro(1 / rank)}


with tempfile.TemporaryDirectory() as folder:
    for _ in range(args.rounds):
        out = subprocess.run([args.bench, str(args.artists), str(args.sequences), str(args.dim), str(args.threads), folder],
                             check=True, capture_output=True, text=True).stdout
        segue = json.loads(out)
        vectors = np.fromfile(f"{folder}/vectors.f32", np.float32).reshape(args.artists, args.dim)
        plays = np.fromfile(f"{folder}/plays.i32", np.int32)
        offsets = np.fromfile(f"{folder}/offsets.i64", np.int64)
        start, cpu = time.perf_counter(), time.process_time()
        peer = numpy_pipeline(vectors, plays, offsets)
        peer["seconds"], peer["cpu_seconds"] = time.perf_counter() - start, time.process_time() - cpu
        flops = 2.0 * peer["queries"] * args.artists * args.dim
        print(f"{peer['queries']} distinct queries, {peer['transitions']} transitions, {args.artists} artists, dim {args.dim}, "
              f"{args.threads} threads")
        for name, r in ((f"Segue ({segue['target']})", segue), (f"NumPy {np.__version__}", peer)):
            print(f"  {name:14} {r['seconds']:8.2f} s  (CPU {r['cpu_seconds']:.2f} s, {flops / r['seconds'] * 1e-9:.0f} GFLOP/s)  "
                  f"hit@1 {r['hit_1']:.6f}  hit@10 {r['hit_k']:.6f}  MRR {r['mrr']:.6f}")
        same = segue["transitions"] == peer["transitions"] and all(abs(segue[f] - peer[f]) < 1e-6 for f in ("hit_1", "hit_k", "mrr"))
        print(f"  ratio: {peer['seconds'] / segue['seconds']:.2f} by the clock, {peer['cpu_seconds'] / segue['cpu_seconds']:.2f} by CPU "
              f"time; figures equal: {'yes' if same else 'NO'}")
