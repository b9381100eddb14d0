"""Chaos game over a closed B-spline: points jump towards random points of the curve."""
import math
import random
import sys


class Vector:
    def __init__(self, x=0.0, y=0.0):
        self.x = x
        self.y = y

    def distance(self, other):
        return math.sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def mix(self, other, t):
        return self * (1 - t) + other * t


class Spline:
    """A curve of the given degree through control points, by de Boor's recurrence."""

    def __init__(self, points, degree, knots):
        if len(points) + degree - 1 != len(knots):
            raise ValueError("wrong number of knots")
        self.points = points
        self.degree = degree
        self.knots = knots

    def domain(self):
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def segment(self, u):
        low, high = self.domain()
        for i in range(self.degree - 1, len(self.knots) - self.degree):
            if self.knots[i] <= u < self.knots[i + 1]:
                return i
        return len(self.knots) - self.degree - 1

    def __call__(self, u):
        at = self.segment(u)
        d = self.degree
        row = [self.points[at - d + 1 + i] for i in range(d + 1)]
        for k in range(1, d + 1):
            for i in range(d - k + 1):
                left = self.knots[at + i - d + k]
                right = self.knots[at + i + 1]
                row[i] = row[i].mix(row[i + 1], (u - left) / (right - left))
        return row[0]


class Game:
    def __init__(self, splines, seed):
        self.splines = splines
        self.random = random.Random(seed)
        points = [s(u) for s in splines for u in self.samples(s, 50)]
        self.low = Vector(min(p.x for p in points), min(p.y for p in points))
        high = Vector(max(p.x for p in points), max(p.y for p in points))
        self.size = high - self.low
        self.weights = [self.length(s) for s in splines]

    @staticmethod
    def samples(spline, steps):
        low, high = spline.domain()
        return [low + (high - low) * i / steps for i in range(steps + 1)]

    def length(self, spline):
        total, last = 0.0, spline(spline.domain()[0])
        for u in self.samples(spline, 100):
            here = spline(u)
            total += here.distance(last)
            last = here
        return total

    def choose(self):
        at = self.random.random() * sum(self.weights)
        for spline, weight in zip(self.splines, self.weights):
            if at < weight:
                return spline
            at -= weight
        return self.splines[-1]

    def step(self, point):
        spline = self.choose()
        low, high = spline.domain()
        goal = spline(low + (high - low) * self.random.random())
        point = point.mix(goal, 0.5)
        if point.x < self.low.x:
            point.x = self.low.x
        if point.y < self.low.y:
            point.y = self.low.y
        return point

    def play(self, width, height, rounds):
        image = [[0] * width for _ in range(height)]
        point = Vector((self.low.x + self.size.x) / 2, (self.low.y + self.size.y) / 2)
        for _ in range(rounds):
            point = self.step(point)
            x = int((point.x - self.low.x) / self.size.x * (width - 1))
            y = int((point.y - self.low.y) / self.size.y * (height - 1))
            image[min(y, height - 1)][min(x, width - 1)] += 1
        return image


def curve(points, degree=3):
    n = len(points)
    return Spline([Vector(x, y) for x, y in points], degree, [float(i) for i in range(n + degree - 1)])


def main(scale):
    splines = [
        curve([(1.6, 0.3), (1.9, 0.9), (2.1, 1.7), (1.2, 1.9), (0.8, 1.1), (0.4, 0.5), (1.0, 0.1)]),
        curve([(2.8, 0.3), (2.6, 1.0), (2.4, 1.8), (3.1, 2.0), (3.4, 0.9)]),
        curve([(0.1, 2.1), (0.9, 2.6), (1.7, 2.4), (2.3, 2.9), (3.0, 2.2)]),
    ]
    image = Game(splines, 1234).play(160, 120, max(1, int(200000 * scale)))
    filled = sum(1 for row in image for cell in row if cell)
    check = 0
    for row in image:
        for cell in row:
            check = (check * 31 + cell) % 1000003
    print("chaos", filled, check)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
