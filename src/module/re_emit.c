/* Regular expressions: from nodes to a program, and what every match begins with. */
#include "base/utf8.h"
#include "module/re.h"
#include "object/exception.h"

/* A repetition of more than one character is written out if that takes no more words; else it
 * counts its rounds, and the program is not pure. */
enum { COPIED_WORDS = 2000 };

static void emit(kr_re_compiler *c, uint32_t node);

static void put(kr_re_compiler *c, uint32_t word) {
    kr_re_put(c, &c->code, word);
}

static uint32_t put_hole(kr_re_compiler *c) {
    put(c, 0);
    return c->code.n - 1;
}

static void fill(kr_re_compiler *c, uint32_t hole) {
    c->code.at[hole] = c->code.n;
}

static const kr_re_node *node_at(const kr_re_compiler *c, uint32_t node) {
    return c->nodes + node;
}

static bool is_unicode(const kr_re_compiler *c, const kr_re_node *n) {
    return c->is_str && !(n->flags & KR_RE_ASCII);
}

/* ---- widths ---- */
static void widths(kr_re_compiler *c, uint32_t node, uint64_t *least, uint64_t *most) {
    const kr_re_node n = *node_at(c, node);
    uint64_t lo, hi;
    kr_check_recursion(c->ctx, NULL);
    *least = *most = 0;
    switch ((kr_re_kind)n.kind) {
    case KR_RE_LIT:
    case KR_RE_ANY:
    case KR_RE_SET:
        *least = *most = 1;
        return;
    case KR_RE_BACKREF:
        if (c->groups.at[n.a] != KR_RE_OPEN) widths(c, c->groups.at[n.a], least, most);
        return;
    case KR_RE_CAT:
    case KR_RE_GROUP:
    case KR_RE_ATOMIC:
        for (uint32_t i = n.child; i; i = node_at(c, i)->next) {
            widths(c, i, &lo, &hi);
            *least += lo;
            *most += hi;
            if (n.kind != KR_RE_CAT) break; /* a child's own `next` is no sibling of ours */
        }
        break;
    case KR_RE_ALT:
    case KR_RE_COND:
        *least = n.kind == KR_RE_COND && !node_at(c, n.child)->next ? 0 : UINT64_MAX;
        for (uint32_t i = n.child; i; i = node_at(c, i)->next) {
            widths(c, i, &lo, &hi);
            if (lo < *least) *least = lo;
            if (hi > *most) *most = hi;
        }
        break;
    case KR_RE_REPEAT:
        widths(c, n.child, &lo, &hi);
        *least = lo * n.a;
        *most = n.b == KR_RE_MAX ? (hi ? UINT32_MAX : 0) : hi * n.b;
        break;
    default:
        break;
    }
    if (*least > UINT32_MAX) *least = UINT32_MAX;
    if (*most > UINT32_MAX) *most = UINT32_MAX;
}

bool kr_re_width(kr_re_compiler *c, uint32_t node, uint64_t *width) {
    uint64_t most;
    widths(c, node, width, &most);
    return *width == most;
}

static bool may_be_empty(kr_re_compiler *c, uint32_t node) {
    uint64_t least, most;
    widths(c, node, &least, &most);
    return least == 0;
}

/* ---- single characters ---- */
/* A node that is always one character: its instruction. */
static bool emit_one(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t cp = n->a, folded;
    switch ((kr_re_kind)n->kind) {
    case KR_RE_LIT:
        folded = kr_re_fold(cp, is_unicode(c, n));
        if (n->flags & KR_RE_IGNORECASE &&
            (folded != cp || (cp < 128 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : c->is_str))) {
            put(c, KR_RE_OP_CHAR_I);
            put(c, folded | (is_unicode(c, n) ? UINT32_C(1) << 31 : 0));
        } else {
            put(c, KR_RE_OP_CHAR);
            put(c, cp);
        }
        return true;
    case KR_RE_ANY:
        put(c, n->flags & KR_RE_DOTALL ? KR_RE_OP_ALL : KR_RE_OP_NOT_LINE);
        return true;
    case KR_RE_SET:
        put(c, KR_RE_OP_IN);
        put(c, cp);
        return true;
    default:
        return false;
    }
}

/* A sequence of one node is that node. */
static uint32_t plain(const kr_re_compiler *c, uint32_t node) {
    while (node_at(c, node)->kind == KR_RE_CAT && node_at(c, node)->child &&
           !node_at(c, node_at(c, node)->child)->next) {
        node = node_at(c, node)->child;
    }
    return node;
}

static bool is_plain_literal(const kr_re_node *n) {
    return n->kind == KR_RE_LIT && !(n->flags & KR_RE_IGNORECASE);
}

/* Literals from `node` on, as one text; returns what follows them. */
static uint32_t emit_text(kr_re_compiler *c, uint32_t node) {
    uint32_t head, bytes = 0, i;
    put(c, KR_RE_OP_TEXT);
    head = put_hole(c);
    for (i = node; i && is_plain_literal(node_at(c, i)); i = node_at(c, i)->next) {
        uint8_t utf8[KR_UTF8_MAX] = {(uint8_t)node_at(c, i)->a};
        size_t k = c->is_str ? kr_utf8_encode(node_at(c, i)->a, utf8) : 1;
        for (size_t j = 0; j < k; j++, bytes++) {
            if (bytes % 4 == 0) put(c, 0);
            ((uint8_t *)(c->code.at + head + 1))[bytes] = utf8[j];
        }
    }
    c->code.at[head] = bytes;
    return i;
}

/* ---- repetitions ---- */
static void split(kr_re_compiler *c, bool lazy, uint32_t *stay, uint32_t *leave) {
    put(c, KR_RE_OP_SPLIT);
    *(lazy ? leave : stay) = put_hole(c);
    *(lazy ? stay : leave) = put_hole(c);
    put(c, c->n_memo++);
}

static void emit_counted(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t counter = c->n_slots++, place = c->n_slots++, top, exit;
    c->impure = true;
    put(c, KR_RE_OP_ZERO);
    put(c, counter);
    top = c->code.n;
    put(c, KR_RE_OP_LOOP);
    put(c, counter);
    put(c, place);
    put(c, n->a);
    put(c, n->b);
    put(c, n->mode == KR_RE_LAZY);
    exit = put_hole(c);
    emit(c, n->child);
    put(c, KR_RE_OP_JUMP);
    put(c, top);
    fill(c, exit);
}

/* child, and a way out of the repetition if it has matched nothing; returns the hole of that, 0:
 * none. */
static uint32_t emit_round(kr_re_compiler *c, uint32_t child) {
    uint32_t slot;
    if (!may_be_empty(c, child)) {
        emit(c, child);
        return 0;
    }
    slot = c->n_slots++;
    put(c, KR_RE_OP_PLACE);
    put(c, slot);
    emit(c, child);
    put(c, KR_RE_OP_MOVED);
    put(c, slot);
    return put_hole(c);
}

/* child* or the like, without a limit. */
static void emit_star(kr_re_compiler *c, uint32_t child, bool lazy) {
    uint32_t top = c->code.n, stay, leave, exit;
    split(c, lazy, &stay, &leave);
    fill(c, stay);
    exit = emit_round(c, child);
    put(c, KR_RE_OP_JUMP);
    put(c, top);
    fill(c, leave);
    if (exit) fill(c, exit);
}

/* Keeps a hole of a jump to an end that is not known yet: those are linked. */
static void link_hole(kr_re_compiler *c, uint32_t *holes, uint32_t hole) {
    if (!hole) return;
    c->code.at[hole] = *holes;
    *holes = hole;
}

static void fill_linked(kr_re_compiler *c, uint32_t holes) {
    while (holes) {
        uint32_t next = c->code.at[holes];
        fill(c, holes);
        holes = next;
    }
}

/* child{a,b} written out; exits of the optional part all lead behind it. */
static void emit_copies(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t exits = 0, stay, leave;
    for (uint32_t i = 0; i < n->a; i++) emit(c, n->child);
    if (n->b == KR_RE_MAX) {
        emit_star(c, n->child, n->mode == KR_RE_LAZY);
        return;
    }
    for (uint32_t i = n->a; i < n->b; i++) {
        split(c, n->mode == KR_RE_LAZY, &stay, &leave);
        fill(c, stay);
        link_hole(c, &exits, leave);
        link_hole(c, &exits, emit_round(c, n->child));
    }
    fill_linked(c, exits);
}

static void emit_run(kr_re_compiler *c, const kr_re_node *n, const kr_re_node *child) {
    uint32_t next;
    put(c, KR_RE_OP_RUN);
    put(c, n->mode);
    put(c, n->a);
    put(c, n->b);
    put(c, c->n_memo++);
    next = put_hole(c);
    emit_one(c, child);
    fill(c, next);
}

static void emit_repeat(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t child = plain(c, n->child), before, words, memos, slots;
    uint64_t rounds;
    const kr_re_node one = *node_at(c, child);
    if (one.kind == KR_RE_LIT || one.kind == KR_RE_ANY || one.kind == KR_RE_SET) {
        emit_run(c, n, &one);
        return;
    }
    if (n->mode == KR_RE_POSSESSIVE) {
        kr_re_node greedy = *n;
        uint32_t next;
        c->impure = true;
        greedy.mode = KR_RE_GREEDY;
        put(c, KR_RE_OP_ATOMIC);
        next = put_hole(c);
        emit_repeat(c, &greedy);
        put(c, KR_RE_OP_END);
        fill(c, next);
        return;
    }
    if (n->b == 0) return;
    if (n->a == 0 && n->b == KR_RE_MAX) {
        emit_star(c, n->child, n->mode == KR_RE_LAZY);
        return;
    }
    rounds = n->b == KR_RE_MAX ? (uint64_t)n->a + 1 : n->b;
    /* how long the child is shows when it is written */
    before = c->code.n;
    memos = c->n_memo;
    slots = c->n_slots;
    emit(c, n->child);
    words = c->code.n - before;
    c->code.n = before;
    c->n_memo = memos;
    c->n_slots = slots;
    if (rounds > 1 && rounds * (words + 4) > COPIED_WORDS) {
        emit_counted(c, n);
    } else {
        emit_copies(c, n);
    }
}

/* ---- the rest ---- */
static void emit_alternatives(kr_re_compiler *c, uint32_t first) {
    uint32_t jumps = 0, stay, leave;
    for (uint32_t i = first; i; i = node_at(c, i)->next) {
        if (!node_at(c, i)->next) {
            emit(c, i);
            break;
        }
        split(c, false, &stay, &leave);
        fill(c, stay);
        emit(c, i);
        put(c, KR_RE_OP_JUMP);
        link_hole(c, &jumps, put_hole(c));
        fill(c, leave);
    }
    fill_linked(c, jumps);
}

static void emit_condition(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t no = node_at(c, n->child)->next, other, end;
    c->impure = true;
    put(c, KR_RE_OP_COND);
    put(c, n->a);
    other = put_hole(c);
    emit(c, n->child);
    if (no) {
        put(c, KR_RE_OP_JUMP);
        end = put_hole(c);
        fill(c, other);
        emit(c, no);
        fill(c, end);
    } else {
        fill(c, other);
    }
}

static void emit_enclosed(kr_re_compiler *c, const kr_re_node *n) {
    uint32_t next;
    c->impure = true;
    put(c, n->kind == KR_RE_LOOK ? KR_RE_OP_LOOK : KR_RE_OP_ATOMIC);
    if (n->kind == KR_RE_LOOK) {
        put(c, n->mode);
        put(c, n->a);
    }
    next = put_hole(c);
    emit(c, n->child);
    put(c, KR_RE_OP_END);
    fill(c, next);
}

static void emit(kr_re_compiler *c, uint32_t node) {
    const kr_re_node n = *node_at(c, node);
    kr_check_recursion(c->ctx, NULL);
    switch ((kr_re_kind)n.kind) {
    case KR_RE_EMPTY:
        return;
    case KR_RE_LIT:
    case KR_RE_ANY:
    case KR_RE_SET:
        emit_one(c, &n);
        return;
    case KR_RE_AT:
        put(c, KR_RE_OP_AT);
        put(c, n.a | (is_unicode(c, &n) ? 16 : 0));
        return;
    case KR_RE_CAT:
        for (uint32_t i = n.child; i;) {
            uint32_t next = node_at(c, i)->next;
            if (is_plain_literal(node_at(c, i)) && next && is_plain_literal(node_at(c, next))) {
                i = emit_text(c, i);
            } else {
                emit(c, i);
                i = next;
            }
        }
        return;
    case KR_RE_ALT:
        emit_alternatives(c, n.child);
        return;
    case KR_RE_REPEAT:
        emit_repeat(c, &n);
        return;
    case KR_RE_GROUP:
        put(c, KR_RE_OP_SAVE);
        put(c, 2 * n.a);
        emit(c, n.child);
        put(c, KR_RE_OP_SAVE);
        put(c, 2 * n.a + 1);
        return;
    case KR_RE_BACKREF:
        c->impure = true;
        put(c, n.flags & KR_RE_IGNORECASE ? KR_RE_OP_BACKREF_I : KR_RE_OP_BACKREF);
        put(c, n.a | (is_unicode(c, &n) ? UINT32_C(1) << 31 : 0));
        return;
    case KR_RE_COND:
        emit_condition(c, &n);
        return;
    default:
        emit_enclosed(c, &n);
    }
}

/* ---- what a match begins with ---- */
static void first_bit(uint8_t *first, uint32_t byte) {
    first[byte / 8] |= (uint8_t)(1u << byte % 8);
}

static void first_others(uint8_t *first, uint32_t from) {
    for (uint32_t b = from; b < 256; b++) first_bit(first, b);
}

static void first_literal(kr_re_compiler *c, const kr_re_node *n, uint8_t *first) {
    uint8_t utf8[KR_UTF8_MAX] = {(uint8_t)n->a};
    if (!(n->flags & KR_RE_IGNORECASE)) {
        if (c->is_str) kr_utf8_encode(n->a, utf8);
        first_bit(first, utf8[0]);
        return;
    }
    if (n->a < 128 && !((n->a | 32) >= 'a' && (n->a | 32) <= 'z')) {
        first_bit(first, n->a);
        return;
    }
    if (n->a < 128) {
        first_bit(first, n->a | 32);
        first_bit(first, n->a & ~UINT32_C(32));
    } else {
        for (uint32_t b = 'A'; b <= 'Z'; b++) {
            first_bit(first, b);
            first_bit(first, b | 32);
        }
        if (!c->is_str) first_bit(first, n->a);
    }
    if (c->is_str) first_others(first, 0xc2);
}

/* Adds the bytes that a match of the node may begin with; true if it may be empty as well. */
static bool first_of(kr_re_compiler *c, uint32_t node, uint8_t *first) {
    const kr_re_node n = *node_at(c, node);
    bool empty;
    switch ((kr_re_kind)n.kind) {
    case KR_RE_LIT:
        first_literal(c, &n, first);
        return false;
    case KR_RE_SET:
        for (uint32_t b = 0; b < (c->is_str ? 128 : 256); b++) {
            if (kr_re_set_has(c->sets.at + n.a, b)) first_bit(first, b);
        }
        if (c->is_str) first_others(first, 0xc2);
        return false;
    case KR_RE_EMPTY:
    case KR_RE_AT:
    case KR_RE_LOOK:
        return true;
    case KR_RE_CAT:
        for (uint32_t i = n.child; i; i = node_at(c, i)->next) {
            if (!first_of(c, i, first)) return false;
        }
        return true;
    case KR_RE_GROUP:
    case KR_RE_ATOMIC:
        return first_of(c, n.child, first);
    case KR_RE_ALT:
        empty = false;
        for (uint32_t i = n.child; i; i = node_at(c, i)->next) empty |= first_of(c, i, first);
        return empty;
    case KR_RE_REPEAT:
        return (n.b && first_of(c, n.child, first)) || n.a == 0;
    default:
        first_others(first, 0);
        return true;
    }
}

static bool begins_at_start(const kr_re_compiler *c, uint32_t node) {
    const kr_re_node *n = node_at(c, node);
    if (n->kind == KR_RE_AT) return n->a == KR_RE_AT_START;
    if ((n->kind == KR_RE_CAT || n->kind == KR_RE_GROUP) && n->child) {
        return begins_at_start(c, n->child);
    }
    return false;
}

static void find_first(kr_re_compiler *c, uint32_t root, kr_pattern *p) {
    uint8_t first[32] = {0}, all = 0xff;
    const uint32_t *code = c->code.at;
    uint32_t at = 0;
    while (code[at] == KR_RE_OP_SAVE) at += 2;
    if (code[at] == KR_RE_OP_TEXT) {
        p->n_prefix = code[at + 1];
        p->prefix = kr_heap_leaf(c->ctx, p->n_prefix);
        memcpy(p->prefix, code + at + 2, p->n_prefix);
    }
    if (code[at] == KR_RE_OP_LOOK && code[at + 1] == KR_RE_BEHIND && code[at + 2] == 1 &&
        code[at + 4] == KR_RE_OP_CHAR && code[at + 5] < 128 && code[at + 6] == KR_RE_OP_END) {
        p->behind = (uint8_t)code[at + 5];
    }
    p->anchored = begins_at_start(c, root);
    if (first_of(c, root, first)) return;
    for (int i = 0; i < 16; i++) all &= first[i];
    if (all == 0xff) return;
    p->first = kr_heap_leaf(c->ctx, sizeof first);
    memcpy(p->first, first, sizeof first);
}

void kr_re_emit(kr_re_compiler *c, uint32_t root, kr_pattern *p) {
    c->n_slots = KR_RE_LAST(p) + 1;
    c->impure = false;
    emit(c, root);
    put(c, KR_RE_OP_MATCH);
    p->code = c->code.at;
    p->n_code = c->code.n;
    p->sets = c->sets.at;
    p->n_sets = c->sets.n;
    p->n_slots = c->n_slots;
    p->n_memo = c->n_memo;
    p->pure = !c->impure;
    find_first(c, root, p);
}
