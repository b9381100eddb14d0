"""Word frequencies of a long made-up text: split, strip, lower, count, sort."""
import random
import sys

PUNCTUATION = ".,;:!?\"'()-"


def make_text(words):
    rng = random.Random(42)
    syllables = ["ka", "lo", "mi", "ten", "ra", "su", "vel", "or", "in", "pa", "qui", "sto", "e", "an"]
    vocabulary = ["".join(rng.choice(syllables) for _ in range(rng.randint(1, 4))) for _ in range(3000)]
    lines, line = [], []
    for i in range(words):
        word = vocabulary[min(int(rng.random() ** 3 * len(vocabulary)), len(vocabulary) - 1)]
        if i % 11 == 0:
            word = word.capitalize()
        if i % 9 == 8:
            word += PUNCTUATION[i % len(PUNCTUATION)]
        line.append(word)
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
    return "\n".join(lines)


def count_words(text):
    counts = {}
    lengths = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(PUNCTUATION).lower()
            if not word:
                continue
            counts[word] = counts.get(word, 0) + 1
            if word[0] in lengths:
                lengths[word[0]] += len(word)
            else:
                lengths[word[0]] = len(word)
    return counts, lengths


def main(scale):
    text = make_text(100000)
    for _ in range(max(1, int(44 * scale))):
        counts, lengths = count_words(text)
        top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
    print("wordcount", len(text), len(counts), sum(lengths.values()), top[:4])


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
