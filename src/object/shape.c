/* Hidden classes and the attributes of instances.
 *
 * - A shape's key, parent and n never change; a tree of shapes grows by transitions and is bounded
 *   (SHAPE_MAX_KEYS deep, SHAPE_MAX_TREE nodes), beyond which instances go to dict mode.
 * - cap depends only on the root's cap and n, so instances with equal n under one root have equal
 *   room, and removing a key never needs more.
 * - A child never adds a key that its ancestors have.
 * - The key '' holds the dict that __dict__ handed out: a shared-key view whose owner is the
 *   kr_attrs.
 *   An attribute really named '' sends the instance to dict mode. */
#include "object/shape.h"

#include "object/dict.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/type_internal.h"

enum {
    SHAPE_MAX_KEYS = 256,
    SHAPE_MAX_TREE = 4096,
    SHAPE_LINEAR = 8,
    SHAPE_REBUILD_MAX = 16,
    LEARN_AFTER = 3,
    LEARN_MAX = 32,
};

static void shape_trace(kr_visitor *v, kr_object *obj) {
    kr_shape *s = (kr_shape *)obj;
    if (s->type->flags & KR_TF_HEAP) kr_visit_ptr(v, &s->type);
    kr_visit_ptr(v, &s->parent);
    kr_visit_ptr(v, &s->root);
    kr_visit_ptr(v, &s->older);
    kr_visit(v, &s->key);
    kr_visit(v, &s->transitions);
    kr_visit_ptr(v, &s->keys); /* the keys themselves live in the ancestors */
    kr_visit_ptr(v, &s->table);
}

const kr_type kr_type_shape = {
    .base_object = {&kr_type_type},
    .name = "shape",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_shape,
    .version = 1,
    .size = sizeof(kr_shape),
    .trace = shape_trace,
};

/* ---- the tree ---- */

static kr_shape *new_root(kr_ctx *ctx, const kr_type *type) {
    kr_shape *s = kr_heap_new(ctx, &kr_type_shape, sizeof(kr_shape));
    s->type = type;
    s->root = s;
    s->n_tree = 1;
    if (type->flags & KR_TF_HEAP) s->cap = ((const kr_heap_type *)type)->instance_hint;
    return s;
}

void kr_type_make_root(kr_ctx *ctx, const kr_type *t) {
    kr_heap_type *ht = (kr_heap_type *)(uintptr_t)t;
    if ((t->flags & (KR_TF_HEAP | KR_TF_TYPE)) != KR_TF_HEAP) return;
    if (ht->root_shape || !t->attrs_offset) return;
    ht->root_shape = new_root(ctx, t);
}

static size_t table_mask(uint32_t n) {
    size_t size = 32;
    while (size < 2 * (size_t)n) size *= 2;
    return size - 1;
}

static void make_keys(kr_ctx *ctx, kr_shape *s) {
    kr_value *keys = kr_heap_leaf(ctx, s->n * sizeof(kr_value));
    for (kr_shape *p = s; p->parent; p = p->parent) keys[p->n - 1] = p->key;
    s->keys = keys;
}

static void make_table(kr_ctx *ctx, kr_shape *s) {
    size_t mask = table_mask(s->n);
    if (!s->keys) make_keys(ctx, s);
    uint16_t *table = kr_heap_leaf0(ctx, (mask + 1) * sizeof(uint16_t));
    for (uint32_t i = 0; i < s->n; i++) { /* cells hold index + 1 */
        size_t at = kr_str_hash32(ctx, s->keys[i]) & mask;
        while (table[at]) at = (at + 1) & mask;
        table[at] = (uint16_t)(i + 1);
    }
    s->table = table;
}

static int find_walking(const kr_shape *s, kr_value name) {
    for (const kr_shape *p = s; p->parent; p = p->parent) {
        if (kr_is(p->key, name)) return (int)p->n - 1;
    }
    return -1;
}

int kr_shape_find(kr_ctx *ctx, kr_shape *s, kr_value name) {
    if (s->table) {
        size_t mask = table_mask(s->n), at = kr_str_hash32(ctx, name) & mask;
        const uint16_t *table = s->table;
        for (; table[at]; at = (at + 1) & mask) {
            if (kr_is(s->keys[table[at] - 1], name)) return table[at] - 1;
        }
        return -1;
    }
    if (s->n > SHAPE_LINEAR && ++s->lookups > 3) {
        make_table(ctx, s);
        return kr_shape_find(ctx, s, name);
    }
    return find_walking(s, name);
}

/* The child with this key if it exists already. */
static kr_shape *existing_child(kr_ctx *ctx, kr_shape *s, kr_value name) {
    if (kr_isnull(s->transitions)) return NULL;
    if (kr_ptr(s->transitions)->type == &kr_type_shape) {
        kr_shape *c = KR_AS(kr_shape, s->transitions);
        return kr_is(c->key, name) ? c : NULL;
    }
    kr_value c = kr_dict_get_name(ctx, s->transitions, name);
    return kr_isnull(c) ? NULL : KR_AS(kr_shape, c);
}

static void add_child(kr_ctx *ctx, kr_shape *s, kr_shape *child) {
    kr_value t = s->transitions;
    if (kr_isnull(t)) {
        kr_store(ctx, s, &s->transitions, kr_from_ptr(child));
        return;
    }
    if (kr_ptr(t)->type == &kr_type_shape) {
        kr_value d = kr_dict_new(ctx, 2);
        kr_dict_set_name(ctx, d, KR_AS(kr_shape, t)->key, t);
        kr_store(ctx, s, &s->transitions, d);
    }
    kr_dict_set_name(ctx, s->transitions, child->key, kr_from_ptr(child));
}

kr_shape *kr_shape_add(kr_ctx *ctx, kr_shape *s, kr_value name) {
    kr_shape *c = existing_child(ctx, s, name);
    if (c) return c;
    if (s->n >= SHAPE_MAX_KEYS || s->root->n_tree >= SHAPE_MAX_TREE) return NULL;
    c = kr_heap_new(ctx, &kr_type_shape, sizeof(kr_shape));
    c->type = s->type;
    c->parent = s;
    c->root = s->root;
    c->n = s->n + 1;
    c->cap = s->cap >= c->n ? s->cap : s->cap < 4 ? 4 : s->cap * 2;
    kr_store_init(&c->key, name);
    s->root->n_tree++;
    add_child(ctx, s, c);
    return c;
}

kr_value kr_shape_key(kr_ctx *ctx, kr_shape *s, uint32_t index) {
    if (!s->keys) {
        if (index + 1 == s->n) return s->key;
        make_keys(ctx, s);
    }
    return s->keys[index];
}

/* ---- attributes ---- */

/* Slots lie in the object itself, right behind the kr_attrs. */
static bool is_inline(const kr_attrs *a, const kr_object *obj) {
    const kr_type *t = obj->type;
    return a->slots == (kr_value *)(a + 1) && (t->flags & KR_TF_HEAP) &&
           ((const kr_heap_type *)t)->instance_hint > 0;
}

void kr_attrs_trace(kr_visitor *v, kr_attrs *a, const kr_object *obj) {
    if (!a->shape) {
        if (a->slots) kr_visit_ptr(v, &a->slots);
        return;
    }
    kr_visit_ptr(v, &a->shape);
    if (!a->slots) return;
    if (!is_inline(a, obj)) kr_visit_ptr(v, &a->slots);
    kr_visit_array(v, a->slots, a->shape->n);
}

/* Instances of a class keep outgrowing the room they get in place: later ones get more, and start
 * in a new tree of shapes whose cap says so. */
static void learn_room(kr_ctx *ctx, const kr_type *type, kr_shape *root, uint32_t n) {
    kr_heap_type *t = (kr_heap_type *)type;
    if (t->root_shape != root || n > LEARN_MAX || ++root->overflows < LEARN_AFTER) return;
    t->instance_hint = kr_room_in_cell(type->size, n);
    root = new_root(ctx, type);
    root->older = t->root_shape; /* inline caches rely on shapes living as long as their class */
    t->root_shape = root;
}

void kr_attrs_reserve(kr_ctx *ctx, kr_value obj, kr_attrs *a, uint32_t n) {
    kr_object *o = kr_ptr(obj);
    if (a->slots && is_inline(a, o)) {
        size_t room = (size_t)((char *)o + kr_heap_block_size(ctx, o) - (char *)a->slots);
        if (room >= n * sizeof(kr_value)) return;
        kr_value *slots = kr_heap_leaf_of(ctx, o, n * sizeof(kr_value));
        memset(slots, 0, n * sizeof(kr_value));
        memcpy(slots, a->slots, (a->shape->n < n ? a->shape->n : n) * sizeof(kr_value));
        a->slots = slots;
        learn_room(ctx, o->type, a->shape->root, n);
        return;
    }
    size_t used = a->shape ? a->shape->n * sizeof(kr_value) : 0;
    size_t room = a->slots ? kr_heap_block_size(ctx, a->slots) : 0;
    if (room < n * sizeof(kr_value)) {
        size_t bytes = n * sizeof(kr_value);
        a->slots =
            a->slots ? kr_heap_resize(ctx, a->slots, used, bytes) : kr_heap_leaf_of(ctx, o, bytes);
    }
}

static kr_value dict_of(const kr_attrs *a) {
    return kr_from_ptr(a->slots);
}

/* Attributes that were never touched get the class's root shape, or a dict where there is none. */
static void start(kr_ctx *ctx, kr_value obj, kr_attrs *a) {
    const kr_type *t = kr_ptr(obj)->type;
    kr_type_make_root(ctx, t);
    if ((t->flags & KR_TF_HEAP) && ((const kr_heap_type *)t)->root_shape) {
        kr_shape *root = ((const kr_heap_type *)t)->root_shape;
        if (root->cap) kr_attrs_reserve(ctx, obj, a, root->cap);
        a->shape = root;
        return;
    }
    a->slots = (kr_value *)kr_ptr(kr_dict_new(ctx, 0));
}

/* Adds a key with its value; false when shapes cannot express it. */
static bool add_slot(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value name, kr_value value) {
    kr_shape *c = kr_shape_add(ctx, a->shape, name);
    if (!c) return false;
    if (c->cap > a->shape->cap) kr_attrs_reserve(ctx, obj, a, c->cap);
    if (!a->slots) return false; /* never: there is room for one at least */
    kr_store(ctx, kr_ptr(obj), &a->slots[c->n - 1], value);
    a->shape = c;
    return true;
}

static void to_dict_mode(kr_ctx *ctx, kr_value obj, kr_attrs *a) {
    int i = kr_shape_find(ctx, a->shape, ctx->vm->str_empty);
    kr_value d = i >= 0 && a->slots ? a->slots[i] : kr_dict_new_shared(ctx, obj, a);
    kr_dict_detach(ctx, d);
}

kr_value kr_attrs_get(kr_ctx *ctx, kr_attrs *a, kr_value name) {
    if (!a->shape) return a->slots ? kr_dict_get_name(ctx, dict_of(a), name) : KR_NULL;
    int i = kr_shape_find(ctx, a->shape, name);
    if (i < 0 || KR_UNLIKELY(kr_is(name, ctx->vm->str_empty))) return KR_NULL;
    return a->slots[i];
}

void kr_attrs_set(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value name, kr_value value) {
    if (!a->shape && !a->slots) start(ctx, obj, a);
    if (a->shape) {
        bool odd = kr_is(name, ctx->vm->str_empty);
        int i = odd ? -1 : kr_shape_find(ctx, a->shape, name);
        if (i >= 0 && a->slots) {
            kr_store(ctx, kr_ptr(obj), &a->slots[i], value);
            return;
        }
        if (!odd && add_slot(ctx, obj, a, name, value)) return;
        to_dict_mode(ctx, obj, a);
    }
    kr_dict_set_name(ctx, dict_of(a), name, value);
}

/* The shape without key `gone`; NULL if it would need too many new shapes. */
static kr_shape *without_key(kr_ctx *ctx, kr_shape *s, uint32_t gone) {
    if (gone + 1 == s->n) return s->parent;
    if (s->n > SHAPE_REBUILD_MAX) return NULL;
    kr_shape *r = s->root;
    for (uint32_t i = 0; r && i < s->n; i++) {
        if (i != gone) r = kr_shape_add(ctx, r, kr_shape_key(ctx, s, i));
    }
    return r;
}

bool kr_attrs_del(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value name) {
    if (!a->shape) return a->slots && kr_dict_del_name(ctx, dict_of(a), name);
    int i = kr_is(name, ctx->vm->str_empty) ? -1 : kr_shape_find(ctx, a->shape, name);
    if (i < 0 || kr_isnull(a->slots[i])) return false;
    kr_shape *s = without_key(ctx, a->shape, (uint32_t)i);
    if (!s) {
        to_dict_mode(ctx, obj, a);
        return kr_dict_del_name(ctx, dict_of(a), name);
    }
    memmove(a->slots + i, a->slots + i + 1, (s->n - (uint32_t)i) * sizeof(kr_value));
    a->slots[s->n] = KR_NULL;
    a->shape = s;
    return true;
}

kr_value kr_attrs_dict(kr_ctx *ctx, kr_value obj, kr_attrs *a) {
    if (!a->shape && !a->slots) start(ctx, obj, a);
    if (!a->shape) return dict_of(a);
    int i = kr_shape_find(ctx, a->shape, ctx->vm->str_empty);
    if (i >= 0 && a->slots) return a->slots[i];
    kr_value d = kr_dict_new_shared(ctx, obj, a);
    if (!add_slot(ctx, obj, a, ctx->vm->str_empty, d)) kr_dict_detach(ctx, d);
    return d;
}

void kr_attrs_set_dict(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value dict) {
    if (a->shape && kr_shape_find(ctx, a->shape, ctx->vm->str_empty) >= 0) {
        to_dict_mode(ctx, obj, a); /* the old dict lives on with its own keys */
    }
    if (kr_isnull(dict)) dict = kr_dict_new(ctx, 0);
    if (kr_dict_is_shared(KR_AS(kr_dict, dict))) kr_dict_detach(ctx, dict);
    a->shape = NULL;
    a->slots = (kr_value *)kr_ptr(dict);
}

void kr_attrs_leave_shape(kr_ctx *ctx, kr_value obj, kr_attrs *a) {
    if (!a->shape) return;
    if (a->shape->n) {
        to_dict_mode(ctx, obj, a);
        return;
    }
    a->shape = NULL;
    a->slots = NULL;
}
