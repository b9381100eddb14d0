# property with getter and setter, used through inheritance.
class Temperature:
    def __init__(self, celsius):
        self._c = celsius
        self.reads = 0

    @property
    def celsius(self):
        self.reads += 1
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError('too cold')
        self._c = value

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 // 9


t = Temperature(100)
print(t.celsius, t.fahrenheit, t.reads)
t.fahrenheit = 50
print(t.celsius)
t.celsius += 5
print(t.celsius, t.reads)
try:
    t.celsius = -300
except ValueError as e:
    print(e)


class Better(Temperature):
    @property
    def kelvin(self):
        return self.celsius + 273


print(Better(0).kelvin, Better(0).fahrenheit)
