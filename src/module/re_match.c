/* Regular expressions: the matcher.
 *
 * Choices and what undoes stores into slots lie on a stack of our own; C recurses only into
 * look-around and atomic groups, as deep as the pattern nests them. The text is UTF-8; positions
 * are bytes. */
#include "base/search.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "module/re.h"
#include "object/exception.h"
#include "object/str.h"

/* What lies on the stack. */
enum {
    BACK_BRANCH, /* go on at pc, pos */
    BACK_SLOT,   /* slot pc had the value pos */
    BACK_RUN,    /* greedy run at pc: try extra, then less, down to pos */
    BACK_LAZY,   /* lazy run at pc: has extra characters up to pos */
    BACK_LOOP,   /* lazy loop at pc: another round (it has done extra) */
};

/* A search may take that many steps, and as many per character, where nothing bounds them. */
enum { STEP_LIMIT = 200000000, STEP_LIMIT_EACH = 200, STEPS_BEFORE_TABLE = 20000 };

static void push(kr_re_matcher *m, uint32_t kind, uint32_t pc, size_t pos, size_t extra) {
    if (KR_UNLIKELY(m->n_back == m->cap_back)) {
        size_t cap = m->cap_back ? m->cap_back * 2 : 32;
        m->back =
            kr_heap_resize(m->ctx, m->back, m->n_back * sizeof *m->back, cap * sizeof *m->back);
        m->cap_back = cap;
    }
    m->back[m->n_back++] = (kr_re_back){kind, pc, pos, extra};
}

static void set_slot(kr_re_matcher *m, uint32_t slot, size_t value) {
    if (m->n_back) push(m, BACK_SLOT, slot, m->slots[slot], 0);
    m->slots[slot] = value;
}

/* ---- steps ---- */
static KR_COLD void many_steps(kr_re_matcher *m) {
    size_t n = m->end + 1;
    m->limit = UINT64_MAX;
    if (!m->p->pure) {
        kr_raise_fmt(m->ctx, &kr_type_RuntimeError,
                     "regular expression took more than %zu steps on %zu bytes; it has "
                     "references, look-around or counted groups, so that nothing bounds its time",
                     (size_t)m->steps, m->end - m->start);
    }
    if (m->p->n_memo && n > SIZE_MAX / m->p->n_memo) kr_raise_memory(m->ctx);
    m->failed = kr_heap_leaf0(m->ctx, n * m->p->n_memo / 8 + sizeof *m->failed);
}

static KR_NOINLINE void look_at_steps(kr_re_matcher *m) {
    kr_tick(m->ctx, 2048);
    if (m->steps > m->limit) many_steps(m);
    m->look_at = m->steps + 256;
}

static inline void step(kr_re_matcher *m) {
    if (KR_UNLIKELY(++m->steps >= m->look_at)) look_at_steps(m);
}

static void start_steps(kr_re_matcher *m) {
    uint64_t n = m->end - m->start;
    m->steps = 0;
    m->look_at = 256;
    m->failed = NULL;
    m->limit = m->p->pure ? STEPS_BEFORE_TABLE + 16 * n : STEP_LIMIT + STEP_LIMIT_EACH * n;
}

static inline bool is_marked(const kr_re_matcher *m, uint32_t memo, size_t pos) {
    size_t bit = memo * (m->end + 1) + pos;
    return m->failed[bit >> 5] >> (bit & 31) & 1;
}

/* True if the branch has been taken at this position before, and so has failed. */
static inline bool tried(kr_re_matcher *m, uint32_t memo, size_t pos) {
    size_t bit;
    uint32_t mask;
    if (KR_LIKELY(!m->failed)) return false;
    bit = memo * (m->end + 1) + pos;
    mask = UINT32_C(1) << (bit & 31);
    if (m->failed[bit >> 5] & mask) return true;
    m->failed[bit >> 5] |= mask;
    return false;
}

/* ---- characters ---- */
static inline uint32_t char_at(const kr_re_matcher *m, size_t *pos) {
    const uint8_t *p = m->text + *pos;
    uint32_t cp = *p;
    if (cp < 0x80 || !m->utf8) {
        ++*pos;
        return cp;
    }
    cp = kr_utf8_next(&p);
    *pos = (size_t)(p - m->text);
    return cp;
}

static size_t before(const kr_re_matcher *m, size_t pos) {
    pos--;
    if (m->utf8) {
        while (!kr_utf8_is_start(m->text[pos])) pos--;
    }
    return pos;
}

static bool is_word(const kr_re_matcher *m, size_t pos, bool unicode) {
    return kr_re_in_class(char_at(m, &pos), KR_RE_WORD, unicode);
}

static bool at_place(const kr_re_matcher *m, uint32_t where, size_t pos) {
    const uint8_t *t = m->text;
    bool unicode = where & 16;
    switch ((kr_re_at)(where & 15)) {
    case KR_RE_AT_START:
        return pos == 0;
    case KR_RE_AT_LINE:
        return pos == 0 || t[pos - 1] == '\n';
    case KR_RE_AT_END:
        return pos == m->end || (pos + 1 == m->end && t[pos] == '\n');
    case KR_RE_AT_LINE_END:
        return pos == m->end || t[pos] == '\n';
    case KR_RE_AT_VERY_END:
        return pos == m->end;
    default:
        return ((pos > 0 && is_word(m, before(m, pos), unicode)) !=
                (pos < m->end && is_word(m, pos, unicode))) == ((where & 15) == KR_RE_AT_WORD);
    }
}

/* One of the instructions for a single character: moves *pos over it if it fits. */
static inline bool one(const kr_re_matcher *m, const uint32_t *op, size_t *pos) {
    uint32_t cp;
    size_t at = *pos;
    bool fits;
    if (at >= m->end) return false;
    cp = char_at(m, &at);
    switch ((kr_re_op)op[0]) {
    case KR_RE_OP_CHAR:
        fits = cp == op[1];
        break;
    case KR_RE_OP_CHAR_I:
        fits = kr_re_fold(cp, op[1] >> 31) == (op[1] & INT32_MAX);
        break;
    case KR_RE_OP_NOT_LINE:
        fits = cp != '\n';
        break;
    case KR_RE_OP_ALL:
        fits = true;
        break;
    default:
        fits = kr_re_set_has(m->p->sets + op[1], cp);
        break;
    }
    if (fits) *pos = at;
    return fits;
}

static uint32_t one_size(const uint32_t *op) {
    return op[0] == KR_RE_OP_NOT_LINE || op[0] == KR_RE_OP_ALL ? 1 : 2;
}

/* Moves over as many characters as fit, at most `most`; returns how many. */
static size_t run_over(const kr_re_matcher *m, const uint32_t *op, size_t most, size_t *pos) {
    size_t n = 0, left = m->end - *pos;
    if (!m->utf8) {
        const uint8_t *from = m->text + *pos, *p = from, *stop;
        if (most < left) left = most;
        stop = p + left;
        if (op[0] == KR_RE_OP_ALL) {
            p = stop;
        } else if (op[0] == KR_RE_OP_NOT_LINE) {
            p = left ? memchr(p, '\n', left) : NULL;
            if (!p) p = stop;
        } else if (op[0] == KR_RE_OP_IN) {
            const uint32_t *bits = m->p->sets + op[1] + KR_RE_SET_BITS;
            while (p < stop && bits[*p >> 5] >> (*p & 31) & 1) p++;
        } else if (op[0] == KR_RE_OP_CHAR) {
            while (p < stop && *p == op[1]) p++;
        } else {
            while (p < stop && kr_re_fold(*p, op[1] >> 31) == (op[1] & INT32_MAX)) p++;
        }
        n = (size_t)(p - from);
        *pos += n;
        return n;
    }
    while (n < most && one(m, op, pos)) n++;
    return n;
}

/* ---- groups ---- */
static bool same_text(const kr_re_matcher *m, uint32_t group, bool fold, size_t *pos) {
    size_t from = m->slots[2 * (group & INT32_MAX)], to = m->slots[2 * (group & INT32_MAX) + 1];
    size_t at = *pos;
    if (from == KR_RE_NONE || to == KR_RE_NONE || to < from) return false;
    if (!fold) {
        if (m->end - at < to - from || memcmp(m->text + at, m->text + from, to - from) != 0) {
            return false;
        }
        *pos = at + (to - from);
        return true;
    }
    while (from < to) {
        if (at >= m->end || kr_re_fold(char_at(m, &from), group >> 31) !=
                                kr_re_fold(char_at(m, &at), group >> 31)) {
            return false;
        }
    }
    *pos = at;
    return true;
}

static void save(kr_re_matcher *m, uint32_t slot, size_t pos) {
    set_slot(m, slot, pos);
    if (slot & 1) set_slot(m, KR_RE_LAST(m->p), slot / 2);
}

/* ---- choices ---- */
/* The byte that what stands at `next` begins with; -1: it may begin with several, or the table
 * wants to be told of each position that fails. */
static int next_byte(const kr_re_matcher *m, const uint32_t *next) {
    if (m->failed) return -1;
    for (;;) {
        if (next[0] == KR_RE_OP_SAVE) {
            next += 2;
        } else if (next[0] == KR_RE_OP_LOOK && next[1] == 0) {
            next += 4; /* ahead: what it wants to see */
        } else {
            break;
        }
    }
    if (next[0] == KR_RE_OP_CHAR && next[1] < 128) return (int)next[1];
    return next[0] == KR_RE_OP_TEXT ? *(const uint8_t *)(next + 2) : -1;
}

/* The next choice of a greedy run: one character less. False if nothing is left. */
static bool back_run(kr_re_matcher *m, kr_re_back *b, uint32_t *pc, size_t *pos) {
    const uint32_t *op = m->p->code + b->pc;
    int byte = next_byte(m, m->p->code + op[5]);
    size_t at = b->extra;
    for (;;) {
        bool fits = byte < 0 || (at < m->end && m->text[at] == byte);
        *pos = at;
        if (at == b->pos) {
            m->n_back--;
            *pc = op[5];
            return fits && !tried(m, op[4], *pos);
        }
        at = before(m, at);
        if (fits && !tried(m, op[4], *pos)) {
            b->extra = at;
            *pc = op[5];
            return true;
        }
    }
}

/* The next choice of a lazy run: one character more. */
static bool back_lazy(kr_re_matcher *m, kr_re_back *b, uint32_t *pc, size_t *pos) {
    const uint32_t *op = m->p->code + b->pc;
    int byte = next_byte(m, m->p->code + op[5]);
    do {
        if (b->extra >= op[3] || !one(m, op + 6, &b->pos)) {
            m->n_back--;
            return false;
        }
        b->extra++;
        m->steps++;
    } while (byte >= 0 && (b->pos >= m->end || m->text[b->pos] != byte));
    *pos = b->pos;
    *pc = op[5];
    return !tried(m, op[4], *pos);
}

static void loop_body(kr_re_matcher *m, uint32_t *pc, size_t pos, size_t count) {
    const uint32_t *op = m->p->code + *pc;
    set_slot(m, op[1], count + 1);
    set_slot(m, op[2], pos);
    *pc += 7;
}

static bool go_back(kr_re_matcher *m, size_t base, uint32_t *pc, size_t *pos) {
    while (m->n_back > base) {
        kr_re_back *b = m->back + m->n_back - 1;
        step(m);
        switch (b->kind) {
        case BACK_SLOT:
            m->slots[b->pc] = b->pos;
            m->n_back--;
            break;
        case BACK_BRANCH:
            *pc = b->pc;
            *pos = b->pos;
            m->n_back--;
            return true;
        case BACK_RUN:
            if (back_run(m, b, pc, pos)) return true;
            break;
        case BACK_LAZY:
            if (back_lazy(m, b, pc, pos)) return true;
            break;
        default: {
            size_t count = b->extra;
            *pc = b->pc;
            *pos = b->pos;
            m->n_back--;
            loop_body(m, pc, *pos, count);
            return true;
        }
        }
    }
    return false;
}

/* Forgets the choices above `base` but not what undoes stores. */
static void cut(kr_re_matcher *m, size_t base) {
    size_t to = base;
    for (size_t i = base; i < m->n_back; i++) {
        if (m->back[i].kind == BACK_SLOT) m->back[to++] = m->back[i];
    }
    m->n_back = to;
}

static void undo(kr_re_matcher *m, size_t base) {
    while (m->n_back > base) {
        kr_re_back b = m->back[--m->n_back];
        if (b.kind == BACK_SLOT) m->slots[b.pc] = b.pos;
    }
}

/* ---- instructions with more to do ---- */
/* The same as run_over without a limit, up to where the run has gone on before: from there it went
 * through all that follows. */
static size_t run_to_mark(const kr_re_matcher *m, const uint32_t *op, size_t *pos) {
    size_t n = 0;
    while (!is_marked(m, op[4], *pos) && one(m, op + 6, pos)) n++;
    return n;
}

/* A run of single characters at *pos. */
static bool do_run(kr_re_matcher *m, uint32_t *pc, size_t *pos) {
    const uint32_t *op = m->p->code + *pc;
    size_t n = run_over(m, op + 6, op[2], pos), low, more;
    m->steps += n;
    if (n < op[2]) return false;
    if (op[1] == KR_RE_LAZY) {
        push(m, BACK_LAZY, *pc, *pos, n);
        *pc = op[5];
        return !tried(m, op[4], *pos);
    }
    low = *pos;
    if (m->failed && op[3] == KR_RE_MAX) {
        more = run_to_mark(m, op, pos);
    } else {
        more = run_over(m, op + 6, op[3] == KR_RE_MAX ? SIZE_MAX : op[3] - op[2], pos);
    }
    m->steps += more;
    if (more && op[1] == KR_RE_GREEDY) {
        push(m, BACK_RUN, *pc, low, *pos);
        return back_run(m, m->back + m->n_back - 1, pc, pos);
    }
    *pc = op[5];
    return !tried(m, op[4], *pos);
}

static void do_loop(kr_re_matcher *m, uint32_t *pc, size_t pos) {
    const uint32_t *op = m->p->code + *pc;
    size_t count = m->slots[op[1]];
    /* a round that matched nothing could be repeated for ever: no more are needed either */
    if ((count && pos == m->slots[op[2]]) || (op[4] != KR_RE_MAX && count >= op[4])) {
        *pc = op[6];
    } else if (count < op[3]) {
        loop_body(m, pc, pos, count);
    } else if (op[5]) {
        push(m, BACK_LOOP, *pc, pos, count);
        *pc = op[6];
    } else {
        push(m, BACK_BRANCH, op[6], pos, 0);
        loop_body(m, pc, pos, count);
    }
}

static bool run(kr_re_matcher *m, uint32_t pc, size_t *pos);

static bool look(kr_re_matcher *m, const uint32_t *op, uint32_t body, size_t pos) {
    size_t base = m->n_back;
    bool found = true;
    /* while it looks, there is something to come back to: stores are undone */
    push(m, BACK_BRANCH, 0, 0, 0);
    if (op[1] & KR_RE_BEHIND) {
        for (uint32_t i = op[2]; i && found; i--) {
            if (pos == 0) {
                found = false;
            } else {
                pos = before(m, pos);
            }
        }
    }
    found = found && run(m, body, &pos);
    if (op[1] & KR_RE_NOT || !found) {
        undo(m, base);
    } else {
        cut(m, base);
    }
    return found != ((op[1] & KR_RE_NOT) != 0);
}

static bool enclosed(kr_re_matcher *m, uint32_t body, size_t *pos) {
    size_t base = m->n_back;
    push(m, BACK_BRANCH, 0, 0, 0);
    if (!run(m, body, pos)) {
        m->n_back = base;
        return false;
    }
    cut(m, base);
    return true;
}

/* From pc at *pos on: to the end of the program, or of the part that a look-around or atomic group
 * encloses. */
static bool run(kr_re_matcher *m, uint32_t pc, size_t *end) {
    const uint32_t *code = m->p->code;
    size_t base = m->n_back, pos = *end;
    kr_check_recursion(m->ctx, NULL);
    for (;;) {
        const uint32_t *op = code + pc;
        bool ok = true;
        step(m);
        switch ((kr_re_op)op[0]) {
        case KR_RE_OP_CHAR:
        case KR_RE_OP_CHAR_I:
        case KR_RE_OP_NOT_LINE:
        case KR_RE_OP_ALL:
        case KR_RE_OP_IN:
            ok = one(m, op, &pos);
            pc += one_size(op);
            break;
        case KR_RE_OP_TEXT:
            ok = m->end - pos >= op[1] && memcmp(m->text + pos, op + 2, op[1]) == 0;
            pos += op[1];
            pc += 2 + (op[1] + 3) / 4;
            break;
        case KR_RE_OP_AT:
            ok = at_place(m, op[1], pos);
            pc += 2;
            break;
        case KR_RE_OP_JUMP:
            pc = op[1];
            break;
        case KR_RE_OP_SPLIT:
            ok = !tried(m, op[3], pos);
            if (ok) push(m, BACK_BRANCH, op[2], pos, 0);
            pc = op[1];
            break;
        case KR_RE_OP_RUN:
            ok = do_run(m, &pc, &pos);
            break;
        case KR_RE_OP_SAVE:
            save(m, op[1], pos);
            pc += 2;
            break;
        case KR_RE_OP_PLACE:
        case KR_RE_OP_ZERO:
            set_slot(m, op[1], op[0] == KR_RE_OP_PLACE ? pos : 0);
            pc += 2;
            break;
        case KR_RE_OP_MOVED:
            pc = pos == m->slots[op[1]] ? op[2] : pc + 3;
            break;
        case KR_RE_OP_LOOP:
            do_loop(m, &pc, pos);
            break;
        case KR_RE_OP_BACKREF:
        case KR_RE_OP_BACKREF_I:
            ok = same_text(m, op[1], op[0] == KR_RE_OP_BACKREF_I, &pos);
            pc += 2;
            break;
        case KR_RE_OP_COND:
            pc = m->slots[2 * op[1] + 1] == KR_RE_NONE ? op[2] : pc + 3;
            break;
        case KR_RE_OP_LOOK:
            ok = look(m, op, pc + 4, pos);
            pc = op[3];
            break;
        case KR_RE_OP_ATOMIC:
            ok = enclosed(m, pc + 2, &pos);
            pc = op[1];
            break;
        case KR_RE_OP_MATCH:
            ok = !(m->whole && pos != m->end) && pos != m->not_empty_at;
            if (!ok) break;
            /* fallthrough */
        default:
            *end = pos;
            return true;
        }
        if (!ok && !go_back(m, base, &pc, &pos)) return false;
    }
}

static bool attempt(kr_re_matcher *m, size_t pos) {
    size_t at = pos, skip = m->not_empty_at;
    m->n_back = 0;
    for (size_t i = 0; i < KR_RE_LAST(m->p); i++) m->slots[i] = KR_RE_NONE;
    m->slots[KR_RE_LAST(m->p)] = 0;
    if (skip != pos) m->not_empty_at = KR_RE_NONE; /* only what begins there must not be empty */
    if (!run(m, 0, &at)) {
        m->not_empty_at = skip;
        return false;
    }
    m->slots[0] = pos;
    m->slots[1] = at;
    return true;
}

bool kr_re_match_here(kr_re_matcher *m) {
    start_steps(m);
    return m->start <= m->end && attempt(m, m->start);
}

static bool may_begin(const kr_re_matcher *m, size_t pos) {
    const uint8_t *first = m->p->first;
    return !first || (pos < m->end && (first[m->text[pos] / 8] >> m->text[pos] % 8 & 1));
}

/* The same for a match that follows the character p->behind. */
static size_t candidate_behind(const kr_re_matcher *m, size_t pos) {
    for (size_t from = pos ? pos - 1 : 0; from < m->end; from++) {
        const uint8_t *at = memchr(m->text + from, m->p->behind, m->end - from);
        if (!at) break;
        from = (size_t)(at - m->text);
        if (may_begin(m, from + 1)) return from + 1;
    }
    return KR_RE_NONE;
}

/* Where the next match may begin, from pos on; KR_RE_NONE: nowhere. */
static size_t candidate(const kr_re_matcher *m, size_t pos) {
    const kr_pattern *p = m->p;
    if (p->anchored && pos > 0) return KR_RE_NONE;
    if (p->behind) return candidate_behind(m, pos);
    if (p->prefix) {
        size_t at = kr_search_find(m->text + pos, m->end - pos, p->prefix, p->n_prefix);
        return at == KR_SEARCH_NONE ? KR_RE_NONE : pos + at;
    }
    if (p->first) {
        while (pos < m->end && !(p->first[m->text[pos] / 8] >> m->text[pos] % 8 & 1)) pos++;
        if (pos == m->end) return KR_RE_NONE;
    }
    return pos;
}

bool kr_re_search(kr_re_matcher *m) {
    start_steps(m);
    if (m->start > m->end) return false;
    for (size_t pos = m->start;;) {
        pos = candidate(m, pos);
        if (pos == KR_RE_NONE) return false;
        step(m);
        if (attempt(m, pos)) return true;
        if (pos == m->end) return false;
        char_at(m, &pos);
    }
}

void kr_re_advance(kr_re_matcher *m) {
    m->start = m->slots[1];
    m->not_empty_at = m->slots[0] == m->slots[1] ? m->slots[1] : KR_RE_NONE;
}

/* ---- subjects ---- */
static size_t clamp(kr_sword i, size_t len) {
    return i < 0 ? 0 : (size_t)i > len ? len : (size_t)i;
}

static size_t byte_of(kr_ctx *ctx, kr_value s, size_t index, size_t chars, size_t bytes) {
    return index == chars ? bytes : kr_str_char_offset(ctx, s, index);
}

void kr_re_open(kr_ctx *ctx, kr_re_matcher *m, const kr_pattern *p, kr_value subject, kr_sword pos,
                kr_sword endpos) {
    memset(m, 0, sizeof *m);
    m->ctx = ctx;
    m->p = p;
    m->subject = subject;
    m->is_str = kr_is_str(subject);
    m->not_empty_at = KR_RE_NONE;
    if (m->is_str) {
        size_t len, chars = kr_str_chars(kr_str_of(subject));
        if (!p->is_str) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "cannot use a bytes pattern on a string-like object");
        }
        m->text = (const uint8_t *)kr_str_data(subject, &len);
        m->utf8 = len != chars;
        m->start = byte_of(ctx, subject, clamp(pos, chars), chars, len);
        m->end = byte_of(ctx, subject, clamp(endpos, chars), chars, len);
    } else {
        if (!kr_try_buffer(ctx, subject, &m->buffer, false)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "expected string or bytes-like object, got '%T'",
                         subject);
        }
        if (p->is_str) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "cannot use a string pattern on a bytes-like object");
        }
        m->text = m->buffer.data;
        m->start = clamp(pos, m->buffer.len);
        m->end = clamp(endpos, m->buffer.len);
    }
    m->n_slots = p->n_slots;
    m->slots = kr_heap_leaf0(ctx, m->n_slots * sizeof *m->slots);
}

void kr_re_close(kr_re_matcher *m) {
    if (!m->is_str) kr_release_buffer(m->ctx, &m->buffer);
    kr_heap_free(m->ctx, m->back);
    kr_heap_free(m->ctx, m->failed);
    m->back = NULL;
    m->failed = NULL;
}
