# SPDX-License-Identifier: GPL-3.0-or-later
"""A prototype for docs/quality.md: vectors for "followed by", trained with the whole softmax in place of negative sampling.

It fits softmax(U Wᵀ + b), row by row, to the counts of what comes next, by Adam on all of them at once. Each step costs three
products of artists² × dim, so it is for small vocabularies. The bias is the last of the `dim` columns (input 1, output b): scoring
stays one inner product.
"""
import time

import numpy as np

import quality_data


def train(data, options, seed):
    start = time.process_time()
    counts = quality_data.counts_nearby(data, options["window"], options["before_weight"])
    target = counts / counts.sum()
    weight = target.sum(1, keepdims=True)
    artists, dim, steps = len(counts), options.get("dim", 100) - options["bias"], options["steps"]
    random = np.random.default_rng(seed)
    inputs, outputs = (random.normal(0, 0.1, (artists, dim)).astype(np.float32) for _ in range(2))
    bias = np.log(1 + counts.sum(0)).astype(np.float32) if options["bias"] else np.zeros(artists, np.float32)
    tables = [inputs, outputs] + ([bias] if options["bias"] else [])
    first, second = ([np.zeros_like(t) for t in tables] for _ in range(2))
    for step in range(1, steps + 1):
        error = inputs @ outputs.T
        error += bias
        error -= error.max(1, keepdims=True)
        np.exp(error, out=error)
        error *= weight / error.sum(1, keepdims=True)
        error -= target
        gradients = [error @ outputs, error.T @ inputs, error.sum(0)]
        rate = options["learning_rate"] * min(1, 2 * (1 - step / steps) + 0.02)
        for table, gradient, m, v in zip(tables, gradients, first, second):
            m += 0.1 * (gradient - m)
            v += 0.01 * (gradient * gradient - v)
            table -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-12)
    if options["bias"]:
        inputs, outputs = np.hstack([inputs, np.ones((artists, 1), np.float32)]), np.hstack([outputs, bias[:, None]])
    return inputs, outputs, time.process_time() - start
