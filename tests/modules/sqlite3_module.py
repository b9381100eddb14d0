"""sqlite3: types, parameters, cursors, transactions, rows, converters, functions, errors, files."""
# test: skip-32 no SQLite for it
import os
import sqlite3


def t(f, *a):
    try:
        r = f(*a)
        print("->", r.fetchall() if isinstance(r, sqlite3.Cursor) else r)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "sqlite_errorname", ""))


db = sqlite3.connect(":memory:")
c = db.cursor()
print(c.description, c.rowcount, c.lastrowid, c.arraysize, db.in_transaction)
print(c.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, value REAL, data BLOB)") is c, db.in_transaction)
for row in ((1, "one", 1.5, b"\0\1"), (None, "\xe9\u20ac\U0001f600", None, bytearray(b"x")), (5, "", -0.0, memoryview(b"")),
            (2**62, "big", 1e300, None), (-1, "minus", 3, b"b")):
    c.execute("INSERT INTO t VALUES (?, ?, ?, ?)", row)
    print(c.rowcount, c.lastrowid, db.in_transaction)
db.commit()
print(db.in_transaction, db.total_changes)
print(c.execute("SELECT * FROM t ORDER BY id").fetchall(), [d[0] for d in c.description])
c.execute("SELECT id, name AS n FROM t ORDER BY id DESC")
print(c.fetchone(), c.fetchmany(), c.fetchmany(2), c.fetchall(), c.fetchone(), c.description)
print([r for r in db.execute("SELECT count(*), max(value), min(name), sum(id > 1) FROM t")])
print(db.execute("SELECT :a, :b, @c", {"a": 1, "b": "x", "c": None}).fetchone())
print(db.execute("SELECT ?2, ?1", (1, 2)).fetchone())
c.executemany("INSERT INTO t (name) VALUES (?)", [("m%d" % i,) for i in range(5)])
print(c.rowcount, c.lastrowid, c.description)
c.executemany("UPDATE t SET value = ? WHERE name = ?", ((i, "m%d" % i) for i in range(3)))
print(c.rowcount)
db.rollback()
print(db.execute("SELECT count(*) FROM t").fetchone())
print(c.execute("DELETE FROM t WHERE id = 5").rowcount, c.execute("DELETE FROM t WHERE id = 5").rowcount)
with db:
    db.execute("INSERT INTO t (name) VALUES ('kept')")
try:
    with db:
        db.execute("INSERT INTO t (name) VALUES ('lost')")
        1 / 0
except ZeroDivisionError:
    pass
print([r[0] for r in db.execute("SELECT name FROM t WHERE name IN ('kept', 'lost')")], db.in_transaction)

for sql, parameters in (("SELEC 1", ()), ("SELECT * FROM nowhere", ()), ("SELECT ?", ()), ("SELECT ?", (1, 2)),
                        ("SELECT :a", {"b": 1}), ("SELECT ?", {"a": 1}), ("SELECT ?", (object,)), ("SELECT ?", (2**70,)),
                        ("SELECT 1; SELECT 2", ()), ("", ()), ("-- nothing", ()), ("SELECT 1;", ()), ("SELECT 1; ", ()),
                        ("INSERT INTO t (id) VALUES (1)", ()), ("SELECT '\xe9' || x'41'", ()), ("SELECT ?", "a"),
                        ("SELECT ?", 5), ("INSERT INTO t (id) VALUES ('text')", ()), ("SELECT abs(-9223372036854775808)", ())):
    if "2**70" not in sql:
        t(db.execute, sql, parameters)
t(db.execute, 5)
t(db.executemany, "SELECT ?", [(1,)])
db.execute("CREATE TABLE u (a UNIQUE NOT NULL CHECK (a > 0), b)")
for v in (1, 1, None, -1):
    t(db.execute, "INSERT INTO u VALUES (?, 1)", (v,))

db.row_factory = sqlite3.Row
row = db.execute("SELECT 1 AS a, 'x' AS B, NULL").fetchone()
print(row["a"], row["A"], row["b"], row[2], row[-1], row[0:2], len(row), list(row), row.keys(), tuple(row))
t(lambda: row["none"])
t(lambda: row[7])
print(row == db.execute("SELECT 1 AS a, 'x' AS B, NULL").fetchone(), row != 5)
db.row_factory = lambda cursor, values: {d[0]: v for d, v in zip(cursor.description, values)}
print(db.execute("SELECT 1 AS a, 2 AS b").fetchone())
db.row_factory = None
db.text_factory = bytes
print(db.execute("SELECT '\xe9', x'c3'").fetchone())
db.text_factory = lambda b: b.decode("latin1")
print(ascii(db.execute("SELECT '\xe9'").fetchone()))
db.text_factory = str

db.create_function("twice", 1, lambda x: x * 2)
db.create_function("many", -1, lambda *a: repr(a), deterministic=True)
db.create_function("broken", 0, lambda: 1 / 0)
print(db.execute("SELECT twice(21), twice('ab'), twice(1.5), many(1, 'x', NULL, x'00')").fetchone())
t(db.execute, "SELECT broken()")
t(db.execute, "SELECT twice()")
t(db.execute, "SELECT twice(NULL)")

script = db.executescript("CREATE TABLE s (x); INSERT INTO s VALUES (1); INSERT INTO s VALUES (2);\n-- end\n")
print(db.execute("SELECT sum(x) FROM s").fetchone(), db.in_transaction)
t(db.executescript, "INSERT INTO s VALUES (3); nonsense;")
print(db.execute("SELECT count(*) FROM s").fetchone())
print(sqlite3.complete_statement("SELECT 1;"), sqlite3.complete_statement("SELECT 1"))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


class Other(Point):
    pass


sqlite3.register_adapter(Other, lambda p: p.x)
sqlite3.register_converter("point", lambda b: tuple(map(int, b.split(b";"))))
d2 = sqlite3.connect("file.db", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES, isolation_level=None)
d2.execute("CREATE TABLE p (at point, n INTEGER)")
d2.execute("INSERT INTO p VALUES (?, ?)", (Point(1, 2), Other(7, 8)))
print(d2.execute("SELECT at, n, at AS 'a [point]', 'text' FROM p").fetchall(), d2.in_transaction)
d2.close()
t(d2.execute, "SELECT 1")
t(d2.commit)
print(os.path.getsize("file.db") > 0)
with sqlite3.connect("file.db") as d3:
    print(d3.execute("SELECT * FROM p").fetchall())
    print(list(d3.iterdump()))
d4 = sqlite3.connect("file.db", timeout=0.01)
d3.execute("INSERT INTO p VALUES (1, 2)")
t(d4.execute, "INSERT INTO p VALUES (1, 2)")
d3.rollback()
d4.execute("INSERT INTO p VALUES (1, 2)")
d4.commit()
c = d4.cursor()
c.close()
t(c.execute, "SELECT 1")
t(sqlite3.connect, "/nonexistent/folder/file")
t(sqlite3.connect, "file:file.db?mode=ro", 5, 0, "", True, sqlite3.Connection, 128, True) if False else None
ro = sqlite3.connect("file:file.db?mode=ro", uri=True)
t(ro.execute, "DELETE FROM p")
with open("bad.db", "wb") as f:
    f.write(b"no database" * 100)
t(sqlite3.connect("bad.db").execute, "SELECT * FROM x")
big = db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i FROM n")
print(sum(r[0] for r in big))
print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.IntegrityError.__mro__[1].__name__)
