/* Regular expressions (module re): what the files re_*.c share.
 *
 *   text --re_parse.c, re_escape.c--> nodes --re_emit.c--> program --re_match.c--> spans
 *
 * The program backtracks in the order that Perl's rules ask for. Where it has neither references to
 * groups nor look-around, and a search has taken many steps, a table of (branch, position) pairs
 * that have failed is begun, and nothing is tried twice from then on: the time is linear in the
 * text (times the size of the pattern), the idea being that of Norvig (1991) and of RE2's BitState.
 * Other programs have a limit on their steps. */
#ifndef KR_MODULE_RE_H
#define KR_MODULE_RE_H

#include "object/protocol.h"

/* Flags, numbered as in CPython. */
enum {
    KR_RE_IGNORECASE = 2,
    KR_RE_LOCALE = 4,
    KR_RE_MULTILINE = 8,
    KR_RE_DOTALL = 16,
    KR_RE_UNICODE = 32,
    KR_RE_VERBOSE = 64,
    KR_RE_DEBUG = 128,
    KR_RE_ASCII = 256,
};

#define KR_RE_MAX UINT32_MAX /* of a repetition: no limit */

/* ---- nodes ---- */
typedef enum kr_re_kind {
    KR_RE_EMPTY,
    KR_RE_LIT,     /* a: code point (or byte) */
    KR_RE_ANY,     /* flags: DOTALL */
    KR_RE_SET,     /* a: place among the sets */
    KR_RE_AT,      /* a: kr_re_at */
    KR_RE_CAT,     /* children in order */
    KR_RE_ALT,     /* children */
    KR_RE_REPEAT,  /* a..b times the child; mode */
    KR_RE_GROUP,   /* a: number; child */
    KR_RE_BACKREF, /* a: number */
    KR_RE_COND,    /* a: number; one or two children */
    KR_RE_LOOK,    /* mode: kr_re_look; a: width (behind); child */
    KR_RE_ATOMIC,  /* child */
} kr_re_kind;

typedef enum kr_re_at {
    KR_RE_AT_START, /* \A, and ^ without MULTILINE */
    KR_RE_AT_LINE,
    KR_RE_AT_END, /* $: before a last newline too */
    KR_RE_AT_LINE_END,
    KR_RE_AT_VERY_END, /* \Z */
    KR_RE_AT_WORD,     /* \b */
    KR_RE_AT_NO_WORD,
} kr_re_at;

enum { KR_RE_GREEDY, KR_RE_LAZY, KR_RE_POSSESSIVE };
enum { KR_RE_BEHIND = 1, KR_RE_NOT = 2 }; /* of a look-around */

typedef struct kr_re_node {
    uint8_t kind, mode;
    uint16_t flags; /* KR_RE_x in force there */
    uint32_t a, b;
    uint32_t child, next; /* indices; 0: none */
} kr_re_node;

/* ---- sets of characters: words of kr_pattern.sets from a place on ---- */
enum {
    KR_RE_SET_NOT = 1,
    KR_RE_SET_FOLD = 2, /* holds folded characters: fold before asking */
    KR_RE_SET_CLASS = 4 /* shifted by class: class and its complement */
};
typedef enum { KR_RE_DIGIT, KR_RE_SPACE, KR_RE_WORD, KR_RE_N_CLASSES } kr_re_class;
enum { KR_RE_SET_FLAGS, KR_RE_SET_N, KR_RE_SET_BITS, KR_RE_SET_RANGES = KR_RE_SET_BITS + 8 };

/* ---- compilation ---- */
typedef struct kr_re_words {
    uint32_t *at; /* leaf block, held by the C stack while it grows */
    uint32_t n, cap;
} kr_re_words;

typedef struct kr_re_compiler {
    kr_ctx *ctx;
    kr_value pattern; /* str or bytes */
    bool is_str;
    const uint8_t *text, *at, *end;
    uint32_t flags;
    kr_re_node *nodes;
    uint32_t n_nodes, cap_nodes;
    kr_re_words sets, code;
    kr_re_words groups; /* per group: KR_RE_OPEN while it is being read, else its node */
    kr_value names;     /* dict: name to number */
    uint32_t behind;    /* groups above this number are of the innermost look-behind; 0: none */
    bool in_behind;
    uint32_t n_slots, n_memo;
    bool impure; /* what a branch leads to depends on more than place and position */
} kr_re_compiler;
#define KR_RE_OPEN UINT32_MAX

uint32_t *kr_re_reserve(kr_re_compiler *c, kr_re_words *w, uint32_t n);
static inline void kr_re_put(kr_re_compiler *c, kr_re_words *w, uint32_t word) {
    *kr_re_reserve(c, w, 1) = word;
}
/* re.error: "msg at position N" (and line and column if the pattern has lines); at: in the text. */
KR_NORETURN void kr_re_error(kr_re_compiler *c, const uint8_t *at, const char *fmt, ...);
KR_NORETURN void kr_re_raise(kr_ctx *ctx, kr_value msg, kr_value pattern, kr_value pos);
/* The next character; the text is not at its end. */
uint32_t kr_re_next(kr_re_compiler *c);
static inline bool kr_re_take(kr_re_compiler *c, uint8_t b) {
    if (c->at >= c->end || *c->at != b) return false;
    c->at++;
    return true;
}
/* Node of the whole pattern. */
uint32_t kr_re_parse(kr_re_compiler *c);
uint32_t kr_re_node_new(kr_re_compiler *c, kr_re_kind kind, uint32_t flags);
/* re_escape.c: behind a backslash at c->at - 1; outside and inside of a set. */
uint32_t kr_re_escape(kr_re_compiler *c, uint32_t flags);
/* Is the byte `ahead` of here an octal digit? */
bool kr_re_is_octal(const kr_re_compiler *c, size_t ahead);
/* The number of up to three octal digits that begins with `first`, just taken. */
uint32_t kr_re_octal(kr_re_compiler *c, const uint8_t *from, uint32_t first);
/* The control character that the letter (or backslash) behind a backslash means; false: none. */
bool kr_re_control(uint32_t ch, uint32_t *value);
uint32_t kr_re_parse_set(kr_re_compiler *c, uint32_t flags);
/* Digits at c->at; false if there is none. Raises OverflowError above the largest repetition. */
bool kr_re_number(kr_re_compiler *c, uint32_t *out);
/* A name up to `close`; its text. */
kr_value kr_re_name(kr_re_compiler *c, uint8_t close);
/* Number of the group that a name or number stands for; where: of the name, for messages. */
uint32_t kr_re_group_ref(kr_re_compiler *c, kr_value name, const uint8_t *where);
/* Raises unless it may be the name of a group. */
void kr_re_check_name(kr_re_compiler *c, kr_value name, const uint8_t *where);
/* Raises if the group is still open (where NULL: it may be), or of the look-behind we are in. */
void kr_re_check_open(kr_re_compiler *c, uint32_t group, const uint8_t *where);

/* re_set.c */
typedef struct kr_re_set_maker {
    kr_re_words ranges; /* pairs, bounds included */
    uint32_t classes;   /* KR_RE_SET_CLASS << (2 * class + complement) */
    bool negate;
} kr_re_set_maker;
void kr_re_set_add(kr_re_compiler *c, kr_re_set_maker *m, uint32_t lo, uint32_t hi);
uint32_t kr_re_set_finish(kr_re_compiler *c, kr_re_set_maker *m, uint32_t flags);
bool kr_re_set_has_slow(const uint32_t *set, uint32_t cp);
bool kr_re_in_class(uint32_t cp, kr_re_class which, bool unicode);
static inline bool kr_re_set_has(const uint32_t *set, uint32_t cp) {
    return cp < 256 ? set[KR_RE_SET_BITS + (cp >> 5)] >> (cp & 31) & 1
                    : kr_re_set_has_slow(set, cp);
}
/* One of the characters that are the same one when case is ignored. */
uint32_t kr_re_fold(uint32_t cp, bool unicode);

/* ---- what is compiled ---- */
typedef struct kr_pattern {
    kr_object base;
    kr_value pattern;      /* str or bytes */
    kr_value names;        /* dict: name to number */
    kr_value templates;    /* dict: replacement to what kr_re_template made of it; or KR_NULL */
    uint32_t *code, *sets; /* leaf blocks */
    uint8_t *first;        /* leaf block: 256 bits, bytes that a match may begin with; or NULL */
    uint8_t *prefix;       /* leaf block: every match begins with it; or NULL */
    uint32_t n_prefix;
    uint32_t n_code, n_sets;
    uint32_t flags, n_groups, n_slots, n_memo;
    bool is_str, anchored, pure;
    uint8_t behind; /* a match follows this ASCII character; 0: any */
} kr_pattern;

/* re_emit.c: the program of a tree, into c->code; first characters and prefix. */
void kr_re_emit(kr_re_compiler *c, uint32_t root, kr_pattern *p);
/* Width of a node in characters; false if it is not always the same. */
bool kr_re_width(kr_re_compiler *c, uint32_t node, uint64_t *width);

typedef enum kr_re_op {
    KR_RE_OP_CHAR,     /* cp */
    KR_RE_OP_CHAR_I,   /* folded cp; top bit: as Unicode folds */
    KR_RE_OP_NOT_LINE, /* . */
    KR_RE_OP_ALL,
    KR_RE_OP_IN,      /* place of the set */
    KR_RE_OP_TEXT,    /* n, bytes in (n + 3) / 4 words */
    KR_RE_OP_AT,      /* kr_re_at */
    KR_RE_OP_JUMP,    /* to */
    KR_RE_OP_SPLIT,   /* first, second, memo */
    KR_RE_OP_RUN,     /* mode, least, most, memo, next; then one of the first five, then `next` */
    KR_RE_OP_SAVE,    /* slot */
    KR_RE_OP_PLACE,   /* slot: takes the position */
    KR_RE_OP_MOVED,   /* slot, exit: goes there if the position is that of the slot */
    KR_RE_OP_ZERO,    /* slot */
    KR_RE_OP_LOOP,    /* counter slot, position slot, least, most, mode, exit; then the body */
    KR_RE_OP_BACKREF, /* group */
    KR_RE_OP_BACKREF_I,
    KR_RE_OP_COND,   /* group, else */
    KR_RE_OP_LOOK,   /* mode, width, next; then the body up to END */
    KR_RE_OP_ATOMIC, /* next; then the body */
    KR_RE_OP_END,
    KR_RE_OP_MATCH,
} kr_re_op;

/* ---- matching ---- */
typedef struct kr_re_back {
    uint32_t kind, pc;
    size_t pos, extra;
} kr_re_back;

typedef struct kr_re_matcher {
    kr_ctx *ctx;
    const kr_pattern *p;
    const uint8_t *text;
    size_t start, end;   /* bytes: where a match may begin, where the text ends */
    bool utf8;           /* characters may take several bytes */
    bool whole;          /* the match must reach the end */
    size_t not_empty_at; /* an empty match there does not count; SIZE_MAX: none */
    size_t *slots;       /* 2 per group from 0 on, then KR_RE_LAST, then those of loops */
    size_t n_slots;
    kr_re_back *back; /* leaf block */
    size_t n_back, cap_back;
    uint64_t steps, look_at, limit;
    uint32_t *failed; /* leaf block: bit (memo * (end + 1) + position); NULL: not begun */
    kr_value subject;
    kr_buffer buffer; /* of a subject that is no str */
    bool is_str;
} kr_re_matcher;
#define KR_RE_NONE SIZE_MAX
/* Slot of the number of the group that was closed last (0: none). */
#define KR_RE_LAST(p) (2 * ((p)->n_groups + 1))

/* Looks at `subject` from pos to endpos (characters); TypeError if it is none for the pattern. Must
 * be followed by kr_re_close unless something is raised. */
void kr_re_open(kr_ctx *ctx, kr_re_matcher *m, const kr_pattern *p, kr_value subject, kr_sword pos,
                kr_sword endpos);
void kr_re_close(kr_re_matcher *m);
/* Tries at m->start only; searches from m->start on. The spans are in m->slots. */
bool kr_re_match_here(kr_re_matcher *m);
bool kr_re_search(kr_re_matcher *m);
/* After a match: the next search goes on behind it. */
void kr_re_advance(kr_re_matcher *m);
/* Part of the subject as str or bytes. */
kr_value kr_re_slice(kr_ctx *ctx, kr_value subject, size_t from, size_t to);
/* Characters before a byte of the subject. */
size_t kr_re_char_index(kr_ctx *ctx, kr_value subject, size_t byte);

/* ---- objects ---- */
typedef struct kr_match {
    kr_object base;
    kr_value pattern, subject;
    kr_value regs; /* made when asked for */
    kr_sword pos, endpos;
    uint32_t n_groups, last;
    size_t *spans; /* leaf block: bytes; KR_RE_NONE: took no part */
} kr_match;

extern const kr_type kr_type_re_pattern, kr_type_re_match, kr_type_re_scanner;

kr_value kr_re_compile(kr_ctx *ctx, kr_value pattern, uint32_t flags);
/* The Match of what m has found. */
kr_value kr_re_match_new(kr_re_matcher *m, kr_sword pos, kr_sword endpos);
kr_value kr_re_match_group(kr_ctx *ctx, const kr_match *m, uint32_t group, kr_value absent);
/* A replacement text with references: a str or bytes if it has none, or a list of texts and group
 * numbers (small ints). */
kr_value kr_re_template(kr_ctx *ctx, kr_pattern *p, kr_value text);
kr_value kr_re_expand(kr_ctx *ctx, kr_value parts, const kr_match *m);
/* "".join or b"".join of a list. */
kr_value kr_re_joined(kr_ctx *ctx, const kr_pattern *p, kr_value list);
extern const kr_builtin kr_re_pattern_methods[];
extern const uint32_t kr_re_n_pattern_methods;

#endif
