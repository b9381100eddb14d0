/* Two threads of one machine, taking turns: what a parked thread's C stack, registers and Python frames hold stays
 * alive while the other one runs, collects at every allocation and uses what was freed; what nobody holds is freed. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "heap/heap.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/module.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/host.h"
#include "vm/vm.h"

enum { DEPTH = 6, ROUNDS = 40 };

static int failures;
#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            failures++;                                                                            \
            printf("line %d: %s\n", __LINE__, #what);                                              \
        }                                                                                          \
    } while (0)

/* ---- turns ---- */

typedef struct turns {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int whose;
    bool over[2];
} turns;
static turns T = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, {false, false}};

typedef struct player {
    int number;
    kr_ctx *ctx;
    kr_vm *vm;
    unsigned switches;
} player;
static player players[2] = {{0, NULL, NULL, 0}, {1, NULL, NULL, 0}};

static void wait_turn(void *arg) {
    player *p = arg;
    pthread_mutex_lock(&T.lock);
    if (!T.over[!p->number]) T.whose = !p->number;
    pthread_cond_broadcast(&T.changed);
    while (T.whose != p->number) pthread_cond_wait(&T.changed, &T.lock);
    pthread_mutex_unlock(&T.lock);
}

static void finish(player *p) {
    pthread_mutex_lock(&T.lock);
    T.over[p->number] = true;
    T.whose = !p->number;
    pthread_cond_broadcast(&T.changed);
    pthread_mutex_unlock(&T.lock);
}

static player *player_of(kr_ctx *ctx) {
    return &players[ctx != players[0].ctx];
}

static void yield(kr_ctx *ctx) {
    player *p = player_of(ctx);
    p->switches++;
    kr_heap_park(ctx, wait_turn, p);
}

/* ---- values that only C knows ---- */

static kr_value text(kr_ctx *ctx, int who, int depth, int i) {
    char s[64];
    int n = snprintf(s, sizeof s, "text %d of thread %d at depth %d", i, who, depth);
    return kr_str_new(ctx, s, (size_t)n);
}

static bool is_text(kr_value v, int who, int depth, int i) {
    char s[64];
    int n = snprintf(s, sizeof s, "text %d of thread %d at depth %d", i, who, depth);
    return kr_is_str(v) && kr_str_of(v)->len == (size_t)n && !memcmp(kr_str_of(v)->data, s, (size_t)n);
}

/* Six values in locals: some of them live in registers across the call that parks. */
static KR_NOINLINE void hold(kr_ctx *ctx, int who, int depth) {
    kr_value a = text(ctx, who, depth, 0), b = text(ctx, who, depth, 1), c = text(ctx, who, depth, 2);
    kr_value d = text(ctx, who, depth, 3), e = text(ctx, who, depth, 4), f = kr_list_new(ctx, 1, &a);
    yield(ctx);
    if (depth) hold(ctx, who, depth - 1);
    yield(ctx);
    CHECK(is_text(a, who, depth, 0) && is_text(b, who, depth, 1) && is_text(c, who, depth, 2));
    CHECK(is_text(d, who, depth, 3) && is_text(e, who, depth, 4));
    CHECK(kr_is_exact(f, &kr_type_list) && KR_AS(kr_list, f)->len == 1 && kr_is(KR_AS(kr_list, f)->items[0], a));
}

/* ---- Python ---- */

static kr_value py_yield(kr_ctx *ctx) {
    yield(ctx);
    return KR_NONE;
}
static kr_value py_hold(kr_ctx *ctx, kr_value depth) {
    hold(ctx, player_of(ctx)->number, kr_as_int(ctx, depth));
    return KR_NONE;
}
static const kr_builtin yield_def = KR_FUNC_0("switch", py_yield, NULL),
                        hold_def = KR_FUNC_1("hold", py_hold, NULL);

static const char program[] =
    "class Box:\n"
    "    def __init__(self, *what): self.what = what\n"
    "def counted(n):\n"
    "    for i in range(n):\n"
    "        box = Box(i, str(i) * 5)\n"
    "        switch()\n"
    "        yield box\n"
    "        assert box.what == (i, str(i) * 5), box.what\n"
    "def deep(n):\n"
    "    kept = [who + str(i) for i in range(20)]\n"
    "    switch()\n"
    "    if n: deep(n - 1)\n"
    "    try:\n"
    "        raise KeyError(who, n)\n"
    "    except KeyError as e:\n"
    "        switch()\n"
    "        assert e.args == (who, n), e.args\n"
    "    assert kept == [who + str(i) for i in range(20)], kept\n"
    "    return n\n"
    "for round in range(rounds):\n"
    "    assert [b.what[0] for b in counted(8)] == list(range(8))\n"
    "    assert deep(5) == 5\n"
    "    assert sorted(range(9), key=lambda k: (switch(), -k)[1])[0] == 8\n"
    "    hold(depth)\n"
    "done = True\n";

static kr_value play(kr_ctx *ctx, void *arg) {
    player *p = arg;
    kr_value g = kr_dict_new(ctx, 0), src = kr_str_from_cstr(ctx, program);
    kr_dict_set(ctx, g, kr_str_from_cstr(ctx, "switch"), kr_from_ptr(&yield_def));
    kr_dict_set(ctx, g, kr_str_from_cstr(ctx, "hold"), kr_from_ptr(&hold_def));
    kr_dict_set(ctx, g, kr_str_from_cstr(ctx, "depth"), kr_smallint(DEPTH));
    kr_dict_set(ctx, g, kr_str_from_cstr(ctx, "rounds"), kr_smallint(ROUNDS));
    kr_dict_set(ctx, g, kr_str_from_cstr(ctx, "who"), kr_str_from_cstr(ctx, p->number ? "B" : "A"));
    kr_value exec = kr_builtins_get(ctx, kr_str_intern_cstr(ctx, "exec"));
    kr_call2(ctx, exec, src, g);
    kr_value done = kr_dict_get(ctx, g, kr_str_from_cstr(ctx, "done"));
    CHECK(kr_is(done, KR_TRUE));
    return KR_NONE;
}

static void run_player(player *p) {
    kr_value exc;
    kr_protect(p->ctx, play, p, &exc);
    CHECK(kr_isnull(exc));
    if (!kr_isnull(exc)) kr_print_exception(p->ctx, exc);
}

static void *second(void *arg) {
    player *p = arg;
    pthread_mutex_lock(&T.lock);
    while (T.whose != 1) pthread_cond_wait(&T.changed, &T.lock);
    pthread_mutex_unlock(&T.lock);
    p->ctx = kr_ctx_create(p->vm, (size_t)8 << 20, (size_t)1 << 20, __builtin_frame_address(0));
    CHECK(p->ctx);
    run_player(p);
    kr_ctx_destroy(p->ctx);
    finish(p);
    return NULL;
}

static size_t used(kr_vm *vm) {
    kr_heap_stats s;
    kr_heap_get_stats(vm, &s);
    return s.used;
}

int main(void) {
    kr_host_options options = {.isolated = true};
    kr_ctx *ctx = kr_host_create(&options, __builtin_frame_address(0));
    pthread_t thread;
    kr_heap_collect(ctx);
    size_t before = used(ctx->vm);
    kr_heap_set_stress(ctx->vm, 3);
    kr_heap_set_verify(ctx->vm, true);
    players[0].ctx = ctx;
    players[1].vm = ctx->vm;
    CHECK(!pthread_create(&thread, NULL, second, &players[1]));
    run_player(&players[0]);
    finish(&players[0]);
    pthread_join(thread, NULL);
    CHECK(players[0].switches > 1000 && players[1].switches > 1000);
    kr_heap_collect(ctx);
    CHECK(used(ctx->vm) < before + (64 << 10));
    CHECK(ctx->vm->contexts == ctx && !ctx->next);
    kr_host_destroy(ctx);
    puts(failures ? "FAIL" : "ok");
    return failures != 0;
}
