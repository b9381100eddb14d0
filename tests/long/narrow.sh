# The whole suite with 32-bit words.
# test: report
# test: timeout 5400
cd "$ROOT" || exit 1
echo 'int main(void) { return 0; }' | ${CC:-gcc} -m32 -x c -o /dev/null - 2>/dev/null || {
    echo "the compiler has no 32-bit library (gcc-multilib)"
    exit 77
}
make -s M32=1 all || exit 1
"$PYTHON" tests/run --krait build-m32/krait -j "$(nproc)" >"$OLDPWD/log" 2>&1
status=$?
grep -v '^ok ' "$OLDPWD/log" | tail -n 60
exit $status
