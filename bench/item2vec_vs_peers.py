#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's item2vec against other skip-gram trainers on the same training sequences, and judges all vectors alike.

    item2vec_vs_peers.py path/to/bench_item2vec FOLDER [--seeds 3] [--threads 1] [--epochs 5] [--segue "name: option=value …"] …
        [--gensim] [--word2vec PROGRAM] [--fasttext PROGRAM] [--pword2vec PROGRAM] [--psgnscc PROGRAM]

FOLDER: a CSV set, for instance `segue sample FOLDER --artists 141000 --sequences 300000 --genres 400`. Of its sequences
--test-share are held out. All train skip-gram with negative sampling: the same dim, window (drawn), negatives, noise exponent 0.75,
no sub-sampling, minimum count 1; every trainer runs once per seed. Each is a process of its own that reads its input (Segue: the
CSV set; the others: one sequence a line) and writes its vectors; the time is that of training: Segue's and gensim's own clocks, and
for the programs the process less one that stops after reading (its time with a corpus of one line subtracted is not: reading
is under a hundredth). CPU time bears other work on the machine better than the wall clock. Peak memory is the process's.
hit@10 of all is computed here with NumPy: the next distinct artist of a held-out sequence by cosine, full catalogue, mean over
sequences; then mean over seeds with Student's 95 % interval.

word2vec.c must be the one that resets `eof` at the end of each pass (older copies in circulation stop after one epoch).
"""
import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def run(command):
    """Wall and CPU seconds, peak bytes and output of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{output[-2000:]}\nended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output


def read_word2vec(path, artists, binary):
    with open(path, "rb") as file:
        rows, dim = map(int, file.readline().split())
        matrix = np.zeros((artists, dim), np.float32)
        for _ in range(rows):
            if binary:
                word = b""
                while (c := file.read(1)) != b" ":
                    word += c
                vector = np.frombuffer(file.read(4 * dim), np.float32)
                word = word.strip()
            else:
                parts = file.readline().split()
                word, vector = parts[0], np.array(parts[1:], np.float32)
            if word.isdigit():
                matrix[int(word)] = vector
    return matrix


def transitions(path, most):
    """Query, target, and number of its sequence, for the first `most` held-out sequences."""
    found = []
    with open(path) as lines:
        for sequence, line in zip(range(most), lines):
            artists = list(dict.fromkeys(map(int, line.split())))
            found += [(a, b, sequence) for a, b in zip(artists, artists[1:])]
    return np.array(found)


def hit_rates(vectors, steps, k=10):
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(norms > 0, norms, 1)
    queries, target, sequence = steps.T
    ranks = np.empty(len(steps), np.int64)
    for at in range(0, len(steps), 512):
        block = slice(at, at + 512)
        scores = unit[queries[block]] @ unit.T
        rows = np.arange(len(scores))
        scores[rows, queries[block]] = -np.inf
        ranks[block] = (scores > scores[rows, target[block]][:, None]).sum(1)
    counts = np.bincount(sequence)
    mean = lambda hits: (np.bincount(sequence, hits)[counts > 0] / counts[counts > 0]).mean()
    return mean(ranks < 1), mean(ranks < k)


def segue(args, folder, seed, options):
    out = f"{folder}/segue.npy"
    wall, cpu, peak, text = run([args.bench, args.data, f"dim={args.dim}", f"epochs={args.epochs}", f"window={args.window}",
                                 f"negatives={args.negatives}", f"threads={args.threads}", f"seed={seed}", "noise_exponent=0.75",
                                 "same_artist_pairs=1", f"test_share={args.test_share}", "evaluate=0", f"vectors={out}"] + options)
    trained = text.split("trained in ")[1].split()
    return float(trained[0]), float(trained[2]), peak, np.load(out)


def gensim(args, folder, seed):
    """In a process of its own, so that its memory is its own."""
    out = f"{folder}/gensim.npy"
    _, _, peak, text = run([sys.executable, __file__, "--as-gensim", json.dumps(
        dict(train=f"{folder}/train", out=out, seed=seed, dim=args.dim, epochs=args.epochs, window=args.window,
             negatives=args.negatives, threads=args.threads, artists=args.artists))])
    figures = json.loads(text.splitlines()[-1])
    return figures["wall"], figures["cpu"], peak, np.load(out)


def as_gensim(o):
    from gensim.models import Word2Vec
    with open(o["train"]) as lines:
        sequences = [line.split() for line in lines]
    model = Word2Vec(vector_size=o["dim"], window=o["window"], sg=1, negative=o["negatives"], ns_exponent=0.75, sample=0,
                     min_count=1, workers=o["threads"], seed=o["seed"])
    model.build_vocab(sequences)
    start, cpu = time.perf_counter(), time.process_time()
    model.train(sequences, total_examples=len(sequences), epochs=o["epochs"])
    figures = dict(wall=time.perf_counter() - start, cpu=time.process_time() - cpu)
    matrix = np.zeros((o["artists"], o["dim"]), np.float32)
    for row, word in enumerate(model.wv.index_to_key):
        matrix[int(word)] = model.wv.vectors[row]
    np.save(o["out"], matrix)
    print(json.dumps(figures))


def word2vec(args, folder, seed, program, more=()):
    out = f"{folder}/vectors"
    wall, cpu, peak, _ = run([program, "-train", f"{folder}/train{seed}", "-output", out, "-size", str(args.dim), "-window",
                              str(args.window), "-negative", str(args.negatives), "-hs", "0", "-cbow", "0", "-sample", "0",
                              "-min-count", "1", "-iter", str(args.epochs), "-threads", str(args.threads), "-binary", "1",
                              "-alpha", "0.025", *more])
    return wall, cpu, peak, read_word2vec(out, args.artists, True)


def fasttext(args, folder, seed, program):
    out = f"{folder}/fasttext"
    wall, cpu, peak, _ = run([program, "skipgram", "-input", f"{folder}/train{seed}", "-output", out, "-dim", str(args.dim), "-ws",
                              str(args.window), "-neg", str(args.negatives), "-epoch", str(args.epochs), "-thread",
                              str(args.threads), "-t", "1", "-minCount", "1", "-minn", "0", "-maxn", "0", "-lr", "0.025", "-verbose",
                              "0"])
    return wall, cpu, peak, read_word2vec(out + ".vec", args.artists, False)


def shuffled(folder, seed):
    """The programs have no seed: lines in another order are one."""
    path = f"{folder}/train{seed}"
    if not os.path.exists(path):
        with open(f"{folder}/train") as lines:
            sequences = lines.readlines()
        np.random.default_rng(seed).shuffle(sequences)
        with open(path, "w") as out:
            out.writelines(sequences)


def interval(values):
    mean = sum(values) / len(values)
    if len(values) < 2:
        return mean, float("nan")
    deviation = math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
    return mean, T95[len(values) - 1] * deviation / math.sqrt(len(values))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("data")
    parser.add_argument("--dim", type=int, default=150)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--negatives", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--test-share", type=float, default=0.01)
    parser.add_argument("--test-sequences", type=int, default=2000)
    parser.add_argument("--segue", action="append", default=[], metavar="NAME: OPTIONS", help="another set of Segue's options")
    parser.add_argument("--no-segue", action="store_true")
    parser.add_argument("--gensim", action="store_true")
    parser.add_argument("--word2vec")
    parser.add_argument("--fasttext")
    parser.add_argument("--pword2vec")
    parser.add_argument("--psgnscc")
    parser.add_argument("--figures", help="append a JSON line per run to this file")
    args = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        text = run([args.bench, args.data, f"dump={folder}/train", "epochs=0", f"test_share={args.test_share}"])[3]
        args.artists = int(text.split()[0])
        print(text.strip())
        steps = transitions(f"{folder}/train.test", args.test_sequences)
        print(f"{len(steps)} transitions of {len(set(steps[:, 2]))} held-out sequences; dim {args.dim}, window {args.window}, "
              f"{args.negatives} negatives, {args.epochs} epochs, {args.threads} thread(s), {args.seeds} seed(s)", flush=True)
        trainers = {}
        for name, program in (("word2vec.c", args.word2vec), ("pWord2Vec", args.pword2vec), ("pSGNScc", args.psgnscc)):
            if program:
                trainers[name] = lambda seed, program=program: word2vec(args, folder, seed, program)
        if args.fasttext:
            trainers["fastText"] = lambda seed: fasttext(args, folder, seed, args.fasttext)
        if args.gensim:
            trainers["gensim"] = lambda seed: gensim(args, folder, seed)
        if not args.no_segue:
            trainers["Segue"] = lambda seed: segue(args, folder, seed, ["learning_rate=0.025"])
        for text in args.segue:
            name, options = text.split(":")
            trainers["Segue " + name] = lambda seed, options=options.split(): segue(args, folder, seed, options)
        found = {}
        for seed in range(1, args.seeds + 1):
            shuffled(folder, seed)
            for name, train in trainers.items():
                wall, cpu, peak, vectors = train(seed)
                first, tenth = hit_rates(vectors, steps)
                found.setdefault(name, []).append((wall, cpu, peak, first, tenth))
                if args.figures:
                    with open(args.figures, "a") as out:
                        print(json.dumps(dict(trainer=name, seed=seed, threads=args.threads, epochs=args.epochs, wall=wall,
                                              cpu=cpu, peak=peak, hit_1=first, hit_10=tenth)), file=out)
                print(f"  seed {seed} {name:24} {wall:8.2f} s, {cpu:8.2f} s of CPU, hit@1 {first:.4f}, hit@10 {tenth:.4f}", flush=True)
        print(f"{'least of all seeds':28} {'wall':>9} {'CPU':>9} {'peak':>8}  hit@1             hit@10")
        for name, runs in found.items():
            wall, cpu, peak = (min(r[i] for r in runs) for i in range(3))
            (one, one_off), (ten, ten_off) = (interval([r[i] for r in runs]) for i in (3, 4))
            print(f"{name:28} {wall:8.2f}s {cpu:8.2f}s {peak / 1e6:6.0f}MB  {one:.4f} ± {one_off:.4f}  {ten:.4f} ± {ten_off:.4f}")
        for name, runs in found.items():
            if not name.startswith("Segue"):
                continue
            for peer, theirs in found.items():
                if peer.startswith("Segue"):
                    continue
                ratio = [min(r[i] for r in theirs) / min(r[i] for r in runs) for i in (0, 1)]
                print(f"{name} against {peer}: {ratio[0]:.1f} x by the wall clock, {ratio[1]:.1f} x by CPU time")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--as-gensim":
        as_gensim(json.loads(sys.argv[2]))
    else:
        main()
