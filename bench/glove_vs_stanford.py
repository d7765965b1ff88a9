#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Segue's GloVe beside the authors' program (github.com/stanfordnlp/GloVe), on the same sequences with the same options.

    glove_vs_stanford.py BENCH_GLOVE STANFORD SEQUENCES [--dim 150] [--window 5] [--epochs 2] [--threads 1 2] [--judge]

SEQUENCES may be a folder that `bench_svd generate` wrote. STANFORD is its folder build, with vocab_count, cooccur, shuffle and glove. SEQUENCES holds one sequence a line, artists as numbers
(`bench_item2vec generated epochs=0 dump=SEQUENCES`), and SEQUENCES.test beside it held-out ones. Both count every pair in the window
by 1 / distance, of an artist with itself too, and start alike; the authors' program works in doubles. Wall and processor time of
counting (with shuffling, which Segue does while it counts) and of training apart, the larger peak memory of the steps, the loss of
each epoch, and with --judge hit@10 of the next artist in 4,000 held-out steps by cosine and by input · output + bias of the output.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

import numpy as np

X_MAX, RATE = 10, 0.05


def run(command, stdin=None, stdout=None):
    """Wall and processor seconds, peak MB, text of what went to standard error (and output, unless that is a file)."""
    start = time.perf_counter()
    with open(stdin) if stdin else open(os.devnull) as source, open(stdout, "wb") if stdout else tempfile.TemporaryFile() as out:
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(command, stdin=source, stdout=out, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            log.seek(0)
            text = log.read().decode(errors="replace")
            if not stdout:
                out.seek(0)
                text += out.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}\n{text[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024e-6, text


def stanford(args, threads, folder):
    def program(name):
        return f"{args.stanford}/{name}"

    steps = [run([program("vocab_count"), "-min-count", "1", "-verbose", "0"], args.sequences, f"{folder}/vocabulary"),
             run([program("cooccur"), "-window-size", str(args.window), "-vocab-file", f"{folder}/vocabulary", "-memory", "4",
                  "-verbose", "0", "-overflow-file", f"{folder}/overflow"], args.sequences, f"{folder}/cells"),
             run([program("shuffle"), "-memory", "4", "-verbose", "0", "-temp-file", f"{folder}/shuffle"], f"{folder}/cells",
                 f"{folder}/shuffled")]
    cells = os.path.getsize(f"{folder}/shuffled") // 16
    os.remove(f"{folder}/cells")
    trained = run([program("glove"), "-input-file", f"{folder}/shuffled", "-vocab-file", f"{folder}/vocabulary", "-save-file",
                   f"{folder}/vectors", "-vector-size", str(args.dim), "-iter", str(args.epochs), "-threads", str(threads),
                   "-x-max", str(X_MAX), "-alpha", "0.75", "-eta", str(RATE), "-binary", "1", "-model", "0", "-verbose", "2", "-seed", "1"])
    with open(f"{folder}/vocabulary") as file:
        words = [line.split()[0] for line in file]
    table = np.fromfile(f"{folder}/vectors.bin", np.float64).reshape(-1, args.dim + 1).astype(np.float32)
    place = np.array([int(word) for word in words if word.isdigit()])
    tables = []
    for part in (table[:len(place)], table[len(words):len(words) + len(place)]):
        tables.append(np.zeros((place.max() + 1, args.dim + 1), np.float32))
        tables[-1][place] = part
    losses = [float(x) for x in re.findall(r"cost: *([\d.eE+-]+)", trained[3])]
    inputs = tables[0][:, :-1]
    outputs = tables[1]
    return dict(cells=cells, count=np.sum([s[:2] for s in steps], axis=0), train=trained[:2], losses=losses,
                peak=max(s[2] for s in [*steps, trained])), inputs, np.hstack([inputs, np.ones((len(inputs), 1), np.float32)]), outputs


def segue(args, threads, folder):
    # One dimension more is the bias.
    _, _, _, text = run([args.bench, args.sequences, f"dim={args.dim + 1}", f"window={args.window}", f"epochs={args.epochs}",
                                 f"threads={threads}", f"x_max={X_MAX}", f"learning_rate={RATE}", f"out={folder}/vectors"])
    numbers = re.search(r"(\d+) cells, counted in ([\d.]+) s, ([\d.]+) s of .*; trained in ([\d.]+) s, ([\d.]+) s of", text)
    cells, counted, counted_cpu, trained, trained_cpu = (float(x) for x in numbers.groups())
    losses = [float(x) for x in re.findall(r"epoch \d+: loss ([\d.eE+-]+)", text)]
    inputs, outputs = np.load(f"{folder}/vectors.npy"), np.load(f"{folder}/vectors.output.npy")
    peak = float(re.search(r"peak (\d+) MB", text).group(1))
    return dict(cells=int(cells), count=(counted, counted_cpu), train=(trained, trained_cpu), losses=losses,
                peak=peak), inputs[:, :-1], inputs, outputs


def steps_held_out(path):
    pairs = []
    with open(path) as file:
        for line in file:
            sequence = list(dict.fromkeys(map(int, line.split())))
            pairs += zip(sequence, sequence[1:])
    return np.array([pairs[i] for i in np.random.default_rng(1).permutation(len(pairs))[:4000]])


def hits(queries, candidates, steps):
    hit = 0
    for at in range(0, len(steps), 250):
        query, target = steps[at:at + 250].T
        scores = queries[query] @ candidates.T
        row = np.arange(len(query))
        scores[row, query] = -np.inf
        hit += ((scores > scores[row, target][:, None]).sum(1) < 10).sum()
    return hit / len(steps)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("stanford")
    parser.add_argument("sequences")
    parser.add_argument("--dim", type=int, default=150)
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--judge", action="store_true")
    args = parser.parse_args()
    print("| threads | | cells | counting: wall | CPU | training, an epoch: wall | CPU | peak MB | loss of each epoch | hit@10 by cosine, by in · out |")
    for threads in args.threads:
        found = {}
        for name, train in dict(segue=segue, stanford=stanford).items():
            with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(args.sequences))) as folder:
                found[name], plain, inputs, outputs = train(args, threads, folder)
            f, judged = found[name], ""
            if args.judge:
                steps = steps_held_out(args.sequences + ".test")
                unit = plain / np.maximum(np.linalg.norm(plain, axis=1, keepdims=True), 1e-12)
                known = np.abs(plain).sum(1) > 0
                steps = steps[known[np.minimum(steps, len(known) - 1)].all(1) & (steps < len(known)).all(1)]
                judged = f"{hits(unit, unit, steps):.4f}, {hits(inputs, outputs, steps):.4f}"
            print(f"| {threads} | {name} | {f['cells']} | {f['count'][0]:.1f} | {f['count'][1]:.1f} | {f['train'][0] / args.epochs:.2f} | "
                  f"{f['train'][1] / args.epochs:.2f} | {f['peak']:.0f} | {' '.join(f'{x:.5f}' for x in f['losses'])} | {judged} |",
                  flush=True)
        ratio = {part: np.divide(found["stanford"][part], found["segue"][part]) for part in ("count", "train")}
        print(f"| {threads} | ratio | | {ratio['count'][0]:.1f} | {ratio['count'][1]:.1f} | {ratio['train'][0]:.1f} | "
              f"{ratio['train'][1]:.1f} | {found['stanford']['peak'] / found['segue']['peak']:.1f} | | |", flush=True)


if __name__ == "__main__":
    main()
