# krait dis: source and .mpy files give the same listing, options, errors
set -e
cat > a.py <<'P'
def f(x: int) -> int:
    "doc"
    assert x
    return [x for i in (1.5, "text")]
class A(f):
    y = f(2)
P
plain() { sed 's/[0-9a-f]\{7,\}/P/g'; }
"$KRAIT" dis a.py | plain > a.txt
"$KRAIT" -v -v -X compile-only a.py | sed '/^mem: total=/,$d' | plain > v.txt
cmp a.txt v.txt
"$KRAIT" compile -s a.py -o b.mpy a.py
"$KRAIT" dis b.mpy | plain | sort > b.txt
sort a.txt | cmp - b.txt
"$KRAIT" dis - -s a.py < a.py | plain | cmp - a.txt
test "$("$KRAIT" dis a.py b.mpy | wc -l)" = $(($(wc -l < a.txt) * 2))
grep -q 'LOAD_GLOBAL AssertionError' a.txt
"$KRAIT" dis -O a.py | { ! grep -q AssertionError; }
test "$("$KRAIT" dis -O3 a.py | grep -c 'bc=.* line=')" = "$("$KRAIT" dis -O3 a.py | grep -c '^File ')"
"$KRAIT" dis -s other.py a.py | grep -q "^File other.py, code block '<listcomp>' (desc"
test "$("$KRAIT" dis --portable a.py | plain | cksum)" != "$(cksum < a.txt)"
"$KRAIT" dis -msmall-int-bits=8 - <<'P' | grep -q 'LOAD_CONST_OBJ [0-9a-f]*=300'
x = 300
P
echo 'match x:
 case {"a": y}: pass' > m.py
for bad in "--portable m.py" "none.py" "none.mpy"; do
    status=0
    "$KRAIT" dis $bad > out.txt 2> err.txt || status=$?
    test $status = 1 -a ! -s out.txt -a -s err.txt
done
head -c 60 b.mpy > cut.mpy
status=0
"$KRAIT" dis cut.mpy a.py > out.txt 2> err.txt || status=$?
test $status = 1
grep -q '^ValueError: incompatible .mpy file' err.txt
plain < out.txt | cmp - a.txt
for wrong in "" "-q a.py" "-s x a.py b.mpy" "-march=x64 a.py" "-O9x a.py"; do
    status=0
    "$KRAIT" dis $wrong > out.txt 2> err.txt || status=$?
    test $status = 2 -a ! -s out.txt
    grep -q '^krait dis: ' err.txt
done
"$KRAIT" dis --help | grep -q -e '--portable'
"$KRAIT" --help | grep -q '^  dis '
# importing an .mpy file lists nothing
"$KRAIT" compile --portable -o c.mpy - <<'P'
z = 1
P
"$KRAIT" -v -v -c 'import c' | { ! grep -q '^File c'; }
