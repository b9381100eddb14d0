/* libFuzzer's entry points: clang -fsanitize=fuzzer,address; tests/fuzz/mpy_fuzz.sh builds it. */
#include "_mpy_exec.h"
#include "_mpy_mutate.h"

static unsigned n_loaded;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    exec_begin();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    exec_image(data, len, __builtin_frame_address(0), &n_loaded);
    return 0;
}

size_t LLVMFuzzerMutate(uint8_t *data, size_t len, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t len, size_t max, unsigned seed) {
    if (seed % 16 == 0) return LLVMFuzzerMutate(data, len, max);
    return mutate_mpy(data, len, max, seed);
}
