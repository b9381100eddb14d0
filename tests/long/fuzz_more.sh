# Both fuzzers of tests/fuzz for minutes, in the build with sanitizers.
# test: report
# test: timeout 1200
cd "$ROOT" || exit 1
[ -x build-san/krait ] || make -s SAN=1 all || exit 1
KRAIT_FUZZ_SECONDS=${KRAIT_FUZZ_SECONDS:-120}
KRAIT_FUZZ_SEEDS=${KRAIT_FUZZ_SEEDS:-"11 12 13 14"}
KRAIT=$ROOT/build-san/krait
export KRAIT KRAIT_FUZZ_SECONDS KRAIT_FUZZ_SEEDS
cd "$OLDPWD" || exit 1
status=0
for what in sources calls; do
    "$PYTHON" "$ROOT/tests/fuzz/${what}_oracle.py" || status=1
done
exit $status
