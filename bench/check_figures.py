#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the figures of an experiment with NumPy and SciPy alone, and compares them with what Segue wrote.

    segue run examples/yes-big.json --data yes_big --out results
    check_figures.py results yes_big
    check_figures.py --run path/to/segue yes_big        # trains small models in a temporary folder, by both protocols, and checks
                                                        # (of a generated sample, where yes_big is not there)

RESULTS is the folder that `segue run` wrote, DATA the folder of the 30Music CSV set that it read. Nothing of Segue computes here:

 1. The sequences are made again from the CSV files (tracks to authors, repeats collapsed, short ones left out), the artists of the
    vocabulary found by id in artists.tsv, and the walk through each held-out sequence made by the protocol of run.json. Queries
    and targets must be those of predictions.csv. The split, by sequence or by user, is drawn again from its seed: training,
    validation and test part; what training sequences lose with rare artists is collapsed again.
 2. Each target is ranked among all candidates by the vectors of vectors.npy (for cosines scaled to unit length in double and kept
    in single precision) and output_vectors.npy. The defects 1, 2 and 3 of the 2020 study filter the row as its notebook did.
    A score is defined as the sum over the dimensions in their order, in single precision, each product added with one rounding
    (without fused multiply-add, on processors that lack it, with two). Double precision tells nearly all scores apart; those
    that lie within rounding of the target's are made as defined. (Vectors of an SVD are parallel up to rounding by the dozen, so
    that without one definition their order would be nobody's.) Every rank must be Segue's.
 3. Hit rate, MAP and NDCG at each k and MRR, by sequences and by predictions, must equal those of figures.csv to the last digit
    that the report prints; standard errors and t-intervals, clustered by user, to 1e-9 of their size; percentile and BCa bootstrap
    intervals likewise, from the same resamples: the generator (SplitMix64) is written out here once more. Likewise, from the
    vectors and ranks: hit rates and MRR by popularity of the target and by length of the sequence, with all intervals; coverage,
    Gini, mean popularity and novelty of the recommended lists; the in-sequence cosine (or the study's norm); tag coherence; random hit rates; and
    all counts of unknown targets, queries without a vector and sequences left out.
 4. The levels from the CSV files alone, popularity, Markov chain, item kNN and EASE, with the experiment's options. EASE's matrix
    is inverted in double precision here and in single there: its figures must lie between those of ranks with all artists that
    score within NEAR of the target before it, and behind it (not where a score equal to the query's drops out).
 5. Of comparisons.csv, levels included (but for EASE): the differences with all intervals, effects, Wilcoxon's statistics and p
    (scipy.stats.wilcoxon), the randomisation test from the same signs, and the corrections of both p.
 6. With --run: the mean ranks of `segue compare --ranks`, Friedman's test (scipy.stats.friedmanchisquare), Iman and Davenport's F,
    and Nemenyi's p (scipy.stats.studentized_range).

Prints each comparison with the largest difference; the exit status is 1 where one is too large, 77 where NumPy or SciPy is not
there. A session sample (corpus.session_sample) cannot be drawn again and is refused.
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
    import scipy.sparse
    import scipy.stats
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROUNDING = 2e-6  # of a score in single precision, relative to the lengths of both vectors: 100 products, each within 6e-8
NEAR = 1e-5  # EASE's scores, of which the largest are about 1: inverted in single precision
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
    sequences, sources, users = [], [], []
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
                sources.append(source)
                users.append(whole_id(r["user_id"]) if r["user_id"] else -1)
    return Sequences(sequences, sources, users, authors)


class Sequences:
    """All sequences with their sources and users; `authors`: of each track."""

    def __init__(self, sequences, sources, users, authors):
        self.sequences, self.sources, self.users, self.authors = sequences, np.array(sources), np.array(users), authors

    def __getitem__(self, i):
        return self.sequences[i]

    def split(self, options):
        """(training, test): indices, drawn as `options` say; None where only Segue can (by time, near-duplicates dropped)."""
        if options["by"] == "time" or options["drop_near_duplicates"]:
            return None
        part = np.zeros(len(self.sequences), int)  # 1: test, 2: validation
        wanted = {}
        for stream, source in enumerate(("playlists", "sessions")):
            members = np.flatnonzero(self.sources == source)
            test = options[f"test_{source}"] or half_up(options["test_share"] * len(members))
            wanted[source] = len(members), test, half_up(options["validation_share"] * len(members))
            if options["by"] == "sequence":
                drawn = members[shuffled_head(len(members), sum(wanted[source][1:]), options["seed"], 2 + stream)]
                part[drawn[:test]], part[drawn[test:]] = 1, 2
        if options["by"] == "user":
            self.draw_users(part, wanted, options["seed"])
        return np.flatnonzero(part == 0), np.flatnonzero(part == 1)

    def draw_users(self, part, wanted, seed):
        """Users in a random order (sequences without one each by itself), taken where they bring the numbers of each source nearer
        to those wanted: first those that overshoot neither, then the others."""
        units = [np.flatnonzero(self.users == u) for u in np.unique(self.users[self.users >= 0])]
        units += [np.array([i]) for i in np.flatnonzero(self.users < 0)]
        order, taken = shuffled_head(len(units), len(units), seed, 4), set()
        all_of = np.array([max(1, wanted[s][0]) for s in wanted])
        sizes = [np.array([np.count_nonzero(self.sources[u] == s) for s in wanted]) for u in units]
        for number in (1, 2):
            goal, held = np.array([wanted[s][number] for s in wanted]), np.zeros(2, int)
            for overshooting in (False, True):
                for unit in order:
                    after = held + sizes[unit]
                    if unit in taken or (not overshooting and (after > goal).any()):
                        continue
                    if (np.abs(after - goal) / all_of).sum() < (np.abs(held - goal) / all_of).sum():
                        held = after
                        taken.add(unit)
                        part[units[unit]] = number


def half_up(value):
    return int(np.floor(value + 0.5))


def shuffled_head(count, wanted, seed, stream):
    """The first of a Fisher–Yates shuffle of 0 … count − 1."""
    order, x = list(range(count)), random_numbers(seed, stream, wanted)
    for i in range(wanted):
        j = i + (int(x[i]) * (count - i) >> 64)
        order[i], order[j] = order[j], order[i]
    return np.array(order[:wanted], int)


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


def asked_of(heard, known, protocol):
    """The artists that a prediction is made from, oldest first."""
    back = 1 if protocol["query"] == "last_artist" else protocol["history"] or len(heard)
    return tuple(h for h in heard[-back:] if h != UNKNOWN and known[h])


def query_vector(rows, query, protocol):
    """The row of an artist, or the weighted mean of several in single precision, as Segue adds them up."""
    if len(query) == 1:
        return rows[query[0]]
    decay = protocol["recency"] if protocol["query"] == "recency" else 1.0
    weights = np.array([decay**(len(query) - 1 - i) for i in range(len(query))])
    total = np.zeros(rows.shape[1], np.float32)
    for weight, artist in zip((weights / weights.sum()).astype(np.float32), query):
        total = total + weight * rows[artist]
    return total


class Ranker:
    """Ranks by the scores of `row(query)`: of all artists, in double precision, and how far single precision may be from each;
    `defined(query, artists)` are the scores of some in single precision. A query is a tuple of artists. `near`: by how much a
    score must be above the target's to stand before it, whatever the index."""

    def __init__(self, row, defined, known, protocol, near=None):
        self.row, self.defined, self.known, self.protocol, self.near = row, defined, known, protocol, near
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
            gone = self.index == query[-1]
            if p["nan_drops_out"]:
                gone |= ~self.known
            if p["ties_drop_out"]:
                tied = self.known & (self.order(query, scores, rounding, query[-1], self.known) >= 0)
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
        query, p = asked_of(heard, self.known, self.protocol), self.protocol
        if not query or target == UNKNOWN:
            return 0
        scores, rounding, candidates, left = self.filtered(query)
        if p["shifted_indices"]:
            if target >= len(left):
                return 0
            target = left[target]  # its place in the filtered row was taken for it
        out = self.left_out(query, heard)
        if not candidates[target] or target in out:
            return 0
        others = candidates.copy()
        others[out] = False
        others[target] = False
        gap = self.order(query, scores, rounding, target, others)
        if self.near is not None:
            return 1 + np.count_nonzero(others & (gap > self.near))
        equal = others & (gap == 0)  # the one of lower index stands first
        return 1 + np.count_nonzero(others & (gap > 0)) + np.count_nonzero(equal[:target])

    def left_out(self, query, heard):
        out = [*query, heard[-1]] if self.protocol["heard_candidates"] else heard
        return [h for h in out if h != UNKNOWN]

    def best(self, heard, k):
        """The k best candidates, best first, as the protocol recommends them; None for a query that cannot be answered."""
        query = asked_of(heard, self.known, self.protocol)
        if not query:
            return None
        scores, rounding, candidates, left = self.filtered(query)
        among = candidates.copy()
        among[self.left_out(query, heard)] = False
        among = np.flatnonzero(among)
        if len(among) > k:  # those that may be among the k best, by the scores as defined
            least = np.partition(scores[among], len(among) - k)[len(among) - k]
            among = among[scores[among] >= least - 2 * rounding[among].max()]
        defined = np.where(self.known[among], self.defined(query, among).astype(np.float64), 0.0)
        among = among[np.lexsort((among, -defined))][:k]
        return np.searchsorted(left, among) if self.protocol["shifted_indices"] else among

    def ranks(self, questions):
        out = np.zeros(len(questions), int)
        for i in sorted(range(len(questions)), key=lambda i: asked_of(questions[i][0], self.known, self.protocol)):
            out[i] = self.rank(*questions[i])  # each query's scores once
        return out


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


def mix(x):
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def random_numbers(seed, stream, count):
    """The first 64-bit numbers of a stream of SplitMix64."""
    state = mix(np.array([seed], np.uint64)) ^ mix(~np.array([stream], np.uint64))
    return mix(state + np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))


def random_below(n, seed, stream, count):
    """Whole numbers below n: the upper 64 bits of the 128 of number · n."""
    x, n, half = random_numbers(seed, stream, count), np.uint64(n), np.uint64(32)
    return ((x >> half) * n + (((x & np.uint64(0xFFFFFFFF)) * n) >> half) >> half).astype(np.int64)


def cluster_rows(users):
    """The row of each sequence: those without a user first, each by itself, then users in the order of their numbers."""
    alone = users < 0
    row = np.cumsum(alone) - 1
    row[~alone] = alone.sum() + np.unique(users[~alone], return_inverse=True)[1]
    return row


class Clusters:
    """Ratio means over users, their standard errors by linearisation (Cochran 1977, 6.4), and their resamples."""

    def __init__(self, users, weights):
        self.rows, self.members = cluster_rows(users), weights
        self.weights = np.bincount(self.rows, weights)
        self.n = len(self.weights)

    def sums(self, values):
        return np.bincount(self.rows, self.members * values)

    def mean(self, values):
        sums = self.sums(values)
        mean = sums.sum() / self.weights.sum()
        residuals = sums - mean * self.weights
        return mean, float(np.sqrt(self.n / (self.n - 1) * (residuals**2).sum()) / self.weights.sum())

    def draws(self, samples, seed):
        """How often each row is drawn in each resample."""
        return np.array([np.bincount(random_below(self.n, seed, s, self.n), minlength=self.n) for s in range(samples)], float)

    def bootstrap(self, values, draws, confidence):
        """The percentile interval and the BCa interval (Efron 1987)."""
        sums, (mean, _) = self.sums(values), self.mean(values)
        means = np.clip((draws @ sums) / (draws @ self.weights), values.min(), values.max())
        tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
        percentile = np.quantile(means, tails)
        left_out = (sums.sum() - sums) / (self.weights.sum() - self.weights)
        u = left_out.mean() - left_out
        below = (u**2).sum()**1.5
        acceleration = (u**3).sum() / (6 * below) if below > 0 else 0.0
        same = 1e-12 * np.abs(means).max()  # sums in another order are equal
        share = ((means < mean - same).sum() + (means <= mean + same).sum()) / 2 / len(means)
        if not 0 < share < 1:
            return [*percentile, *percentile]
        moved = scipy.stats.norm.ppf(share) + scipy.stats.norm.ppf(tails)
        by = 1 - acceleration * moved
        at = np.where(by > 0, scipy.stats.norm.cdf(scipy.stats.norm.ppf(share) + moved / np.where(by > 0, by, 1)), moved > 0)
        return [*percentile, *np.quantile(means, at)]

    def randomised(self, values, patterns, seed):
        """Sums under random signs of the rows, 64 to a number from the lowest bit on."""
        sums, out = self.sums(values), np.empty(patterns)
        for s in range(patterns):
            numbers = random_numbers(seed, 2**63 + s, (self.n + 63) // 64)
            bits = (numbers[:, None] >> np.arange(64, dtype=np.uint64)) & np.uint64(1)
            out[s] = (2.0 * bits.reshape(-1)[:self.n] - 1) @ sums
        return out


INTERVALS = ("t_low", "t_high", "percentile_low", "percentile_high", "bca_low", "bca_high")


def interval_errors(r, clusters, draws, values, confidence):
    """How far standard error and intervals of a row are from what they should be."""
    if draws is None:  # the study's t-interval alone
        mean, error = clusters.mean(values)
        t = scipy.stats.t.interval(confidence, clusters.n - 1, mean, error) if error > 0 else (mean, mean)
        others = sum(r[name] != "" for name in INTERVALS[2:])
        return max(relative(error, float(r["standard_error"])), others, *(abs(x - float(r[n])) for x, n in zip(t, INTERVALS)))
    mean, error = clusters.mean(values)
    t = scipy.stats.t.interval(confidence, clusters.n - 1, mean, error) if error > 0 else (mean, mean)
    own = [*t, *clusters.bootstrap(values, draws, confidence)]
    return max(relative(error, float(r["standard_error"])), *(abs(x - float(r[name])) for x, name in zip(own, INTERVALS)))


def check_between(name, worst, best, table):
    outside, width = 0.0, 0.0
    for r in table:
        k = int(r["k"]) if r["k"] else 0
        low, high = (f.mean(r["measure"], k, r["over"]) for f in (worst, best))
        value = float(r["mean"])
        outside, width = max(outside, low - value, value - high), max(width, high - low)
    check(f"{name}: {len(table)} figures, outside of where they must lie (up to {width:.2g} wide)", outside, 1e-12)


def check_figures(name, own, table, users, intervals, protocol):
    """`table`: rows of figures.csv of this result."""
    if protocol["t_interval"]:
        users = np.full(len(users), -1)
    differ, errors = 0, 0.0
    clusters = {"sequences": Clusters(users, np.ones(len(own.counts))), "predictions": Clusters(users, own.counts.astype(float))}
    draws = None if protocol["t_interval"] else clusters["sequences"].draws(intervals["bootstrap"], intervals["seed"])
    for r in table:
        k = int(r["k"]) if r["k"] else 0
        value = own.mean(r["measure"], k, r["over"])
        if shown(float(r["mean"])) != shown(value) or abs(float(r["mean"]) - value) > 1e-12:
            differ += 1
            print(f"      {r['measure']}@{k} over {r['over']}: {float(r['mean'])!r}, not {value!r}")
        values = own.per_sequence(r["measure"], k)
        errors = max(errors, interval_errors(r, clusters[r["over"]], draws, values, intervals["confidence"]))
    check(f"{name}: figures of {len(table)} that differ in a digit shown or by 1e-12", differ, 0)
    check(f"{name}: standard errors, t-intervals, bootstrap and BCa intervals", errors, 1e-9)


def lengths_of(questions, of, counts):
    """Of each prediction's sequence: the distinct artists walked through, those it asks for and those heard before."""
    first = np.array([len(questions[i][0]) for i in np.unique(of, return_index=True)[1]])
    return (counts + first)[of]


def popularity_bands(plays, options):
    """The band of each artist: those with `head_share` of the plays, most played first, those with `middle_share`, the rest."""
    before = np.concatenate([[0], np.cumsum(plays)[:-1]]) / plays.sum()  # artists.tsv has the most played first
    return np.where(before < options["head_share"], 0, np.where(before < options["head_share"] + options["middle_share"], 1, 2))


def check_bands(name, own, table, questions, plays, options, users, intervals, protocol):
    """`table`: rows of figures.csv of this result, those by band."""
    if protocol["t_interval"]:
        users = np.full(len(users), -1)
    targets = np.array([t for _, t in questions])
    lengths, band_of = lengths_of(questions, own.of, own.counts), popularity_bands(plays, options)
    target_band = np.where(targets >= 0, band_of[targets], -1)
    named = {}  # of each band: its predictions, and where it must begin and end
    for i, band in enumerate(("head", "middle", "tail")):
        there = np.count_nonzero(band_of < i)
        named["popularity", band] = target_band == i, there + 1, there + np.count_nonzero(band_of == i)
    low, high = 2, 2
    while low <= max(2, lengths.max()):
        named["length", str(low) if low == high else f"{low} to {high}"] = (lengths >= low) & (lengths <= high), low, high
        low, high = high + 1, 2 * high
    differ, errors, made = 0, 0.0, {}
    for r in table:
        inside, low, high = named[r["band_by"], r["band"]]
        differ += (int(r["band_low"]), int(r["band_high"])) != (low, high)
        if not inside.any():
            differ += r["mean"] != "" or int(r["sequences"]) != 0 or int(r["predictions"]) != 0
            continue
        if (r["band_by"], r["band"]) not in made:
            there, of = np.unique(own.of[inside], return_inverse=True)
            part = Figures(of, own.rank[inside], np.bincount(of))
            clusters = {"sequences": Clusters(users[there], np.ones(len(there))),
                        "predictions": Clusters(users[there], part.counts.astype(float))}
            draws = None if protocol["t_interval"] else clusters["sequences"].draws(intervals["bootstrap"], intervals["seed"])
            made[r["band_by"], r["band"]] = part, clusters, draws
        part, clusters, draws = made[r["band_by"], r["band"]]
        k = int(r["k"]) if r["k"] else 0
        value = part.mean(r["measure"], k, r["over"])
        differ += (int(r["sequences"]), int(r["predictions"])) != (len(part.counts), part.counts.sum())
        differ += shown(float(r["mean"])) != shown(value) or abs(float(r["mean"]) - value) > 1e-12
        if clusters["sequences"].n < 2:
            differ += any(r[n] != "" for n in INTERVALS)
            continue
        errors = max(errors, interval_errors(r, clusters[r["over"]], draws, part.per_sequence(r["measure"], k),
                                             intervals["confidence"]))
    wanted = len(named) * 2 * (len({r["k"] for r in table if r["measure"] == "hit_rate"}) + 1)
    check(f"{name}: rows by popularity and by length, of {wanted}", abs(len(table) - wanted), 0)
    check(f"{name}: of them differ, in a digit shown, 1e-12 or what they are of", differ, 0)
    check(f"{name}: their standard errors, t-intervals, bootstrap and BCa intervals", errors, 1e-9)


def read_run(folder):
    run = json.loads((folder / "run.json").read_text())
    artists = list(csv.DictReader(open(folder / "artists.tsv", newline="", encoding="utf-8"), delimiter="\t"))
    return run, artists, {int(a["id"]): i for i, a in enumerate(artists)}


def read_scores(folder, scoring):
    table = [r for r in rows(folder / "per_sequence.csv") if r["scoring"] == scoring]
    predictions = [r for r in rows(folder / "predictions.csv") if r["scoring"] == scoring]
    return table, predictions


def vector_ranker(asked, answers, known, reach, protocol, fused):
    """`reach`: the lengths of `answers`."""
    wide = answers.astype(np.float64)

    def row(query):
        q = query_vector(asked, query, protocol).astype(np.float64)
        return wide @ q, ROUNDING * np.linalg.norm(q) * reach

    return Ranker(row, lambda query, some: single_precision(answers[some], query_vector(asked, query, protocol), fused), known,
                  protocol)


def ranker_of(asked, answers, norms, reach, protocol, fused):
    return vector_ranker(asked, answers, (norms > 0) & (reach > 0), reach, protocol, fused)


def corrected(protocol):
    """The protocol without the study's defects, as far as a list of neighbours has to do with them."""
    return {**protocol, **dict.fromkeys(("shifted_indices", "nan_drops_out", "ties_drop_out", "untrained_candidates"), False),
            "query": "last_artist"}


class Rest:
    """What the other figures of an evaluation are made from."""

    def __init__(self, folder, sequences, index_of, artists, written, table, questions, ranker, ranks, of, counts):
        self.vectors = np.load(folder / "vectors.npy").astype(np.float64)
        self.plays = np.array([int(a["plays"]) for a in artists])
        self.sequences, self.index_of, self.protocol = sequences, index_of, written["protocol"]
        self.table, self.questions, self.ranker, self.of, self.counts = table, questions, ranker, of, counts
        self.ranks = np.asarray(ranks)
        self.targets = np.array([t for _, t in questions])
        self.heard = [h for h, _ in questions]
        self.test = sequences.split(json.loads((folder / "run.json").read_text())["split"])

    def cosine(self):
        """Mean of the sequences' mean cosines of distinct artists; with defect 11 of the norms over all plays."""
        lengths = np.linalg.norm(self.vectors, axis=1)
        found = []
        for r in self.table:
            plays = [self.index_of[a] for a in self.sequences[int(r["sequence"])] if a in self.index_of]
            if self.protocol["frobenius"]:
                v = self.vectors[plays]
                if (lengths[plays] > 0).all():
                    found.append(np.linalg.norm(v @ (v / lengths[plays][:, None]).T))
                continue
            those = [a for a in dict.fromkeys(plays) if lengths[a] > 0]
            if len(those) > 1:
                unit = self.vectors[those] / lengths[those][:, None]
                n = len(those)
                found.append(((unit @ unit.T).sum() - n) / (n * (n - 1)))
        return np.mean(found) if found else np.nan

    def lists(self, ks):
        """[(k, lists, distinct, coverage, Gini, mean plays, novelty)]"""
        best = [self.ranker.best(h, max(ks)) for h in self.heard]
        best = [b for b in best if b is not None]
        candidates, share = self.candidates(), self.plays / self.plays.sum()
        for k in ks:
            times = np.bincount(np.concatenate([b[:k] for b in best]), minlength=len(self.plays))
            held = np.sort(np.concatenate([times[times > 0], np.zeros(max(0, candidates - np.count_nonzero(times)), int)]))
            all_of = times.sum()
            played = times * (self.plays > 0)
            bits = -np.log2(np.where(self.plays > 0, share, 1.0))
            yield (k, len(best), np.count_nonzero(times), np.count_nonzero(times) / candidates, gini(held), (times * self.plays).sum() / all_of,
                   (played * bits).sum() / played.sum())

    def candidates(self):
        p = self.protocol
        return len(self.plays) if p["untrained_candidates"] and not p["nan_drops_out"] else np.count_nonzero(self.ranker.known)

    def band(self, inside, ks):
        """(sequences, predictions, hit rates, their macro means, MRR, its macro mean) of some of the predictions."""
        number = np.bincount(self.of[inside], minlength=len(self.counts))
        there = number > 0

        def means(measure, k):
            sums = np.bincount(self.of[inside], worth(measure, k, self.ranks[inside]), len(self.counts))
            return (sums.sum() / max(1, number.sum()), (sums[there] / number[there]).mean() if there.any() else 0.0)
        hits = [means("hit_rate", k) for k in ks]
        mrr = means("mrr", 0)
        return (np.count_nonzero(there), number.sum(), [h[0] for h in hits], [h[1] for h in hits], *mrr)


def gini(values):
    """From the Lorenz curve: 1 − twice the area below it."""
    lorenz = np.concatenate([[0], np.cumsum(np.sort(values))]) / values.sum()
    return 1 - (lorenz[1:] + lorenz[:-1]).sum() / len(values)


def check_numbers(what, pairs):
    """(name, Segue's, one's own)"""
    differ = 0
    for name, segue, own in pairs:
        segue = np.nan if segue is None else segue
        if not (np.isnan(segue) and np.isnan(own)) and (shown(segue) != shown(own) or abs(segue - own) > 1e-11 * max(1, abs(own))):
            differ += 1
            print(f"      {name}: {segue!r}, not {own!r}")
    check(f"{what}: numbers that differ in a digit shown or by 1e-11", differ, 0)


def check_rest(name, written, rest):
    ks, options = written["ks"], written["options"]
    # The cosines of vectors in single precision, added up in another order.
    own = rest.cosine()
    check(f"{name}: in-sequence figure", 0 if written["in_sequence_cosine"] == own else relative(written["in_sequence_cosine"], own),
          1e-9)
    listed = [k for k in ks if k <= options["lists"]]
    names = ("k", "lists", "distinct", "coverage", "gini", "mean_plays", "novelty")
    check_numbers(f"{name}: coverage, Gini, popularity and novelty of {listed} recommended",
                  [(f"{n}@{row[0]}", r[n], value) for row, r in zip(rest.lists(listed), written["recommended"])
                   for n, value in zip(names, row)] if listed else [])
    known = rest.targets >= 0
    band_of = popularity_bands(rest.plays, options)
    target_band = np.where(known, band_of[rest.targets], -1)
    length = lengths_of(rest.questions, rest.of, rest.counts)
    numbers = [("mean plays of targets", written["targets_mean_plays"], rest.plays[rest.targets[known]].mean())]
    fields = ("sequences", "predictions", "hit_rate", "hit_rate_macro", "mrr", "mrr_macro")
    for by, inside_of in (("by_popularity", lambda i, b: target_band == i),
                          ("by_length", lambda i, b: (length >= b["low"]) & (length <= b["high"]))):
        for i, band in enumerate(written[by]):
            for field, value in zip(fields, rest.band(inside_of(i, band), ks)):
                segue = band[field]
                numbers += ([(f"{by} {i}, {field}", s, v) for s, v in zip(segue, value)] if isinstance(segue, list)
                            else [(f"{by} {i}, {field}", segue, value)])
            if by == "by_popularity":
                numbers.append((f"{by} {i}, artists", band["artists"], np.count_nonzero(band_of == i)))
    check_numbers(f"{name}: figures by popularity and by length", numbers)
    check_counts(name, written, rest)


def check_counts(name, written, rest):
    c, p = written["counts"], rest.protocol
    answered = [bool(asked_of(h, rest.ranker.known, p)) for h in rest.heard]
    known = np.array([t != UNKNOWN and rest.ranker.known[t] for t in rest.targets])
    outside = [len({h for h in rest.ranker.left_out(asked_of(h_, rest.ranker.known, p), h_)
                    if rest.ranker.known[h] or rest.candidates() == len(rest.plays)}) for h_ in rest.heard]
    numbers = [("candidates", c["candidates"], rest.candidates()),
               ("queries without a vector", c["queries_without_vector"], answered.count(False)),
               ("targets without a vector", c["targets_without_vector"], np.count_nonzero(~known))]
    for k, segue in zip(written["ks"], written["random_hit_rate"]):
        left = rest.candidates() - np.where(answered, outside, 0)
        numbers.append((f"hit@{k} of a random ranking", segue, np.minimum(1, k / np.maximum(left, 1)).mean()))
    if rest.test is not None:
        walked = {int(r["sequence"]) for r in rest.table}
        held = [s for s in rest.test[1] if p["sources"] in ("all", rest.sequences.sources[s])]
        unknown = [[a not in rest.index_of for a in rest.sequences[s]] for s in held]
        skipped = [any(u) and p["unknown"] == "skip_sequence" and not p["unknown_stay"] for u in unknown]
        short = [s not in walked and not out for s, out in zip(held, skipped)]
        targets = sum(sum(u[1:]) for u in unknown)
        asked = np.count_nonzero(rest.targets != UNKNOWN)
        numbers += [("plays", c["plays"], sum(map(len, unknown))), ("unknown plays", c["unknown_plays"], sum(map(sum, unknown))),
                    ("unknown targets", c["unknown_targets"], targets), ("their share", c["unknown_share"], targets / (targets + asked)),
                    ("skipped", c["sequences_skipped"], sum(skipped)),
                    ("too short", c["sequences_too_short"], 0 if p["short_unreported"] else sum(short)),
                    ("walked through and not held out", 0, len(walked - set(map(int, held))))]
    check_numbers(f"{name}: what was left out, missed or unknown", numbers)


def check_tags(name, written, data, sequences, ranker, artists, experiment):
    """The cosine of tag counts of artists and their neighbours, and of random artists from the same draws."""
    if not (data / "track_tags.csv").exists() or not (data / "tags.csv").exists():
        return
    there = {whole_id(r["ID"]) for r in rows(data / "tags.csv")}
    number = {int(a["id"]): i for i, a in enumerate(artists)}
    tags = [dict() for _ in artists]
    for r in rows(data / "track_tags.csv"):
        for artist in sequences.authors.get(whole_id(r["track_id"]), ()):
            if artist in number:
                for tag in whole_list(r["tag_ids"]):
                    if tag in there:
                        own = tags[number[artist]]
                        own[tag] = own.get(tag, 0) + 1
    length = np.array([np.sqrt(sum(n * n for n in t.values())) for t in tags])

    def cosine(a, b):
        return sum(n * tags[b].get(t, 0) for t, n in tags[a].items()) / (length[a] * length[b])
    options = {"neighbors": 10, "artists": 2000, "seed": 1, **experiment["evaluation"].get("tags", {})}
    tagged = np.flatnonzero(ranker.known & (length > 0))
    asked = list(tagged)
    draw = Draws(options["seed"])
    for i in range(min(options["artists"], len(asked))):
        j = i + draw.below(len(asked) - i)
        asked[i], asked[j] = asked[j], asked[i]
    near, level = [], []
    for a in asked[:options["artists"]]:
        others = [b for b in ranker.best([a], options.get("k", options["neighbors"])) if length[b] > 0]
        drawn = []
        for _ in others:
            b = tagged[draw.below(len(tagged))]
            while b == a:
                b = tagged[draw.below(len(tagged))]
            drawn.append(cosine(a, b))
        if others:
            near.append(np.mean([cosine(a, b) for b in others]))
            level.append(np.mean(drawn))
    check_numbers(f"{name}: tags of neighbours", [("artists", written["tags"]["artists"], len(near)),
                                                  ("neighbours", written["tags"]["neighbors"], np.mean(near)),
                                                  ("random", written["tags"]["random"], np.mean(level))])


class Draws:
    """SplitMix64 from a seed without a stream, number by number."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        x = int(mix(np.array([self.state], np.uint64))[0])
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        return x * n >> 64


def whole(table):
    return [r for r in table if r["band_by"] == "all"]


def by_band(table):
    return [r for r in table if r["band_by"] != "all"]


def check_run(folder, sequences, figures, data, experiment):
    run, artists, index_of = read_run(folder)
    fused = "SSE" not in run["device"]
    single = np.load(folder / "vectors.npy")
    vectors = single.astype(np.float64)
    norms = np.linalg.norm(vectors, axis=1)
    scores = {}
    for written in run["evaluations"]:
        scoring, protocol = written["scoring"], written["protocol"]
        name = f"{run['name']}, {scoring}"
        table, predictions = read_scores(folder, scoring)
        questions = [q for r in table for q in walk(sequences[int(r["sequence"])], index_of, protocol)]
        of = np.array([int(i) for i, r in enumerate(table) for _ in range(int(r["predictions"]))])
        check(f"{name}: predictions", abs(len(questions) - len(predictions)), 0)
        differ = sum(h[-1] != int(r["query"]) or t != int(r["target"]) for (h, t), r in zip(questions, predictions))
        check(f"{name}: queries and targets that differ", differ, 0)
        if scoring == "resembles":
            unit = np.divide(vectors, norms[:, None], where=norms[:, None] > 0, out=np.zeros_like(vectors)).astype(np.float32)
            asked, answers = unit, unit
            reach = np.ones(len(norms))
        else:
            asked, answers = single, np.load(folder / "output_vectors.npy")
            reach = np.linalg.norm(answers.astype(np.float64), axis=1)
        ranker = ranker_of(asked, answers, norms, reach, protocol, fused)
        ranks = ranker.ranks(questions)
        segue = np.array([int(r["rank"]) for r in predictions])
        check(f"{name}: of {len(questions)} ranks differ", np.count_nonzero(segue != ranks), 0)
        counts = np.array([int(r["predictions"]) for r in table])
        users = np.array([int(r["user"]) if r["user"] else -1 for r in table])
        words = {"resembles": "resembles", "followed_by": "is followed by"}[scoring]
        of_result = [r for r in figures if r["scoring"] == scoring and r["name"] in (run["name"], f"{run['name']} ({words})")]
        own = Figures(of, ranks, counts)
        check_figures(name, own, whole(of_result), users, written["intervals"], protocol)
        check_bands(name, own, by_band(of_result), questions, np.array([int(a["plays"]) for a in artists]), written["options"], users,
                    written["intervals"], protocol)
        scores[of_result[0]["name"]] = (own, users)
        check_rest(name, written, Rest(folder, sequences, index_of, artists, written, table, questions, ranker, ranks, of, counts))
        check_tags(name, written, data, sequences, ranker_of(asked, answers, norms, reach, corrected(protocol), fused), artists,
                   experiment)
    return scores


class Training:
    """The training sequences as indices of the vocabulary. Artists outside it are not in them."""

    def __init__(self, sequences, train, index_of, plays, collapse):
        self.sequences = []
        for i in train:
            artists = [index_of[a] for a in sequences[i] if a in index_of]
            if collapse:  # what the rare ones stood between
                artists = [a for j, a in enumerate(artists) if j == 0 or a != artists[j - 1]]
            self.sequences.append(artists)
        self.plays = plays
        counted = np.bincount([a for s in self.sequences for a in s], minlength=len(plays))
        check("training sequences: artists whose plays are not those of artists.tsv", np.count_nonzero(counted != plays), 0)

    def followers(self):
        counts = {}
        for s in self.sequences:
            for a, b in zip(s, s[1:]):
                if a != b:
                    counts.setdefault(a, {}).setdefault(b, 0)
                    counts[a][b] += 1
        return counts

    def common(self):
        """How many sequences artists share; the diagonal: how many each is in."""
        members = [sorted(set(s)) for s in self.sequences]
        row = np.repeat(np.arange(len(members)), [len(m) for m in members])
        ones = scipy.sparse.csr_matrix((np.ones(len(row)), (row, [a for m in members for a in m])), (len(members), len(self.plays)))
        return (ones.T @ ones).toarray()


def popularity_scores(training, _options):
    plays = training.plays.astype(np.float32)
    return lambda query: plays


def markov_scores(training, options):
    followers = training.followers()
    base = (0.5 * training.plays / training.plays.max()).astype(np.float32) * np.float32(options["back_off"])

    def scores(query):
        out = base.copy()
        for artist, count in followers.get(query[-1], {}).items():
            out[artist] += np.float32(count)
        return out
    return scores


def item_knn_scores(training, options):
    common = training.common()
    sizes = np.diag(common).copy()
    similar = (common / (np.sqrt(np.outer(sizes, sizes)) + options["shrinkage"])).astype(np.float32)
    np.fill_diagonal(similar, 0)
    most = options["neighbors"]
    for row in similar:
        if most and np.count_nonzero(row) > most:
            row[np.lexsort((np.arange(len(row)), -row))[most:]] = 0

    def scores(query):
        out = np.zeros(len(similar), np.float32)
        for artist in query:
            out = out + similar[artist]
        return out
    return scores


def ease_scores(training, options):
    gram = training.common()
    inverse = np.linalg.inv(gram + options["regularisation"] * np.eye(len(gram)))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return lambda query: sum(weights[artist] for artist in query)


LEVELS = {"popularity": popularity_scores, "markov": markov_scores, "item_knn": item_knn_scores, "ease": ease_scores}


def check_levels(levels, folder, sequences, figures):
    """{name: (figures, users)} of those whose ranks are the same, not only their figures."""
    run, artists, index_of = read_run(folder)
    written = run["evaluations"][0]
    protocol = written["protocol"]
    table, _ = read_scores(folder, written["scoring"])
    questions = [q for r in table for q in walk(sequences[int(r["sequence"])], index_of, protocol)]
    of = np.array([i for i, r in enumerate(table) for _ in range(int(r["predictions"]))])
    counts = np.array([int(r["predictions"]) for r in table])
    users = np.array([int(r["user"]) if r["user"] else -1 for r in table])
    parts = sequences.split(run["split"])
    if parts is None:
        print("      the levels cannot be made again: only Segue can draw this split")
        return {}
    training = Training(sequences, parts[0], index_of, np.array([int(a["plays"]) for a in artists]),
                        run["corpus"]["collapse_repeats"])
    exact, known, found = np.zeros(len(artists)), np.ones(len(artists), bool), {}
    for level in levels:
        scores = LEVELS[level["level"]](training, level["options"])
        own_rows = [r for r in figures if r["name"] == level["name"]]

        def ranked(near=None):
            ranker = Ranker(lambda q: (scores(q).astype(np.float64), exact), lambda q, some: scores(q)[some], known, protocol, near)
            return Figures(of, ranker.ranks(questions), counts)

        if level["level"] != "ease":
            own = ranked()
            check_figures(level["name"], own, whole(own_rows), users, written["intervals"], protocol)
            check_bands(level["name"], own, by_band(own_rows), questions, training.plays, written["options"], users,
                        written["intervals"], protocol)
            found[level["name"]] = own, users
        elif not protocol["ties_drop_out"]:
            check_between(level["name"], ranked(-NEAR), ranked(NEAR), whole(own_rows))
    return found


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


def check_pairs(results, comparison, scores, protocol):
    comparison = dict(comparison)
    if protocol["two_sided"]:
        comparison.update(alternative="two_sided", zeros="wilcox", unit="sequence")
    pairs = list(rows(results / "comparisons.csv"))
    k, measure = comparison["k"], comparison["measure"]
    for test in ("wilcoxon", "randomisation"):
        raw = np.array([float(r[f"{test}_p"]) for r in pairs])
        for method, adjusted in (("holm", holm), ("bh", benjamini_hochberg)):
            check(f"comparisons.csv: {test}, {method}", np.abs(adjusted(raw) - [float(r[f"{test}_p_{method}"]) for r in pairs]).max(),
                  1e-12)
    draws = None
    for r in pairs:
        if r["a"] not in scores or r["b"] not in scores:
            continue  # EASE
        name = f"comparisons.csv: {r['a']} − {r['b']}"
        (a, users), (b, _) = scores[r["a"]], scores[r["b"]]
        if protocol["t_interval"]:
            users = np.full(len(users), -1)
        x, y = (f.per_sequence(measure, 0 if measure == "mrr" else k) for f in (a, b))
        clusters = Clusters(users, np.ones(len(x)) if comparison["averaging"] == "sequences" else a.counts.astype(float))
        if draws is None and not protocol["t_interval"]:
            draws = clusters.draws(comparison["bootstrap"], comparison["seed"])
        check(f"{name}, difference", abs(clusters.mean(x - y)[0] - float(r["difference"])), 1e-12)
        check(f"{name}, standard error and intervals", interval_errors(r, clusters, draws, x - y, comparison["confidence"]), 1e-9)
        check_randomisation(name, r, clusters, x, y, comparison)
        check_ranks(name, r, x - y, comparison)


def check_randomisation(name, r, clusters, x, y, comparison):
    if r["randomisation_exact"] == "true":
        return  # few users differ; all patterns are counted (pinned to SciPy's permutation_test in tests/reference)
    sums, same = clusters.sums(x - y), 1e-12 * (clusters.sums(np.abs(x)).sum() + clusters.sums(np.abs(y)).sum())
    random, observed = clusters.randomised(x - y, comparison["randomisations"], comparison["seed"]), sums.sum()
    extreme = {"greater": random >= observed - same, "less": random <= observed + same,
               "two_sided": np.abs(random) >= abs(observed) - same}[comparison["alternative"]]
    check(f"{name}, randomisation test", abs((extreme.sum() + 1) / (len(random) + 1) - float(r["randomisation_p"])), 1e-12)


def check_ranks(name, r, difference, comparison):
    """What follows from the differences sequence by sequence."""
    d = np.round(difference, comparison["decimals"])
    check(f"{name}, better, equal, worse", abs((d > 0).sum() - int(r["better"])) + abs((d == 0).sum() - int(r["equal"]))
          + abs((d < 0).sum() - int(r["worse"])), 0)
    if comparison["unit"] != "sequence" or not d.any():
        return
    check(f"{name}, superiority and Cohen's d", max(abs(((d > 0).sum() + (d == 0).sum() / 2) / len(d) - float(r["superiority"])),
                                                    relative(d.mean() / d.std(ddof=1), float(r["cohen_dz"]))), 1e-9)
    if comparison["zeros"] == "wilcox":
        d = d[d != 0]  # of samples with zeros SciPy before 1.11 has no exact test
    test = scipy.stats.wilcoxon(d, zero_method=comparison["zeros"], alternative=comparison["alternative"].replace("_", "-"),
                                correction=comparison["continuity"], method="exact" if r["wilcoxon_exact"] == "true" else "approx")
    check(f"{name}, Wilcoxon", max(relative(test.statistic, float(r["wilcoxon"])), relative(test.pvalue, float(r["wilcoxon_p"]))), 1e-9)
    size, signs, n = scipy.stats.rankdata(np.abs(d[d != 0])), np.sign(d[d != 0]), np.count_nonzero(d)
    if comparison["zeros"] == "wilcox":
        biserial = (size * signs).sum() / size.sum()
        reach = scipy.stats.norm.ppf((1 + comparison["confidence"]) / 2)
        reach *= np.sqrt(n * (n + 1) * (2 * n + 1) / 6) / (n * (n + 1) / 2)
        if abs(biserial) == 1 or 2.0**(1 - n) > 1 - comparison["confidence"]:  # all in one direction, or too few to find anything
            check(f"{name}, no interval of the rank-biserial correlation", (r["rank_biserial_low"] + r["rank_biserial_high"]) != "", 0)
            return
        low, high = np.tanh(np.arctanh(biserial) + np.array([-reach, reach]))
        check(f"{name}, rank-biserial and its interval", max(abs(biserial - float(r["rank_biserial"])),
              abs(low - float(r["rank_biserial_low"])), abs(high - float(r["rank_biserial_high"]))), 1e-12)


def check_mean_ranks(results, segue, folders, experiment, scores):
    """`segue compare --ranks`: what the runs' own users (or sequences without one) say of them, with ties corrected for."""
    file, c = results / "ranks.csv", experiment["evaluation"]["comparison"]
    names = [n for n in scores if any(n == f.name or n.startswith(f.name + " (") for f in folders)]
    if len(names) < 3:
        return
    words = subprocess.run([segue, "compare", *folders, "--ranks", file, "--quiet", f"--comparison.measure={c['measure']}",
                            f"--comparison.k={c['k']}"], check=True, capture_output=True, text=True).stdout
    written = list(rows(file))
    users = scores[names[0]][1]
    if json.loads((folders[0] / "run.json").read_text())["evaluations"][0]["protocol"]["t_interval"]:
        users = np.full(len(users), -1)
    clusters = Clusters(users, np.ones(len(users)))
    k = 0 if c["measure"] == "mrr" else c["k"]
    means = np.column_stack([clusters.sums(scores[n][0].per_sequence(c["measure"], k)) / clusters.weights for n in names]).round(12)
    ranks = scipy.stats.rankdata(-means, axis=1)
    own = {name.replace("is followed by", "followed_by"): rank for name, rank in zip(names, ranks.mean(axis=0))}
    of = [r["model"].replace("is followed by", "followed_by") for r in written]
    check(f"mean ranks of {len(means)} users or sequences", max(abs(own[m] - float(r["mean_rank"])) for m, r in zip(of, written)), 1e-9)
    # The words have as many digits as people read.
    test = scipy.stats.friedmanchisquare(*means.T)
    n, m = means.shape
    f = (n - 1) * test.statistic / (n * (m - 1) - test.statistic)
    f_p = scipy.stats.f.sf(f, m - 1, (m - 1) * (n - 1))
    sentence = f"Friedman: chi-square {test.statistic:.2f}, p = {test.pvalue:.2g}"
    check(f"not said: {sentence}", sentence not in words, 0)
    sentence = f"Iman and Davenport: F {f:.2f}, p = {f_p:.2g}"
    check(f"not said: {sentence}", sentence not in words, 0)
    ties = sum((t**3 - t).sum() for t in (np.unique(row, return_counts=True)[1] for row in ranks))
    error = np.sqrt(m * (m + 1) / (6 * n) * (1 - ties / (n * m * (m * m - 1))))
    check("critical difference", relative(scipy.stats.studentized_range.ppf(0.95, m, np.inf) / np.sqrt(2) * error,
                                          float(written[0]["critical_difference"])), 1e-5)
    worst = 0.0
    for row, a in zip(written, of):
        for label, value in row.items():  # "p_nemenyi NAME", or NAME alone
            b = label.removeprefix("p_nemenyi ").replace("is followed by", "followed_by")
            if b in own and b != a:
                apart = abs(own[a] - own[b]) / error * np.sqrt(2)
                worst = max(worst, abs(float(value) - scipy.stats.studentized_range.sf(apart, m, np.inf)))
    check("Nemenyi", worst, 1e-6)


def check_all(results, data, segue=None):
    experiment = json.loads((results / "experiment.json").read_text())
    sequences = read_sequences(data, experiment["corpus"])
    # The rest (coverage, popularity, cosine, the random row) is held against run.json's, see check_run.
    figures = [r for r in rows(results / "figures.csv") if r["measure"] in ("hit_rate", "map", "ndcg", "mrr", "recall")]
    folders = [results / "runs" / model["name"] for model in experiment["models"]]
    scores = {}
    for folder in folders:
        scores.update(check_run(folder, sequences, figures, data, experiment))
    scores.update(check_levels(experiment["evaluation"]["levels"], folders[0], sequences, figures))
    protocol = json.loads((folders[0] / "run.json").read_text())["evaluations"][0]["protocol"]
    check_pairs(results, experiment["evaluation"]["comparison"], scores, protocol)
    if segue:
        check_mean_ranks(results, segue, folders, experiment, scores)


def run_and_check(segue, data):
    with tempfile.TemporaryDirectory() as folder:
        if not data.exists():
            print(f"{data} is not there: a generated sample instead")
            data = pathlib.Path(folder) / "sample"
            subprocess.run([segue, "sample", data, "--artists", "3000", "--sequences", "20000", "--quiet"], check=True)
        mean = {"query": "mean", "history": 3}
        recency = {"query": "recency", "history": 4, "recency": 0.6}
        all_levels = list(LEVELS)
        validated, by_user = {"validation_share": 0.1}, {"by": "user", "validation_share": 0.05}
        for name, protocol, levels, split in (
                ("corrected", "corrected", all_levels, {}), ("as in 2020", "as-in-2020", ["popularity"], validated),
                ("mean", mean, ["popularity"], by_user), ("recency", recency, all_levels, validated)):
            print(f"-- {name}", flush=True)
            experiment = {
                "data": {"path": str(data.resolve())}, "corpus": {"min_count": 5}, "split": {"test_share": 0.02, **split},
                "models": [{"model": "cooccurrence_svd", "options": {"dim": 32, "audience": "sequences", "threads": 1}},
                           {"model": "item2vec", "options": {"dim": 32, "epochs": 1, "threads": 1}}],
                "evaluation": {"protocol": protocol, "bootstrap": 200, "levels": [{"level": level} for level in levels],
                               "comparison": {"measure": "mrr", "randomisations": 199}}}
            file = pathlib.Path(folder) / "experiment.json"
            file.write_text(json.dumps(experiment))
            results = pathlib.Path(folder) / name
            subprocess.run([segue, "run", file, "--out", results, "--quiet"], check=True)
            check_all(results, data, segue)


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
