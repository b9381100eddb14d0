# -X no_debug_ranges and small heaps: code without columns, from source and from .mpy files
set -e
cat > m.py <<'P'
def outer(a):
    def inner(b, c=1):
        "what it does"
        d = b
        return (d +
                a.missing)
    return inner
P
cat > main.py <<'P'
import m
f = m.outer(1)
try:
    f(2)
except AttributeError as e:
    tb = e.__traceback__.tb_next
    code = tb.tb_frame.f_code
columns = {p[2] for p in code.co_positions()}
print(tb.tb_lineno in (5, 6), code.co_qualname, f.__doc__, code.co_varnames, code.co_freevars, columns != {None})
P
with='True outer.<locals>.inner what it does ('"'b', 'c', 'd') ('a',) True"
without='True outer.<locals>.inner what it does ('"'b', 'c', 'd') ('a',) False"
check() {
    expected="$1"
    shift
    test "$("$@" main.py)" = "$expected"
}
both() {
    check "$with" "$KRAIT" -B
    check "$with" "$KRAIT" -B -X heapsize=2m
    check "$without" "$KRAIT" -B -X heapsize=500k
}
both
check "$without" "$KRAIT" -B -X no_debug_ranges
check "$without" env PYTHONNODEBUGRANGES=1 "$KRAIT" -B
check "$with" env PYTHONNODEBUGRANGES=1 "$KRAIT" -B -E
"$KRAIT" compile -o n.mpy m.py
mv m.py old.py
mv n.mpy m.mpy
both
"$KRAIT" -X no_debug_ranges old.py
printf 'def f():\n  return 1 +\\\n    None\nf()\n' > t.py
"$KRAIT" t.py 2>&1 | grep -q '\^'
! "$KRAIT" -X no_debug_ranges t.py 2>&1 | grep -q '\^'
