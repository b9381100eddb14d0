# Databases and threads: connections that wait for each other, one connection that several use.
# test: skip-32 no SQLite for it
import sqlite3
import threading

path = 'shared.db'
with sqlite3.connect(path) as db:
    db.execute('create table t (who, n)')

def insert(who):
    db = sqlite3.connect(path, timeout=60)
    for n in range(10):
        with db:
            db.execute('insert into t values (?, ?)', (who, n))
    db.close()

team = [threading.Thread(target=insert, args=(k,)) for k in range(4)]
for t in team:
    t.start()
for t in team:
    t.join()
db = sqlite3.connect(path)
print(db.execute('select who, count(*), sum(n) from t group by who').fetchall())

# Another thread holds the database: no longer than it may take.
other = sqlite3.connect(path, timeout=0.05)
db.execute('begin immediate')
try:
    other.execute('insert into t values (9, 9)')
except sqlite3.OperationalError as e:
    print(e)
waiting = sqlite3.connect(path, timeout=60, check_same_thread=False)
done = []

def write():
    waiting.execute('insert into t values (10, 10)')
    waiting.commit()
    done.append(True)

t = threading.Thread(target=write)
t.start()
t.join(0.1)
print(done)
db.commit()
t.join()
print(done, db.execute('select n from t where who = 10').fetchall())

# One connection in several threads, with functions in Python that take their time.
shared = sqlite3.connect(':memory:', check_same_thread=False)
event = threading.Event()

def slow(x):
    event.wait(0.002)
    return 2 * x

shared.create_function('slow', 1, slow)
results = []
lock = threading.Lock()

def ask(n):
    for i in range(5):
        with lock:
            row = shared.execute('select slow(?), slow(?)', (n, i)).fetchone()
        results.append((n, i, row))

team = [threading.Thread(target=ask, args=(k,)) for k in range(4)]
for t in team:
    t.start()
for t in team:
    t.join()
print(all(row == (2 * n, 2 * i) for n, i, row in results), len(results))
