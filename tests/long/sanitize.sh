# The whole suite under ASan and UBSan: a report ends a test by a signal or shows in its stderr.
# test: report
# test: timeout 5400
cd "$ROOT" || exit 1
[ -x build-san/krait ] || make -s SAN=1 all || exit 1
"$PYTHON" tests/run --krait build-san/krait -j "$(nproc)" --slow 2 >"$OLDPWD/log" 2>&1
status=$?
grep -v '^ok ' "$OLDPWD/log" | tail -n 60
exit $status
