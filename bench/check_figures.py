#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the figures of an experiment with NumPy and SciPy alone, and compares them with what Segue wrote.

    segue run examples/yes-big.json --data yes_big --out results
    check_figures.py results yes_big

RESULTS is the folder that `segue run` wrote, DATA the folder of the 30Music CSV set that it read. Nothing of Segue runs here:

 1. The sequences are made again from the CSV files (tracks to authors, repeats collapsed, short ones left out) and the artists
    of the vocabulary found by id in artists.tsv. Which sequences were held out is read from per_sequence.csv, the seeds being
    Segue's own; how many there are, with how many transitions, must agree.
 2. Each (artist, next artist) of a held-out sequence is ranked among all artists by the vectors of vectors.npy and
    output_vectors.npy in double precision. Segue ranks in single precision, so where another artist's score lies within
    rounding of the target's, either order is right: each figure of a sequence must lie in the range that this leaves, which
    for nearly all sequences is one value.
 3. Means, standard errors and t-intervals of run.json and figures.csv against SciPy, from the columns of per_sequence.csv, to
    1e-12 of their size; the popularity level of figures.csv from the CSV files alone.
 4. The statistics, counts and p-values of the paired tests against scipy.stats.wilcoxon, to the digits that report.html shows.

Prints each comparison with the largest difference; the exit status is 1 where one is too large. A session sample
(corpus.session_sample) cannot be drawn again and is refused. Bootstrap intervals are random and are not compared.
"""
import argparse
import ast
import csv
import html
import json
import pathlib
import re
import sys

import numpy as np
import scipy.stats

ROUNDING = 2e-6  # of a score in single precision, relative to the lengths of both vectors: 100 products, each within 6e-8
FIGURES = ("hit_1", "hit_k", "reciprocal_rank")
failures = 0


def check(what, difference, allowed):
    global failures
    good = difference <= allowed
    failures += not good
    print(f"{'ok  ' if good else 'FAIL'}  {what}: {difference:.3g}" + ("" if good else f" (at most {allowed:.3g})"))


def relative(a, b):
    return abs(a - b) / max(abs(a), abs(b), 1e-300)


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
    """Lists of artist ids as Segue numbers them: playlists, then sessions, without the short ones."""
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


def read_figures(path):
    """{scoring: {column: array}} of per_sequence.csv."""
    tables = {}
    for r in rows(path):
        table = tables.setdefault(r["scoring"], {c: [] for c in ("sequence", "transitions", *FIGURES)})
        for column, values in table.items():
            values.append(float(r[column]))
    return {scoring: {c: np.array(v) for c, v in table.items()} for scoring, table in tables.items()}


def ranges(questions, scores_of, known, k):
    """Least and greatest possible figures of each sequence: two dictionaries of arrays.

    questions: list of (query, target) pairs per sequence; scores_of(query): scores of all artists and their rounding.
    """
    cache = {}
    out = [{f: np.zeros(len(questions)) for f in FIGURES} for _ in range(2)]
    index = np.arange(len(known))
    for s, pairs in enumerate(questions):
        for query, target in pairs:
            if not (known[query] and known[target]):
                continue
            if (query, target) not in cache:
                scores, rounding = scores_of(query)
                others = known & (index != query) & (index != target)
                gap = scores - scores[target]
                margin = rounding + rounding[target]
                above = np.count_nonzero(others & (gap > margin))
                near = others & (np.abs(gap) <= margin)
                # Equal vectors get equal scores in any precision: the one of lower index stands first.
                same = near & (gap == 0) & (margin > 0)
                before = np.count_nonzero(same & (index < target))
                unsure = np.count_nonzero(near) - np.count_nonzero(same)
                if not margin.any():  # exact scores
                    before, unsure = np.count_nonzero(near & (index < target)), 0
                cache[query, target] = (1 + above + before, 1 + above + before + unsure)
            best, worst = cache[query, target]
            for low_high, rank in ((out[1], best), (out[0], worst)):
                low_high["hit_1"][s] += rank == 1
                low_high["hit_k"][s] += rank <= k
                low_high["reciprocal_rank"][s] += 1 / rank
        for o in out:
            for f in FIGURES:
                o[f][s] /= len(pairs)
    return out


def transitions_of(sequence, index_of):
    walked = list(dict.fromkeys(index_of[a] for a in sequence if a in index_of))
    return list(zip(walked, walked[1:]))


def check_run(folder, sequences):
    run = json.loads((folder / "run.json").read_text())
    artists = list(csv.DictReader(open(folder / "artists.tsv", newline="", encoding="utf-8"), delimiter="\t"))
    index_of = {int(a["id"]): i for i, a in enumerate(artists)}
    vectors = np.load(folder / "vectors.npy").astype(np.float64)
    norms = np.linalg.norm(vectors, axis=1)
    tables = read_figures(folder / "per_sequence.csv")
    held_out = next(iter(tables.values()))["sequence"].astype(int)
    questions = [transitions_of(sequences[s], index_of) for s in held_out]
    for scoring, table in tables.items():
        name = f"{run['name']}, {scoring}"
        [written] = [f for f in run["figures"] if f["scoring"] == scoring]
        k = written["options"]["k"]
        counts = np.array([len(q) for q in questions])
        check(f"{name}: transitions per sequence", np.abs(table["transitions"] - counts).max(), 0)
        if scoring == "resembles":
            unit = np.divide(vectors, norms[:, None], where=norms[:, None] > 0, out=np.zeros_like(vectors))
            known = norms > 0
            rounding = np.full(len(known), ROUNDING)
            low, high = ranges(questions, lambda q: (unit @ unit[q], rounding), known, k)
        else:
            output = np.load(folder / "output_vectors.npy").astype(np.float64)
            reach = np.linalg.norm(output, axis=1)
            known = (norms > 0) & (reach > 0)
            low, high = ranges(questions, lambda q: (output @ vectors[q], ROUNDING * norms[q] * reach), known, k)
        for figure in FIGURES:
            beyond = np.maximum(low[figure] - table[figure], table[figure] - high[figure])
            sure = np.count_nonzero(low[figure] == high[figure])
            check(f"{name}: {figure} of {len(counts)} sequences ({sure} without doubt)", max(0, beyond.max()), 1e-12)
        confidence = written["options"]["confidence"]
        for figure, column in (("hit_1", "hit_1"), ("hit_k", "hit_k"), ("mrr", "reciprocal_rank")):
            check_mean(f"{name}: {figure}", table[column], written["result"][figure], confidence)
    return run["name"], tables


def check_mean(name, values, written, confidence):
    error = scipy.stats.sem(values)
    low, high = scipy.stats.t.interval(confidence, len(values) - 1, values.mean(), error)
    check(f"{name} mean, standard error, t-interval",
          max(relative(values.mean(), written["mean"]), relative(error, written["standard_error"]),
              relative(low, written["t"][0]), relative(high, written["t"][1])), 1e-12)


def check_table(results, tables):
    """figures.csv against per_sequence.csv; returns the columns by the results' names."""
    named = {}
    for r in rows(results / "figures.csv"):
        if r["scoring"] == "":
            continue
        run = r["name"].removesuffix(" (resembles)").removesuffix(" (followed by)")
        table = tables[run if run in tables else r["name"]][r["scoring"]]
        named[r["name"]] = table
        check(f"figures.csv: {r['name']}", max(relative(table[c].mean(), float(r[f])) for f, c in
                                               (("hit_1", "hit_1"), ("hit_k", "hit_k"), ("mrr", "reciprocal_rank"))), 1e-12)
    return named


def check_popularity(results, folder, sequences, k):
    artists = list(csv.DictReader(open(folder / "artists.tsv", newline="", encoding="utf-8"), delimiter="\t"))
    index_of = {int(a["id"]): i for i, a in enumerate(artists)}
    held_out = next(iter(read_figures(folder / "per_sequence.csv").values()))["sequence"].astype(int)
    questions = [transitions_of(sequences[s], index_of) for s in held_out]
    plays = np.array([float(a["plays"]) for a in artists])
    exact = np.zeros(len(plays))
    values, _ = ranges(questions, lambda q: (plays, exact), np.ones(len(plays), bool), k)
    for r in rows(results / "figures.csv"):
        if r["model"] == "popularity":
            check("figures.csv: popularity", max(relative(values[c].mean(), float(r[f])) for f, c in
                                                 (("hit_1", "hit_1"), ("hit_k", "hit_k"), ("mrr", "reciprocal_rank"))), 1e-12)


def check_tests(results, experiment, named):
    metric = {"hit_1": "hit_1", "hit_k": "hit_k", "mrr": "reciprocal_rank"}[experiment["evaluation"]["compare_by"]]
    alternative = experiment["evaluation"]["alternative"].replace("_", "-")
    report = (results / "report.html").read_text(encoding="utf-8")
    number = re.compile(r"[^0-9.e+-]")  # digits are grouped by thin spaces
    shown = 0
    for row in re.findall(r"<tr>(.*?)</tr>", report, re.S):
        cells = [html.unescape(re.sub(r"<br>.*", "", c)) for c in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        if len(cells) != 6 or cells[0] not in named or cells[1] not in named:
            continue
        shown += 1
        a, b = named[cells[0]][metric], named[cells[1]][metric]
        test = scipy.stats.wilcoxon(a, b, zero_method=experiment["evaluation"]["zeros"], alternative=alternative,
                                    method="approx", correction=False)
        name = f"report.html: {cells[0]} − {cells[1]}"
        check(f"{name}, difference", abs(float(number.sub("", cells[2])) - (a - b).mean()), 0.5001e-4)
        check(f"{name}, statistic", abs(float(number.sub("", cells[3])) - test.statistic), 0.05001)
        differ, pairs = cells[4].split(" of ")
        check(f"{name}, pairs", abs(int(number.sub("", differ)) - np.count_nonzero(a != b))
              + abs(int(number.sub("", pairs)) - len(a)), 0)
        p = number.sub("", cells[5])
        if cells[5].startswith("<"):
            check(f"{name}, p", test.pvalue, float(p))
        else:
            digits = len(p.split("e")[0].split(".")[-1]) if "." in p else 0
            allowed = 0.5001 * 10.0**-digits * (10.0**int(p.split("e")[1]) if "e" in p else 1)
            check(f"{name}, p", abs(float(p) - test.pvalue), allowed)
    check(f"report.html: paired tests missing, of {len(named) * (len(named) - 1) // 2}",
          len(named) * (len(named) - 1) // 2 - shown, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    args = parser.parse_args()
    experiment = json.loads((args.results / "experiment.json").read_text())
    sequences = read_sequences(args.data, experiment["corpus"])
    folders = [args.results / "runs" / model["name"] for model in experiment["models"]]
    tables = dict(check_run(folder, sequences) for folder in folders)
    named = check_table(args.results, tables)
    check_popularity(args.results, folders[0], sequences, experiment["evaluation"]["k"])
    check_tests(args.results, experiment, named)
    print(f"{failures} differ" if failures else "all agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
