# A text adventure as a state machine driven by a script of commands.
class Item:
    def __init__(self, name, desc, fixed=False):
        self.name, self.desc, self.fixed = name, desc, fixed

    def use(self, game):
        return f'You cannot use the {self.name} here.'


class Key(Item):
    def __init__(self, name, desc, opens):
        super().__init__(name, desc)
        self.opens = opens

    def use(self, game):
        for d, door in game.room.doors.items():
            if door.lock == self.opens and door.locked:
                door.locked = False
                return f'You unlock the door to the {d}.'
        return super().use(game)


class Lamp(Item):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return f'The {self.name} is now {"on" if self.lit else "off"}.'


class Door:
    def __init__(self, to, lock=None):
        self.to, self.lock, self.locked = to, lock, lock is not None


class Room:
    registry = {}

    def __init__(self, name, desc, dark=False):
        self.name, self.desc, self.dark = name, desc, dark
        self.doors, self.items, self.visits = {}, {}, 0
        Room.registry[name] = self

    def connect(self, direction, other, lock=None, back=None):
        opposite = {'north': 'south', 'south': 'north', 'east': 'west', 'west': 'east', 'up': 'down', 'down': 'up'}
        self.doors[direction] = Door(other, lock)
        other.doors[back or opposite[direction]] = Door(self)
        return self

    def add(self, *items):
        for i in items:
            self.items[i.name] = i
        return self


class GameOver(Exception):
    pass


class Game:
    ALIASES = {'n': 'go north', 's': 'go south', 'e': 'go east', 'w': 'go west', 'u': 'go up', 'd': 'go down', 'l': 'look', 'i': 'inventory', 'x': 'examine', 'get': 'take'}

    def __init__(self, start):
        self.room, self.bag, self.score, self.turns, self.out = start, {}, 0, 0, []
        self.enter(start)

    def say(self, *text):
        self.out.append(' '.join(map(str, text)))

    def light(self):
        return not self.room.dark or any(isinstance(i, Lamp) and i.lit for i in [*self.bag.values(), *self.room.items.values()])

    def enter(self, room):
        self.room = room
        room.visits += 1
        if room.visits == 1:
            self.score += 5
        self.cmd_look() if room.visits == 1 else self.say(f'== {room.name} ==')

    def command(self, line):
        self.turns += 1
        words = line.lower().split()
        if not words:
            return self.say('Pardon?')
        words = self.ALIASES.get(words[0], words[0]).split() + words[1:]
        verb, args = words[0], [w for w in words[1:] if w not in ('the', 'a', 'an', 'at', 'to')]
        handler = getattr(self, 'cmd_' + verb, None)
        if handler is None:
            return self.say(f"I don't know how to {verb}.")
        try:
            handler(*args)
        except TypeError:
            self.say(f'{verb.capitalize()} what?')

    def find(self, name):
        return self.bag.get(name) or (self.room.items.get(name) if self.light() else None)

    def cmd_look(self):
        self.say(f'== {self.room.name} ==')
        if not self.light():
            return self.say('It is pitch dark.')
        self.say(self.room.desc)
        if self.room.items:
            self.say('You see:', ', '.join(sorted(self.room.items)))
        self.say('Exits:', ', '.join(sorted(self.room.doors)) or 'none')

    def cmd_go(self, direction):
        match self.room.doors.get(direction):
            case None:
                self.say('You cannot go that way.')
            case Door(locked=True):
                self.say('The door is locked.')
            case Door(to=to):
                if not self.light():
                    self.say('You stumble in the dark.')
                    self.score -= 1
                self.enter(to)

    def cmd_take(self, name):
        if name == 'all':
            for n in sorted(self.room.items):
                self.cmd_take(n)
            return
        item = self.room.items.get(name) if self.light() else None
        if item is None:
            self.say(f'There is no {name} here.')
        elif item.fixed:
            self.say(f'The {name} will not move.')
        elif len(self.bag) >= 3:
            self.say('Your hands are full.')
        else:
            self.bag[name] = self.room.items.pop(name)
            self.say(f'Taken: {name}.')
            if name == 'treasure':
                self.score += 50
                self.say('You have won!')
                raise GameOver('victory')

    def cmd_drop(self, name):
        if name not in self.bag:
            return self.say(f'You have no {name}.')
        self.room.items[name] = self.bag.pop(name)
        self.say('Dropped.')

    def cmd_examine(self, name):
        item = self.find(name)
        self.say(item.desc if item else f'You see no {name}.')

    def cmd_use(self, name):
        item = self.find(name)
        self.say(item.use(self) if item else f'You have no {name}.')

    def cmd_inventory(self):
        self.say('You carry:', ', '.join(sorted(self.bag)) or 'nothing')

    def cmd_score(self):
        self.say(f'{self.score} points in {self.turns} turns.')

    def cmd_quit(self):
        raise GameOver('quit')


hall = Room('Hall', 'A dusty hall.')
kitchen = Room('Kitchen', 'Pots everywhere.')
cellar = Room('Cellar', 'A damp cellar.', dark=True)
vault = Room('Vault', 'Gold glitters.')
hall.connect('east', kitchen).connect('down', cellar)
cellar.connect('north', vault, lock='iron')
hall.add(Item('statue', 'A marble cat.', fixed=True), Lamp('lamp', 'A brass lamp.'))
kitchen.add(Key('key', 'An iron key.', 'iron'), Item('bread', 'Stale.'), Item('knife', 'Sharp.'))
vault.add(Item('treasure', 'A heap of gold.'))
game = Game(hall)
script = '''look|x statue|take statue|go|fly|d|take key|n|u|get lamp|use lamp|e|take all|i|drop bread|take key|i|drop knife|take key|use key|w|d|n|use the key|n|x treasure|score||take treasure|look'''
try:
    for line in script.split('|'):
        game.say('>', line)
        game.command(line)
except GameOver as e:
    game.say('*** ', e, '***')
game.cmd_score()
print('\n'.join(game.out))
print({r.name: r.visits for r in Room.registry.values()})
