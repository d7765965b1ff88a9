#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's item2vec against gensim's skip-gram on the same training sequences, in one run.

    item2vec_vs_gensim.py path/to/bench_item2vec FOLDER|generated [--dim 150] [--epochs 5] [--window 5] [--threads 1]

Both: negative sampling with 5 negatives, noise exponent 0.75, drawn windows, no sub-sampling, minimum count 1. Segue's time
holds building its tables, gensim's holds training alone (its vocabulary scan is not counted).
"""
import argparse
import subprocess
import tempfile
import time

from gensim.models import Word2Vec

parser = argparse.ArgumentParser()
parser.add_argument("bench")
parser.add_argument("data")
parser.add_argument("--dim", type=int, default=150)
parser.add_argument("--epochs", type=int, default=5)
parser.add_argument("--window", type=int, default=5)
parser.add_argument("--threads", type=int, default=1)
args = parser.parse_args()

with tempfile.NamedTemporaryFile(suffix=".txt") as dump:
    output = subprocess.run(
        [args.bench, args.data, f"dump={dump.name}", f"dim={args.dim}", f"epochs={args.epochs}", f"window={args.window}",
         f"threads={args.threads}", "negatives=5", "noise_exponent=0.75", "direction=both", "same_artist_pairs=1", "evaluate=0"],
        check=True, capture_output=True, text=True).stdout
    print(output, end="")
    with open(dump.name) as lines:
        sequences = [line.split() for line in lines]
plays = sum(map(len, sequences))
segue = float(output.split("trained in ")[1].split()[0])

model = Word2Vec(vector_size=args.dim, window=args.window, sg=1, negative=5, ns_exponent=0.75, sample=0, min_count=1,
                 workers=args.threads, seed=1)
model.build_vocab(sequences)
start = time.perf_counter()
cpu_start = time.process_time()
model.train(sequences, total_examples=len(sequences), epochs=args.epochs)
gensim = time.perf_counter() - start
gensim_cpu = time.process_time() - cpu_start
segue_cpu = float(output.split(" s, ")[1].split()[0])
print(f"processor time: gensim {gensim_cpu:.2f} s, segue {segue_cpu:.2f} s, {gensim_cpu / segue_cpu:.1f} x")
print(f"gensim       {gensim:8.2f} s  {plays * args.epochs / gensim:12,.0f} plays/s")
print(f"segue        {segue:8.2f} s  {plays * args.epochs / segue:12,.0f} plays/s  {gensim / segue:.1f} x")
