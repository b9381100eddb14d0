/* Frame objects and locals().
 *
 * Invariants: a frame has at most one object, made when somebody asks (KR_FR_OBJ). While the frame
 * lives the object reads it; when it goes away the object takes what can still be asked for. */
#include "object/exception.h"
#include "vm/frame_proxy.h"
#include "vm/gen.h"

typedef struct frame_object {
    kr_object base;
    kr_frame *live; /* NULL: gone */
    kr_code *code;
    kr_value globals, locals; /* locals: as of the end; KR_NULL unknown */
    kr_value back;
    kr_value trace;
    kr_value extra; /* what f_locals got beyond the variables, or KR_NULL */
    uint32_t offset;
} frame_object_t;

static frame_object_t *obj_of(kr_value self) {
    return KR_AS(frame_object_t, self);
}

static void frame_trace(kr_visitor *v, kr_object *obj) {
    frame_object_t *o = (frame_object_t *)obj;
    kr_visit_ptr(v, &o->code);
    kr_visit_array(v, &o->globals, 5);
    if (o->live && (o->live->meta & KR_FR_GEN)) {
        void *gen = kr_gen_of_frame(o->live);
        kr_visit_ptr(v, &gen);
    }
}

static frame_object_t *make(kr_ctx *ctx, kr_code *code, kr_value globals) {
    frame_object_t *o = kr_heap_new(ctx, &kr_type_frame, sizeof *o);
    o->code = code;
    o->globals = globals;
    o->back = KR_NONE;
    o->trace = KR_NONE;
    return o;
}

kr_value kr_frame_object(kr_ctx *ctx, kr_frame *f) {
    frame_object_t *o;
    if (f->meta & KR_FR_OBJ) return f->frame_obj;
    o = make(ctx, f->quick->code, f->func->globals);
    o->live = f;
    f->frame_obj = kr_from_ptr(o);
    f->meta |= KR_FR_OBJ;
    return f->frame_obj;
}

kr_value kr_frame_object_dead(kr_ctx *ctx, kr_code *code, uint32_t offset, kr_value globals) {
    frame_object_t *o = make(ctx, code, globals);
    o->offset = offset;
    if (code->debug && (code->debug->flags & KR_CODE_MODULE)) o->locals = globals;
    return kr_from_ptr(o);
}

void kr_frame_object_detach(kr_ctx *ctx, kr_frame *f) {
    frame_object_t *o = obj_of(f->frame_obj);
    o->offset = kr_frame_offset(f);
    kr_store(ctx, o, &o->locals, kr_frame_locals(ctx, f));
    if (f->prev && f->prev->quick && (f->prev->meta & KR_FR_OBJ)) {
        kr_store(ctx, o, &o->back, f->prev->frame_obj);
    }
    o->live = NULL;
}

kr_value kr_frame_locals(kr_ctx *ctx, kr_frame *f) {
    kr_code *c = f->quick->code;
    kr_value d;
    if (f->meta & KR_FR_NS) return f->ns;
    d = kr_dict_new(ctx, 0);
    if (c->debug && (c->debug->flags & KR_CODE_COMPREHENSION) && !(f->meta & KR_FR_GEN) &&
        f->prev && f->prev->quick && !(f->prev->meta & KR_FR_NS)) {
        d = kr_frame_locals(ctx, f->prev); /* a comprehension counts as part of its function */
    }
    for (uint32_t i = 0; i < f->quick->n_locals; i++) {
        kr_value name = kr_code_slot_name(ctx, c, i), v = f->fp[i];
        if (kr_isnull(name) || kr_isnull(v)) continue;
        if (kr_str_eq_cstr(name, "*") || kr_str_of(name)->len == 0 ||
            kr_str_of(name)->data[0] == '.') {
            continue;
        }
        if (kr_is_cell_slot(c, i) && kr_is_exact(v, &kr_type_cell)) v = KR_AS(kr_cell, v)->value;
        if (!kr_isnull(v)) kr_dict_set(ctx, d, name, v);
    }
    if (f->meta & KR_FR_OBJ && !kr_isnull(obj_of(f->frame_obj)->extra)) {
        kr_dict_update(ctx, d, obj_of(f->frame_obj)->extra);
    }
    return d;
}

/* ---- attributes ---- */

static uint32_t offset_of(const frame_object_t *o) {
    return o->live ? kr_frame_offset(o->live) : o->offset;
}

static kr_value get_code(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_from_ptr(obj_of(self)->code);
}

static kr_value get_globals(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return obj_of(self)->globals;
}

static kr_value get_builtins(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    kr_value own;
    own = o->live ? kr_frame_builtins(o->live) : kr_own_builtins(ctx, o->globals);
    return kr_isnull(own) ? kr_module_whole_dict(ctx, ctx->vm->builtins_module) : own;
}

static kr_value get_locals(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    if (!o->live) return kr_frame_object_locals(ctx, self);
    return o->live->meta & KR_FR_NS ? o->live->ns : kr_frame_proxy_new(ctx, self);
}

kr_frame *kr_frame_object_live(kr_value frame_object) {
    return obj_of(frame_object)->live;
}

kr_value kr_frame_object_locals(kr_ctx *ctx, kr_value frame_object) {
    frame_object_t *o = obj_of(frame_object);
    if (kr_isnull(o->locals)) kr_store(ctx, o, &o->locals, kr_dict_new(ctx, 0));
    return o->locals;
}

kr_value *kr_frame_object_extra(kr_value frame_object) {
    return &obj_of(frame_object)->extra;
}

static kr_value get_lineno(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    kr_position p;
    (void)ctx;
    kr_code_position(o->code, offset_of(o), &p);
    return kr_smallint(p.line);
}

static kr_value get_lasti(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(2 * (kr_sword)offset_of(obj_of(self))); /* code_attrs.c: why */
}

static kr_value get_back(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    kr_frame *f;
    if (!o->live) return o->back;
    if ((o->live->meta & KR_FR_GEN) && kr_gen_of_frame(o->live)->state != KR_GEN_RUNNING) {
        return KR_NONE;
    }
    f = o->live->prev;
    return f && f->quick ? kr_frame_object(ctx, f) : KR_NONE;
}

static kr_value get_trace(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return obj_of(self)->trace;
}

static void set_trace(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_store(ctx, kr_ptr(self), &obj_of(self)->trace, kr_isnull(v) ? KR_NONE : v);
}

static kr_value m_clear(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    if (o->live && (o->live->meta & KR_FR_GEN) &&
        kr_gen_of_frame(o->live)->state != KR_GEN_RUNNING) {
        if (kr_gen_of_frame(o->live)->state == KR_GEN_SUSPENDED) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot clear a suspended frame");
        }
        return kr_gen_close(ctx, kr_gen_of_frame(o->live));
    }
    if (o->live) kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot clear an executing frame");
    if (!kr_is(o->locals, o->globals)) o->locals = KR_NULL;
    return KR_NONE;
}

static kr_value frame_repr(kr_ctx *ctx, kr_value self) {
    frame_object_t *o = obj_of(self);
    return kr_str_format(ctx, "<frame at 0x%zx, file '%U', line %d, code %U>", (size_t)(uintptr_t)o,
                         kr_unit_filename(o->code->unit),
                         (int)kr_smallint_val(get_lineno(ctx, self)), o->code->name);
}

static const kr_builtin methods[] = {
    KR_GETTER(&kr_type_frame, "f_code", get_code, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_globals", get_globals, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_builtins", get_builtins, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_locals", get_locals, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_lineno", get_lineno, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_lasti", get_lasti, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_back", get_back, NULL, NULL),
    KR_GETTER(&kr_type_frame, "f_trace", get_trace, set_trace, NULL),
    KR_METHOD_1(&kr_type_frame, "clear", m_clear, NULL),
};

const kr_type kr_type_frame = {
    .base_object = {&kr_type_type},
    .name = "frame",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_frame,
    .version = 1,
    .size = sizeof(frame_object_t),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .trace = frame_trace,
    .repr = frame_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
