#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge of item2vec_vs_peers.py on vectors whose hits can be told by eye. Exit 77: no NumPy here."""
import sys

try:
    import numpy as np
except ImportError:
    print("skipped: NumPy is not installed")
    sys.exit(77)

from item2vec_vs_peers import hit_rates

# Artists 0 and 1 point one way, 2 and 3 another; 4 has no vector.
vectors = np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1], [0, 0]], np.float32)
for steps, first, tenth in (
    ([(0, 1, 0)], 1, 1),
    ([(0, 3, 0)], 0, 1),
    ([(4, 1, 0)], 0, 0),  # all scores are 0: nothing was found
    ([(0, 1, 0), (4, 1, 0), (2, 3, 1)], 0.75, 0.75),
):
    found = hit_rates(vectors, np.array(steps), k=3)
    assert found == (first, tenth), (steps, found)
