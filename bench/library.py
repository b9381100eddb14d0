#!/usr/bin/env python3
"""What the built-in types and the C modules of the library cost: krait beside python3, line by line.

usage: bench/library.py [-n ROUNDS] [-k TEXT] [-s SUBJECT,...] [--below RATIO] [--markdown FILE] [--krait PATH]
One process of each peer stays open per subject, and the peers take turns at every line of bench/library_lines.py, so
that a noisy moment hits both. The time of a line is processor time of one execution, the least over all rounds. A
line whose result differs between the peers, or that fails, makes the exit status 1.
"""
import argparse
import os
import subprocess
import sys

import common
from library_lines import SUBJECTS

LEAST = 0.7             # a ratio below it is named in the report


class Peer:
    """An open process that measures lines of one subject."""

    def __init__(self, command, subject):
        place = os.path.join(common.HERE, "library_lines.py")
        env = dict({k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}, PYTHONHASHSEED="0")
        self.process = subprocess.Popen(command + [place, subject], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, env=env)

    def measure(self, number):
        """(seconds, mark of the result); raises OSError if the process ended."""
        self.process.stdin.write("%d\n" % number)
        self.process.stdin.flush()
        seconds, _, mark = self.process.stdout.readline().partition(" ")
        if not mark:
            raise OSError("no answer")
        return float(seconds), mark

    def close(self):
        self.process.kill()
        self.process.communicate()


def measure(subject, peers, o):
    """{line: (seconds of krait, of python3)}, [problems]"""
    times, problems = {}, []
    numbers = [(i, line) for i, line in enumerate(SUBJECTS[subject][1]) if o.substr in line]
    for _ in range(o.rounds):
        opened = {}
        for i, line in numbers:
            marks = set()
            for name, command in peers.items():
                try:
                    if name not in opened:
                        opened[name] = Peer(command, subject)
                    seconds, mark = opened[name].measure(i)
                except OSError:
                    problems.append("%s: %s fails under %s" % (subject, line, name))
                    opened.pop(name).close()
                    continue
                marks.add(mark)
                best = times.setdefault(line, {})
                best[name] = min(seconds, best.get(name, seconds))
            if len(marks) > 1:
                problems.append("%s: %s differs" % (subject, line))
        for peer in opened.values():
            peer.close()
    return {line: (t["krait"], t["python3"]) for line, t in times.items() if len(t) == 2}, sorted(set(problems))


def micro(seconds):
    return "%.3f" % (seconds * 1e6) if seconds < 1e-4 else "%.0f" % (seconds * 1e6)


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("-n", dest="rounds", type=int, default=5)
    p.add_argument("-k", dest="substr", default="", help="only lines with TEXT in their name")
    p.add_argument("-s", dest="subjects", default=",".join(SUBJECTS), help="comma-separated")
    p.add_argument("--below", type=float, default=1e9, help="print only lines with a lower ratio")
    p.add_argument("--krait", default=common.KRAIT)
    p.add_argument("--markdown", metavar="FILE", help="put the tables into this file")
    return p.parse_args()


def main():
    o = options()
    peers = common.peers(o.krait, ("krait", "python3"))
    summary, details, problems, everything = [], [], [], []
    for subject in o.subjects.split(","):
        times, bad = measure(subject, peers, o)
        problems += bad
        ratios = {line: p / k for line, (k, p) in times.items()}
        if not ratios:
            continue
        everything += ratios.values()
        low = min(ratios, key=ratios.get)
        summary.append([subject, len(ratios), "%.2f" % common.geometric_mean(ratios.values()), "%.2f" % ratios[low], low,
                        sum(r < LEAST for r in ratios.values())])
        for line in sorted(ratios, key=ratios.get):
            if ratios[line] < o.below:
                print("%-8s %-24s %10s %10s %6.2f" % (subject, line, micro(times[line][0]), micro(times[line][1]),
                                                      ratios[line]), flush=True)
        rows = [[line, micro(k), micro(p), "%.2f" % (p / k)] for line, (k, p) in times.items()]
        details.append(common.table(rows, [subject + ", microseconds", "krait", "python3", "python3 / krait"]))
    head = ["subject", "lines", "geometric mean", "least", "of", "below %g" % LEAST]
    text = common.table(summary, head)
    text += "\n\nGeometric mean of python3 / krait over all %d lines: %.2f." % (
        len(everything), common.geometric_mean(everything))
    if problems:
        text += "\nNot right: %s." % "; ".join(problems)
    print("\n" + text)
    if o.markdown:
        common.write_section(o.markdown, "bench:library", "\n\n".join([text] + details))
    return 1 if problems or not everything else 0


if __name__ == "__main__":
    sys.exit(main())
