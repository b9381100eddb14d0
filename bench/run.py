#!/usr/bin/env python3
"""Speed of krait against the peers on bench/programs. usage: bench/run.py [-n ROUNDS] [-k TEXT] [--markdown FILE]

The peers take turns within every round, so that a noisy moment hits all of them. The time of a program is
processor time (user and system, start-up included), the least over the rounds. A program that fails or
prints something else than python3 is shown as such and counts in no mean; the exit status is then 1.
"""
import argparse
import os
import statistics
import sys

import common


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", dest="rounds", type=int, default=3)
    p.add_argument("-k", dest="substr", default="", help="only programs with TEXT in their name")
    p.add_argument("--scale", default="1", help="factor on the size of the input (1)")
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--peers", default=None, help="comma-separated: krait,python3,pypy3,micropython")
    p.add_argument("--timeout", type=float, default=120)
    p.add_argument("--markdown", metavar="FILE", help="put the table into this file")
    return p.parse_args()


def measure(name, o, peers):
    """{peer: ([seconds], output, problem)} of one program."""
    path = os.path.join(common.HERE, "programs", name + ".py")
    results = {peer: ([], None, None) for peer in peers}
    for _ in range(o.rounds):
        for peer, command in peers.items():
            times, out, problem = results[peer]
            if problem:
                continue
            r = common.Run(command + [path, o.scale], o.timeout)
            times.append(r.cpu)
            results[peer] = (times, r.out, r.problem)
    return results


def main():
    o = options()
    peers = common.peers(o.krait, o.peers.split(",") if o.peers else None)
    names = sorted(f[:-3] for f in os.listdir(os.path.join(common.HERE, "programs"))
                   if f.endswith(".py") and o.substr in f[:-3])
    others = [p for p in peers if p not in ("krait", "python3")]
    rows, ratios, spread, bad = [], {}, {}, []
    for name in names:
        results = measure(name, o, peers)
        reference = results.get("python3", ([], None, None))
        row = [name]
        for peer, (times, out, problem) in results.items():
            if problem is None and reference[2] is None and reference[1] is not None and out != reference[1]:
                problem = "differs from python3"
            if problem:
                row.append(problem)
                if peer == "krait":
                    bad.append(name)
            else:
                row.append("%.3f" % min(times))
                row.append("%.3f" % statistics.median(times)) if peer == "krait" else None
        good = name not in bad and "krait" in results and reference[0] and reference[2] is None
        if "krait" in results and name in bad:
            row.insert(2, "")
        if good:
            ratios[name] = min(reference[0]) / min(results["krait"][0])
            spread[name] = statistics.median(reference[0]) / statistics.median(results["krait"][0])
        if "krait" in results and "python3" in results:
            row.append("%.2f" % ratios[name] if good else "-")
        rows.append(row)
        print("  ".join([row[0].ljust(18)] + [c.rjust(8) for c in row[1:]]), flush=True)
    head = ["program, seconds"]
    for peer in peers:
        head += ["krait", "(median)"] if peer == "krait" else [peer]
    if "krait" in peers and "python3" in peers:
        head.append("python3 / krait")
    text = common.table(rows, head)
    summary = ""
    if ratios:
        low = min(ratios, key=ratios.get)
        summary = ("Geometric mean of python3 / krait: %.2f over %d programs (%.2f by medians). Slowest line: %s, %.2f."
                   % (common.geometric_mean(ratios.values()), len(ratios),
                      common.geometric_mean(spread.values()), low, ratios[low]))
    if bad:
        summary += "\nNot counted, failed or wrong: %s." % ", ".join(bad)
    print("\n" + text + "\n\n" + summary)
    if o.markdown:
        about = ("%s; python3 is %s. Processor seconds, least of %d interleaved rounds; above 1 in the last column\n"
                 "krait is faster." % (common.machine(), common.version([common.PYTHON]), o.rounds))
        common.write_section(o.markdown, "bench:run", about + "\n\n" + text + "\n\n" + summary)
    return 1 if bad or not ratios else 0


if __name__ == "__main__":
    sys.exit(main())
