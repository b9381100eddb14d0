/* Namespaces of classes.
 *
 * A class is made with a dict. When it is complete its names are packed into one block: pairs of
 * name and value, and before them what nearly every class has, without names and in the order in
 * which it stands in a namespace: __module__ and __firstlineno__ in front, then what the class body
 * made, then __static_attributes__, __dict__, __weakref__ and a __doc__ that is None, then what was
 * set later. Names are compared by identity, one after the other: they are interned, and a search
 * that goes through many classes ends in the method cache. Large namespaces stay dicts, and a dict
 * is made again, for good, when somebody asks for one or deletes a name. */
#include "object/type_internal.h"

typedef struct own_name {
    kr_value name, value;
} own_name;

struct kr_packed_names {
    uint32_t line;     /* __firstlineno__ */
    uint8_t has;       /* HAS_x */
    uint8_t n, n_body; /* pairs; those that the class body made */
    uint8_t room;      /* pairs that fit into the block */
    kr_value module;   /* __module__, or KR_NULL: it is among the pairs or nowhere */
    kr_value statics;  /* __static_attributes__ likewise */
    own_name pair[];
};
enum { HAS_LINE = 1, HAS_DOC = 2, HAS_DICT = 4, HAS_WEAK = 8 };
enum { MOST = 32 };

static kr_packed_names *packed_of(const kr_type *t) {
    return t->flags & KR_TF_PACKED ? kr_heap_type_of(t)->packed : NULL;
}

static kr_packed_names *new_block(kr_ctx *ctx, const kr_heap_type *t, size_t n) {
    size_t bytes = kr_heap_cell_size(sizeof(kr_packed_names) + n * sizeof(own_name));
    kr_packed_names *p = kr_heap_leaf_of(ctx, t, bytes);
    p->room = (uint8_t)((bytes - sizeof *p) / sizeof(own_name));
    return p;
}

/* ---- looking ---- */

/* What has no pair. */
static kr_value find_implied(const kr_packed_names *p, kr_value name) {
    size_t id = (size_t)(name.w - kr_name_value(0).w) / sizeof(kr_rom_str);
    switch (id) {
    case KR_NAME___module__:
        return p->module;
    case KR_NAME___static_attributes__:
        return p->statics;
    case KR_NAME___firstlineno__:
        return p->has & HAS_LINE ? kr_smallint((kr_sword)p->line) : KR_NULL;
    case KR_NAME___doc__:
        return p->has & HAS_DOC ? KR_NONE : KR_NULL;
    case KR_NAME___dict__:
        return p->has & HAS_DICT ? kr_from_ptr(&kr_object_dict_getset) : KR_NULL;
    case KR_NAME___weakref__:
        return p->has & HAS_WEAK ? kr_from_ptr(&kr_object_weakref_getset) : KR_NULL;
    default:
        return KR_NULL;
    }
}

static own_name *find_pair(kr_packed_names *p, kr_value name) {
    for (size_t i = 0; i < p->n; i++) {
        if (kr_is(p->pair[i].name, name)) return &p->pair[i];
    }
    return NULL;
}

kr_value kr_type_find_name(kr_ctx *ctx, const kr_heap_type *t, kr_value name) {
    kr_packed_names *p = packed_of(kr_type_of_heap(t));
    if (!p) return kr_dict_get_name(ctx, t->dict, name);
    const own_name *o = find_pair(p, name);
    return o ? o->value : find_implied(p, name);
}

/* Number `at` in the order of the namespace; false: there is no such entry. */
static bool entry_at(kr_ctx *ctx, const kr_packed_names *p, size_t at, own_name *out) {
    const own_name head[] = {{KR_N(ctx, __module__), KR_NULL},
                             {KR_N(ctx, __firstlineno__), KR_NULL}};
    const own_name tail[] = {{KR_N(ctx, __static_attributes__), KR_NULL},
                             {KR_N(ctx, __dict__), KR_NULL},
                             {KR_N(ctx, __weakref__), KR_NULL},
                             {KR_N(ctx, __doc__), KR_NULL}};
    const size_t n_head = KR_ARRAY_LEN(head), n_tail = KR_ARRAY_LEN(tail);
    if (at < n_head) {
        *out = head[at];
    } else if (at - n_head < p->n_body) {
        *out = p->pair[at - n_head];
        return true;
    } else if (at - n_head - p->n_body < n_tail) {
        *out = tail[at - n_head - p->n_body];
    } else {
        if (at - n_head - n_tail >= p->n) return false;
        *out = p->pair[at - n_head - n_tail];
        return true;
    }
    out->value = find_implied(p, out->name);
    return true;
}

bool kr_type_next_name(kr_ctx *ctx, const kr_type *t, size_t *pos, kr_value *name,
                       kr_value *value) {
    const kr_packed_names *p = packed_of(t);
    own_name o;
    if (!p) return kr_dict_next(kr_type_own_dict(ctx, t), pos, name, value);
    while (entry_at(ctx, p, *pos, &o)) {
        ++*pos;
        if (kr_isnull(o.value)) continue;
        *name = o.name;
        *value = o.value;
        return true;
    }
    return false;
}

/* ---- packing and unpacking ---- */

typedef struct taker {
    own_name all[MOST + 6];
    size_t n;
} taker;

/* Takes the last entry if it is this one; KR_NULL if it is not. */
static kr_value take_last(taker *e, kr_value name) {
    if (!e->n || !kr_is(e->all[e->n - 1].name, name)) return KR_NULL;
    return e->all[--e->n].value;
}

static bool take_exactly(taker *e, kr_value name, kr_value value) {
    kr_value v = take_last(e, name);
    if (kr_is(v, value)) return true;
    if (!kr_isnull(v)) e->n++;
    return false;
}

void kr_type_pack(kr_ctx *ctx, kr_heap_type *t) {
    taker e = {.n = 0};
    size_t pos = 0, from = 0;
    kr_packed_names head = {.has = 0}, *p;
    own_name o;
    while (kr_dict_next(t->dict, &pos, &o.name, &o.value)) {
        bool fits = e.n < KR_ARRAY_LEN(e.all) && kr_is_exact(o.name, &kr_type_str) &&
                    kr_str_is_interned(o.name);
        if (!fits) return;
        e.all[e.n++] = o;
    }
    if (take_exactly(&e, KR_N(ctx, __doc__), KR_NONE)) head.has |= HAS_DOC;
    if (take_exactly(&e, KR_N(ctx, __weakref__), kr_from_ptr(&kr_object_weakref_getset))) {
        head.has |= HAS_WEAK;
    }
    if (take_exactly(&e, KR_N(ctx, __dict__), kr_from_ptr(&kr_object_dict_getset))) {
        head.has |= HAS_DICT;
    }
    head.statics = take_last(&e, KR_N(ctx, __static_attributes__));
    if (e.n && kr_is(e.all[0].name, KR_N(ctx, __module__))) head.module = e.all[from++].value;
    if (from < e.n && kr_is(e.all[from].name, KR_N(ctx, __firstlineno__)) &&
        kr_is_smallint(e.all[from].value) &&
        (uint64_t)kr_smallint_val(e.all[from].value) <= UINT32_MAX) {
        head.line = (uint32_t)kr_smallint_val(e.all[from++].value);
        head.has |= HAS_LINE;
    }
    if (e.n - from > MOST) return;
    p = new_block(ctx, t, e.n - from);
    head.n = head.n_body = (uint8_t)(e.n - from);
    head.room = p->room;
    *p = head;
    memcpy(p->pair, e.all + from, head.n * sizeof(own_name));
    t->packed = p;
    t->t.flags |= KR_TF_PACKED;
}

void kr_type_unpack(kr_ctx *ctx, kr_heap_type *t) {
    const kr_type *self = kr_type_of_heap(t);
    kr_value d, name, value;
    size_t pos = 0;
    if (!packed_of(self)) return;
    d = kr_dict_new(ctx, t->packed->n + 6u);
    while (kr_type_next_name(ctx, self, &pos, &name, &value)) {
        kr_dict_set_name(ctx, d, name, value);
    }
    t->t.flags &= ~(uint32_t)KR_TF_PACKED;
    kr_store(ctx, t, &t->dict, d);
    kr_dict_fit(ctx, d);
}

void kr_type_trace_names(kr_visitor *v, kr_heap_type *t) {
    kr_packed_names *p = packed_of(kr_type_of_heap(t));
    if (!p) {
        kr_visit(v, &t->dict);
        return;
    }
    kr_visit_ptr(v, &t->packed);
    kr_visit(v, &p->module);
    kr_visit(v, &p->statics);
    kr_visit_array(v, &p->pair[0].name, 2u * p->n);
}

/* ---- changing ---- */

/* Replaces a value, or adds a name behind all others. */
static bool set_packed(kr_ctx *ctx, kr_heap_type *t, kr_value name, kr_value value) {
    kr_packed_names *p = t->packed;
    own_name *o = find_pair(p, name);
    if (kr_is(name, KR_N(ctx, __module__)) && !kr_isnull(p->module)) {
        kr_store(ctx, p, &p->module, value);
        return true;
    }
    if (!o) {
        if (p->n == MOST || !kr_isnull(find_implied(p, name))) return false;
        if (p->n == p->room) {
            kr_packed_names *q = new_block(ctx, t, p->n + 1u);
            uint8_t room = q->room;
            memcpy(q, p, sizeof *p + p->n * sizeof(own_name));
            q->room = room;
            t->packed = p = q;
        }
        o = &p->pair[p->n++];
        o->name = name;
    }
    kr_store(ctx, p, &o->value, value);
    return true;
}

bool kr_type_set_name(kr_ctx *ctx, kr_heap_type *t, kr_value name, kr_value value) {
    if (packed_of(kr_type_of_heap(t))) {
        if (!kr_isnull(value) && set_packed(ctx, t, name, value)) return true;
        if (kr_isnull(value) && kr_isnull(kr_type_find_name(ctx, t, name))) return false;
        kr_type_unpack(ctx, t);
    }
    if (kr_isnull(value)) return kr_dict_del_name(ctx, t->dict, name);
    kr_dict_set_name(ctx, t->dict, name, value);
    return true;
}
