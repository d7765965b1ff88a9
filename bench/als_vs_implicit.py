#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Segue's alternating least squares beside PyPI `implicit`, on the same matrix with the same options.

    als_vs_implicit.py BENCH_ALS speed FOLDER [--dims 64 100 150] [--epochs 4] [--threads 2] [--cholesky-epochs 2]
                    [--solvers conjugate_gradient cholesky]
    als_vs_implicit.py BENCH_ALS next FOLDER [--alpha 1 …] [--regularisation 1 …] [--dim 100] [--epochs 15] [--seeds 3] [--bpr]
    als_vs_implicit.py BENCH_ALS users user_artists.dat [likewise]

speed: FOLDER was written by `bench_svd generate FOLDER`. Each run is a process of its own; time is the least of the epochs but the
first, in wall clock and processor time (which bears other work on the machine), memory the process's peak; the loss after the last epoch
is computed here from both tables of factors, in doubles, for both alike.
next: FOLDER is a CSV set, of which a tenth is held out as in docs/quality.md; each sequence is a listener of its own. hit@10 of the next artist by cosine (repeats removed, full catalogue but the query), mean over sequences.
users: listener, artist and plays in tab-separated columns; a fifth of each listener's artists is held out; the share of them among the ten
artists with the largest product x·y that were not heard in training.
Both: figures with a 95 % interval over sequences or listeners, and the interval of the paired differences. --bpr adds implicit's BPR at
its best of a few options by the same figure, which flatters it.

implicit wants OPENBLAS_NUM_THREADS=1, and gets it.
"""
import argparse
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
import scipy.sparse as sparse

import quality_data
import svd_vs_peers


def run(command):
    """Peak bytes, as the program tells itself, and output of a process."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read().decode(errors="replace")
    if process.wait() != 0:
        sys.exit(f"{' '.join(command)}\n{output[-2000:]}")
    return float(re.search(r"peak ([\d.]+) MB", output).group(1)) * 1e6, output


def read_matrix(folder):
    offsets = np.fromfile(f"{folder}/offsets.i64", np.int64)
    columns = np.fromfile(f"{folder}/columns.i32", np.int32)
    plays = np.fromfile(f"{folder}/plays.f32", np.float32)
    return sparse.csr_matrix((plays, columns, offsets), shape=(len(offsets) - 1, columns.max() + 1))


def write_matrix(folder, plays):
    plays.sort_indices()
    plays.indptr.astype(np.int64).tofile(f"{folder}/offsets.i64")
    plays.indices.astype(np.int32).tofile(f"{folder}/columns.i32")
    plays.data.astype(np.float32).tofile(f"{folder}/plays.f32")


def times_of(output):
    return [(float(words[3]), float(words[5])) for words in map(str.split, output.splitlines()) if words and words[0] == "epoch"]


def segue(args, folder, out, o):
    peak, output = run([args.bench, folder, f"dim={o['dim']}", f"epochs={o['epochs']}", f"threads={args.threads}",
                        f"alpha={o['alpha']}", f"regularisation={o['regularisation']}", f"seed={o['seed']}",
                        f"solver={o['solver']}", f"vectors={out}/y.npy"])
    return times_of(output), peak, np.load(f"{out}/y.npy.listeners.npy"), np.load(f"{out}/y.npy")


def implicit(args, folder, out, o):
    peak, output = run([sys.executable, __file__, "--as-implicit",
                        json.dumps(dict(o, folder=folder, out=out, threads=args.threads))])
    return times_of(output), peak, np.load(f"{out}/x.npy"), np.load(f"{out}/y.npy")


def as_implicit(o):
    import time
    from implicit.cpu.als import AlternatingLeastSquares
    from implicit.cpu.bpr import BayesianPersonalizedRanking
    plays = read_matrix(o["folder"])
    cpu = [time.process_time()]

    def told(epoch, seconds, _loss=None):
        now = time.process_time()
        print(f"epoch {epoch + 1} wall {seconds:.3f} cpu {now - cpu[0]:.3f}", flush=True)
        cpu[0] = time.process_time()

    if o["solver"] == "bpr":
        model = BayesianPersonalizedRanking(factors=o["dim"], learning_rate=o["rate"], regularization=o["regularisation"],
                                            iterations=o["epochs"], num_threads=o["threads"], random_state=o["seed"])
        model.fit(plays, show_progress=False)
        # The last column is a bias, which is no part of how alike artists are.
        model.user_factors, model.item_factors = model.user_factors[:, :o["dim"]], model.item_factors[:, :o["dim"]]
    else:
        model = AlternatingLeastSquares(factors=o["dim"], regularization=o["regularisation"], alpha=1.0,
                                        use_cg=o["solver"] == "conjugate_gradient", iterations=o["epochs"],
                                        num_threads=o["threads"], random_state=o["seed"])
        plays.data = 1 + np.float32(o["alpha"]) * plays.data
        cpu[0] = time.process_time()
        model.fit(plays, show_progress=False, callback=told)
    print(f"peak {svd_vs_peers.peak_megabytes():.0f} MB")
    np.save(f"{o['out']}/x.npy", model.user_factors)
    np.save(f"{o['out']}/y.npy", model.item_factors)


def loss(plays, alpha, regularisation, x, y):
    """Σ c (p − x·y)² + λ (Σ|x|² + Σ|y|²) over all cells."""
    x64, y64 = x.astype(np.float64), y.astype(np.float64)
    total = ((x64.T @ x64) * (y64.T @ y64)).sum() + regularisation * ((x64**2).sum() + (y64**2).sum())
    for begin in range(0, len(x), 2000):
        end = min(begin + 2000, len(x))
        part = slice(plays.indptr[begin], plays.indptr[end])
        rows = np.repeat(np.arange(begin, end), np.diff(plays.indptr[begin:end + 1]))
        s = np.einsum("ij,ij->i", x[rows], y[plays.indices[part]]).astype(np.float64)
        c = 1 + alpha * plays.data[part].astype(np.float64)
        total += (c * (1 - s)**2 - s**2).sum()
    return total


def speed(args):
    plays = read_matrix(args.data[0])
    print(f"{plays.shape[0]} × {plays.shape[1]}, {plays.nnz} cells, {args.threads} threads; seconds an epoch")
    print("| factors | solver | | wall | processor | peak MB | loss |\n|---|---|---|---|---|---|---|")
    for dim, solver in itertools.product(args.dims, args.solvers):
        epochs = args.epochs if solver == "conjugate_gradient" else args.cholesky_epochs
        o = dict(dim=dim, epochs=epochs, alpha=1, regularisation=1, seed=1, solver=solver)
        found = {}
        for name, train in dict(segue=segue, implicit=implicit).items():
            with tempfile.TemporaryDirectory() as out:
                times, peak, x, y = train(args, args.data[0], out, o)
            wall, cpu = np.min(times[1:] or times, axis=0)
            found[name] = wall, cpu
            print(f"| {dim} | {solver} | {name} | {wall:.2f} | {cpu:.2f} | {peak / 1e6:.0f} | {loss(plays, 1, 1, x, y):.6g} |",
                  flush=True)
        wall, cpu = np.divide(found["implicit"], found["segue"])
        print(f"| {dim} | {solver} | ratio | {wall:.2f} | {cpu:.2f} | | |", flush=True)


def next_artist(args):
    """Matrix and judge: hit@10 of each held-out sequence."""
    data = quality_data.load(args.data[0])
    train, test = data.train, data.test
    artists = len(data.ids)
    rows = np.repeat(np.arange(len(train)), [len(s) for s in train])
    plays = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, np.concatenate(train))), shape=(len(train), artists))
    plays.sum_duplicates()
    steps = np.array([(a, b, i) for i, s in enumerate(test) for a, b in zip(s, s[1:])])

    def judge(_x, y):
        norms = np.linalg.norm(y, axis=1, keepdims=True)
        unit = y / np.where(norms > 0, norms, 1)
        queries, targets, sequence = steps.T
        hit = np.empty(len(steps))
        for at in range(0, len(steps), 512):
            block = slice(at, at + 512)
            scores = unit[queries[block]] @ unit.T
            row = np.arange(len(scores))
            scores[row, queries[block]] = -np.inf
            hit[block] = (scores > scores[row, targets[block]][:, None]).sum(1) < 10
        counts = np.bincount(sequence)
        return (np.bincount(sequence, hit)[counts > 0] / counts[counts > 0])

    return plays, judge


def users(args):
    """Matrix and judge: recall@10 of each listener."""
    table = np.loadtxt(args.data[0], skiprows=1, dtype=np.int64)
    _, rows = np.unique(table[:, 0], return_inverse=True)
    _, columns = np.unique(table[:, 1], return_inverse=True)
    held_out = np.random.default_rng(40).random(len(table)) < 0.2
    shape = rows.max() + 1, columns.max() + 1
    of = lambda mask: sparse.csr_matrix((table[mask, 2].astype(np.float32), (rows[mask], columns[mask])), shape=shape)
    # Plays go up to hundreds of thousands: their logarithm, as in eq. 6 of Hu, Koren & Volinsky.
    plays, test = of(~held_out), of(held_out)
    plays.data = np.log1p(plays.data)

    def judge(x, y):
        recall = []
        for u in range(len(x)):
            wanted = test.indices[test.indptr[u]:test.indptr[u + 1]]
            if len(wanted) == 0:
                continue
            scores = y @ x[u]
            scores[plays.indices[plays.indptr[u]:plays.indptr[u + 1]]] = -np.inf
            recall.append(len(np.intersect1d(np.argpartition(-scores, 10)[:10], wanted)) / min(10, len(wanted)))
        return np.array(recall)

    return plays, judge


def interval(values):
    return f"{values.mean():.4f} ± {1.96 * values.std(ddof=1) / np.sqrt(len(values)):.4f}"


def quality(args, plays, judge):
    with tempfile.TemporaryDirectory() as folder:
        write_matrix(folder, plays)
        def figures(train, o):
            got = []
            for seed in range(1, args.seeds + 1):
                with tempfile.TemporaryDirectory() as out:
                    _, _, x, y = train(args, folder, out, dict(o, seed=seed))
                x, y = np.pad(x, ((0, plays.shape[0] - len(x)), (0, 0))), np.pad(y, ((0, plays.shape[1] - len(y)), (0, 0)))
                got.append(judge(x, y))
            return np.mean(got, axis=0)
        for alpha, regularisation in itertools.product(args.alpha, args.regularisation):
            o = dict(dim=args.dim, epochs=args.epochs, alpha=alpha, regularisation=regularisation, solver="conjugate_gradient")
            ours = figures(segue, o)
            theirs = None if args.alone else figures(implicit, o)
            text = f"alpha {alpha:g}, lambda {regularisation:g}: segue {interval(ours)}"
            if theirs is not None:
                text += f", implicit {interval(theirs)}, difference {interval(ours - theirs)}"
            print(text, flush=True)
        if args.bpr:
            for rate, regularisation, epochs in itertools.product([0.01, 0.05, 0.1], [0.001, 0.01], [50, 200]):
                o = dict(dim=args.dim, epochs=epochs, rate=rate, regularisation=regularisation, solver="bpr")
                print(f"BPR rate {rate}, lambda {regularisation}, {epochs} epochs: {interval(figures(implicit, o))}", flush=True)


def main():
    if sys.argv[1:2] == ["--as-implicit"]:
        return as_implicit(json.loads(sys.argv[2]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("what", choices=["speed", "next", "users"])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--dims", type=int, nargs="+", default=[64, 100, 150])
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--epochs", type=int, default=None)
    parser.add_argument("--cholesky-epochs", type=int, default=2)
    parser.add_argument("--solvers", nargs="+", default=["conjugate_gradient", "cholesky"])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--alpha", type=float, nargs="+", default=[1])
    parser.add_argument("--regularisation", type=float, nargs="+", default=[1])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--bpr", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without implicit")
    args = parser.parse_args()
    args.epochs = args.epochs or (4 if args.what == "speed" else 15)
    if args.what == "speed":
        return speed(args)
    return quality(args, *(next_artist if args.what == "next" else users)(args))


if __name__ == "__main__":
    main()
