# krait -m dis: a file, standard input, options, errors
set -e
cat > a.py <<'P'
def f(x):
    return x + 1
print(f(2))
P
"$KRAIT" -m dis a.py > file.txt
plain() { sed "s/ at 0x[0-9a-f]*//"; }
"$KRAIT" -m dis < a.py > stdin.txt
plain < stdin.txt > plain.txt
"$KRAIT" -m dis - < a.py | plain | cmp - plain.txt
grep -q '^  3           LOAD_NAME *[0-9]* (print)$' file.txt
grep -q '^Disassembly of <code object f at 0x[0-9a-f]*, file "a.py", line 1>:$' file.txt
grep -q 'file "<stdin>", line 1>:$' stdin.txt
grep -q 'BINARY_OP *27 (+)$' file.txt
"$KRAIT" -m dis -O a.py | grep -q '^  1          0     MAKE_FUNCTION            0 (<code'
"$KRAIT" -m dis -P -C -S a.py | grep -q '^2:11-2:16 *BINARY_OP'
"$KRAIT" -m dis --help | grep -q -e '--show-offsets'
for wrong in '-x a.py' 'a.py b.py'; do
    status=0
    "$KRAIT" -m dis $wrong > out.txt 2> err.txt || status=$?
    test $status = 2 -a ! -s out.txt
    grep -q '^dis: error: unrecognized arguments: ' err.txt
done
status=0
"$KRAIT" -m dis none.py 2> err.txt || status=$?
test $status = 1
grep -q FileNotFoundError err.txt
