# Inheritance, overriding, super in every position.
class Animal:
    kind = 'animal'

    def __init__(self, name):
        self.name = name

    def speak(self):
        return '...'

    def describe(self):
        return '%s the %s says %s' % (self.name, self.kind, self.speak())


class Dog(Animal):
    kind = 'dog'

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return 'woof'


class Puppy(Dog):
    kind = 'puppy'

    def speak(self):
        return super().speak() + '!'

    def describe(self):
        text = super().describe()
        return text.upper()


for a in (Animal('Tom'), Dog('Rex', ['sit']), Puppy('Bit')):
    print(a.describe(), isinstance(a, Dog), issubclass(type(a), Animal))
print(Animal.describe(Dog('X')))


class Deep(Puppy):
    def speak(self):
        parent = super()
        def inner():
            return parent.speak() + '?'
        return inner()


print(Deep('d').speak())
