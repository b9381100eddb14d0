# .mpy files changed in every byte and by random instructions: loader, verifier and interpreter, with sanitizers; then
# libFuzzer, where clang has it, for KRAIT_FUZZ_SECONDS.
# test: report
# test: timeout 3600
work=$PWD
cd "$ROOT" || exit 1
[ -f build-san/libkrait.a ] || make -s SAN=1 all || exit 1
KRAIT_FUZZ_WHOLE=1 "$PYTHON" tests/run --krait build-san/krait -j 1 --slow 20 fuzz/mpy_files.c || exit 1
command -v clang >/dev/null || { echo "clang: not installed"; exit 0; }
flags="-O1 -g -D_GNU_SOURCE -D__SANITIZE_ADDRESS__"
make -s B=build-fuzz CC=clang SAN=1 CFLAGS="$flags" VARIANT=-fsanitize=address,fuzzer-no-link lib || exit 1
clang $flags -std=c11 -Isrc -Iinclude -Ibuild-fuzz/gen -fsanitize=address,fuzzer \
    -o "$work/mpy_fuzz" tests/fuzz/_mpy_libfuzzer.c build-fuzz/libkrait.a $(make -s CC=clang SAN=1 VARIANT=-fsanitize=address print-libs) || exit 1
cd "$work" || exit 1
mkdir -p seeds found
for file in "$ROOT"/tests/lang/*.py "$ROOT"/tests/new/*.py; do
    name=$(basename "$file" .py)
    "$KRAIT" compile -o "seeds/$name.mpy" "$file" 2>/dev/null
    "$KRAIT" compile --portable -o "seeds/$name-p.mpy" "$file" 2>/dev/null
done
find seeds -size +3k -delete
ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0 ./mpy_fuzz -max_total_time="${KRAIT_FUZZ_SECONDS:-240}" \
    -max_len=4096 -timeout=20 -rss_limit_mb=3000 -print_funcs=0 found seeds >log 2>&1
status=$?
grep -E '^#[0-9]+.*DONE|ERROR|SUMMARY|    #[0-9] ' log | head -30
exit $status
