# 32-bit words: everything compiles without a warning (unoptimised, which takes seconds) and the tests
# that such words are most likely to break pass. tests/long/narrow.sh runs all of them.
# test: timeout 300
cd "$ROOT" || exit 1
case $BUILD in */build) ;; *) echo "only for the plain build"; exit 77 ;; esac
echo 'int main(void) { return 0; }' | ${CC:-gcc} -m32 -x c -o /dev/null - 2>/dev/null || {
    echo "the compiler has no 32-bit library (gcc-multilib)"
    exit 77
}
unset MAKEFLAGS MFLAGS MAKELEVEL
make M32=1 CFLAGS=-O0 B=build/m32 build/m32/krait >"$OLDPWD/log" 2>&1 || { tail "$OLDPWD/log"; exit 1; }
if grep 'warning:' "$OLDPWD/log"; then exit 1; fi
[ "$(build/m32/krait -X heapsize=24k -c 'print(sum(range(10)))')" = 45 ] || { echo "24 KB are too little"; exit 1; }
"$PYTHON" tests/run --krait build/m32/krait -j 2 types/int_methods.py types/int_arith.py types/float_repr.py \
    types/iterator_state.py types/list_sort.py types/memoryview_shapes.py types/dict_views.py types/set_type.py \
    types/range_type.py types/slice_type.py builtins/numbers_group.py builtins/conversion_group.py \
    lang/operators_arith.py lang/operators_divmod.py lang/operators_pow.py lang/loops_else.py lang/operators_shift.py lang/attr_caches.py \
    lang/rich_compare.py modules/struct_module.py modules/array_module.py modules/micropython_memory.py \
    robust/no_allocation.py robust/huge_args.py
