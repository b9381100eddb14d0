/* Traceback entries: (code, offset, globals) triples in a chain, newest call last.
 *
 * Invariant: adding one allocates a single small object, never raises and never runs Python code; a
 * frame object is only made when tb_frame is asked for. */
#include "object/exception.h"
#include "vm/frame.h"

void kr_traceback_add(kr_ctx *ctx, kr_value exc, kr_frame *f) {
    kr_exc *e = KR_AS(kr_exc, exc);
    /* MemoryErrors leave the room to what is raised while they are handled */
    bool begun = !kr_is(exc, ctx->vm->machine->memory_error) && kr_heap_begin_exception(ctx->vm);
    kr_traceback *t = kr_heap_try_new(ctx, &kr_type_traceback, sizeof *t);
    if (begun) kr_heap_end_exception(ctx->vm);
    if (!t) return; /* no memory, or the heap is locked: raising goes on without this line */
    t->next = kr_isnull(e->traceback) ? NULL : KR_AS(kr_traceback, e->traceback);
    t->code = f->quick->code;
    t->offset = kr_frame_offset(f);
    t->line = -1;
    t->globals = f->func->globals;
    if (f->meta & KR_FR_OBJ) t->frame = f->frame_obj;
    kr_store(ctx, e, &e->traceback, kr_from_ptr(t));
}

uint32_t kr_traceback_line(const kr_traceback *tb) {
    kr_position p;
    if (tb->line >= 0) return (uint32_t)tb->line;
    kr_code_position(tb->code, tb->offset, &p);
    return p.line;
}

static void traceback_trace(kr_visitor *v, kr_object *obj) {
    kr_traceback *t = (kr_traceback *)obj;
    kr_visit_ptr(v, &t->next);
    kr_visit_ptr(v, &t->code);
    kr_visit(v, &t->globals);
    kr_visit(v, &t->frame);
}

static kr_value get_frame(kr_ctx *ctx, kr_value self) {
    kr_traceback *t = KR_AS(kr_traceback, self);
    if (kr_isnull(t->frame)) {
        kr_store(ctx, t, &t->frame, kr_frame_object_dead(ctx, t->code, t->offset, t->globals));
    }
    return t->frame;
}

static kr_value get_lineno(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(kr_traceback_line(KR_AS(kr_traceback, self)));
}

static kr_value get_lasti(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(2 * (kr_sword)KR_AS(kr_traceback, self)->offset); /* code_attrs.c: why */
}

static kr_value get_next(kr_ctx *ctx, kr_value self) {
    kr_traceback *t = KR_AS(kr_traceback, self);
    (void)ctx;
    return t->next ? kr_from_ptr(t->next) : KR_NONE;
}

static void set_next(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_traceback *t = KR_AS(kr_traceback, self), *k;
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "can't delete tb_next attribute");
    if (kr_is_none(v)) {
        t->next = NULL;
        return;
    }
    if (!kr_is_exact(v, &kr_type_traceback)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected traceback object, got '%T'", v);
    }
    for (k = KR_AS(kr_traceback, v); k; k = k->next) {
        if (k == t) kr_raise_fmt(ctx, &kr_type_ValueError, "traceback loop detected");
    }
    t->next = KR_AS(kr_traceback, v);
}

/* TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno) */
static kr_value traceback_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[4];
    kr_traceback *t;
    (void)cls;
    kr_bind_args(ctx, "TracebackType", "tb_next,tb_frame,tb_lasti,tb_lineno", args, n, 0, a);
    if (!kr_is_none(a[0]) && !kr_is_exact(a[0], &kr_type_traceback)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected traceback object or None, got '%T'", a[0]);
    }
    if (!kr_is_exact(a[1], &kr_type_frame)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "TracebackType() argument 'tb_frame' must be frame, not %T", a[1]);
    }
    t = kr_heap_new(ctx, &kr_type_traceback, sizeof *t);
    t->next = kr_is_none(a[0]) ? NULL : KR_AS(kr_traceback, a[0]);
    t->code = KR_AS(kr_code, kr_getattr(ctx, a[1], kr_str_intern_rom(ctx, "f_code")));
    t->globals = kr_getattr(ctx, a[1], kr_str_intern_rom(ctx, "f_globals"));
    t->frame = a[1];
    t->offset = (uint32_t)kr_as_int(ctx, a[2]) / 2;
    t->line = kr_as_int(ctx, a[3]);
    return kr_from_ptr(t);
}

static const kr_builtin methods[] = {
    KR_GETTER(&kr_type_traceback, "tb_frame", get_frame, NULL, NULL),
    KR_GETTER(&kr_type_traceback, "tb_lineno", get_lineno, NULL, NULL),
    KR_GETTER(&kr_type_traceback, "tb_lasti", get_lasti, NULL, NULL),
    KR_GETTER(&kr_type_traceback, "tb_next", get_next, set_next, NULL),
};

const kr_type kr_type_traceback = {
    .base_object = {&kr_type_type},
    .name = "traceback",
    .base = &kr_type_object,
    .rom_id = KR_ROM_traceback,
    .version = 1,
    .size = sizeof(kr_traceback),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .new_ = traceback_make,
    .trace = traceback_trace,
    .repr = kr_object_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
