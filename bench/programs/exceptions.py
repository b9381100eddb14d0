"""Exceptions raised, caught, re-raised, chained; finally and with on every path."""
import sys


class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(code, message)
        self.code = code


class Special(AppError):
    pass


class Guard:
    def __init__(self):
        self.entered = self.left = self.swallowed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.left += 1
        if kind is KeyError:
            self.swallowed += 1
            return True
        return False


def fail(n):
    if n % 3 == 0:
        raise ValueError(n)
    if n % 3 == 1:
        raise Special(n, "special")
    return n


def deep(n, depth):
    if depth:
        return deep(n, depth - 1)
    raise AppError(n, "deep")


def quiet(n):
    """The path without any exception."""
    total = 0
    for i in range(n):
        try:
            total += i & 3
        except ValueError:
            total = -1
        else:
            total += 1
        finally:
            total += 1
    return total


def returning(n):
    for i in range(10):
        try:
            if i == n % 10:
                return i
        finally:
            n += 10
    return -1


def main(scale):
    count = max(1, int(350000 * scale))
    total = 0
    guard = Guard()
    table = {"a": 1}
    for i in range(count):
        try:
            total += fail(i)
        except ValueError as e:
            total += e.args[0] & 1
        except AppError as e:
            total += e.code & 3
        try:
            with guard:
                total += table["b" if i & 1 else "a"]
        finally:
            total += 1
        try:
            try:
                int("x%d" % i)
            except ValueError as e:
                raise RuntimeError("bad") from e
        except RuntimeError as e:
            total += isinstance(e.__cause__, ValueError)
        if i % 8 == 0:
            try:
                deep(i, 10)
            except (KeyError, AppError) as e:
                total += e.code & 1
        total += returning(i)
    total += quiet(max(1, int(2400000 * scale)))
    print("exceptions", total, guard.entered, guard.left, guard.swallowed)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
