#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's item2vec against other skip-gram trainers on the same training sequences, and judges all vectors alike.

    item2vec_vs_peers.py path/to/bench_item2vec FOLDER [--seeds 3] [--threads 1 2] [--epochs 5] [--segue "name: option=value …"] …
        [--gensim] [--word2vec PROGRAM] [--fasttext PROGRAM] [--pword2vec PROGRAM] [--psgnscc PROGRAM] [--add FILE …]

FOLDER: a CSV set, for instance `segue sample FOLDER --artists 141000 --sequences 300000 --genres 400`. Of its sequences
--test-share are held out. All train skip-gram with negative sampling: the same dim, window (drawn), negatives, noise exponent 0.75,
no sub-sampling, minimum count 1; every trainer runs once per seed and number of threads. Each is a process of its own that reads its
input (Segue: the CSV set; the others: one sequence a line) and writes its vectors. Plays a second are those of training alone, by each
trainer's own clock: what Segue, word2vec.c, pWord2Vec, pSGNScc and fastText print at the end, gensim's `train`. Pairs a second are
these plays times the pairs of a play: (centre, context) pairs that skip-gram with a window drawn from 1 to --window has, in the mean
over what is drawn, in the input; the same number for all trainers, however many each really trains. Peak memory is the process's. hit@10 of all is computed here with NumPy: the next distinct artist of a held-out sequence by cosine, full catalogue, mean
over sequences; then mean over seeds with Student's 95 % interval. --add FILE: figures of an earlier call on the same input
(--figures) join the tables, so that a long comparison can be made in pieces.

word2vec.c must be the one that resets `eof` at the end of each pass (older copies in circulation stop after one epoch).
"""
import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

import numpy as np

T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def run(command, folder=None):
    """Peak bytes and output of a process in `folder` (some write files where they stand). What wait4 says of a child's memory
    includes that of its parent before the start."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
        peak = 0
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status") as status:
                    peak = max([peak, *(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))])
            except OSError:
                pass
            time.sleep(0.02)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{text[-2000:]}\nended with {process.returncode}")
    return peak, text


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
    """A query without a vector is as near to all artists: nothing is found by it."""
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
    ranks[norms[queries, 0] == 0] = len(vectors)
    counts = np.bincount(sequence)
    mean = lambda hits: (np.bincount(sequence, hits)[counts > 0] / counts[counts > 0]).mean()
    return mean(ranks < 1), mean(ranks < k)


def expected_pairs(path, window):
    """Pairs of a centre and an artist of its context in one pass over the sequences of a file, in the mean over windows drawn evenly
    from 1 to `window`: two artists d places apart, of which a sequence of n has n − d, are within reach of each other with the chance
    (window + 1 − d) / window, and each is the other's centre. Pairs of an artist with itself count."""
    pairs = 0
    with open(path) as lines:
        for line in lines:
            length = len(line.split())
            for d in range(1, min(window, length - 1) + 1):
                pairs += 2 * (length - d) * (window + 1 - d) / window
    return pairs


def segue(args, folder, seed, threads, options):
    out = f"{folder}/segue.npy"
    peak, text = run([args.bench, args.data, f"dim={args.dim}", f"epochs={args.epochs}", f"window={args.window}",
                      f"negatives={args.negatives}", f"threads={threads}", f"seed={seed}", "noise_exponent=0.75",
                      "same_artist_pairs=1", f"test_share={args.test_share}", "evaluate=0", f"vectors={out}"] + options)
    return float(re.search(r"\((\d+) plays/s\)", text)[1]), peak, np.load(out)


def gensim(args, folder, seed, threads):
    """In a process of its own, so that its memory is its own."""
    out = f"{folder}/gensim.npy"
    peak, text = run([sys.executable, __file__, "--as-gensim", json.dumps(
        dict(train=f"{folder}/train", out=out, seed=seed, dim=args.dim, epochs=args.epochs, window=args.window,
             negatives=args.negatives, threads=threads, artists=args.artists))])
    return args.plays * args.epochs / float(text.splitlines()[-1]), peak, np.load(out)


def as_gensim(o):
    from gensim.models import Word2Vec
    with open(o["train"]) as lines:
        sequences = [line.split() for line in lines]
    model = Word2Vec(vector_size=o["dim"], window=o["window"], sg=1, negative=o["negatives"], ns_exponent=0.75, sample=0,
                     min_count=1, workers=o["threads"], seed=o["seed"])
    model.build_vocab(sequences)
    start = time.perf_counter()
    model.train(sequences, total_examples=len(sequences), epochs=o["epochs"])
    seconds = time.perf_counter() - start
    matrix = np.zeros((o["artists"], o["dim"]), np.float32)
    for row, word in enumerate(model.wv.index_to_key):
        matrix[int(word)] = model.wv.vectors[row]
    np.save(o["out"], matrix)
    print(seconds)


def word2vec(args, folder, seed, threads, program):
    """word2vec.c and its descendants print the words a second since training began, word2vec.c those of a thread."""
    out = f"{folder}/vectors"
    peak, text = run([os.path.abspath(program), "-train", f"{folder}/train{seed}", "-output", out, "-size", str(args.dim),
                      "-window", str(args.window), "-negative", str(args.negatives), "-hs", "0", "-cbow", "0", "-sample", "0",
                      "-min-count", "1", "-iter", str(args.epochs), "-threads", str(threads), "-binary", "1",
                      "-alpha", "0.025"], folder)
    of, rate = re.findall(r"Words(/thread)?/sec: *([0-9.]+)k", text)[-1]
    return float(rate) * 1000 * (threads if of else 1), peak, read_word2vec(out, args.artists, True)


def fasttext(args, folder, seed, threads, program):
    out = f"{folder}/fasttext"
    peak, text = run([program, "skipgram", "-input", f"{folder}/train{seed}", "-output", out, "-dim", str(args.dim), "-ws",
                      str(args.window), "-neg", str(args.negatives), "-epoch", str(args.epochs), "-thread", str(threads), "-t", "1",
                      "-minCount", "1", "-minn", "0", "-maxn", "0", "-lr", "0.025", "-verbose", "2"])
    rate = re.findall(r"words/sec/thread: *([0-9]+)", text)[-1]
    return float(rate) * threads, peak, read_word2vec(out + ".vec", args.artists, False)


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
    parser.add_argument("--threads", type=int, nargs="+", default=[1, os.cpu_count()])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--test-share", type=float, default=0.01)
    parser.add_argument("--test-sequences", type=int, default=2000)
    parser.add_argument("--segue", action="append", default=[], metavar="NAME: OPTIONS", help="another set of Segue's options (epochs=5 too: a long run shows its speed without setting up)")
    parser.add_argument("--no-segue", action="store_true")
    parser.add_argument("--gensim", action="store_true")
    parser.add_argument("--word2vec")
    parser.add_argument("--fasttext")
    parser.add_argument("--pword2vec")
    parser.add_argument("--psgnscc")
    parser.add_argument("--figures", help="append a JSON line per run to this file")
    parser.add_argument("--add", nargs="+", default=[], help="such files of earlier calls")
    args = parser.parse_args()
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # the trainers' threads are their own
    with tempfile.TemporaryDirectory() as folder:
        text = run([args.bench, args.data, f"dump={folder}/train", "epochs=0", f"test_share={args.test_share}"])[1]
        args.artists, args.plays = (int(number) for number in re.findall(r"[0-9]+", text)[0:3:2])
        print(text.strip())
        args.pairs = expected_pairs(f"{folder}/train", args.window) / args.plays  # of a play
        print(f"{args.pairs:.3f} pairs a play: (centre, context) pairs of a window drawn from 1 to {args.window}, in the mean; pairs/s are "
              f"plays/s times this, for every trainer")
        steps = transitions(f"{folder}/train.test", args.test_sequences)
        print(f"{len(steps)} transitions of {len(set(steps[:, 2]))} held-out sequences; dim {args.dim}, window {args.window}, "
              f"{args.negatives} negatives, {args.epochs} epochs, {args.seeds} seed(s)", flush=True)
        trainers = {}
        for name, program in (("word2vec.c", args.word2vec), ("pWord2Vec", args.pword2vec), ("pSGNScc", args.psgnscc)):
            if program:
                trainers[name] = lambda *run, program=program: word2vec(args, folder, *run, program)
        if args.fasttext:
            trainers["fastText"] = lambda *run: fasttext(args, folder, *run, args.fasttext)
        if args.gensim:
            trainers["gensim"] = lambda *run: gensim(args, folder, *run)
        if not args.no_segue:
            trainers["Segue"] = lambda *run: segue(args, folder, *run, ["learning_rate=0.025"])
        for text in args.segue:
            name, options = text.split(":")
            trainers["Segue " + name] = lambda *run, options=options.split(): segue(args, folder, *run, options)
        runs = []
        for path in args.add:
            with open(path) as lines:
                runs += [json.loads(line) for line in lines]
        for earlier in runs:
            earlier.setdefault("pairs_per_second", earlier["plays_per_second"] * args.pairs)  # written before pairs were counted
        for seed in range(args.first_seed, args.first_seed + args.seeds):
            shuffled(folder, seed)
            for threads in args.threads:
                for name, train in trainers.items():
                    try:
                        rate, peak, vectors = train(seed, threads)
                    except RuntimeError as error:  # pSGNScc crashes on small corpora
                        print(f"  seed {seed}, {threads} thread(s), {name}: {str(error).splitlines()[-1]}", flush=True)
                        continue
                    first, tenth = hit_rates(vectors, steps)
                    runs.append(dict(trainer=name, seed=seed, threads=threads, epochs=args.epochs, plays_per_second=rate,
                                     pairs_per_second=rate * args.pairs, peak=peak, hit_1=float(first), hit_10=float(tenth)))
                    print(f"  seed {seed}, {threads} thread(s), {name:12} {rate:9,.0f} plays/s, {rate * args.pairs:11,.0f} pairs/s, "
                          f"hit@10 {tenth:.4f}", flush=True)
                    if args.figures:
                        with open(args.figures, "a") as out:
                            print(json.dumps(runs[-1]), file=out)
    report(runs)


def report(runs):
    """Plays and pairs a second: the most of all seeds."""
    speed = {}
    print(f"{'':12} threads    plays/s      pairs/s    peak  hit@1             hit@10            seeds")
    for threads in sorted({r["threads"] for r in runs}):
        for name in dict.fromkeys(r["trainer"] for r in runs):
            own = [r for r in runs if r["trainer"] == name and r["threads"] == threads]
            if not own:
                continue
            speed[name, threads] = max(r["plays_per_second"] for r in own)
            (one, one_off), (ten, ten_off) = (interval([r[figure] for r in own]) for figure in ("hit_1", "hit_10"))
            pairs = max(r["pairs_per_second"] for r in own)
            print(f"{name:12} {threads:7} {speed[name, threads]:10,.0f} {pairs:12,.0f} {max(r['peak'] for r in own) / 1e6:5.0f}MB  "
                  f"{one:.4f} ± {one_off:.4f}   {ten:.4f} ± {ten_off:.4f}   {len(own)}")
    for name, threads in speed:
        if not name.startswith("Segue"):
            continue
        ratios = [f"{speed[name, threads] / speed[peer, threads]:.1f} x {peer}" for peer, t in speed
                  if t == threads and not peer.startswith("Segue")]
        print(f"{name}, {threads} thread(s): " + ", ".join(ratios))
    for name in dict.fromkeys(name for name, _ in speed):
        at = {threads: rate for (n, threads), rate in speed.items() if n == name}
        if 1 in at and len(at) > 1:
            print(f"{name}: {at[max(at)] / at[1]:.2f} x from 1 to {max(at)} threads")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--as-gensim":
        as_gensim(json.loads(sys.argv[2]))
    else:
        main()
