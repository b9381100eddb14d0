"""Fannkuch: flips of pancake stacks over all permutations of n numbers."""
import sys


def permutations_in_order(n):
    """The next permutation by rotating prefixes, as the game's rules ask."""
    order = list(range(n))
    counts = [0] * n
    while True:
        yield order
        at = 1
        while True:
            if at == n:
                return
            order.insert(at, order.pop(0))
            counts[at] += 1
            if counts[at] <= at:
                break
            counts[at] = 0
            at += 1


def play(n):
    most = checksum = 0
    for number, order in enumerate(permutations_in_order(n)):
        first = order[0]
        flips = 0
        if first:
            stack = order[:]
            while first:
                stack[:first + 1] = stack[first::-1]
                first = stack[0]
                flips += 1
            if flips > most:
                most = flips
        checksum += -flips if number & 1 else flips
    return checksum, most


def main(scale):
    for _ in range(max(1, int(4 * scale))):
        checksum, most = play(9)
    print("fannkuch", checksum, most)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
