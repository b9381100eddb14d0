/* Runs .mpy files that nobody vouches for, mutated or not:
 *
 *   mpy_files FILE...                     each once
 *   mpy_files --bytes STEP SEED FILE...   every STEPth byte in turn, changed in three ways
 *   mpy_files --cut STEP FILE...          every STEPth prefix
 *   mpy_files --mutate N SEED FILE...     N random changes of instructions in all
 *
 * tests/fuzz/mpy_files.py gives it files. It prints how many there were; a crash is the failure. */
#include "_mpy_exec.h"
#include "_mpy_mutate.h"

static unsigned n_runs, n_loaded;
static uint8_t data[1 << 16];

static void run(const uint8_t *p, size_t n) {
    /* an image of its own, so that reading behind its end is seen */
    uint8_t *copy = malloc(n ? n : 1);
    if (!copy) abort();
    memcpy(copy, p, n);
    exec_image(copy, n, __builtin_frame_address(0), &n_loaded);
    free(copy);
    n_runs++;
}

static size_t read_file(const char *path) {
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(data, 1, sizeof data, f) : 0;
    if (!f) {
        perror(path);
        exit(2);
    }
    fclose(f);
    return n;
}

static void change_bytes(size_t n, size_t step, size_t from) {
    for (size_t i = from % step; i < n; i += step) {
        uint8_t was = data[i];
        const uint8_t now[3] = {(uint8_t)(was + 1), (uint8_t)(was ^ 0x80), (uint8_t)(i * 37 + 11)};
        for (int k = 0; k < 3; k++) {
            data[i] = now[k];
            run(data, n);
        }
        data[i] = was;
    }
}

/* Every file in turn; four changes in a row are made upon each other. */
static void mutate_files(int argc, char **argv, unsigned long times, uint64_t seed) {
    size_t n = 0;
    for (unsigned long i = 0; i < times; i++) {
        if (i % 4 == 0) n = read_file(argv[i / 4 % (unsigned)argc]);
        n = mutate_mpy(data, n, sizeof data, seed + i);
        run(data, n);
    }
}

int main(int argc, char **argv) {
    int first = 1;
    exec_begin();
    if (argc > 4 && strcmp(argv[1], "--mutate") == 0) {
        mutate_files(argc - 4, argv + 4, strtoul(argv[2], NULL, 10), strtoul(argv[3], NULL, 10));
        argc = 0;
    } else if (argc > 4 && strcmp(argv[1], "--bytes") == 0) {
        first = 4;
    } else if (argc > 3 && strcmp(argv[1], "--cut") == 0) {
        first = 3;
    }
    for (int i = first; i < argc; i++) {
        size_t n = read_file(argv[i]);
        if (first == 4) {
            change_bytes(n, strtoul(argv[2], NULL, 10), strtoul(argv[3], NULL, 10));
        } else if (first == 3) {
            for (size_t k = 0; k < n; k += strtoul(argv[2], NULL, 10)) run(data, k);
        } else {
            run(data, n);
        }
    }
    printf("%u runs, %u of them loaded\n", n_runs, n_loaded);
    return 0;
}
