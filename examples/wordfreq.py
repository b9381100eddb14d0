"""The most frequent words of a text. usage: wordfreq.py [FILE] [COUNT]"""
import sys
from collections import Counter

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light,
it was the season of Darkness, it was the spring of hope, it was the winter of despair.
"""


def words(lines):
    for line in lines:
        for word in line.split():
            word = word.strip(".,;:!?\"'()[]-").lower()
            if word:
                yield word


def main(path=None, count="8"):
    if path:
        with open(path, encoding="utf-8") as f:
            found = Counter(words(f))
    else:
        found = Counter(words(TEXT.splitlines()))
    total = sum(found.values())
    top = found.most_common(int(count))
    widest = max(len(word) for word, _ in top)
    for word, n in top:
        print(f"{word:<{widest}} {n:>5} {n / total:6.1%} {'*' * n}")
    print(f"{total} words, {len(found)} different")


if __name__ == "__main__":
    main(*sys.argv[1:])
