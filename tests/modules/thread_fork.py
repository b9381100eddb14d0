# A child of fork() has one thread, the one that called it.
import os
import sys
import threading
import time

os.register_at_fork(before=lambda: print('before', flush=True), after_in_child=lambda: print('child', flush=True),
                    after_in_parent=lambda: None)
stop = threading.Event()
held = threading.Lock()

def busy():
    with held:
        while not stop.is_set():
            time.sleep(0.001)

team = [threading.Thread(target=busy)] + [threading.Thread(target=stop.wait) for _ in range(3)]
for t in team:
    t.start()
time.sleep(0.05)
pid = os.fork()
if not pid:
    print(threading.active_count(), threading.current_thread() is threading.main_thread())
    done = []
    t = threading.Thread(target=lambda: done.append(sum(range(1000))))
    t.start()
    t.join()
    print(done, flush=True)
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
stop.set()
for t in team:
    t.join()

def fork_here():
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        me = threading.current_thread()
        print(threading.active_count(), me is threading.main_thread(), me.name, flush=True)
        os._exit(3)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

t = threading.Thread(target=fork_here, name='forks')
t.start()
t.join()
for calls in {}, {'before': 1}, {'x': len}:
    try:
        os.register_at_fork(**calls)
    except TypeError as e:
        print(e)
