#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The training loop of the 2020 study in PyTorch, on the corpus of gpu_bench: skip-gram pairs of a window of 5 from batches of about
1,024 plays, 5 noise artists a pair, Adam at 0.002. Prints a row of gpu-check's table for each dimension.

usage: torch_loop.py [--seconds 10] [--device cuda] [DIM…]
"""
import argparse
import time

import torch

ARTISTS, PLAYS, WINDOW, NEGATIVES = 141_000, 1_024, 5, 5


def batch(device):
    """Zipf-popular plays in sequences of 32, and their pairs, made on the device so that only training is timed."""
    plays = (ARTISTS ** torch.rand(PLAYS // 32, 32, device=device)).long().clamp(1, ARTISTS) - 1
    centres, contexts = [], []
    for distance in range(1, WINDOW + 1):
        drawn = torch.rand(plays.shape[0], plays.shape[1] - distance, device=device) < (WINDOW + 1 - distance) / WINDOW
        left, right = plays[:, :-distance][drawn], plays[:, distance:][drawn]
        centres += [left, right]
        contexts += [right, left]
    return torch.cat(centres), torch.cat(contexts)


def pairs_per_second(dim, seconds, device):
    inputs = torch.nn.Embedding(ARTISTS, dim, device=device)
    outputs = torch.nn.Embedding(ARTISTS, dim, device=device)
    optimiser = torch.optim.Adam([*inputs.parameters(), *outputs.parameters()], lr=0.002)
    batches = [batch(device) for _ in range(8)]
    done, begin, number = 0, 0.0, 0
    while True:
        if number == 3:  # warm
            if device == "cuda":
                torch.cuda.synchronize()
            begin, done = time.monotonic(), 0
        centre, context = batches[number % len(batches)]
        noise = torch.randint(ARTISTS, (len(centre), NEGATIVES), device=device)
        x = inputs(centre)
        near = torch.nn.functional.logsigmoid((x * outputs(context)).sum(1))
        far = torch.nn.functional.logsigmoid(-torch.bmm(outputs(noise), x.unsqueeze(2)).squeeze(2)).sum(1)
        optimiser.zero_grad()
        (-(near + far).mean()).backward()
        optimiser.step()
        done += len(centre)
        number += 1
        if number > 5 and number % 5 == 0:
            if device == "cuda":
                torch.cuda.synchronize()
            if time.monotonic() - begin > seconds:
                return done / (time.monotonic() - begin)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("dims", nargs="*", type=int, default=[100, 128, 200, 300])
    args = parser.parse_args()
    for dim in args.dims:
        speed = pairs_per_second(dim, args.seconds, args.device) / 1e6
        print(f"| speed, dim {dim} | PyTorch {torch.__version__}, Adam, batches of {PLAYS} plays | {speed:.3f} | | | | |", flush=True)


if __name__ == "__main__":
    main()
