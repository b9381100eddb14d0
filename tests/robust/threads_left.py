# What daemon threads are doing when the program ends does no harm.
import _thread
import os
import random
import sys
import threading
import time

def files():
    while True:
        with open(__file__, 'rb') as f:
            f.read(random.randrange(200))
        with open(os.devnull, 'wb') as f:
            f.write(b' ' * 50)

def sleeps():
    while True:
        time.sleep(0.0001)

def waits():
    threading.Event().wait()

def computes():
    data = {}
    for i in range(1 << 60):
        data[i % 100] = [str(i)]

def starts():
    while True:
        t = threading.Thread(target=sum, args=([1, 2],), daemon=True)
        t.start()
        t.join()

class Told:
    def __del__(self):
        time.sleep(0.001)

told = Told()
for f in (files, sleeps, waits, computes, starts) * 3:
    threading.Thread(target=f, daemon=True).start()
    _thread.start_new_thread(f, ())
time.sleep(0.05)
print('end')
