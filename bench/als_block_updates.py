#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is a sweep of block updates (iALS++: Rendle, Krichene, Zhang & Koren 2021) worth more than steps of the conjugate gradient?

    als_block_updates.py CSV_SET [--dim 96] [--epochs 6] [--blocks 8 16 32] [--alpha 1] [--lambda 1]

A question of arithmetic, answered in NumPy in doubles: the loss after each epoch of ALS, and how many multiplications an epoch takes
for each cell heard. Both in the basis where the Gram matrix of the side that stands still is diagonal, as Segue has it, so that what
a row costs does not count: the conjugate gradient multiplies dim numbers twice for each cell at the start and at each step; a
sweep over blocks of b does so once, and sums dim (b + 1) / 2 products of pairs for the blocks' matrices. CSV_SET: listeners are its
playlists and sessions.
"""
import argparse

import numpy as np
import scipy.sparse as sparse

import quality_data


def diagonal_basis(solved, fixed):
    values, q = np.linalg.eigh(fixed.T @ fixed)
    return solved @ q, fixed @ q, np.maximum(values, 1e-12)


def by_gradients(x, y, w, diagonal, steps):
    """Preconditioned conjugate gradient from x at (diag + Yᵀ W Y) x = Yᵀ (1 + w)."""
    r = y.T @ (1 + w - w * (y @ x)) - diagonal * x
    z = r / diagonal
    p, rz = z.copy(), r @ z
    for _ in range(steps):
        if rz < 1e-14:
            break
        q = diagonal * p + y.T @ (w * (y @ p))
        a = rz / (p @ q)
        x, r = x + a * p, r - a * q
        z = r / diagonal
        p, rz = z + (r @ z) / rz * p, r @ z
    return x


def by_blocks(x, y, w, diagonal, size):
    """One sweep over the blocks, each solved exactly while the others stand still."""
    x, scores = x.copy(), y @ x
    for at in range(0, len(x), size):
        own = y[:, at:at + size]
        here = slice(at, at + size)
        matrix = (own.T * w) @ own + np.diag(diagonal[here])
        change = np.linalg.solve(matrix, own.T @ (1 + w - w * scores) - diagonal[here] * x[here])
        x[here] += change
        scores += own @ change
    return x


def half(matrix, solved, fixed, regularisation, solve):
    solved, fixed, gram = diagonal_basis(solved, fixed)
    for u in range(matrix.shape[0]):
        cells = slice(matrix.indptr[u], matrix.indptr[u + 1])
        if cells.stop > cells.start:
            solved[u] = solve(solved[u], fixed[matrix.indices[cells]], matrix.data[cells], gram + regularisation)
    return solved, fixed


def loss(matrix, x, y, regularisation):
    scores = np.einsum("ij,ij->i", x[np.repeat(np.arange(len(x)), np.diff(matrix.indptr))], y[matrix.indices])
    w = matrix.data
    everywhere = np.sum((x.T @ x) * (y.T @ y))
    return everywhere + np.sum((1 + w) * (1 - scores)**2 - scores**2) + regularisation * (np.sum(x * x) + np.sum(y * y))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--dim", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--alpha", type=float, default=1.0)
    parser.add_argument("--lambda", type=float, default=1.0, dest="regularisation")
    parser.add_argument("--blocks", type=int, nargs="+", default=[8, 16, 32])
    args = parser.parse_args()
    data = quality_data.load(args.data)
    rows = np.repeat(np.arange(len(data.train)), [len(s) for s in data.train])
    plays = sparse.csr_matrix((np.ones(len(rows)), (rows, np.concatenate(data.train))), shape=(len(data.train), len(data.ids)))
    plays.sum_duplicates()
    plays.data *= args.alpha
    turned = plays.T.tocsr()
    print(f"{plays.shape[0]} x {plays.shape[1]}, {plays.nnz} cells, dim {args.dim}, alpha {args.alpha}, lambda {args.regularisation}")
    ways = {f"conjugate gradient, {steps} steps": (lambda *a, steps=steps: by_gradients(*a, steps), 2 * (steps + 1)) for steps in (1, 2, 3)}
    ways |= {f"blocks of {b}": (lambda *a, b=b: by_blocks(*a, b), (b + 1) / 2 + 2) for b in args.blocks}
    for name, (solve, cost) in ways.items():
        y = np.random.default_rng(1).uniform(0, 0.1, (plays.shape[1], args.dim)) / np.sqrt(args.dim)
        y[np.diff(turned.indptr) == 0] = 0
        x, losses = np.zeros((plays.shape[0], args.dim)), []
        for _ in range(args.epochs):
            x, y = half(plays, x, y, args.regularisation, solve)
            y, x = half(turned, y, x, args.regularisation, solve)
            losses.append(loss(plays, x, y, args.regularisation))
        print(f"{name:28} {cost:5.1f} dim a cell and half; loss {' '.join(f'{value:.0f}' for value in losses)}", flush=True)


if __name__ == "__main__":
    main()
