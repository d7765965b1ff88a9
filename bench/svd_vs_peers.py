#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times Segue's truncated SVD against scikit-learn and SciPy on the same generated matrix, in one run.

    svd_vs_peers.py path/to/bench_svd [--dim 150] [--threads 1] [--rounds 2] [--skip-exact] [--segue "NAME: OPTIONS"]
        [--only TEXT …]

45,167 x 139,991 ones, 6.8 M of them. Each solver has a process of its own: wall and CPU seconds of the decomposition alone, peak
memory of the process (Python's with its interpreter and libraries). Of the rounds the least of each is shown. The error is the
largest relative one of a singular value, against ARPACK in double precision (with --skip-exact: against ARPACK in float); the residual
the largest |Mt M v - s^2 v| / s^2 of a triplet.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

PEERS = {
    "scikit-learn TruncatedSVD, n_iter 2": ("sklearn", 2),
    "scikit-learn TruncatedSVD, n_iter 5": ("sklearn", 5),
    "SciPy svds (ARPACK, float32)": ("arpack", 0),
}


def as_peer(job):
    import numpy as np
    import scipy.sparse
    dtype = np.float64 if job["kind"] == "exact" else np.float32
    offsets = np.fromfile(job["folder"] + "/offsets.i64", np.int64)
    columns = np.fromfile(job["folder"] + "/columns.i32", np.int32)
    matrix = scipy.sparse.csr_matrix((np.ones(len(columns), dtype), columns, offsets))
    if job["kind"] == "sklearn":
        from sklearn.decomposition import TruncatedSVD
        solver = TruncatedSVD(job["dim"], n_iter=job["n_iter"], random_state=1)
    else:
        from scipy.sparse.linalg import svds
    wall, cpu = time.perf_counter(), time.process_time()
    if job["kind"] == "sklearn":
        solver.fit(matrix)
        values, vectors = solver.singular_values_, solver.components_
    elif job["kind"] == "arpack":
        _, values, vectors = svds(matrix, k=job["dim"])
    else:
        values, vectors = svds(matrix, k=job["dim"], return_singular_vectors=False), None
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    np.sort(values.astype(np.float64))[::-1].tofile(job["folder"] + "/values.f64")
    peak_mb = peak_megabytes()
    residual = 0.0
    for i in range(0, 0 if vectors is None else len(vectors), 25):
        v = vectors[i:i + 25].T.astype(np.float64)
        squares = values[i:i + 25].astype(np.float64)**2
        residual = max(residual, float((np.linalg.norm(matrix.T @ (matrix @ v) - v * squares, axis=0) / squares).max()))
    print(json.dumps(dict(wall=wall, cpu=cpu, peak_mb=peak_mb, largest_residual=residual)))


def peak_megabytes():
    """Of this program: getrusage would tell of whoever started it, too, where that had more."""
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) * 1024e-6


def values_in(folder):
    with open(folder + "/values.f64", "rb") as file:
        return memoryview(file.read()).cast("d").tolist()


def values_of(run, folder):
    return json.loads(run.stdout.strip().splitlines()[-1]), values_in(folder)


def peer(folder, dim, kind, n_iter):
    """Figures and singular values of a peer, by its kind in PEERS or "exact"."""
    job = json.dumps(dict(kind=kind, n_iter=n_iter, dim=dim, folder=folder))
    return values_of(subprocess.run([sys.executable, __file__, "--as-peer", job], check=True, capture_output=True, text=True), folder)


def segue(bench, folder, dim, threads, options):
    """The same of Segue."""
    return values_of(subprocess.run([bench, "run", folder, f"dim={dim}", f"threads={threads}", *options], check=True,
                                    capture_output=True, text=True), folder)


SEGUE = {
    "Segue, block Krylov, tolerance 1e-4": [],
    "Segue, block Krylov, tolerance 1e-2": ["tolerance=0.01"],
    "Segue, Lanczos (Spectra), tolerance 1e-4": ["solver=lanczos"],
    "Segue, randomised, n_iter 2": ["solver=randomised", "power_steps=2"],
    "Segue, randomised, n_iter 5": ["solver=randomised", "power_steps=5"],
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--dim", type=int, default=150)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--skip-exact", action="store_true")
    parser.add_argument("--segue", action="append", default=[], metavar="NAME: OPTIONS", help="another set of Segue's options")
    parser.add_argument("--only", nargs="+", default=[], help="solvers whose names hold one of these")
    args = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(args.threads)
    with tempfile.TemporaryDirectory() as folder:
        print(subprocess.run([args.bench, "generate", folder], check=True, capture_output=True, text=True).stdout.strip(),
              f"dim {args.dim}, {args.threads} thread(s), {args.rounds} round(s)", flush=True)
        solvers = {name: lambda peer_of=peer_of: peer(folder, args.dim, *peer_of) for name, peer_of in PEERS.items()}
        ours = SEGUE | {"Segue, " + text.split(":")[0]: text.split(":")[1].split() for text in args.segue}
        for name, options in ours.items():
            solvers[name] = lambda options=options: segue(args.bench, folder, args.dim, args.threads, options)
        if args.only:
            solvers = {name: solve for name, solve in solvers.items() if any(text in name for text in args.only)}
        found = {}
        values = {}
        for _ in range(args.rounds):
            for name, solve in solvers.items():
                figures, values[name] = solve()
                found.setdefault(name, []).append(figures)
                print(f"  {name:42} {figures['wall']:7.2f} s, {figures['cpu']:7.2f} s of CPU", flush=True)
        true = values["SciPy svds (ARPACK, float32)"] if args.skip_exact else peer(folder, args.dim, "exact", 0)[1]
        print(f"{'least of all rounds':42} {'wall':>8} {'CPU':>8} {'peak':>9}  largest error of a singular value, residual")
        least = {}
        for name, runs in found.items():
            least[name] = [min(run[figure] for run in runs) for figure in ("wall", "cpu", "peak_mb")]
            error = max(abs(value / exact - 1) for value, exact in zip(values[name], true))
            print(f"{name:42} {least[name][0]:7.2f}s {least[name][1]:7.2f}s {least[name][2]:6.0f} MB  {error:.1e}, "
                  f"{max(run['largest_residual'] for run in runs):.1e}")
        for name in found:
            if not name.startswith("Segue"):
                continue
            ratios = [f"{theirs[1] / least[name][1]:.1f} x {other}" for other, theirs in least.items() if other in PEERS]
            print(f"{name}, by CPU time: {', '.join(ratios)}")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--as-peer":
        as_peer(json.loads(sys.argv[2]))
    else:
        main()
