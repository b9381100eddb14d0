# Tasks with dependencies and durations on two workers.
TASKS = {'a': (3, ()), 'b': (2, ('a',)), 'c': (4, ('a',)), 'd': (1, ('b', 'c')), 'e': (2, ())}


def simulate(tasks, workers):
    done, running, time, log = set(), [], 0, []
    waiting = sorted(tasks)
    while waiting or running:
        for name in waiting[:]:
            if len(running) < workers and all(d in done for d in tasks[name][1]):
                waiting.remove(name)
                running.append((time + tasks[name][0], name))
                log.append('%d start %s' % (time, name))
        running.sort()
        time, name = running.pop(0)
        done.add(name)
        log.append('%d end %s' % (time, name))
    return time, log


for n in (1, 2):
    t, log = simulate(TASKS, n)
    print(n, t, log)
