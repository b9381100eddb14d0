# Signals: handlers run in the main thread, and end its waits.
import _thread
import os
import queue
import signal
import threading
import time

me = threading.main_thread()
seen = []

def handler(sig, frame):
    seen.append((sig == signal.SIGUSR1, threading.current_thread() is me))

signal.signal(signal.SIGUSR1, handler)

def later(what, *args):
    def f():
        time.sleep(0.05)
        what(*args)
    threading.Thread(target=f).start()

lock = threading.Lock()
lock.acquire()
later(os.kill, os.getpid(), signal.SIGUSR1)
print(lock.acquire(timeout=0.3), seen)

for wait in (lock.acquire, threading.Event().wait, queue.Queue().get, threading.Condition(lock).wait,
             lambda: time.sleep(20), lambda: os.read(os.pipe()[0], 1)):
    later(os.kill, os.getpid(), signal.SIGINT)
    try:
        wait()
    except KeyboardInterrupt:
        print('interrupted')

later(_thread.interrupt_main)
try:
    while True:
        pass
except KeyboardInterrupt:
    print('interrupt_main')

del seen[:]
t = threading.Thread(target=lambda: [signal.raise_signal(signal.SIGUSR1), time.sleep(0.05)])
t.start()
t.join()
print(seen)

def set_it():
    try:
        signal.signal(signal.SIGUSR1, handler)
    except ValueError as e:
        print(e)

t = threading.Thread(target=set_it)
t.start()
t.join()
