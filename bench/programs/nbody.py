"""The outer planets around the sun, step by step."""
import sys
from math import pi

SUN_MASS = 4 * pi * pi
YEAR = 365.24
BODIES = {
    "sun": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN_MASS),
    "jupiter": ([4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01],
                [1.66007664274403694e-03 * YEAR, 7.69901118419740425e-03 * YEAR, -6.90460016972063023e-05 * YEAR],
                9.54791938424326609e-04 * SUN_MASS),
    "saturn": ([8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01],
               [-2.76742510726411899e-03 * YEAR, 4.99852801234917238e-03 * YEAR, 2.30417297573763929e-05 * YEAR],
               2.85885980666130812e-04 * SUN_MASS),
    "uranus": ([1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01],
               [2.96460137564761618e-03 * YEAR, 2.37847173959480950e-03 * YEAR, -2.96589568540237556e-05 * YEAR],
               4.36624404335156298e-05 * SUN_MASS),
    "neptune": ([1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01],
                [2.68067772490389322e-03 * YEAR, 1.62824170038242295e-03 * YEAR, -9.51592254519715870e-05 * YEAR],
                5.15138902046611451e-05 * SUN_MASS),
}


def pairs_of(items):
    return [(items[i], items[j]) for i in range(len(items)) for j in range(i + 1, len(items))]


def settle(bodies):
    px = py = pz = 0.0
    for _, v, mass in bodies:
        px += v[0] * mass
        py += v[1] * mass
        pz += v[2] * mass
    sun = bodies[0][1]
    sun[0], sun[1], sun[2] = -px / SUN_MASS, -py / SUN_MASS, -pz / SUN_MASS


def energy(bodies, pairs):
    total = 0.0
    for ((x1, y1, z1), _, m1), ((x2, y2, z2), _, m2) in pairs:
        dx, dy, dz = x1 - x2, y1 - y2, z1 - z2
        total -= m1 * m2 / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _, (vx, vy, vz), mass in bodies:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2.0
    return total


def advance(dt, steps, bodies, pairs):
    for _ in range(steps):
        for ((x1, y1, z1), v1, m1), ((x2, y2, z2), v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            pull = dt * ((dx * dx + dy * dy + dz * dz) ** -1.5)
            one = m1 * pull
            two = m2 * pull
            v1[0] -= dx * two
            v1[1] -= dy * two
            v1[2] -= dz * two
            v2[0] += dx * one
            v2[1] += dy * one
            v2[2] += dz * one
        for place, (vx, vy, vz), _ in bodies:
            place[0] += dt * vx
            place[1] += dt * vy
            place[2] += dt * vz


def main(scale):
    bodies = list(BODIES.values())
    pairs = pairs_of(bodies)
    settle(bodies)
    before = energy(bodies, pairs)
    advance(0.01, max(1, int(340000 * scale)), bodies, pairs)
    print("nbody %.9f %.9f" % (before, energy(bodies, pairs)))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
