"""A pipeline of generators over a made-up sensor log: parse, filter, window, group, report."""
import itertools
from collections import defaultdict, deque


def readings(count, seed=1):
    """Lines as a logger would write them, some of them damaged."""
    for i in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        sensor = "abc?"[seed >> 8 & 3]
        value = 20 + (seed >> 12) % 100 / 10
        yield f"{i * 5},{sensor},{value:.1f}" if i % 17 else "garbage " + str(i)


def parsed(lines):
    bad = 0
    for line in lines:
        match line.split(","):
            case [when, ("a" | "b" | "c") as sensor, value]:
                yield int(when), sensor, float(value)
            case _:
                bad += 1
    return bad


def counting(source, report):
    """Passes everything on and reports what the source returned."""
    result = yield from source
    report(result)


def windows(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size


def main():
    damaged = []
    rows = counting(parsed(readings(3000)), damaged.append)
    by_sensor = defaultdict(list)
    for when, sensor, value in rows:
        by_sensor[sensor].append(value)
    for sensor, values in sorted(by_sensor.items()):
        smooth = list(windows(values, 10))
        runs = [len(list(g)) for high, g in itertools.groupby(smooth, key=lambda v: v > 25) if high]
        print(f"sensor {sensor}: {len(values):4} readings, mean {sum(values) / len(values):6.2f}, "
              f"smoothed {min(smooth):.2f}..{max(smooth):.2f}, longest high run {max(runs, default=0)}")
    print(f"damaged lines: {damaged[0]}")


if __name__ == "__main__":
    main()
