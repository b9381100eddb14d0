#!/usr/bin/env python3
"""The speed ladder: one inner loop on five rungs, from naive to tuned by hand, in iterations per second.

usage: bench/ladder.py [--krait PATH] [--only krait] [--markdown FILE]
"""
import argparse
import os
import sys

import common

RUNGS = ["at module scope", "in a function", "method preloaded into a local", "unrolled by five", "inlined by hand"]
SCRIPT = os.path.join(common.HERE, "ladder_loop.py")


def measure(command):
    """[iterations per second] per rung, the best of a few runs; or what went wrong."""
    best = None
    for _ in range(3):
        r = common.Run(command + [SCRIPT], timeout=60)
        if r.problem:
            return None, r.problem
        rates = [float(x) for x in r.out.split()]
        best = rates if best is None else [max(a, b) for a, b in zip(best, rates)]
    return best, None


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--only", default="krait,python3")
    p.add_argument("--markdown", metavar="FILE")
    o = p.parse_args()
    results = {}
    for name, command in common.peers(o.krait, o.only.split(",")).items():
        rates, problem = measure(command)
        if problem:
            print("%s: %s" % (name, problem))
            return 1
        results[name] = rates
    top = max(max(r) for r in results.values())
    rows = []
    for i, rung in enumerate(RUNGS):
        for name, rates in results.items():
            print("%-30s %-8s %7.1f M/s  %s" % (rung if name == list(results)[0] else "", name, rates[i] / 1e6,
                                               "#" * max(1, round(40 * rates[i] / top))))
        rows.append([rung] + ["%.1f" % (r[i] / 1e6) for r in results.values()])
    gaps = {name: max(r) / r[0] for name, r in results.items()}
    rows.append(["gap, best to naive"] + ["%.2fx" % g for g in gaps.values()])
    print("From naive to tuned: " + ", ".join("%s %.2fx" % item for item in gaps.items())
          + " (smaller is better: it is what a plain program loses)")
    if o.markdown:
        common.write_section(o.markdown, "bench:ladder",
                             common.table(rows, ["rung, million iterations/s"] + list(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
