/* Module micropython: what its users know for looking at memory and for keeping out of its way. */
#include <stdio.h>

#include "module/mod_signal.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/mem_record.h"

static kr_value mp_const(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return v;
}

static kr_value mp_opt_level(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (!n) return kr_smallint(ctx->vm->opt_level);
    ctx->vm->opt_level = kr_as_int(ctx, a[0]);
    return KR_NONE;
}

static kr_value mp_stack_use(kr_ctx *ctx) {
    char here;
    return kr_smallint(ctx->c_stack_base - &here);
}

static kr_value mp_pystack_use(kr_ctx *ctx) {
    return kr_smallint((kr_sword)kr_vm_stack_use(ctx));
}

/* ---- what memory holds ---- */
static void print_text(kr_ctx *ctx, const char *text, size_t len) {
    kr_value out = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, stdout));
    kr_value s = kr_str_new(ctx, text, len);
    kr_call_method(ctx, out, KR_N(ctx, write), &s, 1);
}

/* The map is written while nothing is allocated, so its text is collected outside the heap. */
typedef struct map_text {
    kr_vm *vm;
    char *text;
    size_t len, cap;
    size_t free_rows;
    bool failed;
} map_text;

static void add(map_text *m, const char *s, size_t n) {
    if (m->len + n > m->cap) {
        size_t cap = (m->len + n) * 2;
        char *more = m->vm->mem(m->vm->mem_opaque, m->text, m->cap, cap);
        if (!more) {
            m->failed = true;
            return;
        }
        m->text = more;
        m->cap = cap;
    }
    memcpy(m->text + m->len, s, n);
    m->len += n;
}

static void end_free_rows(map_text *m) {
    char line[64];
    if (!m->free_rows) return;
    int n = snprintf(line, sizeof line, "\n       (%zu lines all free)", m->free_rows);
    m->free_rows = 0;
    add(m, line, (size_t)n);
}

static void add_row(void *opaque, size_t offset, const char *units) {
    map_text *m = opaque;
    char line[96];
    if (strspn(units, ".") == KR_MAP_ROW) {
        m->free_rows++;
        return;
    }
    end_free_rows(m);
    int n = snprintf(line, sizeof line, "\n%05zx: %s", offset & 0xfffff, units);
    add(m, line, (size_t)n);
}

static char kind_of(void *opaque, const void *block, bool leaf) {
    (void)opaque;
    return leaf ? 'h' : kr_mem_type_kind(((const kr_object *)block)->type);
}

static void print_map(kr_ctx *ctx) {
    map_text m = {.vm = ctx->vm};
    kr_heap_map(ctx->vm, kind_of, add_row, &m);
    end_free_rows(&m);
    char *copy = kr_heap_leaf(ctx, m.len);
    memcpy(copy, m.text, m.len);
    size_t len = m.len;
    ctx->vm->mem(ctx->vm->mem_opaque, m.text, m.cap, 0);
    if (m.failed) kr_raise_memory(ctx);
    static const char head[] = "GC memory layout; from 0:";
    print_text(ctx, head, sizeof head - 1);
    print_text(ctx, copy, len);
    print_text(ctx, "\n", 1);
}

static kr_value mp_mem_info(kr_ctx *ctx, size_t n, const kr_value *a) {
    char line[512];
    (void)a;
    int len = kr_vm_memory_text(ctx, line, sizeof line);
    print_text(ctx, line, (size_t)len);
    if (n) print_map(ctx);
    return KR_NONE;
}

static void keep_name(kr_value name, void *opaque) {
    kr_list *l = opaque;
    if (l->len < l->cap) l->items[l->len++] = name;
}

static kr_value mp_qstr_info(kr_ctx *ctx, size_t n, const kr_value *a) {
    size_t count, text, table;
    char line[256];
    (void)a;
    kr_str_each_interned(ctx->vm, NULL, NULL, &count, &text, &table);
    int len = snprintf(line, sizeof line,
                       "qstr pool: n_pool=1, n_qstr=%zu, n_str_data_bytes=%zu, n_total_bytes=%zu\n",
                       count, text, text + table);
    print_text(ctx, line, (size_t)len);
    if (!n) return KR_NONE;
    kr_value list = kr_list_new(ctx, count, NULL);
    kr_list *names = KR_AS(kr_list, list);
    names->len = 0;
    kr_str_each_interned(ctx->vm, keep_name, names, &count, &text, &table);
    for (size_t i = 0; i < names->len; i++) {
        kr_strbuf b;
        kr_strbuf_init(ctx, &b, 64);
        kr_strbuf_cstr(ctx, &b, "Q(");
        kr_strbuf_str(ctx, &b, names->items[i]);
        kr_strbuf_cstr(ctx, &b, ")\n");
        print_text(ctx, b.data, b.len);
    }
    kr_keep(list);
    return KR_NONE;
}

/* ---- not allocating ---- */
static kr_value mp_heap_lock(kr_ctx *ctx) {
    kr_heap_lock(ctx->vm);
    return KR_NONE;
}

static kr_value mp_heap_unlock(kr_ctx *ctx) {
    return kr_smallint(kr_heap_unlock(ctx->vm));
}

static kr_value mp_heap_locked(kr_ctx *ctx) {
    return kr_smallint(kr_heap_locks(ctx->vm));
}

/* The size is what MicroPython's objects take on small machines; here it counts words. */
static kr_value mp_emergency_buf(kr_ctx *ctx, kr_value size) {
    int n = kr_as_int(ctx, size);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "size must be non-negative");
    kr_heap_set_exception_room(ctx->vm, (size_t)n * sizeof(kr_value));
    return KR_NONE;
}

static kr_value mp_kbd_intr(kr_ctx *ctx, kr_value character) {
    int ch = kr_as_int(ctx, character);
    if (ch < -1 || ch > 255) kr_raise_fmt(ctx, &kr_type_ValueError, "character out of range");
    int err = kr_signal_keyboard(ctx, ch);
    if (err) kr_raise_oserror(ctx, err, KR_NULL);
    return KR_NONE;
}

static kr_value mp_schedule(kr_ctx *ctx, kr_value fn, kr_value arg) {
    if (!kr_schedule(ctx, fn, arg)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "schedule queue full");
    }
    return KR_NONE;
}

/* @micropython.native and @micropython.viper at run time: the function as it is */
static const kr_builtin mp_members[] = {
    KR_FUNC_1("const", mp_const, "Declare a constant."),
    KR_FUNC_1("native", mp_const, "Runs as bytecode in this build."),
    KR_FUNC_1("viper", mp_const, "Runs as bytecode in this build."),
    KR_FUNC_1("bytecode", mp_const, "Runs as bytecode."),
    KR_FUNC_VAR("opt_level", mp_opt_level, 0, 1, "Get or set the optimisation level."),
    KR_FUNC_0("stack_use", mp_stack_use, "Bytes of C stack in use."),
    KR_FUNC_0("pystack_use", mp_pystack_use, "Bytes of Python's own stack in use."),
    KR_FUNC_VAR("mem_info", mp_mem_info, 0, 1,
                "Print information about memory in use; with an argument, a map of the heap too."),
    KR_FUNC_VAR("qstr_info", mp_qstr_info, 0, 1,
                "Print how many names are interned; with an argument, the names too."),
    KR_FUNC_0("heap_lock", mp_heap_lock,
              "From here on allocation raises MemoryError, until heap_unlock()."),
    KR_FUNC_0("heap_unlock", mp_heap_unlock, "Undo one heap_lock(); return how many are left."),
    KR_FUNC_0("heap_locked", mp_heap_locked, "How many heap_lock() are in force."),
    KR_FUNC_2("schedule", mp_schedule, "Call fn(arg) very soon, between two instructions."),
    KR_FUNC_1("alloc_emergency_exception_buf", mp_emergency_buf,
              "Keep so many words for exceptions raised while the heap is locked or full."),
    KR_FUNC_1("kbd_intr", mp_kbd_intr,
              "Set the character that interrupts, 3 is Ctrl-C; -1: none does."),
};

const kr_module_def kr_module_micropython = {
    .name = "micropython",
    .doc = KR_DOC("Access and control of the interpreter's internals."),
    .members = mp_members,
    .n_members = KR_ARRAY_LEN(mp_members),
};
