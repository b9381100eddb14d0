# Several bases: lookup order, mixins, super through simple chains.
class Named:
    def name(self):
        return 'named ' + self.label

    def both(self):
        return 'Named.both'


class Counted:
    count = 0

    def inc(self):
        self.count += 1
        return self.count

    def both(self):
        return 'Counted.both'


class Thing(Named, Counted):
    label = 'thing'


class Other(Counted, Named):
    label = 'other'

    def both(self):
        return 'Other+' + Named.both(self) + '+' + Counted.both(self)


t, o = Thing(), Other()
print(t.name(), t.inc(), t.inc(), t.both(), o.both(), Thing.count, o.inc())
print(isinstance(t, Named), isinstance(o, Thing), issubclass(Named, Counted))
print(isinstance(5, (str, int)), isinstance(5, str), type(t) is Thing, type(t).__name__)


class Err(ValueError):
    pass


print(issubclass(Err, Exception), isinstance(Err('x'), ValueError), Err('x').args)
