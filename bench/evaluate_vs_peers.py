#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's evaluation against FAISS and a blocked NumPy pipeline on the same vectors and sequences, in one run.

    evaluate_vs_peers.py path/to/bench_evaluate [--artists 138560] [--sequences 8000] [--dim 150] [--models 2] [--threads N]
                         [--rounds 3] [--peer-queries 6000]

All walk through the sequences by the corrected protocol (repeats removed, artists already heard not recommended), distinct queries
scored once. Segue and NumPy rank the whole catalogue for every target: hit@1, hit@10, NDCG@10 and MRR, macro per sequence. FAISS's
IndexFlatIP cannot rank, only search: it is asked for the 100 best of each query, out of which the hit rates at 1 and 10 follow
where nothing needs to be looked at beyond them, so it does less. The machine's own rate is NumPy's SGEMM (OpenBLAS) on blocks of
the same depth.

All start from the vectors as a model leaves them: Segue scales them to unit length, checks them and makes every figure with its ties
and bands; NumPy and FAISS scale them and FAISS makes its index. FAISS's search alone, without either, stands beside.

Peers take the first --peer-queries distinct queries of one model (all of them: 0); Segue takes everything, and also the sequences
that these queries come from, for figures to compare. Rates are GFLOP/s of the scores that had to be made: 2 · queries · artists ·
dim / time. CPU time is what a shared machine leaves unharmed; the best of the rounds is shown.
"""
import argparse
import json
import os
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("bench")
parser.add_argument("--artists", type=int, default=138560)
parser.add_argument("--sequences", type=int, default=8000)
parser.add_argument("--dim", type=int, default=150)
parser.add_argument("--models", type=int, default=2)
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--peer-queries", type=int, default=6000)
args = parser.parse_args()
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):  # they would slow the peers
    os.environ.pop(name, None)
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(args.threads)

import numpy as np  # noqa: E402  (after the environment is set)
try:
    import faiss
except ImportError:
    faiss = None


def timed(work):
    """The least wall and CPU seconds of the rounds, and what the last one made."""
    wall, cpu = [], []
    for _ in range(args.rounds):
        w, c = time.perf_counter(), time.process_time()
        made = work()
        wall.append(time.perf_counter() - w)
        cpu.append(time.process_time() - c)
    return min(wall), min(cpu), made


class Walk:
    def __init__(self, plays, offsets, sequences):
        self.query, self.target, self.sequence, self.heard = [], [], [], []
        for s in sequences:
            walked = list(dict.fromkeys(plays[offsets[s]:offsets[s + 1]].tolist()))  # repeated artists removed
            for i in range(1, len(walked)):
                self.query.append(walked[i - 1])
                self.target.append(walked[i])
                self.sequence.append(s)
                self.heard.append(walked[:i])
        self.query, self.target, self.sequence = map(np.array, (self.query, self.target, self.sequence))
        order = np.argsort(self.query, kind="stable")
        self.queries, first = np.unique(self.query[order], return_index=True)
        self.of_query = np.split(order, first[1:])

    def macro(self, values):
        n = np.bincount(self.sequence)
        used = n > 0
        return float(np.mean(np.bincount(self.sequence, values)[used] / n[used]))


def rank_by_numpy(unit, walk, block=512):
    rank = np.zeros(len(walk.query), np.int64)
    scores = np.empty((block, len(unit)), np.float32)
    for b in range(0, len(walk.queries), block):
        part = walk.queries[b:b + block]
        rows = scores[:len(part)]
        np.dot(unit[part], unit.T, out=rows)
        for i in range(len(part)):
            row = rows[i]
            for p in walk.of_query[b + i]:
                t = walk.target[p]
                bound = row[t]
                heard = np.array(walk.heard[p])
                before = np.count_nonzero(row > bound) + np.count_nonzero(row[:t] == bound)
                before -= np.count_nonzero(row[heard] > bound) + np.count_nonzero((row[heard] == bound) & (heard < t))
                rank[p] = 1 + before
    return rank


def hits_by_faiss(index, unit, walk, k=100):
    _, lists = index.search(unit[walk.queries], k)
    rank = np.zeros(len(walk.query), np.int64)
    for i, predictions in enumerate(walk.of_query):
        for p in predictions:
            left = lists[i][~np.isin(lists[i], walk.heard[p])]
            found = np.flatnonzero(left == walk.target[p])
            rank[p] = found[0] + 1 if len(found) else 0
    return rank


def line(name, seconds, cpu, flops, rate, extra=""):
    print(f"  {name:34} {seconds:7.2f} s wall, {cpu:7.2f} s CPU  {flops / seconds * 1e-9:6.1f} GFLOP/s by the wall, "
          f"{flops / cpu * 1e-9:6.1f} per core by CPU time = {flops / cpu * 1e-9 / rate:4.2f} × SGEMM{extra}")


def segue(folder, sequences, models, rounds):
    best = None
    for _ in range(rounds):
        out = subprocess.run([args.bench, str(args.artists), str(sequences), str(args.dim), str(args.threads), str(models), folder],
                             check=True, capture_output=True, text=True).stdout
        lines = [json.loads(text) for text in out.splitlines()]
        if best is None:
            best = lines
        for b, l in zip(best, lines):
            for field in ("seconds", "cpu_seconds"):
                b[field] = min(b[field], l[field])
    return best


with tempfile.TemporaryDirectory() as folder:
    runs = segue(folder, args.sequences, args.models, args.rounds)
    plays = np.fromfile(f"{folder}/plays.i32", np.int32)
    offsets = np.fromfile(f"{folder}/offsets.i64", np.int64)
    vectors = np.fromfile(f"{folder}/vectors0.f32", np.float32).reshape(args.artists, args.dim)
    scaled = lambda: vectors / np.linalg.norm(vectors, axis=1, keepdims=True)  # noqa: E731
    unit = scaled()

    # So many of the first sequences that they ask about enough artists; Segue draws them alike for a smaller number.
    peer_sequences = args.sequences
    if args.peer_queries:
        seen, peer_sequences = set(), 0
        while peer_sequences < args.sequences and len(seen) < args.peer_queries:
            seen.update(plays[offsets[peer_sequences]:offsets[peer_sequences + 1]].tolist())
            peer_sequences += 1
    walk = Walk(plays, offsets, range(peer_sequences))
    flops = 2.0 * len(walk.queries) * args.artists * args.dim

    some, block = unit[walk.queries[:2048]], np.empty((2048, 8192), np.float32)
    gemm_flops = 2.0 * len(some) * 8192 * args.dim
    gemm_wall, gemm_cpu, _ = min((timed(lambda: np.dot(some, unit[:8192].T, out=block[:len(some)])) for _ in range(10)),
                                 key=lambda t: t[1])
    rate = gemm_flops / gemm_cpu * 1e-9
    print(f"{args.artists} artists, dim {args.dim}, {args.threads} threads; SGEMM (OpenBLAS of NumPy {np.__version__}): "
          f"{gemm_flops / gemm_wall * 1e-9:.1f} GFLOP/s by the wall, {rate:.1f} per core by CPU time")
    total = {f: sum(r[f] for r in runs) for f in ("seconds", "cpu_seconds", "queries", "predictions")}
    print(f"everything: {args.sequences} sequences, {runs[0]['predictions']} predictions, {runs[0]['queries']} distinct queries, "
          f"{len(runs)} models")
    line(f"Segue ({runs[0]['target']})", total["seconds"], total["cpu_seconds"],
         2.0 * total["queries"] * args.artists * args.dim, rate, f", peak {max(r['peak_mb'] for r in runs)} MB")

    print(f"the same for all: the first {peer_sequences} sequences, {len(walk.query)} predictions, {len(walk.queries)} distinct "
          "queries, one model")
    [own] = segue(folder, peer_sequences, 1, args.rounds)
    assert own["predictions"] == len(walk.query) and own["queries"] == len(walk.queries)
    line(f"Segue ({own['target']})", own["seconds"], own["cpu_seconds"], flops, rate)
    wall, cpu, rank = timed(lambda: rank_by_numpy(scaled(), walk))
    line(f"NumPy {np.__version__}", wall, cpu, flops, rate)
    figures = {"hit_1": walk.macro(rank == 1), "hit_10": walk.macro(rank <= 10), "mrr": walk.macro(1 / rank),
               "ndcg_10": walk.macro((rank <= 10) / np.log2(1 + rank))}
    same = all(abs(own[f] - v) < 1e-6 for f, v in figures.items())
    print("  " + "  ".join(f"{f} {own[f]:.8f} / {v:.8f}" for f, v in figures.items()) + f"  equal: {'yes' if same else 'NO'}")
    print(f"  NumPy / Segue: {wall / own['seconds']:.2f} by the wall, {cpu / own['cpu_seconds']:.2f} by CPU time")
    if faiss is not None:
        faiss.omp_set_num_threads(args.threads)
        def whole():
            index, rows = faiss.IndexFlatIP(args.dim), scaled()
            index.add(rows)
            return hits_by_faiss(index, rows, walk)
        index = faiss.IndexFlatIP(args.dim)
        index.add(unit)
        alone_wall, alone_cpu, _ = timed(lambda: hits_by_faiss(index, unit, walk))
        line(f"FAISS {faiss.__version__}, search alone", alone_wall, alone_cpu, flops, rate)
        print(f"  search alone / Segue: {alone_wall / own['seconds']:.2f} by the wall, {alone_cpu / own['cpu_seconds']:.2f} by CPU time")
        wall, cpu, rank = timed(whole)
        line(f"FAISS {faiss.__version__} IndexFlatIP, top 100", wall, cpu, flops, rate)
        hits = {"hit_1": walk.macro(rank == 1), "hit_10": walk.macro((rank > 0) & (rank <= 10))}
        same = all(abs(own[f] - v) < 1e-6 for f, v in hits.items())
        print("  " + "  ".join(f"{f} {own[f]:.8f} / {v:.8f}" for f, v in hits.items()) + f"  equal: {'yes' if same else 'NO'}")
        print(f"  targets that FAISS's lists rank: {100 * np.mean(rank > 0):.1f} % (Segue: all)")
        print(f"  FAISS / Segue: {wall / own['seconds']:.2f} by the wall, {cpu / own['cpu_seconds']:.2f} by CPU time")
