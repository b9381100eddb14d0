# The suite with a collection every few allocations, so that a value nobody holds is gone at once.
# test: report
# test: timeout 5400
cd "$ROOT" || exit 1
KRAIT_GC_STRESS=${KRAIT_GC_STRESS:-61}
export KRAIT_GC_STRESS
folders=$(ls tests | grep -vE '^(base|stdlib|fuzz|long|project)$|\.|^run$')
"$PYTHON" tests/run --krait "$KRAIT" -j "$(nproc)" --slow 20 $folders >"$OLDPWD/log" 2>&1
status=$?
grep -v '^ok ' "$OLDPWD/log" | tail -n 60
exit $status
