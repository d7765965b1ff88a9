#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All of Segue's models, and peers, under one protocol: options are chosen on a validation part, then judged on the test part.

    quality_models.py search  next|listeners DATA --bench BENCH_MODELS --out FILE.jsonl [--settings 16] [--models NAME …]
    quality_models.py final   next|listeners DATA --bench BENCH_MODELS --searched FILE.jsonl --out FINAL.jsonl [--seeds 5]
    quality_models.py equal   next|listeners DATA --bench BENCH_MODELS --searched FILE.jsonl [--stanford FOLDER] [--models …]
    quality_models.py table   FINAL.jsonl

next: DATA is a CSV set; the next artist of held-out sequences, as in quality_data.py. listeners: DATA is the folder of HetRec 2011
Last.fm; see `Listeners`. Each model has the same number of settings, drawn from SPACES by the setting's number and the option's
name, so that models that share options try the same values, and a longer search contains a shorter one. Every way to score that a
model has is judged in the search; the best pair of setting and scoring is the model's. What stands in FILE.jsonl is not done again.
`final` trains on the validation part too, with --seeds other seeds where a model has one, and keeps each sequence's figures beside
FINAL.jsonl. `equal` gives Segue a peer's best options, or where the peer was not searched, the peer
those of Segue's model, and judges the difference of both, sequence by sequence, for each of VARIANTS. The authors' GloVe goes through
its cells in one order in all epochs, or, "shuffled": "each_epoch", is run for an epoch at a time on cells shuffled anew, as Segue has it.
Docs: docs/quality.md.
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
import zlib

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
import scipy.sparse as sparse

import quality_data
import quality_search

DIM = 100
RATES = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000]
SVD = {"exponent": [0, 0.25, 0.5, 0.75, 1]}
ALS = {"alpha": [0.1, 0.3, 1, 3, 10, 30, 100], "regularisation": [0.01, 0.1, 1, 3, 10, 30, 100], "epochs": [5, 10, 20, 40],
       "confidence": ["linear", "logarithmic"]}
SPACES = {
    "popularity": {},
    "markov": {},
    "item_knn": {"neighbors": [20, 50, 100, 200, 500, 0], "shrinkage": [0, 0.5, 1, 2, 5, 10, 20, 50]},
    "ease": {"regularisation": RATES},
    "user_svd": SVD | {"weight": ["binary", "log", "bm25", "tfidf"], "saturation": [0.5, 1.2, 5, 50], "length": [0, 0.4, 0.75, 1]},
    "cooccurrence_svd": SVD | {"normalisation": ["own_listeners", "cosine", "none", "min_listeners", "jaccard", "sppmi"],
                               "shift": [1, 1, 2, 5], "context_exponent": [0.5, 0.75, 1]},
    "als": ALS | {"frequency_exponent": [0, 0, 0.5, 1]},
    "glove": {"window": [2, 3, 5, 10, 20], "forward": [False, True], "x_max": [1, 3, 10, 30, 100], "alpha": [0.5, 0.75, 1],
              "epochs": [15, 30, 60, 120], "learning_rate": [0.025, 0.05, 0.1], "vectors": ["two_tables", "two_tables", "sum"]},
    "item2vec": quality_search.SPACES["segue"],
    "item2vec_softmax": {"output": ["softmax"], "optimiser": ["adam"], "window": [1, 2, 3, 5, 8], "random_window": [False],
                         "direction": ["both", "forward", "weighted"], "before_weight": [0.1, 0.25, 0.5],
                         "distance": ["none", "inverse", "linear"], "epochs": [20, 40, 80, 120],
                         "learning_rate": [0.01, 0.03, 0.1]},
    "gensim": quality_search.SPACES["gensim"],
    "implicit_als": ALS,
    "implicit_bpr": {"rate": [0.003, 0.01, 0.03, 0.1, 0.3], "regularisation": [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
                     "epochs": [50, 100, 200, 400]},
    "scipy_svd": SVD | {"weight": ["binary", "log"]},
    "sklearn_svd": SVD | {"weight": ["binary", "log"]},
    "stanford_glove": {},  # in `equal` alone, with the options of GloVe
}
# Sets without an order: the window is how many of a listener's artists are taken together.
SETS = {"window": [5, 10, 20, 50]}
SEEDED = {"als", "cooccurrence_svd", "glove", "item2vec", "item2vec_softmax", "user_svd", "gensim", "implicit_als", "implicit_bpr",
          "sklearn_svd", "stanford_glove"}
# In `equal`, one after another: options of both, of Segue alone and of the peer alone.
PAIRS = {"same_artist_pairs": True}
VARIANTS = {"scipy_svd": [({}, {}, {}), ({}, {"solver": "lanczos", "tolerance": 1e-7}, {})],
            "sklearn_svd": [({}, {"solver": "randomised"}, {}), ({}, {}, {})],
            "implicit_als": [({}, {"solver": "plain_gradient"}, {}), ({}, {}, {}), ({"epochs": 20}, {}, {})],
            "stanford_glove": [({}, PAIRS, {}), ({}, PAIRS, {"shuffled": "each_epoch"})]}
PEERS = {"scipy_svd": "user_svd", "sklearn_svd": "user_svd", "implicit_als": "als", "stanford_glove": "glove", "gensim": "item2vec"}


class NextArtist:
    """Next artists of held-out sequences of a CSV set: each sequence is a listener of its own."""

    order = ("hit_1", "hit_10", "mrr")

    def __init__(self, folder, validation):
        data = quality_data.load(folder, validation_share=0.1 if validation else 0.0)
        self.judge = quality_data.Judge(data.validation if validation else data.test)
        self.sequences, self.artists, self.plays = data.train, len(data.ids), None
        queries = np.unique(self.judge.query)
        self.histories = [[int(q)] for q in queries]
        self.place = np.zeros(self.artists, np.int64)
        self.place[queries] = np.arange(len(queries))

    def space(self, model):
        return SPACES[model]

    @staticmethod
    def worth(figures):
        return math.sqrt(figures["hit_10"] * figures["mrr"])

    def values(self, ranks):
        return self.judge.values(ranks)

    def scored(self, scores, **_):
        return {"scores": self.values(self.judge.ranks(lambda q: scores[self.place[q]]))}

    def vectors(self, inputs, outputs=None, only=None, **_):
        known = np.abs(inputs).sum(1) > 0
        unit = unit_rows(inputs)
        ways = {"resembles": lambda q: unit[q] @ unit.T}
        if outputs is not None:
            ways["followed_by"] = lambda q: inputs[q] @ outputs.T
        return {name: self.values(self.judge.ranks(scores, known)) for name, scores in ways.items() if only in (None, name)}

    def factors(self, _listeners, artists, _bias, only=None):
        return self.vectors(artists, only=only)


class Listeners:
    """Held-out artists of listeners, without an order: a fifth of each listener's artists (drawn with seed 40; the validation part
    is an eighth of what is left) are to be among the best ten of all that the listener has not got in training. Artists with fewer
    than three training listeners are left out everywhere. Training sequences are listeners' artists in an order drawn once.

    Ways to score: `profile`: the mean cosine to the listener's artists; `followed_by`: the mean product of their input vectors with
    output vectors; `listener`: the model's own, from factors of listeners (SVD: R V Vᵀ; ALS: folded in at the artists' factors)."""

    order = ("hit_1", "recall_10", "ndcg_10")

    def __init__(self, folder, validation):
        table = np.loadtxt(f"{folder}/user_artists.dat", skiprows=1, dtype=np.int64)
        _, listeners = np.unique(table[:, 0], return_inverse=True)
        draw = np.random.default_rng(40).random(len(table))
        held = (draw >= 0.2) & (draw < 0.3) if validation else draw < 0.2
        train = draw >= (0.3 if validation else 0.2)
        names, heard = np.unique(table[train, 1], return_counts=True)
        names = names[heard >= 3]
        artists = np.searchsorted(names, table[:, 1]).clip(max=len(names) - 1)
        known = names[artists] == table[:, 1]
        shape = listeners.max() + 1, len(names)

        def matrix(mask):
            return sparse.csr_matrix((table[mask, 2].astype(np.float32), (listeners[mask], artists[mask])), shape=shape)

        self.plays, self.test = matrix(train & known), matrix(held & known)
        self.artists = len(names)
        random = np.random.default_rng(41)
        self.sequences = [random.permutation(row(self.plays, u)).tolist() for u in range(shape[0])]
        self.judged = [u for u in range(shape[0]) if len(row(self.test, u)) > 0 and len(row(self.plays, u)) > 0]
        self.histories = [self.sequences[u] for u in self.judged]

    def space(self, model):
        return SPACES[model] | ({"window": SETS["window"]} if "window" in SPACES[model] else {})

    @staticmethod
    def worth(figures):
        return figures["ndcg_10"]

    def values(self, scores):
        """`scores`: a row for each of the listeners judged. Of equal scores the lower index is first."""
        scores = np.array(scores, np.float32)
        place, column = self.plays[self.judged].nonzero()
        scores[place, column] = -np.inf
        candidates = np.sort(np.argpartition(-scores, 10, axis=1)[:, :10], axis=1)
        of_candidates = np.take_along_axis(scores, candidates, 1)
        best = np.take_along_axis(candidates, np.argsort(-of_candidates, axis=1, kind="stable"), 1)
        hit = np.take_along_axis(self.test[self.judged].toarray() > 0, best, 1)
        gains = 1 / np.log2(np.arange(2, 12))
        most = np.minimum(10, np.diff(self.test[self.judged].indptr))
        return {"hit_1": hit[:, 0].astype(np.float64), "recall_10": hit.sum(1) / most,
                "ndcg_10": (hit * gains).sum(1) / np.cumsum(gains)[most - 1]}

    def scored(self, scores, **_):
        return {"scores": self.values(scores)}

    def vectors(self, inputs, outputs=None, options=None, model=None, only=None):
        unit = unit_rows(inputs)
        heard = sparse.csr_matrix(self.plays[self.judged] > 0, dtype=np.float32)
        ways = {"profile": lambda: (heard @ unit) @ unit.T}
        if outputs is not None:
            ways["followed_by"] = lambda: (heard @ inputs) @ outputs.T
        if model in ("user_svd", "scipy_svd", "sklearn_svd"):
            v = inputs / np.maximum(np.linalg.norm(inputs, axis=0), 1e-30)
            ways["listener"] = lambda: (weighed(self.plays, options)[self.judged] @ v) @ v.T
        if model in ("als", "implicit_als"):
            ways["listener"] = lambda: folded_in(inputs, self.plays[self.judged], options) @ inputs.T
        return {name: self.values(scores()) for name, scores in ways.items() if only in (None, name)}

    def factors(self, listeners, artists, bias, only=None):
        out = self.vectors(artists, only=only)
        if only in (None, "listener"):
            out["listener"] = self.values(listeners[self.judged] @ artists.T + bias)
        return out


TASKS = {"next": NextArtist, "listeners": Listeners}


def row(matrix, u):
    return matrix.indices[matrix.indptr[u]:matrix.indptr[u + 1]]


def unit_rows(vectors):
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(norms > 0, norms, 1)


def weighed(plays, options):
    """As `PlayWeight` has it."""
    out = sparse.csr_matrix(plays, dtype=np.float64)
    listeners, heard = plays.shape[0], np.bincount(plays.indices, minlength=plays.shape[1])
    n, l = out.data, heard[out.indices]
    if options["weight"] == "binary":
        out.data = np.ones_like(n)
    elif options["weight"] == "log":
        out.data = np.log1p(n)
    elif options["weight"] == "tfidf":
        out.data = np.sqrt(n) * (np.log((1 + listeners) / (1 + l)) + 1)
    else:
        length = np.asarray(out.sum(1)).ravel()
        k, b = options["saturation"], options["length"]
        k = k * (1 - b + b * np.repeat(length, np.diff(out.indptr)) / length.mean())
        out.data = n * (options["saturation"] + 1) / (n + k) * np.log1p((listeners - l + 0.5) / (l + 0.5))
    return out


def folded_in(y, plays, options):
    """Listeners' factors at which ALS's loss is least, artists' factors standing still (λ the same for all listeners)."""
    plain = y.T @ y + options["regularisation"] * np.eye(y.shape[1])
    out = np.zeros((plays.shape[0], y.shape[1]))
    for u in range(plays.shape[0]):
        own, n = y[row(plays, u)], plays.data[plays.indptr[u]:plays.indptr[u + 1]]
        w = options["alpha"] * (np.log1p(n) if options["confidence"] == "logarithmic" else n)
        out[u] = np.linalg.solve(plain + (own.T * w) @ own, own.T @ (1 + w))
    return out


def draw(space, number):
    out = {}
    for name, values in space.items():
        at = np.random.default_rng([number, zlib.crc32(name.encode())]).integers(len(values))
        out[name] = values[int(at)]
    return out


def settings(space, count):
    """As many as there are, if there are fewer: of one option, all values."""
    if not space:
        return [{}]
    if len(space) == 1:
        (name, values), = space.items()
        return [{name: value} for value in values[:count]]
    out, number = [], 0
    while len(out) < count:
        options = draw(space, number)
        number += 1
        if options not in out:
            out.append(options)
    return out


def segue(bench, task, model, options, seed, only):
    with tempfile.TemporaryDirectory() as folder:
        def write(name, lists):
            with open(f"{folder}/{name}", "w") as file:
                file.writelines(" ".join(map(str, s)) + "\n" for s in lists)
            return f"{folder}/{name}"

        command = [bench, model.removesuffix("_softmax"), write("sequences", task.sequences), f"artists={task.artists}"]
        for name, value in options.items():
            command.append(f"{name}={int(value) if isinstance(value, bool) else value}")
        if model not in ("popularity", "markov"):
            command.append("threads=1")
        if model in ("user_svd", "cooccurrence_svd", "als", "glove", "item2vec", "item2vec_softmax"):
            command += [f"seed={seed}", f"dim={DIM}", f"out={folder}/vectors"]
        else:
            command += [f"histories={write('histories', task.histories)}", f"scores={folder}/scores.npy"]
        if task.plays is not None and model in ("user_svd", "als"):
            cells = sparse.coo_matrix(task.plays)
            at = np.lexsort((cells.col, cells.row))
            np.savetxt(f"{folder}/plays", np.stack([cells.row[at], cells.col[at], cells.data[at].astype(np.int64)], 1), "%d")
            command += [f"plays={folder}/plays", "counts=dataset"]
        done = subprocess.run(command, capture_output=True, text=True)
        if "diverged" in done.stderr or "no longer" in done.stderr:  # a rate too high: nothing learnt
            return None, 0.0
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}\n{done.stderr[-1000:]}")
        cpu = json.loads(done.stdout)["cpu"]
        if os.path.exists(f"{folder}/scores.npy"):
            return task.scored(np.load(f"{folder}/scores.npy")), cpu
        output = f"{folder}/vectors.output.npy"
        return task.vectors(np.load(f"{folder}/vectors.npy"), np.load(output) if os.path.exists(output) else None, options=options,
                            model=model, only=only), cpu


def plays_of(task):
    if task.plays is not None:
        return task.plays
    rows = np.repeat(np.arange(len(task.sequences)), [len(s) for s in task.sequences])
    plays = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, np.concatenate([np.array(s, np.int64) for s in task.sequences]))),
                              shape=(len(task.sequences), task.artists))
    plays.sum_duplicates()
    return plays


def implicit(task, model, options, seed, only):
    from implicit.cpu.als import AlternatingLeastSquares
    from implicit.cpu.bpr import BayesianPersonalizedRanking
    from implicit.recommender_base import ModelFitError
    plays = plays_of(task).copy()
    start = time.process_time()
    if model == "implicit_bpr":
        peer = BayesianPersonalizedRanking(factors=DIM - 1, learning_rate=options["rate"], regularization=options["regularisation"],
                                           iterations=options["epochs"], num_threads=1, random_state=seed)
        try:
            peer.fit(plays, show_progress=False)
        except ModelFitError:  # factors that are not finite
            return None, 0.0
        x, y = np.array(peer.user_factors), np.array(peer.item_factors)
        cpu = time.process_time() - start
        return task.factors(x[:, :-1], y[:, :-1], y[:, -1], only), cpu
    peer = AlternatingLeastSquares(factors=DIM, regularization=options["regularisation"], alpha=1.0,
                                   iterations=options["epochs"], num_threads=1, random_state=seed)
    plays.data = 1 + np.float32(options["alpha"]) * (np.log1p(plays.data) if options["confidence"] == "logarithmic" else plays.data)
    try:
        peer.fit(plays, show_progress=False)
    except ModelFitError:
        return None, 0.0
    cpu = time.process_time() - start
    return task.vectors(np.array(peer.item_factors), options=options, model=model, only=only), cpu


def peers_svd(task, model, options, seed, only):
    from scipy.sparse.linalg import svds
    from sklearn.decomposition import TruncatedSVD
    matrix = weighed(plays_of(task), options)
    start = time.process_time()
    if model == "scipy_svd":
        _, values, v = svds(matrix, k=DIM, random_state=1)
    else:
        peer = TruncatedSVD(DIM, random_state=seed).fit(matrix)  # randomised, five iterations: its defaults
        values, v = peer.singular_values_, peer.components_
    vectors, cpu = (v * (values**options["exponent"])[:, None]).T, time.process_time() - start
    return task.vectors(vectors, options=options, model=model, only=only), cpu


def stanford_glove(args, task, options, seed, only):
    """The authors' program. Segue's dimensions have the bias among them where both tables are kept."""
    both = options.get("vectors", "two_tables") == "two_tables"
    size = DIM - 1 if both else DIM
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/text", "w") as file:
            file.writelines(" ".join(map(str, s)) + "\n" for s in task.sequences)

        def run(name, source, target, *rest):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with open(f"{folder}/{source}") as file, open(f"{folder}/{target}", "wb") as out:
                subprocess.run([f"{args.stanford}/{name}", "-verbose", "0", *map(str, rest)], stdin=file, stdout=out,
                               stderr=subprocess.DEVNULL, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        cpu = run("vocab_count", "text", "vocabulary", "-min-count", 1)
        cpu += run("cooccur", "text", "cells", "-window-size", options["window"], "-symmetric", int(not options["forward"]),
                   "-vocab-file", f"{folder}/vocabulary", "-memory", 2, "-overflow-file", f"{folder}/overflow")
        anew = options.get("shuffled") == "each_epoch"
        go_on = []
        for epoch in range(options["epochs"] if anew else 1):
            cpu += run("shuffle", "cells", "shuffled", "-memory", 2, "-temp-file", f"{folder}/shuffle", "-seed", seed + 1000 * epoch)
            cpu += run("glove", "text", "log", "-input-file", f"{folder}/shuffled", "-vocab-file", f"{folder}/vocabulary", "-save-file",
                       f"{folder}/vectors", "-gradsq-file", f"{folder}/squares", "-save-gradsq", 1, "-vector-size", size, "-iter",
                       1 if anew else options["epochs"], "-threads", 1, "-x-max", options["x_max"], "-alpha", options["alpha"], "-eta",
                       options["learning_rate"], "-binary", 1, "-model", 0, "-seed", seed, *go_on)
            go_on = ["-load-init-param", 1, "-init-param-file", f"{folder}/vectors.bin", "-load-init-gradsq", 1, "-init-gradsq-file",
                     f"{folder}/squares.bin"]
        with open(f"{folder}/vocabulary") as file:
            words = [int(line.split()[0]) for line in file]
        learnt = np.fromfile(f"{folder}/vectors.bin", np.float64).reshape(-1, size + 1)
    inputs, outputs = np.zeros((task.artists, size + 1), np.float32), np.zeros((task.artists, size + 1), np.float32)
    inputs[words], outputs[words] = learnt[:len(words)], learnt[-len(words):]
    if not both:
        return task.vectors((inputs + outputs)[:, :-1], only=only), cpu
    found = task.vectors(inputs[:, :-1], only=only) if only != "followed_by" else {}
    if only != "resembles":  # the bias of the artist asked about is the same for all answers
        inputs[:, -1] = 1
        found |= task.vectors(inputs, outputs, only="followed_by")
    return found, cpu


def gensim(task, options, seed, only):
    data = quality_data.Data(np.arange(task.artists), None, task.sequences, [], [])
    inputs, outputs, cpu = quality_search.gensim(data, options, seed)
    return task.vectors(inputs, outputs, only=only), cpu


def judged(args, task, model, options, seed, only=None):
    """{scoring: {figure: values of the sequences or listeners}} (None: nothing learnt) and seconds of processor time."""
    if model in ("scipy_svd", "sklearn_svd"):
        return peers_svd(task, model, options, seed, only)
    if model == "stanford_glove":
        return stanford_glove(args, task, options, seed, only)
    if model == "gensim":
        return gensim(task, options, seed, only)
    if model.startswith("implicit"):
        return implicit(task, model, options, seed, only)
    return segue(args.bench, task, model, options, seed, only)


def search(args):
    task = TASKS[args.task](args.data, True)
    print(f"{task.artists} artists, {len(task.sequences)} training sequences, {sum(map(len, task.sequences))} plays", flush=True)
    done = [(r["model"], r["options"]) for r in quality_search.records(args.out)]
    for model in args.models or [model for model in SPACES if model != "stanford_glove"]:
        for number, options in enumerate(settings(task.space(model), args.settings)):
            if (model, options) in done:
                continue
            found, cpu = judged(args, task, model, options, 1)
            figures = {scoring: {name: float(v.mean()) for name, v in of.items()} for scoring, of in (found or {}).items()}
            quality_search.append(args.out, dict(model=model, number=number, options=options, cpu=cpu, figures=figures))
            print(model, number, f"{cpu:.1f} s", *(f"{s} {task.worth(f):.4f}" for s, f in figures.items()), options, flush=True)


def best(path, task, settings, models=None):
    """Of each model, among its first `settings` settings."""
    found = {}
    for record in quality_search.records(path):
        for scoring, figures in record["figures"].items():
            name = record["model"]
            if (models and name not in models) or record["number"] >= settings:
                continue
            if name not in found or task.worth(figures) > found[name]["worth"]:
                found[name] = dict(scoring=scoring, options=record["options"], worth=task.worth(figures))
    return found


def final(args):
    task = TASKS[args.task](args.data, False)
    os.makedirs(args.out + ".values", exist_ok=True)
    done = {(r["model"], r["seed"]) for r in quality_search.records(args.out)}
    for model, choice in best(args.searched, TASKS[args.task], args.settings, args.models).items():
        for seed in range(101, 101 + (args.seeds if model in SEEDED else 1)):
            if (model, seed) in done:
                continue
            found, cpu = judged(args, task, model, choice["options"], seed, choice["scoring"])
            values = found[choice["scoring"]]
            np.savez(f"{args.out}.values/{model}.{seed}.npz", **values)
            quality_search.append(args.out, dict(model=model, seed=seed, cpu=cpu, scoring=choice["scoring"], options=choice["options"],
                                               figures={name: float(v.mean()) for name, v in values.items()}))
            print(model, seed, choice["scoring"], f"{cpu:.1f} s", {n: round(float(v.mean()), 4) for n, v in values.items()}, flush=True)


def interval(values):
    return 1.96 * values.std(ddof=1) / math.sqrt(len(values))


def equal(args):
    task = TASKS[args.task](args.data, False)
    searched = best(args.searched, TASKS[args.task], args.settings)
    for peer in args.models or PEERS:
        own = PEERS[peer]
        if (choice := searched.get(peer, searched.get(own))) is None:
            continue
        scoring, seen = choice["scoring"], {}

        def values(model, options):
            key = model, json.dumps(options)
            if key not in seen:
                seen[key] = [judged(args, task, model, options, seed, scoring)[0][scoring] for seed in seeds_of(args, model)]
            return seen[key]

        for both, of_segue, of_peer in VARIANTS.get(peer, [({}, {}, {})]):
            options = choice["options"] | both
            ours, theirs = values(own, options | of_segue), values(peer, options | of_peer)
            print(peer, scoring, options, "Segue:", of_segue, "peer:", of_peer)
            for name in task.order:
                a, b = (np.mean([v[name] for v in of], axis=0) for of in (ours, theirs))
                print(f"  {name}: segue {a.mean():.4f} ± {interval(a):.4f}, of seeds {of_seeds(ours, name)}; {peer} {b.mean():.4f} ± "
                      f"{interval(b):.4f}, of seeds {of_seeds(theirs, name)}; difference {(a - b).mean():+.4f} ± {interval(a - b):.4f}",
                      flush=True)


def seeds_of(args, model):
    return range(101, 101 + (args.seeds if model in SEEDED else 1))


def of_seeds(runs, name):
    means = np.array([values[name].mean() for values in runs])
    if len(means) == 1:
        return "–"
    return f"± {quality_search.T95[len(means) - 1] * means.std(ddof=1) / math.sqrt(len(means)):.4f}"


def table(args):
    runs = {}
    for record in quality_search.records(args.out):
        runs.setdefault(record["model"], []).append(record)
    values = {}
    for model, of in runs.items():
        seeds = [np.load(f"{args.out}.values/{model}.{r['seed']}.npz") for r in of]
        values[model] = {name: np.mean([s[name] for s in seeds], axis=0) for name in seeds[0].files}
    names = list(next(iter(values.values())))
    ranked = sorted(runs, key=lambda model: -values[model][names[-1]].mean())
    print(f"| model | scoring | {' | '.join(names)} | behind the first, {names[-1]} | of seeds, {names[-1]} | CPU s |")
    for model in ranked:
        cells = [f"{v.mean():.4f} ± {interval(v):.4f}" for v in values[model].values()]
        behind = values[ranked[0]][names[-1]] - values[model][names[-1]]
        means = np.array([r["figures"][names[-1]] for r in runs[model]])
        spread = (f"± {quality_search.T95[len(means) - 1] * means.std(ddof=1) / math.sqrt(len(means)):.4f} ({len(means)})"
                  if len(means) > 1 else "–")
        behind = f"{behind.mean():.4f} ± {interval(behind):.4f}" if model != ranked[0] else "–"
        cpu = np.mean([r["cpu"] for r in runs[model]])
        print(f"| {model} | {runs[model][0]['scoring']} | {' | '.join(cells)} | {behind} | {spread} | {cpu:.1f} |")
    for model in ranked:
        print(f"{model}: {json.dumps(runs[model][0]['options'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("search", "final", "equal"):
        command = commands.add_parser(name)
        command.add_argument("task", choices=TASKS)
        command.add_argument("data")
        command.add_argument("--bench", required=True)
        command.add_argument("--models", nargs="+", choices=SPACES)
        command.add_argument("--settings", type=int, default=16, help="of each model; final and equal: those that it is chosen from")
        command.add_argument("--stanford", help="folder of the authors' programs of GloVe")
        if name != "search":
            command.add_argument("--searched", required=True)
            command.add_argument("--seeds", type=int, default=5)
        if name != "equal":
            command.add_argument("--out", required=True)
    commands.add_parser("table").add_argument("out")
    args = parser.parse_args()
    {"search": search, "final": final, "equal": equal, "table": table}[args.command](args)


if __name__ == "__main__":
    sys.exit(main())
