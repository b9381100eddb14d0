# Rooms, items and commands.
class Room:
    def __init__(self, name, items=()):
        self.name, self.items, self.exits = name, list(items), {}

    def link(self, way, other, back):
        self.exits[way] = other
        other.exits[back] = self


class Game:
    def __init__(self, room):
        self.room, self.bag, self.over = room, [], False

    def do(self, line):
        verb, _, rest = line.partition(' ')
        method = getattr(self, 'do_' + verb, None)
        return method(rest) if method else 'What?'

    def do_go(self, way):
        if way not in self.room.exits:
            return 'No way.'
        self.room = self.room.exits[way]
        return 'You are in the %s.' % self.room.name

    def do_take(self, what):
        if what in self.room.items:
            self.room.items.remove(what)
            self.bag.append(what)
            return 'Taken.'
        return 'No %s here.' % what

    def do_look(self, _):
        return '%s: %s; exits %s' % (self.room.name, ', '.join(self.room.items) or 'nothing', ', '.join(sorted(self.room.exits)))

    def do_quit(self, _):
        self.over = True
        return 'Bye with ' + str(self.bag)


hall, cellar = Room('hall', ['lamp']), Room('cellar', ['gold', 'rope'])
hall.link('down', cellar, 'up')
game = Game(hall)
for line in ('look', 'take lamp', 'take lamp', 'go north', 'go down', 'dance', 'take gold', 'look', 'quit'):
    print('>', line, '-', game.do(line))
    if game.over:
        break
