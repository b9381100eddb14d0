# Subclasses of list and dict.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1]


class Defaults(dict):
    def get_or(self, k, make):
        if k not in self:
            self[k] = make()
        return self[k]


s = Stack()
s.push(1).push(2).push(3)
print(s.peek(), len(s), s.pop(), [x for x in s], 2 in s, s[0], isinstance(s, list))
d = Defaults()
d.get_or('a', list).append(5)
print(d['a'], len(d), 'a' in d, sorted(d), isinstance(d, dict))


class Vec(tuple):
    def dot(self, other):
        return sum(a * b for a, b in zip(self, other))


print(Vec((1, 2, 3)).dot(Vec((4, 5, 6))), len(Vec((1, 2))))
