# A state machine from a table, and one from functions.
TABLE = {('idle', 'coin'): 'ready', ('ready', 'push'): 'idle', ('ready', 'coin'): 'ready', ('idle', 'push'): 'alarm'}


def run(events):
    state = 'idle'
    for e in events:
        old, state = state, TABLE.get((state, e), state)
        print('%s --%s--> %s' % (old, e, state))
    return state


print(run(['coin', 'push', 'push', 'coin']))


def start(c):
    return (digits, c) if c.isdigit() else (start, None)


def digits(c):
    return (digits, c) if c.isdigit() else (start, ' ')


def scan(text):
    state, out = start, []
    for c in text:
        state, what = state(c)
        if what:
            out.append(what)
    return ''.join(out).split()


print(scan('ab12c345 6x'))
