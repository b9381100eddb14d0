"""A small ray tracer: spheres and a chequered floor, shadows, reflections."""
import math
import sys


class Vector:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())

    def reflected(self, normal):
        return self - 2 * self.dot(normal) * normal

    def cross(self, other):
        return Vector(self.y * other.z - self.z * other.y, self.z * other.x - self.x * other.z,
                      self.x * other.y - self.y * other.x)


UP = Vector(0, 1, 0)
NOTHING = 1e30
TINY = 1e-6


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.unit()

    def at(self, t):
        return self.origin + self.direction * t


class Sphere:
    def __init__(self, centre, radius, surface):
        self.centre, self.radius, self.surface = centre, radius, surface

    def hit(self, ray):
        towards = self.centre - ray.origin
        v = towards.dot(ray.direction)
        d = self.radius * self.radius - (towards.dot(towards) - v * v)
        if d < 0:
            return NOTHING
        t = v - math.sqrt(d)
        return t if t > TINY else NOTHING

    def normal(self, point):
        return (point - self.centre).unit()


class Floor:
    def __init__(self, height, surface):
        self.height, self.surface = height, surface

    def hit(self, ray):
        slope = ray.direction.y
        if abs(slope) < TINY:
            return NOTHING
        t = (self.height - ray.origin.y) / slope
        return t if t > TINY else NOTHING

    def normal(self, point):
        return UP


class Surface:
    def __init__(self, colour, mirror=0.2, diffuse=0.6, ambient=0.2):
        self.base, self.mirror, self.diffuse, self.ambient = colour, mirror, diffuse, ambient

    def colour(self, point):
        return self.base


class Chequered(Surface):
    def __init__(self, colour, other, size, **rest):
        super().__init__(colour, **rest)
        self.other, self.size = other, size

    def colour(self, point):
        odd = (math.floor(point.x / self.size) + math.floor(point.z / self.size)) % 2
        return self.other if odd else self.base


class Scene:
    def __init__(self, things, lights, eye, looking_at):
        self.things, self.lights, self.eye = things, lights, eye
        self.forward = (looking_at - eye).unit()
        self.right = self.forward.cross(UP).unit()
        self.up = self.right.cross(self.forward)
        self.rays = 0

    def nearest(self, ray):
        best, found = NOTHING, None
        for thing in self.things:
            t = thing.hit(ray)
            if t < best:
                best, found = t, thing
        return best, found

    def lit(self, point, light):
        self.rays += 1
        ray = Ray(point, light - point)
        distance = (light - point).length()
        return not any(thing.hit(ray) < distance for thing in self.things)

    def trace(self, ray, depth):
        self.rays += 1
        t, thing = self.nearest(ray)
        if thing is None:
            return (0.1, 0.1, 0.2 + 0.3 * max(0.0, ray.direction.y))
        point = ray.at(t)
        normal = thing.normal(point)
        surface = thing.surface
        r, g, b = surface.colour(point)
        strength = surface.ambient
        for light in self.lights:
            amount = (light - point).unit().dot(normal)
            if amount > 0 and self.lit(point + normal * TINY, light):
                strength += surface.diffuse * amount
        colour = (r * strength, g * strength, b * strength)
        if depth > 0 and surface.mirror > 0:
            back = self.trace(Ray(point + normal * TINY, ray.direction.reflected(normal)), depth - 1)
            colour = tuple(c + surface.mirror * x for c, x in zip(colour, back))
        return colour

    def render(self, width, height):
        image = bytearray()
        half = math.tan(math.radians(25))
        for y in range(height):
            v = half * (1 - 2 * (y + 0.5) / height) * height / width
            for x in range(width):
                u = half * (2 * (x + 0.5) / width - 1)
                ray = Ray(self.eye, self.forward + self.right * u + self.up * v)
                for c in self.trace(ray, 3):
                    image.append(max(0, min(255, int(c * 255))))
        return image


def main(scale):
    things = [Sphere(Vector(x * 1.4 - 3.5, 0.7 + 0.1 * x, 2.0 + (x * 7 % 5)), 0.7,
                     Surface((0.2 + 0.13 * x, 0.9 - 0.12 * x, 0.5), mirror=0.3)) for x in range(6)]
    things.append(Floor(0.0, Chequered((1.0, 1.0, 1.0), (0.1, 0.1, 0.1), 1.0)))
    scene = Scene(things, [Vector(30, 30, -10), Vector(-10, 20, -30)], Vector(0, 1.8, -8), Vector(0, 1, 3))
    side = scale ** 0.5
    image = scene.render(int(320 * side), int(196 * side))
    print("raytrace", len(image), scene.rays, sum(image), sum(image[::7]) % 9973)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
