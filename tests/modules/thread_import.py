# A module that two threads want is loaded once, and nobody sees half of it.
import sys
import threading
import time

sys.path.insert(0, '.')
sys.dont_write_bytecode = True
with open('slow.py', 'w') as f:
    f.write('import time\nprint("loading", flush=True)\ntime.sleep(0.1)\nvalue = 5\n')
with open('fails.py', 'w') as f:
    f.write('import time\ntime.sleep(0.05)\nraise ValueError("no")\n')
for one, two in ('ab', 'ba'):
    with open(f'circle_{one}.py', 'w') as f:
        f.write(f'import time\ntime.sleep(0.05)\nimport circle_{two}\ndone = True\n')

def in_threads(*functions):
    team = [threading.Thread(target=f) for f in functions]
    for t in team:
        t.start()
    for t in team:
        t.join()

values = []

def use():
    import slow
    values.append(slow.value)

in_threads(use, use, use)
print(values)

def failing():
    try:
        import fails
    except ValueError as e:
        values.append(str(e))

in_threads(failing, failing)
print(set(values[3:]), 'fails' in sys.modules)

def a():
    import circle_a
def b():
    import circle_b

in_threads(a, b)
print(sys.modules['circle_a'].done, sys.modules['circle_b'].done)

# A module may wait for a thread that imports something else.
with open('waits.py', 'w') as f:
    f.write('import threading\ndef f():\n    import slow, colorsys\n    found.append(colorsys.__name__)\n'
            'found = []\nt = threading.Thread(target=f)\nt.start()\nt.join()\n')
import waits
print(waits.found)
