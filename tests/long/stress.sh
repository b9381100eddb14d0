# The suite with a collection at every allocation, so that a value nobody holds is gone at once, and a check of the
# heap at each of them. Long loops run a part of their rounds then; whole, with a collection every 61 allocations.
# test: report
# test: timeout 5400
cd "$ROOT" || exit 1
KRAIT_VERIFY_HEAP=1
export KRAIT_GC_STRESS KRAIT_VERIFY_HEAP SHARE

run() {
    "$PYTHON" tests/run --krait "$KRAIT" -j "$(nproc)" --slow 20 "$@" >"$OLDPWD/log" 2>&1 || status=1
    grep -v '^ok ' "$OLDPWD/log" | tail -n 60
}

status=0
KRAIT_GC_STRESS=1 SHARE=20
# deep_nesting would visit 100,000 nested objects at each of 100,000 allocations: it has a run of its own; so many
# whole runs of a command written in Python take an hour
long='robust/deep_nesting\.py|cli/(mpy_command|freeze_program)_oracle\.py'
# shellcheck disable=SC2046     # names without spaces
run $(ls tests | grep -vE '^(base|boards|cli|fuzz|long|project|robust|stdlib)$|\.|^run$') \
    $(cd tests && ls robust/*.py robust/*.sh cli/*.py cli/*.sh | grep -vE "/_|$long")
KRAIT_GC_STRESS=61 SHARE=1
# shellcheck disable=SC2046
run $(grep -rl "environ.get(.SHARE" tests --include='*.py' | grep -vE "$long") \
    cli/mpy_command_oracle.py cli/freeze_program_oracle.py
KRAIT_GC_STRESS=997
run robust/deep_nesting.py
exit $status
