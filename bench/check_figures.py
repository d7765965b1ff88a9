#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the figures of an experiment with NumPy and SciPy alone, and compares them with what Segue wrote.

    segue run examples/yes-big.json --data yes_big --out results
    check_figures.py results yes_big
    check_figures.py --run path/to/segue yes_big        # trains small models in a temporary folder, by both protocols, and checks
                                                        # (of a generated sample, where yes_big is not there)

RESULTS is the folder that `segue run` wrote, DATA the folder of the 30Music CSV set that it read. Nothing of Segue computes here:

 1. The sequences are made again from the CSV files (tracks to authors, repeats collapsed, short ones left out), the artists of the
    vocabulary found by id in artists.tsv, and the walk through each held-out sequence made by the protocol of run.json. Which
    sequences were held out is read from per_sequence.csv, the seeds being Segue's own. Queries and targets must be those of
    predictions.csv.
 2. Each target is ranked among all candidates by the vectors of vectors.npy (for cosines scaled to unit length in double and kept
    in single precision) and output_vectors.npy. The defects 1, 2 and 3 of the 2020 study filter the row as its notebook did.
    A score is defined as the sum over the dimensions in their order, in single precision, each product added with one rounding
    (without fused multiply-add, on processors that lack it, with two). Double precision tells nearly all scores apart; those
    that lie within rounding of the target's are made as defined. (Vectors of an SVD are parallel up to rounding by the dozen, so
    that without one definition their order would be nobody's.) Every rank must be Segue's.
 3. Hit rate, MAP and NDCG at each k and MRR, by sequences and by predictions, must equal those of figures.csv to the last digit
    that the report prints; standard errors and t-intervals, clustered by user, to 1e-9 of their size.
 4. The popularity level from the CSV files alone.
 5. Of comparisons.csv the differences, effects, Wilcoxon's statistics and p (scipy.stats.wilcoxon), and the corrections of p.

Prints each comparison with the largest difference; the exit status is 1 where one is too large, 77 where NumPy or SciPy is not
there. A session sample (corpus.session_sample) cannot be drawn again and is refused. Bootstrap and randomisation are
random and are not compared; predictions from means of several artists are not made again.
"""
import argparse
import ast
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import scipy.stats
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROUNDING = 2e-6  # of a score in single precision, relative to the lengths of both vectors: 100 products, each within 6e-8
UNKNOWN = -1
failures = 0


def check(what, difference, allowed):
    global failures
    good = difference <= allowed
    failures += not good
    print(f"{'ok  ' if good else 'FAIL'}  {what}: {difference:.3g}" + ("" if good else f" (at most {allowed:.3g})"))


def relative(a, b):
    return 0 if a == b else abs(a - b) / max(abs(a), abs(b), 1e-300)


def shown(value):
    """As the report prints a figure."""
    return f"{value:.1e}" if 0 < abs(value) < 0.001 else f"{value:.4f}"


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def whole_id(text):
    return int(text.removesuffix(".0")) if text else None


def whole_list(text):
    """"[1, 2]", "7", "[1.0]" and the two ways to write an empty list, "[]" and "[[]]"."""
    value = ast.literal_eval(text) if text else []
    value = value if isinstance(value, list) else [value]
    return [int(v) for v in value if not isinstance(v, list)]


def read_sequences(data, corpus):
    """Lists of artist ids as Segue numbers them, playlists, then sessions, without the short ones."""
    authors = {whole_id(r["ID"]): whole_list(r["author_id"]) for r in rows(data / "tracks.csv")}  # the last duplicate wins
    if corpus["session_sample"]:
        sys.exit("check_figures.py: the sessions are a sample, which only Segue can draw")
    sequences = []
    for source, column in (("playlists", "tracks_ids"), ("sessions", "tracks")):
        path = data / f"{source}.csv"
        if not corpus[source] or not path.exists():
            continue
        for r in rows(path):
            artists = []
            for track in whole_list(r[column]):
                for artist in authors.get(track, ()):
                    if not (corpus["collapse_repeats"] and artists and artists[-1] == artist):
                        artists.append(artist)
            if len(artists) >= corpus["min_length"]:
                sequences.append(artists)
    return sequences


def walk(sequence, index_of, protocol):
    """[(heard, target)] of one sequence."""
    walked, met = [], set()
    for artist in sequence:
        index = index_of.get(artist, UNKNOWN)
        if index == UNKNOWN:
            if protocol["unknown_stay"]:
                walked.append(UNKNOWN)
        elif index not in met:
            met.add(index)
            walked.append(index)
    first = len(walked) - 1 if protocol["targets"] == "last" else 1
    return [(walked[:i], walked[i]) for i in range(max(1, first), len(walked))]


def single_precision(rows, query, fused):
    """Inner products of float32 rows with a float32 query as Segue adds them up."""
    total = np.zeros(len(rows), np.float32)
    for k in range(len(query)):
        if fused:  # the product of two float32 is exact in float64
            total = (rows[:, k].astype(np.float64) * np.float64(query[k]) + total).astype(np.float32)
        else:
            total = rows[:, k] * query[k] + total
    return total


class Ranker:
    """Ranks by the scores of `row(query)`: of all artists, in double precision, and how far single precision may be from each;
    `defined(query, artists)` are the scores of some in single precision."""

    def __init__(self, row, defined, known, protocol):
        self.row, self.defined, self.known, self.protocol = row, defined, known, protocol
        self.index = np.arange(len(known))
        self.cache = {}

    def filtered(self, query):
        if query not in self.cache:
            if len(self.cache) > 64:
                self.cache.clear()
            scores, rounding = self.row(query)
            p = self.protocol
            candidates = self.known.copy()
            if p["untrained_candidates"] and not p["nan_drops_out"]:
                candidates[:] = True
                scores = np.where(self.known, scores, 0.0)
                rounding = np.where(self.known, rounding, 0.0)
            gone = self.index == query
            if p["nan_drops_out"]:
                gone |= ~self.known
            if p["ties_drop_out"]:
                tied = self.known & (self.order(query, scores, rounding, query, self.known) >= 0)
                gone |= tied
                candidates &= ~tied
            self.cache[query] = scores, rounding, candidates, np.flatnonzero(~gone)
        return self.cache[query]

    def order(self, query, scores, rounding, artist, among):
        """Positive where a score is above that of `artist`, 0 where it equals it. (Untrained ones score 0 in any precision.)"""
        gap = scores - scores[artist]
        near = np.flatnonzero(among & self.known & (np.abs(gap) <= rounding + rounding[artist]))
        if len(near):
            own = self.defined(query, np.array([artist]))[0] if self.known[artist] else np.float32(0)
            gap[near] = self.defined(query, near).astype(np.float64) - own
        return gap

    def rank(self, heard, target):
        """0 for none."""
        query, p = heard[-1], self.protocol
        if query == UNKNOWN or target == UNKNOWN or not self.known[query]:
            return 0
        scores, rounding, candidates, left = self.filtered(query)
        if p["shifted_indices"]:
            if target >= len(left):
                return 0
            target = left[target]  # its place in the filtered row was taken for it
        out = [query] if p["heard_candidates"] else [h for h in heard if h != UNKNOWN]
        if not candidates[target] or target in out:
            return 0
        others = candidates.copy()
        others[out] = False
        others[target] = False
        gap = self.order(query, scores, rounding, target, others)
        equal = others & (gap == 0)  # the one of lower index stands first
        return 1 + np.count_nonzero(others & (gap > 0)) + np.count_nonzero(equal[:target])


def worth(measure, k, rank):
    inside = (rank > 0) & ((rank <= k) if k else True)
    safe = np.maximum(rank, 1)
    if measure in ("hit_rate", "recall"):
        return inside.astype(float)
    if measure in ("map", "mrr"):
        return inside / safe
    return inside / np.log2(1.0 + safe)


class Figures:
    """Means of measures from ranks; `of` is each prediction's sequence, from 0."""

    def __init__(self, of, ranks, counts):
        self.of, self.rank, self.counts = of, np.asarray(ranks), counts

    def per_sequence(self, measure, k):
        return np.bincount(self.of, worth(measure, k, self.rank), len(self.counts)) / self.counts

    def mean(self, measure, k, over):
        values = self.per_sequence(measure, k)
        return float(values.mean() if over == "sequences" else (values * self.counts).sum() / self.counts.sum())


def clustered(values, weights, users):
    """Ratio mean with the standard error of its linearisation over users (Cochran 1977, 6.4); and how many clusters."""
    names = np.where(users >= 0, users, -1 - np.arange(len(users)))
    _, cluster = np.unique(names, return_inverse=True)
    n = cluster.max() + 1
    mean = (values * weights).sum() / weights.sum()
    residuals = np.bincount(cluster, weights * (values - mean))
    return mean, float(np.sqrt(n / (n - 1) * (residuals**2).sum()) / weights.sum()), n


def check_figures(name, own, table, users, confidence):
    """`table`: rows of figures.csv of this result."""
    differ, errors = 0, 0.0
    for r in table:
        k = int(r["k"]) if r["k"] else 0
        value = own.mean(r["measure"], k, r["over"])
        if shown(float(r["mean"])) != shown(value) or abs(float(r["mean"]) - value) > 1e-12:
            differ += 1
            print(f"      {r['measure']}@{k} over {r['over']}: {float(r['mean'])!r}, not {value!r}")
        weights = np.ones(len(own.counts)) if r["over"] == "sequences" else own.counts.astype(float)
        mean, error, n = clustered(own.per_sequence(r["measure"], k), weights, users)
        t = scipy.stats.t.interval(confidence, n - 1, mean, error) if error > 0 else (mean, mean)
        errors = max(errors, relative(error, float(r["standard_error"])), abs(t[0] - float(r["t_low"])),
                     abs(t[1] - float(r["t_high"])))
    check(f"{name}: figures of {len(table)} that differ in a digit shown or by 1e-12", differ, 0)
    check(f"{name}: standard errors and t-intervals", errors, 1e-9)


def read_run(folder):
    run = json.loads((folder / "run.json").read_text())
    artists = list(csv.DictReader(open(folder / "artists.tsv", newline="", encoding="utf-8"), delimiter="\t"))
    return run, artists, {int(a["id"]): i for i, a in enumerate(artists)}


def read_scores(folder, scoring):
    table = [r for r in rows(folder / "per_sequence.csv") if r["scoring"] == scoring]
    predictions = [r for r in rows(folder / "predictions.csv") if r["scoring"] == scoring]
    return table, predictions


def check_run(folder, sequences, figures):
    run, artists, index_of = read_run(folder)
    fused = "SSE" not in run["device"]
    single = np.load(folder / "vectors.npy")
    vectors = single.astype(np.float64)
    norms = np.linalg.norm(vectors, axis=1)
    scores = {}
    for written in run["evaluations"]:
        scoring, protocol = written["scoring"], written["protocol"]
        name = f"{run['name']}, {scoring}"
        if protocol["query"] != "last_artist":
            sys.exit("check_figures.py: predictions from means are not made again")
        table, predictions = read_scores(folder, scoring)
        questions = [q for r in table for q in walk(sequences[int(r["sequence"])], index_of, protocol)]
        of = np.array([int(i) for i, r in enumerate(table) for _ in range(int(r["predictions"]))])
        check(f"{name}: predictions", abs(len(questions) - len(predictions)), 0)
        differ = sum(h[-1] != int(r["query"]) or t != int(r["target"]) for (h, t), r in zip(questions, predictions))
        check(f"{name}: queries and targets that differ", differ, 0)
        if scoring == "resembles":
            unit = np.divide(vectors, norms[:, None], where=norms[:, None] > 0, out=np.zeros_like(vectors)).astype(np.float32)
            wide = unit.astype(np.float64)
            known, rounding = norms > 0, np.full(len(norms), ROUNDING)
            ranker = Ranker(lambda q: (wide @ wide[q], rounding), lambda q, some: single_precision(unit[some], unit[q], fused), known,
                            protocol)
        else:
            follows = np.load(folder / "output_vectors.npy")
            output = follows.astype(np.float64)
            reach = np.linalg.norm(output, axis=1)
            known = (norms > 0) & (reach > 0)
            ranker = Ranker(lambda q: (output @ vectors[q], ROUNDING * norms[q] * reach),
                            lambda q, some: single_precision(follows[some], single[q], fused), known, protocol)
        order = np.argsort([h[-1] for h, _ in questions], kind="stable")  # each query's scores once
        ranks = np.zeros(len(questions), int)
        for i in order:
            ranks[i] = ranker.rank(*questions[i])
        segue = np.array([int(r["rank"]) for r in predictions])
        check(f"{name}: of {len(questions)} ranks differ", np.count_nonzero(segue != ranks), 0)
        counts = np.array([int(r["predictions"]) for r in table])
        users = np.array([int(r["user"]) if r["user"] else -1 for r in table])
        of_result = [r for r in figures if r["scoring"] == scoring and r["name"] in (run["name"], f"{run['name']} ({scoring})",
                                                                                     f"{run['name']} ({scoring.replace('_', ' ')})")]
        own = Figures(of, ranks, counts)
        check_figures(name, own, of_result, users, written["intervals"]["confidence"])
        scores[of_result[0]["name"]] = (own, users)
    return scores


def check_popularity(folder, sequences, figures):
    run, artists, index_of = read_run(folder)
    protocol = run["evaluations"][0]["protocol"]
    table, _ = read_scores(folder, run["evaluations"][0]["scoring"])
    questions = [q for r in table for q in walk(sequences[int(r["sequence"])], index_of, protocol)]
    of = np.array([i for i, r in enumerate(table) for _ in range(int(r["predictions"]))])
    counts = np.array([int(r["predictions"]) for r in table])
    users = np.array([int(r["user"]) if r["user"] else -1 for r in table])
    plays = np.array([float(a["plays"]) for a in artists])
    exact = np.zeros(len(plays))
    ranker = Ranker(lambda q: (plays, exact), lambda q, some: plays[some], np.ones(len(plays), bool), protocol)
    ranks = [ranker.rank(h, t) for h, t in questions]
    of_level = [r for r in figures if r["model"] == "popularity"]
    check_figures("popularity", Figures(of, ranks, counts), of_level, users, run["evaluations"][0]["intervals"]["confidence"])


def holm(p):
    order, out, least = np.argsort(p), np.empty(len(p)), 0.0
    for i, j in enumerate(order):
        least = max(least, min(1.0, p[j] * (len(p) - i)))
        out[j] = least
    return out


def benjamini_hochberg(p):
    order = np.argsort(p)[::-1]
    steps = p[order] * len(p) / np.arange(len(p), 0, -1)
    out = np.empty(len(p))
    out[order] = np.minimum(1.0, np.minimum.accumulate(steps))
    return out


def check_pairs(results, comparison, scores):
    pairs = list(rows(results / "comparisons.csv"))
    k, measure = comparison["k"], comparison["measure"]
    raw = np.array([float(r["wilcoxon_p"]) for r in pairs])
    if len(raw):
        check("comparisons.csv: Holm", np.abs(holm(raw) - [float(r["wilcoxon_p_holm"]) for r in pairs]).max(), 1e-12)
        bh = benjamini_hochberg(raw)
        check("comparisons.csv: Benjamini and Hochberg", np.abs(bh - [float(r["wilcoxon_p_bh"]) for r in pairs]).max(), 1e-12)
    for r in pairs:
        if r["a"] not in scores or r["b"] not in scores:
            continue  # a level: its scores are not in a run folder
        name = f"comparisons.csv: {r['a']} − {r['b']}"
        (a, users), (b, _) = scores[r["a"]], scores[r["b"]]
        x, y = (f.per_sequence(measure, 0 if measure == "mrr" else k) for f in (a, b))
        d = np.round(x - y, comparison["decimals"])
        weights = np.ones(len(d)) if comparison["averaging"] == "sequences" else a.counts.astype(float)
        mean, error, n = clustered(x - y, weights, users)
        check(f"{name}, difference and its standard error",
              max(abs(mean - float(r["difference"])), abs(error - float(r["standard_error"]))), 1e-12)
        check(f"{name}, better, equal, worse", abs((d > 0).sum() - int(r["better"])) + abs((d == 0).sum() - int(r["equal"]))
              + abs((d < 0).sum() - int(r["worse"])), 0)
        if comparison["unit"] != "sequence" or not d.any():
            continue
        if comparison["zeros"] == "wilcox":
            d = d[d != 0]  # of samples with zeros SciPy before 1.11 has no exact test
        test = scipy.stats.wilcoxon(d, zero_method=comparison["zeros"], alternative=comparison["alternative"].replace("_", "-"),
                                    correction=comparison["continuity"],
                                    method="exact" if r["wilcoxon_exact"] == "true" else "approx")
        check(f"{name}, Wilcoxon", max(relative(test.statistic, float(r["wilcoxon"])), relative(test.pvalue, float(r["wilcoxon_p"]))),
              1e-9)
        size = scipy.stats.rankdata(np.abs(d[d != 0]))
        signs = np.sign(d[d != 0])
        if comparison["zeros"] == "wilcox":
            check(f"{name}, rank-biserial", abs((size * signs).sum() / size.sum() - float(r["rank_biserial"])), 1e-12)


def check_all(results, data):
    experiment = json.loads((results / "experiment.json").read_text())
    sequences = read_sequences(data, experiment["corpus"])
    figures = list(rows(results / "figures.csv"))
    folders = [results / "runs" / model["name"] for model in experiment["models"]]
    scores = {}
    for folder in folders:
        scores.update(check_run(folder, sequences, figures))
    check_popularity(folders[0], sequences, figures)
    check_pairs(results, experiment["evaluation"]["comparison"], scores)


def run_and_check(segue, data):
    with tempfile.TemporaryDirectory() as folder:
        if not data.exists():
            print(f"{data} is not there: a generated sample instead")
            data = pathlib.Path(folder) / "sample"
            subprocess.run([segue, "sample", data, "--artists", "3000", "--sequences", "20000", "--quiet"], check=True)
        for protocol in ("corrected", "as-in-2020"):
            print(f"-- {protocol}", flush=True)
            experiment = {
                "data": {"path": str(data.resolve())}, "corpus": {"min_count": 2}, "split": {"test_share": 0.02},
                "models": [{"model": "cooccurrence_svd", "options": {"dim": 32, "audience": "sequences", "threads": 1}},
                           {"model": "item2vec", "options": {"dim": 32, "epochs": 1, "threads": 1}}],
                "evaluation": {"protocol": protocol, "bootstrap": 200, "comparison": {"measure": "mrr", "randomisations": 199}}}
            file = pathlib.Path(folder) / "experiment.json"
            file.write_text(json.dumps(experiment))
            results = pathlib.Path(folder) / protocol
            subprocess.run([segue, "run", file, "--out", results, "--quiet"], check=True)
            check_all(results, data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", metavar="SEGUE", help="the program to make results with, in a temporary folder")
    parser.add_argument("results", nargs="?", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    args = parser.parse_args()
    if args.run:
        run_and_check(args.run, args.data)
    else:
        check_all(args.results, args.data)
    print(f"{failures} differ" if failures else "all agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
