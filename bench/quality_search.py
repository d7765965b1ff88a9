#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches options of Segue's item2vec and of gensim on validation sequences, then judges the chosen ones on the test part.

    quality_search.py levels DATA                                         popularity, Markov and windowed counts, item-kNN
    quality_search.py search DATA --segue PROGRAM --out FILE.jsonl [--settings 16] [--trainers segue gensim] [--draws 1]
        [--shared]                                                        nothing but the options that both have
        [--kinds resembles|followed_by]                                   Segue's kind of output is drawn too
    quality_search.py climb DATA --segue PROGRAM --out FILE.jsonl --from START.json [--trainer segue] [--scoring followed_by]
        [--settings 24]
    quality_search.py best FILE.jsonl [--settings 16]                     the best setting by either scoring, as JSON
    quality_search.py final DATA --segue PROGRAM --chosen CHOSEN.json --out FILE.jsonl [--seeds 5] [--only NAME …]
    quality_search.py table FILE.jsonl [--against NAME]                   mean and Student's 95 % interval over training seeds

DATA is a CSV set. Setting number n of a trainer depends on --draws and n alone, so that a longer search contains a shorter one,
and a search that was stopped goes on. Every training has one thread. `climb` changes one option at a time, to the
values around it in STEPS, and keeps what is better, until no change helps or --settings are tried. CHOSEN.json: {"name": {"trainer": "segue", "scoring":
"followed_by", "options": {…}}, …}. The order of settings is by the geometric mean of hit@10 and MRR on the validation part: a
tenth of all sequences, besides the tenth of the test. What `final` judges is trained on the validation part too; it keeps each
sequence's figures beside FILE.jsonl, for `table --against`.
Docs: docs/quality.md.
"""
import argparse
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

import quality_data

T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 19: 2.093}
SHARED = {"window": [1, 2, 3, 5, 8], "negatives": [5, 10, 20], "noise_exponent": [-0.5, -0.25, 0.0, 0.25, 0.5, 0.75],
          "epochs": [10, 20, 40, 80], "learning_rate": [0.025, 0.05, 0.1], "subsample": [0.0, 0.0, 1e-3, 1e-4],
          "architecture": ["skip_gram", "skip_gram", "skip_gram", "cbow"]}
# What each has besides. gensim's random_window is its shrink_windows.
SPACES = {"gensim": SHARED | {"random_window": [True, False]},
          "segue": SHARED | {"direction": ["both", "forward", "weighted"], "before_weight": [0.25, 0.5],
                             "distance": ["none", "inverse", "linear"], "random_window": [True, False]}}
# Segue's kinds of output that can answer, by what is asked; the kind is drawn first. Against all artists an epoch is one step, SGD is
# no choice, and Adam's rates stand beside Adagrad's; windows, epochs, directions are no narrower than those of noise.
AGAINST_ALL = {"optimiser": ["adam", "adagrad"], "window": [1, 2, 3, 5, 8], "epochs": [20, 40, 80, 160],
               "learning_rate": [0.003, 0.01, 0.03, 0.1, 0.3], "subsample": [0.0, 0.0, 1e-3, 1e-4],
               "direction": ["both", "forward", "weighted"], "before_weight": [0.1, 0.25, 0.5, 0.75],
               "distance": ["none", "inverse", "linear"], "random_window": [True, False]}
KINDS = {"resembles": {"negative_sampling": SPACES["segue"],
                       "cosine": AGAINST_ALL | {"temperature": [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]}},
         "followed_by": {"negative_sampling": SPACES["segue"], "softmax": AGAINST_ALL}}

STEPS = {"learning_rate": [0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.1, 0.2, 0.4, 0.8], "noise_exponent": [-0.5, -0.25, 0.0, 0.25, 0.5, 0.75],
         "window": [1, 2, 3, 5, 8, 12], "negatives": [5, 10, 20, 40, 80], "direction": ["forward", "weighted", "both"],
         "before_weight": [0.1, 0.25, 0.5, 0.75], "distance": ["inverse", "linear", "none"], "subsample": [0.0, 1e-3, 1e-4, 3e-5, 1e-5], "temperature": [0.02, 0.03, 0.04, 0.05, 0.07, 0.1],
         "epochs": [10, 20, 40, 60, 80, 120, 160]}


def draw(trainer, draws, number, shared=False, kinds=None):
    """Shared options are drawn first, from a stream that both trainers share. `kinds`: Segue's kind of output is drawn too."""
    random = np.random.default_rng([draws, number])

    def of(space):
        return {name: values[int(random.integers(len(values)))] for name, values in space.items()}

    if shared:
        return of(SHARED) | (dict(direction="both", distance="none", random_window=True) if trainer == "segue" else {})
    if kinds is None or trainer == "gensim":
        return of(SPACES[trainer])
    output = list(KINDS[kinds])[int(random.integers(len(KINDS[kinds])))]
    return {"output": output} | of(KINDS[kinds][output])


def segue(program, folder, data, options, seed, validation_share, also=()):
    with tempfile.TemporaryDirectory() as out:
        command = [program, "train", folder, "--model", "item2vec", "--out", f"{out}/run", "--threads", "1", "--quiet", "--seed",
                   str(seed), "--corpus.min-count", "2", "--split.test-share", "0.1", "--split.validation-share",
                   str(validation_share), "--split.seed", "40", *also]
        for name, value in options.items():
            command += ["--" + name.replace("_", "-"), str(value).lower() if isinstance(value, bool) else str(value)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, text=True)
        if "diverged" in done.stderr:  # a rate too high: nothing learnt
            return (np.zeros((len(data.ids), 1), np.float32),) * 2 + (0.0,)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}\n{done.stderr[-1000:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(f"{out}/run/artists.tsv", encoding="utf-8") as file:
            ids = [int(line.split("\t")[1]) for line in file.readlines()[1:]]
        if not np.array_equal(ids, data.ids):
            raise RuntimeError("Segue's vocabulary is another one: the split is not the same")
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        vectors, outputs = f"{out}/run/vectors.npy", f"{out}/run/output_vectors.npy"
        # One table alone: its vectors tell what follows, too, as far as they can.
        return np.load(vectors), np.load(outputs if os.path.exists(outputs) else vectors), cpu


def gensim(data, options, seed):
    from gensim.models import Word2Vec
    sentences = [[str(a) for a in s] for s in data.train]
    start = time.process_time()
    model = Word2Vec(sentences, vector_size=options.get("dim", 100), window=options["window"], negative=options["negatives"],
                     ns_exponent=options["noise_exponent"], epochs=options["epochs"], alpha=options["learning_rate"],
                     sample=options["subsample"], sg=int(options["architecture"] == "skip_gram"), shrink_windows=options.get("random_window", True), min_count=1,
                     workers=1, seed=seed)
    cpu = time.process_time() - start
    tables = []
    for table in (model.wv.vectors, model.syn1neg):
        full = np.zeros((len(data.ids), table.shape[1]), np.float32)
        full[[int(word) for word in model.wv.index_to_key]] = table
        tables.append(full)
    return *tables, cpu


def train(trainer, args, data, options, seed, validation_share):
    if trainer == "gensim":
        return gensim(data, options, seed)
    return segue(args.segue, args.data, data, options, seed, validation_share)


def records(path):
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [json.loads(line) for line in file]


def append(path, record):
    with open(path, "a") as file:
        print(json.dumps(record), file=file)


def worth(figures):
    return math.sqrt(figures["hit_10"] * figures["mrr"])


def search(args):
    data = quality_data.load(args.data, validation_share=0.1)
    judge = quality_data.Judge(data.validation)
    done = {(r["trainer"], r["number"]) for r in records(args.out) if r["draws"] == args.draws}
    for number in range(args.settings):
        for trainer in args.trainers:
            if (trainer, number) in done:
                continue
            options = draw(trainer, args.draws, number, args.shared, args.kinds)
            inputs, outputs, cpu = train(trainer, args, data, options, 1, 0.1)
            record = dict(trainer=trainer, draws=args.draws, number=number, options=options, cpu=cpu,
                          resembles=judge.vectors(inputs), followed_by=judge.vectors(inputs, outputs))
            append(args.out, record)
            print(trainer, number, f"{cpu:.1f} s of CPU", *(f"{scoring} {worth(record[scoring]):.4f}"
                                                          for scoring in ("resembles", "followed_by")), flush=True)


def climb(args):
    data = quality_data.load(args.data, validation_share=0.1)
    judge = quality_data.Judge(data.validation)
    tried = {json.dumps(r["options"], sort_keys=True): r for r in records(args.out) if r["trainer"] == args.trainer}
    spent = 0

    def value_of(options):
        nonlocal spent
        key = json.dumps(options, sort_keys=True)
        spent += 1
        if key not in tried:
            inputs, outputs, cpu = train(args.trainer, args, data, options, 1, 0.1)
            tried[key] = dict(trainer=args.trainer, draws=0, number=spent, options=options, cpu=cpu, resembles=judge.vectors(inputs),
                              followed_by=judge.vectors(inputs, outputs))
            append(args.out, tried[key])
        value = worth(tried[key][args.scoring])
        print(spent, f"{value:.4f}", f"{tried[key]['cpu']:.1f} s", key, flush=True)
        return value

    with open(args.start) as file:
        options = json.load(file)
    value, better = value_of(options), True
    while better:
        better = False
        for name, values in STEPS.items():
            if name not in options or (name == "before_weight" and options.get("direction", "weighted") != "weighted"):
                continue
            for step in (1, -1):
                at, moved = values.index(options[name]), False
                while 0 <= at + step < len(values) and spent < args.settings:
                    at += step
                    changed = options | {name: values[at]}
                    of_changed = value_of(changed)
                    if of_changed <= value:
                        break
                    options, value, better, moved = changed, of_changed, True, True
                if moved:
                    break
    print(json.dumps(options))


def best(args):
    found = {}
    for record in records(args.out):
        if record["number"] >= args.settings:
            continue
        for scoring in ("resembles", "followed_by"):
            name = f"{record['trainer']} {scoring}"
            if name not in found or worth(record[scoring]) > worth(found[name]["validation"]):
                found[name] = dict(trainer=record["trainer"], scoring=scoring, options=record["options"],
                                   validation=record[scoring])
    print(json.dumps(found, indent=1))


def values_of(args, name, seed):
    return f"{args.out}.values/{re.sub(r'[^A-Za-z0-9.]+', '_', name)}.{seed}.npz"


def final(args):
    data = quality_data.load(args.data)
    judge = quality_data.Judge(data.test)
    done = {(r["name"], r["seed"]) for r in records(args.out)}
    os.makedirs(args.out + ".values", exist_ok=True)

    def keep(name, seed, ranks, **more):
        np.savez(values_of(args, name, seed), **judge.values(ranks))
        figures = judge.figures(ranks)
        append(args.out, dict(name=name, seed=seed, **more, **figures))
        print(seed, name, more, figures, flush=True)

    if "markov" not in {name for name, _ in done}:
        for name, ranks in quality_data.levels(data, judge).items():
            keep(name, 0, ranks)
    with open(args.chosen) as file:
        chosen = {name: choice for name, choice in json.load(file).items() if not args.only or name in args.only}
    for seed in range(101, 101 + args.seeds):
        for name, choice in chosen.items():
            if (name, seed) in done:
                continue
            inputs, outputs, cpu = train(choice["trainer"], args, data, choice["options"], seed, 0)
            keep(name, seed, judge.ranks_by_vectors(inputs, outputs if choice["scoring"] == "followed_by" else None), cpu=round(cpu, 2))


def table(args):
    """The mean over training seeds with Student's interval, and each figure's difference to --against: over the test sequences, whose
    figures are first averaged over seeds, with the normal one."""
    runs = {}
    for record in records(args.out):
        runs.setdefault(record["name"], []).append(record)

    def values(name, figure):
        return np.mean([np.load(values_of(args, name, r["seed"]))[figure] for r in runs[name]], axis=0)

    for name, of_name in runs.items():
        cells, behind = [], []
        for figure in ("hit_1", "hit_10", "mrr"):
            of_seeds = np.array([r[figure] for r in of_name])
            half = T95[len(of_seeds) - 1] * of_seeds.std(ddof=1) / math.sqrt(len(of_seeds)) if len(of_seeds) > 1 else None
            cells.append(f"{of_seeds.mean():.4f}" + (f" ± {half:.4f}" if half is not None else ""))
            if args.against and args.against != name:
                apart = values(name, figure) - values(args.against, figure)
                behind.append(f"{apart.mean():+.4f} ± {1.96 * apart.std(ddof=1) / math.sqrt(len(apart)):.4f}")
        cpu = np.mean([r.get("cpu", 0) for r in of_name])
        print("|", " | ".join([name, *cells, *behind, f"{cpu:.1f}", str(len(of_name))]), "|")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("levels", "search", "climb", "final"):
        command = commands.add_parser(name)
        command.add_argument("data")
        if name != "levels":
            command.add_argument("--segue")
            command.add_argument("--out", required=True)
    for name in ("best", "table"):
        commands.add_parser(name).add_argument("out")
    for name in ("search", "climb", "best"):
        commands.choices[name].add_argument("--settings", type=int, default=16)
    commands.choices["search"].add_argument("--draws", type=int, default=1, help="seed of the settings' draws")
    commands.choices["search"].add_argument("--trainers", nargs="+", default=["segue", "gensim"], choices=["segue", "gensim"])
    commands.choices["search"].add_argument("--shared", action="store_true", help="only options that both have, windows drawn")
    commands.choices["search"].add_argument("--kinds", choices=KINDS, help="Segue's kind of output is drawn, too, for this question")
    commands.choices["climb"].add_argument("--from", dest="start", required=True)
    commands.choices["climb"].add_argument("--trainer", default="segue", choices=["segue", "gensim"])
    commands.choices["climb"].add_argument("--scoring", default="followed_by", choices=["resembles", "followed_by"])
    commands.choices["final"].add_argument("--chosen", required=True)
    commands.choices["final"].add_argument("--seeds", type=int, default=5)
    commands.choices["final"].add_argument("--only", nargs="+", help="names of CHOSEN.json; all otherwise")
    commands.choices["table"].add_argument("--against", help="a name to differ from: markov")
    args = parser.parse_args()
    if args.command == "levels":
        for share, part in ((0.1, "validation"), (0, "test")):
            data = quality_data.load(args.data, validation_share=share)
            judge = quality_data.Judge(getattr(data, part))
            for name, ranks in quality_data.levels(data, judge).items():
                print(json.dumps(dict(part=part, level=name, **judge.figures(ranks))))
    else:
        {"search": search, "climb": climb, "best": best, "final": final, "table": table}[args.command](args)


if __name__ == "__main__":
    sys.exit(main())
