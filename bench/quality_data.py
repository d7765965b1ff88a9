# SPDX-License-Identifier: GPL-3.0-or-later
"""The split and the protocol of docs/quality.md, in NumPy, written independently of Segue's own.

`load` reads a CSV set and holds sequences out as Segue does (same sequences: SplitMix64 and a partial Fisher-Yates shuffle), so that
every trainer sees the same training part. `Judge` walks through held-out sequences (repeated artists removed, unknown ones left
out) and ranks the whole vocabulary but the query; of equal scores the lower index is first. Figures are means of sequences' means.
"""
import ast
import csv
import dataclasses

import numpy as np

MASK = (1 << 64) - 1


def mix(x):
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def shuffled_head(count, wanted, seed, stream):
    state = mix(seed) ^ mix(~stream & MASK)
    order = list(range(count))
    for i in range(wanted):
        j = i + (mix(state) * (count - i) >> 64)
        state = (state + 0x9E3779B97F4A7C15) & MASK
        order[i], order[j] = order[j], order[i]
    return order[:wanted]


def collapse(artists):
    return [a for i, a in enumerate(artists) if i == 0 or a != artists[i - 1]]


@dataclasses.dataclass
class Data:
    ids: np.ndarray  # the artists' ids, most played first: index = vocabulary index
    counts: np.ndarray  # training plays
    train: list  # lists of vocabulary indices
    validation: list
    test: list  # held-out ones: distinct known artists in order


def load(folder, min_count=2, test_share=0.1, validation_share=0.0, seed=40):
    def rows(name):
        with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    artists_of = {}
    for row in rows("tracks.csv"):
        artists = ast.literal_eval(row["author_id"])
        artists_of[int(row["ID"])] = artists if isinstance(artists, list) else [artists]
    place = {int(row["ID"]): i for i, row in enumerate(rows("artists.csv"))}
    sources = []
    for name, column in (("playlists.csv", "tracks_ids"), ("sessions.csv", "tracks")):
        plays = []
        for row in rows(name):
            plays.append(collapse([a for t in ast.literal_eval(row[column]) for a in artists_of.get(t, []) if a in place]))
        sources.append([s for s in plays if len(s) >= 2])
    parts = dict(train=[], validation=[], test=[])
    for source, sequences in enumerate(sources):
        test = int(test_share * len(sequences) + 0.5)
        held_out = test + int(validation_share * len(sequences) + 0.5)
        drawn = shuffled_head(len(sequences), held_out, seed, 2 + source)
        part = {s: "test" if i < test else "validation" for i, s in enumerate(drawn)}
        for i, sequence in enumerate(sequences):
            parts[part.get(i, "train")].append(sequence)
    plays = {}
    for sequence in parts["train"]:
        for a in sequence:
            plays[a] = plays.get(a, 0) + 1
    train = [collapse([a for a in s if plays[a] >= min_count]) for s in parts["train"]]
    counts = {}
    for sequence in train:
        for a in sequence:
            counts[a] = counts.get(a, 0) + 1
    known = sorted((a for a in plays if plays[a] >= min_count), key=lambda a: (-counts.get(a, 0), place[a]))
    index = {a: i for i, a in enumerate(known)}
    held = {part: [list(dict.fromkeys(index[a] for a in s if a in index)) for s in parts[part]] for part in ("validation", "test")}
    return Data(np.array(known), np.array([counts.get(a, 0) for a in known]), [[index[a] for a in s] for s in train], **held)


class Judge:
    """Ranks of the next artists of some held-out sequences."""

    def __init__(self, sequences):
        steps = [(a, b, i) for i, s in enumerate(sequences) for a, b in zip(s, s[1:])]
        self.query, self.target, sequence = np.array(steps).T
        _, self.sequence = np.unique(sequence, return_inverse=True)
        self.sequences = self.sequence.max() + 1

    def ranks(self, scores_of, known=None):
        """`scores_of(queries)`: a row of scores for each. `known`: artists that have a vector; others are never a hit."""
        ranks = np.empty(len(self.query), np.int64)
        order = np.argsort(self.query, kind="stable")
        for at in range(0, len(order), 4096):
            block = order[at:at + 4096]
            queries, row = np.unique(self.query[block], return_inverse=True)
            scores = np.array(scores_of(queries))
            scores[np.arange(len(queries)), queries] = -np.inf
            if known is not None:
                scores[:, ~known] = -np.inf
            target = self.target[block]
            for begin in range(0, len(block), 512):
                part = slice(begin, begin + 512)
                all_of, own = scores[row[part]], target[part]
                of_target = all_of[np.arange(len(own)), own][:, None]
                before = np.arange(scores.shape[1])[None, :] < own[:, None]
                found = 1 + (all_of > of_target).sum(1) + ((all_of == of_target) & before).sum(1)
                ranks[block[part]] = np.where(np.isneginf(of_target[:, 0]), np.iinfo(np.int64).max, found)
        if known is not None:
            ranks[~known[self.query]] = np.iinfo(np.int64).max
        return ranks

    def values(self, ranks, k=10):
        """Of each sequence."""
        steps = np.bincount(self.sequence, minlength=self.sequences)
        return {name: np.bincount(self.sequence, worth, self.sequences) / steps
                for name, worth in (("hit_1", ranks <= 1), (f"hit_{k}", ranks <= k), ("mrr", 1 / ranks))}

    def figures(self, ranks, k=10):
        return {name: float(values.mean()) for name, values in self.values(ranks, k).items()}

    def ranks_by_vectors(self, inputs, outputs=None, bias=None):
        """By cosine of `inputs`, or by inner product with `outputs`."""
        known = np.abs(inputs).sum(1) > 0
        if outputs is None:
            unit = inputs / np.where(known, np.linalg.norm(inputs, axis=1), 1)[:, None]
            return self.ranks(lambda q: unit[q] @ unit.T, known)
        if bias is None:
            return self.ranks(lambda q: inputs[q] @ outputs.T, known)
        return self.ranks(lambda q: inputs[q] @ outputs.T + bias, known)

    def vectors(self, inputs, outputs=None, bias=None):
        return self.figures(self.ranks_by_vectors(inputs, outputs, bias))


def transitions(train, artists, reach=1):
    """Counts of b within `reach` places after a; float32, dense (for small vocabularies)."""
    counts = np.zeros((artists, artists), np.float32)
    for sequence in train:
        s = np.array(sequence, np.int64)
        for d in range(1, reach + 1):
            np.add.at(counts, (s[:-d], s[d:]), 1)
    return counts


def counts_nearby(data, window, before_weight):
    """Pairs up to `window` places apart at 1 / distance; what came before at `before_weight`; no artist with itself."""
    artists = len(data.ids)
    counts, last = np.zeros((artists, artists), np.float32), 0
    for reach in range(1, window + 1):
        within = transitions(data.train, artists, reach)
        counts += (within - last) / reach
        last = within
    counts += before_weight * counts.T
    np.fill_diagonal(counts, 0)
    return counts


def levels(data, judge):
    """Ranks by recommenders without vectors: popularity, first-order Markov counts, the counts that the vectors of docs/quality.md are
    learnt from (by what comes before), cosine of co-occurrence."""
    popularity = data.counts.astype(np.float64)
    markov = transitions(data.train, len(data.ids))
    members = np.zeros((len(data.train), len(data.ids)), np.float32)
    for i, sequence in enumerate(data.train):
        members[i, np.array(sequence, np.int64)] = 1
    together = members.T @ members
    listeners = np.diag(together).copy()
    cosine = together / np.sqrt(np.outer(listeners, listeners) + 1e-12)
    nearby = {weight: counts_nearby(data, 3, weight) for weight in (0.1, 0.25)}
    return {"popularity": judge.ranks(lambda q: np.tile(popularity, (len(q), 1))),
            "markov": judge.ranks(lambda q: markov[q]),
            **{f"counts_window_3_before_{weight}": judge.ranks(lambda q, of=of: of[q]) for weight, of in nearby.items()},
            "item_knn": judge.ranks(lambda q: cosine[q])}
