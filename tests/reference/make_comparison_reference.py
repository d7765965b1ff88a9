#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes comparison.json beside this file: inputs, and what SciPy, statsmodels, scikit-posthocs and plain loops make of them.

Needs SciPy 1.15 or later, statsmodels, scikit-posthocs and pandas.
"""
import itertools
import json
import pathlib
import warnings
from fractions import Fraction

import numpy as np
import pandas
import scikit_posthocs
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(2020)
ALTERNATIVES = ("greater", "less", "two-sided")
ZEROS = ("wilcox", "pratt", "zsplit")


def rates(n, p, transitions):
    """hit@k of sequences: hits out of a few transitions, so that ties and zeros abound."""
    t = rng.integers(1, transitions, n)
    return rng.binomial(t, p) / t


def dyadic(values):
    """Rounded to 1/64, so that differences are exact and ties are ties in every program."""
    return np.round(np.asarray(values) * 64) / 64


# --- Wilcoxon -----------------------------------------------------------------------------------------------------------------

def all_patterns(d, zeros, alternative):
    """The exact p with ties and zeros: every sign pattern of the ranks, as whole numbers of halves."""
    d = d[d != 0] if zeros == "wilcox" else d
    ranks = (2 * stats.rankdata(np.abs(d))).astype(int)
    counts = {0: 1}
    for rank in ranks[d != 0]:
        more = dict(counts)
        for s, c in counts.items():
            more[s + rank] = more.get(s + rank, 0) + c
        counts = more
    observed, total = ranks[d > 0].sum(), sum(counts.values())
    less = Fraction(sum(c for s, c in counts.items() if s <= observed), total)
    greater = Fraction(sum(c for s, c in counts.items() if s >= observed), total)
    return float({"greater": greater, "less": less, "two-sided": min(Fraction(1), 2 * min(less, greater))}[alternative])


def wilcoxon_cases():
    samples = {
        "nine with ties": dyadic(rng.normal(0.2, 0.1, 9) * 4) / 4,
        "twelve with ties and zeros": np.array([0, 0, 1, 1, 1, -1, 2, 2, -2, 3, 3, -4]) / 4,
        "fifteen with ties and zeros": np.array([0, 1, 0, 2, -1, 1, 3, 0, -2, 2, 2, 5, 1, -1, 1]) / 8,
        "forty of hit@1, mostly zeros": rng.choice([0, 0, 0, 0, 0, 0, 1, 1, -1], 40) / 2,
        "two hundred of hit@1, mostly zeros": rng.choice([0, 0, 0, 0, 0, 0, 0.5, 1, 0.25, -1, -0.5], 200),
        "three thousand of hit@1, nearly all zeros": rng.choice([0, 1, -1], 3000, p=[0.985, 0.010, 0.005]) / rng.choice([1, 2, 4], 3000),
        "one of seventy differs": np.r_[np.zeros(69), 0.5],
        "as many on either side": np.r_[np.ones(30), -np.ones(30), np.zeros(10)] / 2,
    }
    for name, d in samples.items():
        tests = []
        for zeros, alternative in itertools.product(ZEROS, ALTERNATIVES):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ask = dict(zero_method=zeros, alternative=alternative)
                plain = stats.wilcoxon(d, correction=False, method="asymptotic", **ask)
                continuous = stats.wilcoxon(d, correction=True, method="asymptotic", **ask)
                auto = stats.wilcoxon(d, correction=False, method="auto", **ask)
                exact = all_patterns(d, zeros, alternative) if np.sum(d != 0) <= 500 else None
                if len(d) <= 15:
                    by_permutation = stats.wilcoxon(d, method=stats.PermutationMethod(n_resamples=2 ** 16), **ask).pvalue
                    assert abs(by_permutation - exact) < 1e-12
            tests.append({"zeros": zeros, "alternative": alternative, "statistic": plain.statistic, "automatic": auto.pvalue,
                          "exact": exact, "normal": plain.pvalue, "z": plain.zstatistic, "continuity": continuous.pvalue,
                          "continuity_z": continuous.zstatistic})
        ranks = stats.rankdata(np.abs(d[d != 0]))
        yield {"name": name, "d": d, "rank_biserial": (ranks[d[d != 0] > 0].sum() - ranks[d[d != 0] < 0].sum()) / ranks.sum(),
               "tests": tests}


# --- Means over clusters ------------------------------------------------------------------------------------------------------

def cluster_cases():
    """statsmodels: regression on a constant with cluster-robust errors, t with (clusters - 1) degrees of freedom."""
    for name, users, n, micro in (("macro by user", 12, 80, False), ("micro by user", 30, 200, True), ("micro by sequence", 0, 50, True),
                                  ("macro, mostly zeros", 40, 400, False)):
        groups = rng.integers(0, users, n) if users else np.arange(n)
        values = rates(n, 0.02 if "zeros" in name else 0.3, 9) + (groups % 5) * 0.05
        if "zeros" in name:
            values = rates(n, 0.02, 9)
        weights = rng.integers(1, 30, n).astype(float) if micro else np.ones(n)
        fit = sm.WLS(values, np.ones(n), weights=weights).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
        low, high = fit.conf_int(0.1)[0]
        yield {"name": name, "values": values, "clusters": groups, "weights": weights, "mean": fit.params[0],
               "standard_error": fit.bse[0], "confidence": 0.9, "low": low, "high": high}


def bca_cases():
    """The same resamples given to SciPy, so that the interval is pinned to the last digits."""
    for name, values in (("skewed", rng.exponential(1, 30)), ("mostly zeros", rates(200, 0.03, 8)), ("normal", rng.normal(3, 1, 15))):
        for confidence in (0.8, 0.95):
            drawn = stats.bootstrap((values,), np.mean, n_resamples=400, method="BCa", confidence_level=confidence,
                                    rng=np.random.default_rng(3))
            leave_one_out = [np.mean(np.delete(values, i)) for i in range(len(values))]
            yield {"name": name, "confidence": confidence, "estimate": np.mean(values), "leave_one_out": leave_one_out,
                   "resamples": drawn.bootstrap_distribution, "low": drawn.confidence_interval.low,
                   "high": drawn.confidence_interval.high}


def clustered_bootstrap_cases():
    """Plain loops: draw users, take all their sequences; 20,000 times."""
    users = rng.integers(0, 25, 150)
    level = rng.uniform(0, 0.4, 25)
    transitions = rng.integers(1, 20, 150).astype(float)
    values = rng.binomial(transitions.astype(int), level[users]) / transitions
    names = np.unique(users)
    for kind, weights in (("macro", np.ones(150)), ("micro", transitions)):
        means = []
        for _ in range(20000):
            rows = np.concatenate([np.flatnonzero(users == u) for u in rng.choice(names, len(names))])
            means.append(np.average(values[rows], weights=weights[rows]))
        low, high = np.quantile(means, (0.025, 0.975))
        yield {"name": kind, "values": values, "clusters": users, "weights": weights, "confidence": 0.95, "low": low, "high": high}


def seed_cases():
    for figures in ([0.1, 0.12, 0.11], rng.normal(0.005, 0.0005, 10).tolist()):
        low, high = stats.t.interval(0.95, len(figures) - 1, loc=np.mean(figures), scale=stats.sem(figures))
        yield {"figures": figures, "mean": np.mean(figures), "deviation": np.std(figures, ddof=1), "error": stats.sem(figures),
               "low": low, "high": high}


# --- Randomisation ------------------------------------------------------------------------------------------------------------

def randomisation_cases():
    samples = {
        "eight distinct": (rng.normal(0.3, 1, 8), None), "thirteen with ties": (rng.choice([1, 1, -1, 2], 13) / 4, None),
        "mostly zeros": (np.r_[np.zeros(40), 0.5, 1, 0.25, 0.5, -0.25, 1], None),
        "by user": (rng.normal(0.2, 1, 60), rng.integers(0, 11, 60)),
        "three hundred": (rng.normal(0.1, 1, 300), None), "two hundred by user": (rng.normal(0.05, 0.5, 200), rng.integers(0, 40, 200)),
    }
    for name, (d, users) in samples.items():
        sums = d if users is None else np.array([d[users == u].sum() for u in np.unique(users)])
        sums = sums[sums != 0]
        exact = len(sums) <= 13
        tests = {}
        for alternative in ALTERNATIVES:
            tests[alternative] = stats.permutation_test((sums,), lambda x, axis: np.sum(x, axis=axis), permutation_type="samples",
                                                        vectorized=True, n_resamples=9999 if exact else 200000, batch=2000,
                                                        alternative=alternative, axis=0, rng=np.random.default_rng(1)).pvalue
        yield {"name": name, "d": d, "clusters": [] if users is None else users, "exact": exact, "differing": len(sums), "p": tests}


# --- Several tests, several data sets -----------------------------------------------------------------------------------------

def correction_cases():
    for p in ([0.01], [0.04, 0.01, 0.03, 0.005], [0.5, 0.5, 0.5], [0.0, 1.0, 0.02, 0.02], rng.uniform(0, 1, 30) ** 3):
        yield {"p": p, "holm": multipletests(p, method="holm")[1], "benjamini_hochberg": multipletests(p, method="fdr_bh")[1]}


def range_cases():
    for k in (2, 3, 5, 10, 20, 50):
        for q in (0.5, 1.0, 2.5, 3.5, 5.0):
            yield {"k": k, "q": q, "p": stats.studentized_range.sf(q, k, np.inf),
                   "quantile_05": stats.studentized_range.isf(0.05, k, np.inf),
                   "quantile_10": stats.studentized_range.isf(0.10, k, np.inf)}


def friedman_cases():
    tables = {
        "four models on fourteen data sets": rng.normal(0, 1, (14, 4)) + [0, 0.3, 0.9, 1.4],
        "six models on eight data sets with ties": np.round(rng.normal(0, 1, (8, 6)) + np.arange(6) * 0.4, 0),
        "ten models on thirty data sets": rng.normal(0, 1, (30, 10)) + np.arange(10) * 0.25,
        "three models on two data sets": np.array([[1.0, 2.0, 3.0], [1.0, 3.0, 2.0]]),
    }
    for name, figures in tables.items():
        n, k = figures.shape
        chi = stats.friedmanchisquare(*figures.T)
        ranks = np.mean([stats.rankdata(-row) for row in figures], axis=0)
        f = (n - 1) * chi.statistic / (n * (k - 1) - chi.statistic)
        cd = stats.studentized_range.isf(0.05, k, np.inf) / np.sqrt(2) * np.sqrt(k * (k + 1) / (6 * n))
        order = sorted(range(k), key=lambda m: ranks[m])
        runs = [(i, j) for i in range(k) for j in range(i + 1, k) if ranks[order[j]] - ranks[order[i]] < cd]
        cliques = [r for r in runs if not any(o != r and o[0] <= r[0] and r[1] <= o[1] for o in runs)]
        nemenyi = scikit_posthocs.posthoc_nemenyi_friedman(pandas.DataFrame(figures)).to_numpy()
        yield {"name": name, "models": k, "data_sets": n, "figures": figures.ravel(), "ranks": ranks, "order": order,
               "chi_square": chi.statistic, "p": chi.pvalue, "f": f, "f_p": stats.f.sf(f, k - 1, (k - 1) * (n - 1)),
               "difference": cd, "cliques": cliques, "nemenyi": nemenyi.ravel()}


# --- Everything at once -------------------------------------------------------------------------------------------------------

def comparison_case():
    """Four models on 240 sequences of 30 users, some users unknown; hit@1, mostly zeros."""
    n = 240
    users = rng.integers(-1, 30, n)
    transitions = rng.choice([1, 2, 4, 8], n)
    models = {name: rng.binomial(transitions, p) / transitions
              for name, p in (("random", 0.004), ("svd", 0.02), ("item2vec", 0.06), ("item2vec, longer", 0.065))}
    alone = np.where(users < 0, 1000 + np.arange(n), users)
    groups = np.unique(alone)
    pairs, wilcoxon_p, exchange_p = [], [], []
    for a, b in itertools.combinations(models, 2):
        d = models[a] - models[b]
        fit = sm.OLS(d, np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": alone}, use_t=True)
        test = stats.wilcoxon(d, correction=False, method="asymptotic", alternative="less")
        ranks = stats.rankdata(np.abs(d[d != 0]))
        r = (ranks[d[d != 0] > 0].sum() - ranks[d[d != 0] < 0].sum()) / ranks.sum()
        m = np.sum(d != 0)
        error = np.sqrt((2 * m ** 3 + 3 * m ** 2 + m) / 6) / ((m ** 2 + m) / 2)
        sums = np.array([d[alone == u].sum() for u in groups])
        by_user = stats.permutation_test((sums,), lambda x, axis: np.sum(x, axis=axis), permutation_type="samples", vectorized=True,
                                         n_resamples=200000, batch=2000, alternative="less", axis=0, rng=np.random.default_rng(1))
        wilcoxon_p.append(test.pvalue)
        exchange_p.append(by_user.pvalue)
        pairs.append({"a": a, "b": b, "mean": fit.params[0], "standard_error": fit.bse[0], "low": fit.conf_int(0.05)[0][0],
                      "high": fit.conf_int(0.05)[0][1], "statistic": test.statistic, "z": test.zstatistic, "wilcoxon_p": test.pvalue,
                      "randomisation_p": by_user.pvalue, "rank_biserial": r,
                      "rank_biserial_low": np.tanh(np.arctanh(r) - stats.norm.isf(0.025) * error),
                      "rank_biserial_high": np.tanh(np.arctanh(r) + stats.norm.isf(0.025) * error),
                      "superiority": np.mean(d > 0) + 0.5 * np.mean(d == 0), "cohen_dz": np.mean(d) / np.std(d, ddof=1),
                      "better": np.sum(d > 0), "worse": np.sum(d < 0)})
    for pair, holm, rate in zip(pairs, multipletests(wilcoxon_p, method="holm")[1], multipletests(wilcoxon_p, method="fdr_bh")[1]):
        pair.update(wilcoxon_holm=holm, wilcoxon_benjamini_hochberg=rate)
    return {"clusters": users, "cluster_count": len(groups), "models": models, "pairs": pairs}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    return value


out = {"made_by": f"make_comparison_reference.py, SciPy {scipy.__version__}, NumPy {np.__version__}, statsmodels "
                  f"{statsmodels.__version__}, scikit-posthocs {scikit_posthocs.__version__}",
       "wilcoxon": list(wilcoxon_cases()), "clusters": list(cluster_cases()), "bca": list(bca_cases()),
       "clustered_bootstrap": list(clustered_bootstrap_cases()), "seeds": list(seed_cases()),
       "randomisation": list(randomisation_cases()), "corrections": list(correction_cases()), "range": list(range_cases()),
       "friedman": list(friedman_cases()), "comparison": comparison_case()}
path = pathlib.Path(__file__).with_name("comparison.json")
path.write_text(json.dumps(plain(out), separators=(",", ":"), allow_nan=False).replace('{"name"', '\n{"name"') + "\n")
print(path, path.stat().st_size, "bytes;", out["made_by"])
