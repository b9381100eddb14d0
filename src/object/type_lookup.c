/* Attribute look-up along the MRO, and what changes at run time about types.
 *
 * A cache line is valid for (type, name, version): whatever changes a class hands new versions to
 * it and to all its subclasses, so lines need no clearing. ROM types never change. Their
 * namespaces (methods, slot wrappers, __doc__) are made as dicts when first looked into. */
#include "object/type_internal.h"

kr_rom_state *kr_rom_state_if(kr_ctx *ctx, const kr_type *t) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    uint32_t i = o->rom_at[t->rom_id];
    if (i) return &o->rom[i - 1];
    for (i = t->rom_id ? UINT8_MAX : 0; i < o->n_rom; i++) {
        if (o->rom[i].type == t) return &o->rom[i];
    }
    return NULL;
}

kr_rom_state *kr_rom_state_of(kr_ctx *ctx, const kr_type *t) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    kr_rom_state *s = kr_rom_state_if(ctx, t);
    if (s) return s;
    if (o->n_rom == o->cap_rom) {
        o->rom = kr_overlay_grow(ctx, o->rom, &o->cap_rom, sizeof *o->rom);
    }
    o->rom[o->n_rom++] = (kr_rom_state){.type = t};
    if (t->rom_id && o->n_rom <= UINT8_MAX) o->rom_at[t->rom_id] = (uint8_t)o->n_rom;
    return &o->rom[o->n_rom - 1];
}

static kr_value make_rom_dict(kr_ctx *ctx, const kr_type *t) {
    kr_value d = kr_dict_new(ctx, t->n_methods + 8);
    kr_wrapper_fill(ctx, t, d);
    uint32_t n = t->base && t->base->methods == t->methods ? 0 : t->n_methods; /* the base's own */
    for (uint32_t i = 0; i < n; i++) {
        const kr_builtin *b = &t->methods[i];
        if (b->kind >= KR_OPNAMES) continue;
        kr_value name = kr_str_intern_rom(ctx, b->name);
        kr_dict_set_name(ctx, d, name, b->kind == KR_CONST ? b->value : kr_from_ptr(b));
    }
    kr_value doc = t->doc ? kr_str_from_rom(ctx, t->doc) : KR_NONE;
    if (kr_isnull(kr_dict_get_name(ctx, d, KR_N(ctx, __doc__)))) {
        kr_dict_set_name(ctx, d, KR_N(ctx, __doc__), doc);
    }
    return d;
}

kr_value kr_type_own_dict(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) {
        kr_type_unpack(ctx, kr_heap_type_of(t));
        return kr_heap_type_of(t)->dict;
    }
    kr_rom_state *s = kr_rom_state_of(ctx, t);
    if (kr_isnull(s->dict)) {
        kr_value d = make_rom_dict(ctx, t);
        s = kr_rom_state_of(ctx, t); /* the array may have moved */
        s->dict = d;
    }
    return s->dict;
}

/* Own attribute of a ROM type whose namespace nobody has asked for as a dict: most look-ups find
 * nothing, and no dict is made for that. */
static kr_value find_in_rom(kr_ctx *ctx, const kr_type *t, kr_value name) {
    size_t len;
    const char *s = kr_str_data(name, &len);
    uint32_t n = t->base && t->base->methods == t->methods ? 0 : t->n_methods;
    while (n-- > 0) { /* the last of a name counts */
        const kr_builtin *b = &t->methods[n];
        if (b->kind >= KR_OPNAMES || strncmp(b->name, s, len) != 0 || b->name[len]) continue;
        return b->kind == KR_CONST ? b->value : kr_from_ptr(b);
    }
    if (!kr_is(name, KR_N(ctx, __doc__)) && !kr_wrapper_wanted(ctx, t, name)) return KR_NULL;
    return kr_dict_get_name(ctx, kr_type_own_dict(ctx, t), name);
}

kr_value kr_type_find_own(kr_ctx *ctx, const kr_type *t, kr_value name) {
    if (t->flags & KR_TF_HEAP) return kr_type_find_name(ctx, kr_heap_type_of(t), name);
    const kr_rom_state *s = kr_rom_state_if(ctx, t);
    if (!s || kr_isnull(s->dict)) {
        return find_in_rom(ctx, t, name);
    }
    return kr_dict_get_name(ctx, kr_type_own_dict(ctx, t), name);
}

kr_value kr_type_bases(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) {
        kr_heap_type *ht = kr_heap_type_of(t);
        kr_value base = kr_type_value(t->base);
        if (kr_isnull(ht->bases)) kr_store(ctx, ht, &ht->bases, kr_tuple_new(ctx, 1, &base));
        return ht->bases;
    }
    kr_rom_state *s = kr_rom_state_of(ctx, t);
    if (kr_isnull(s->bases)) {
        kr_value items[2] = {t->base ? kr_type_value(t->base) : KR_NULL,
                             kr_type_value(&kr_type_Exception)};
        size_t n = t == &kr_type_ExceptionGroup ? 2 : t->base != NULL;
        kr_value bases = kr_tuple_new(ctx, n, items);
        s = kr_rom_state_of(ctx, t);
        s->bases = bases;
    }
    return s->bases;
}

kr_value kr_type_mro(kr_ctx *ctx, const kr_type *t) {
    kr_value items[16];
    size_t n = 0;
    if (t->flags & KR_TF_HEAP) {
        kr_heap_type *ht = kr_heap_type_of(t);
        if (kr_isnull(ht->mro) && (t->flags & KR_TF_CHAIN)) {
            kr_store(ctx, ht, &ht->mro, kr_type_compute_mro(ctx, t, KR_NULL));
        }
        return ht->mro;
    }
    kr_rom_state *s = kr_rom_state_of(ctx, t);
    if (kr_isnull(s->mro)) {
        for (const kr_type *b = t; b; b = b->base) {
            items[n++] = kr_type_value(b);
            if (b == &kr_type_BaseExceptionGroup && t != b) { /* the one with two bases */
                items[n++] = kr_type_value(&kr_type_Exception);
            }
        }
        kr_value mro = kr_tuple_new(ctx, n, items);
        s = kr_rom_state_of(ctx, t);
        s->mro = mro;
    }
    return s->mro;
}

bool kr_type_is_chain(const kr_type *t) {
    if (t->flags & KR_TF_HEAP) return t->flags & KR_TF_CHAIN;
    return t != &kr_type_ExceptionGroup;
}

/* From the class that w is at, that included. */
static kr_value find_from(kr_ctx *ctx, kr_mro_walk *w, kr_value name, const kr_type **where) {
    const kr_type *c;
    while ((c = kr_mro_step(w))) {
        kr_value v = kr_type_find_own(ctx, c, name);
        if (!kr_isnull(v)) {
            if (where) *where = c;
            return v;
        }
    }
    return KR_NULL;
}

kr_value kr_type_find(kr_ctx *ctx, const kr_type *t, kr_value name, const kr_type **where) {
    kr_mro_walk w = kr_mro_start(t);
    return find_from(ctx, &w, name, where);
}

kr_value kr_type_find_behind(kr_ctx *ctx, const kr_type *t, const kr_type *cls, kr_value name) {
    kr_mro_walk w = kr_mro_start(t);
    const kr_type *c;
    do c = kr_mro_step(&w);
    while (c && c != cls);
    return find_from(ctx, &w, name, NULL);
}

static inline kr_method_cache_line *line_for(kr_ctx *ctx, const kr_type *t, kr_value name) {
    uint64_t h = ((uintptr_t)t >> 4) * UINT64_C(0x9e3779b97f4a7c15) ^ (name.w >> 4);
    h ^= h >> 29;
    return &ctx->vm->method_cache[h & (ctx->vm->method_cache_lines - 1)];
}

static KR_NOINLINE kr_value lookup_slow(kr_ctx *ctx, const kr_type *t, kr_value name) {
    uint32_t version = t->version;
    kr_value v = kr_type_find(ctx, t, name, NULL);
    kr_method_cache_line *line = line_for(ctx, t, name);
    *line = (kr_method_cache_line){.type = t, .name = name.w, .value = v, .version = version};
    return v;
}

kr_value kr_type_lookup(kr_ctx *ctx, const kr_type *t, kr_value name) {
    kr_method_cache_line *line = line_for(ctx, t, name);
    if (KR_LIKELY(line->type == t && line->name == name.w && line->version == t->version)) {
        return line->value;
    }
    return lookup_slow(ctx, t, name);
}

bool kr_type_is_subtype(const kr_type *a, const kr_type *b) {
    const kr_type *t = a;
    do {
        if (t == b) return true;
        if (t == &kr_type_ExceptionGroup && b == &kr_type_Exception) return true;
        t = t->base;
    } while (t);
    if (!(a->flags & KR_TF_HEAP) || !(b->flags & (KR_TF_HEAP | KR_TF_BASE))) return false;
    if (a->flags & KR_TF_CHAIN) return false;
    if (kr_isnull(kr_heap_type_of(a)->mro)) return false; /* under construction */
    const kr_tuple *mro = KR_AS(const kr_tuple, kr_heap_type_of(a)->mro);
    for (size_t i = 0; i < mro->len; i++) {
        if (kr_type_of_value(mro->items[i]) == b) return true;
    }
    return false;
}

/* ---- versions ---- */

static void new_version(kr_ctx *ctx, const kr_type *t, void *arg) {
    (void)arg;
    kr_type_modified(ctx, t);
}

void kr_type_modified(kr_ctx *ctx, const kr_type *t) {
    if (!(t->flags & KR_TF_HEAP)) return;
    kr_heap_type *ht = kr_heap_type_of(t);
    ht->t.version = ctx->vm->next_type_version++;
    if (ht->subclasses) kr_type_each_subclass(ctx, t, new_version, NULL);
}

void kr_type_binding_changed(kr_ctx *ctx, const kr_type *was, const kr_type *is) {
    if (KR_SLOT(was, descr_get) != KR_SLOT(is, descr_get) ||
        KR_SLOT(was, descr_set) != KR_SLOT(is, descr_set)) {
        kr_type_descr_changed(ctx);
    }
}

void kr_type_descr_changed(kr_ctx *ctx) {
    const struct kr_type_overlay *o = ctx->vm->overlay;
    for (uint32_t i = 0; i < o->n_rom; i++) {
        const kr_rom_state *s = &o->rom[i];
        if (s->subclasses) kr_type_each_subclass(ctx, s->type, new_version, NULL);
    }
}
