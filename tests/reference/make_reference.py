#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes statistics.json beside this file: inputs, and what SciPy and NumPy make of them. Needs SciPy 1.15 or later.

Wilcoxon's test is asked with method "auto": since SciPy 1.15 exact up to 50 pairs without ties and zeros, a permutation test of
all sign patterns up to 13 pairs with them, and the normal approximation otherwise.
"""
import json
import pathlib
import warnings

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(40)


def wilcoxon_case(name, x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    d = x - y
    sizes = np.abs(d)
    exact = len(d) <= 13 or (len(d) <= 50 and not np.any(d == 0) and len(np.unique(sizes)) == len(d))
    tests = []
    for zeros in ("wilcox", "pratt", "zsplit"):
        for alternative in ("greater", "less", "two-sided"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                r = stats.wilcoxon(x, y, zero_method=zeros, alternative=alternative, correction=False, method="auto")
                z = stats.wilcoxon(x, y, zero_method=zeros, alternative=alternative, correction=False, method="asymptotic")
            tests.append({"zeros": zeros, "alternative": alternative, "statistic": float(r.statistic), "p": float(r.pvalue),
                          "z": None if exact else float(z.zstatistic)})
    return {"name": name, "x": x.tolist(), "y": y.tolist(), "exact": bool(exact), "non_zero": int(np.sum(d != 0)),
            "tests": tests}


def rates(n, p, transitions):
    """Accuracies of sequences: hits out of a few transitions, so that ties and zeros abound."""
    t = rng.integers(1, transitions, n)
    return rng.binomial(t, p) / t


def wilcoxon_cases():
    yield wilcoxon_case("one pair", [2.0], [1.5])
    yield wilcoxon_case("two pairs", [2.0, 1.0], [1.5, 3.0])
    yield wilcoxon_case("a textbook sample of eight", [125, 115, 130, 140, 140.5, 115, 141, 125], [110, 122, 125, 120, 139, 124, 123, 137.5])
    for n in (3, 10, 25, 50):
        yield wilcoxon_case(f"{n} distinct differences", rng.normal(0.3, 1, n), rng.normal(0, 1, n))
    yield wilcoxon_case("51 distinct differences", rng.normal(0.3, 1, 51), rng.normal(0, 1, 51))
    yield wilcoxon_case("ten pairs with ties", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 1, 2, 3, 4, 7, 6, 7, 11, 7])
    yield wilcoxon_case("twenty pairs with zeros", np.r_[np.arange(1, 16) * 0.25, np.ones(5)], np.r_[np.arange(15, 0, -1) * 0.125, np.ones(5)])
    yield wilcoxon_case("one pair of five differs", [1, 1, 1, 1, 2], [1, 1, 1, 1, 1])
    yield wilcoxon_case("mostly zeros", rates(800, 0.01, 12), rates(800, 0.004, 12))
    yield wilcoxon_case("heavy ties", rates(600, 0.3, 4), rates(600, 0.25, 4))
    yield wilcoxon_case("one far better", rates(500, 0.5, 30), rates(500, 0.1, 30))
    yield wilcoxon_case("all by the same amount", np.full(60, 0.5), np.full(60, 0.25))


def t_cases():
    samples = {"two values": [0.25, 1.0], "five values": [1, 2, 4, 8, 16], "mostly zeros": rates(300, 0.01, 10).tolist(),
               "a normal sample": rng.normal(5, 2, 200).tolist()}
    for name, values in samples.items():
        for confidence in (0.5, 0.9, 0.95, 0.99):
            low, high = stats.t.interval(confidence, len(values) - 1, loc=np.mean(values), scale=stats.sem(values))
            yield {"name": name, "values": values, "confidence": confidence, "mean": float(np.mean(values)),
                   "standard_error": float(stats.sem(values)), "low": float(low), "high": float(high)}


def quantile_cases():
    for values in ([3.0], [1.0, 2.0], [1.0, 2.0, 4.0, 8.0], sorted(rng.normal(0, 1, 101).tolist()), [0.0, 0.0, 0.0, 0.5, 1.0]):
        for q in (0.0, 0.025, 0.3, 0.5, 0.975, 1.0):
            yield {"values": values, "q": q, "quantile": float(np.quantile(values, q))}


def bootstrap_cases():
    for name, values in (("a skewed sample", rng.exponential(1, 40)), ("mostly zeros", rates(400, 0.02, 10))):
        for confidence in (0.9, 0.95):
            r = stats.bootstrap((values,), np.mean, n_resamples=200000, batch=5000, confidence_level=confidence, method="percentile",
                                rng=np.random.default_rng(7))
            yield {"name": name, "values": values.tolist(), "confidence": confidence, "low": float(r.confidence_interval.low),
                   "high": float(r.confidence_interval.high)}


out = {"made_by": f"make_reference.py, SciPy {scipy.__version__}, NumPy {np.__version__}", "wilcoxon": list(wilcoxon_cases()),
       "t_interval": list(t_cases()), "quantile": list(quantile_cases()), "bootstrap": list(bootstrap_cases())}
path = pathlib.Path(__file__).with_name("statistics.json")
path.write_text(json.dumps(out, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
print(path, path.stat().st_size, "bytes;", out["made_by"])
