# Finalizers and weak references: in cycles, with resurrection, while weak containers are walked, without
# collections, at the end of the program. What is printed does not depend on when the collector finds what.
import atexit, gc, sys, weakref

log = []


def scrub(n=60):
    a = b = c = d = e = [n]
    return len((a, b, c, d, e)) + (scrub(n - 1) if n else 0)


def settle():
    for _ in range(4):
        scrub()
        gc.collect()


class Node:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): log.append('del ' + self.name)


def case(f):
    log.clear()
    f()
    settle()
    print(f.__name__, sorted(map(str, log)))


# cycles: each __del__ once, whatever the others do
def two_in_a_cycle():
    a, b = Node('a'), Node('b')
    a.other, b.other = b, a

def cycle_that_is_cut():
    class Cut(Node):
        def __del__(self):
            self.__dict__.clear()
            log.append('cut')
    a, b, c = Cut('a'), Cut('b'), Cut('c')
    a.next, b.next, c.next = b, c, a

def new_cycle_in_del():
    class Maker(Node):
        def __del__(self): Node('made')
    Maker('x')

def generator_in_a_cycle():
    def gen():
        me = yield
        try: yield me
        finally: log.append('closed')
    g = gen()
    next(g)
    g.send(g)

def del_of_the_class():
    class Own(Node): pass
    Own.instance = Own('own')


# resurrection: usable, not finalized again, dies silently
class Phoenix:
    saved, dels = [], 0
    def __init__(self): self.me, self.text = self, ['kept']
    def __del__(self):
        Phoenix.dels += 1
        Phoenix.saved.append(self)

def resurrection():
    global watch
    p = Phoenix()
    watch = weakref.ref(p)

def resurrected():
    p, = Phoenix.saved
    log.append((p.text, p.me is p, Phoenix.dels))
    Phoenix.saved.clear()

def dead_for_good(): log.append((watch(), Phoenix.dels, len(Phoenix.saved)))

def cycle_of_which_one_is_saved():
    class Saver(Node):
        def __del__(self):
            log.append('saver')
            kept.append(self.other)
    a, b = Saver('s'), Node('o')
    a.other, b.other = b, a

kept = []
def saved_is_usable():
    log.append((kept[0].name, kept[0].other.name))
    kept.clear()


# callbacks: of references that live themselves, with the reference as argument, which is empty by then
def callback():
    global refs
    a = Node('a')
    refs = [weakref.ref(a, lambda r, i=i: log.append((i, r is refs[i], r()))) for i in range(3)]

def callback_of_a_dead_reference():
    a = Node('a')
    a.ref = weakref.ref(a, lambda r: log.append('never'))
    other = [weakref.ref(a, lambda r: log.append('never'))]
    other.append(other)
    dropped = weakref.ref(a, lambda r: log.append('never'))
    del dropped

def callback_raises():
    global refs
    a = Node('a')
    refs = weakref.ref(a, lambda r: 1 / 0)

def callback_makes_references():
    global refs
    a, b = Node('a'), Node('b')
    refs = [weakref.ref(a, lambda r: refs.append(weakref.ref(Node('c'))))]

def proxies():
    global proxy
    a = Node('a')
    proxy = weakref.proxy(a, lambda p: log.append('proxy'))
    log.append(proxy.name)

def proxy_is_dead():
    try: proxy.name
    except ReferenceError as e: log.append(e)

def finalize():
    a = Node('a')
    f = weakref.finalize(a, log.append, 'finalize')
    weakref.finalize(a, log.append, 'detached').detach()
    log.append(f.alive)

def method_references():
    global refs
    a = Node('a')
    a.hello = None
    refs = weakref.WeakMethod(a.__del__)
    log.append(refs() is not None)

def method_is_gone(): log.append(refs())


# weak containers
def walking():
    d = weakref.WeakValueDictionary()
    s, k = weakref.WeakSet(), weakref.WeakKeyDictionary()
    strong = [Node('w') for _ in range(20)]
    for i, n in enumerate(strong):
        d[i] = n
        s.add(n)
        k[n] = i
    n = None
    for walk in (d.items(), s, k.items(), d.values(), k):
        seen = 0
        for _ in walk:
            if strong: strong.pop()
            gc.collect()
            seen += 1
            if seen > 3: break
        _ = None
    strong.clear()
    settle()
    log.append((len(d), len(s), len(k), list(d), list(s), list(k.keys())))

def walking_and_adding():
    d = weakref.WeakValueDictionary(a=Phoenix, b=Node)
    for key in d.copy(): d[key + '2'] = Phoenix
    log.append(sorted(d.items(), key=str) and sorted(d))


# unraisable exceptions
def del_raises():
    class Bad(Node):
        def __del__(self): raise ValueError('in del')
    Bad('b')

unraisable = []
sys.unraisablehook = lambda u: unraisable.append((u.exc_type.__name__, str(u.exc_value)))


# collections switched off, which only means those that come by themselves
def disabled():
    gc.disable()
    Node('d')

def enabled(): gc.enable()


for f in (two_in_a_cycle, cycle_that_is_cut, new_cycle_in_del, generator_in_a_cycle, del_of_the_class, resurrection,
          resurrected, dead_for_good, cycle_of_which_one_is_saved, saved_is_usable, callback,
          callback_of_a_dead_reference, callback_raises, callback_makes_references, proxies, proxy_is_dead, finalize,
          method_references, method_is_gone, walking, walking_and_adding, del_raises, disabled, enabled):
    case(f)
print(sorted(unraisable), gc.isenabled())
sys.unraisablehook = sys.__unraisablehook__


class AtExit:
    def __init__(self, name): self.name = name
    def __del__(self): print('at the end:', self.name)


atexit.register(print, 'atexit')
weakref.finalize(Node, print, 'finalize at exit')
last = AtExit('global')
