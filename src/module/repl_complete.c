#include "module/repl_complete.h"

#include <string.h>

#include "object/dict.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct search {
    const char *word; /* what the candidates begin with */
    size_t n;
    kr_value list;
} search;

static bool is_name_byte(uint8_t c) {
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Names with an underscore in front only for those who ask for it. */
static bool wanted(kr_ctx *ctx, kr_value name, void *arg) {
    search *q = arg;
    if (!kr_is_str(name)) return true;
    const kr_str *s = kr_str_of(name);
    if (s->len < q->n || memcmp(s->data, q->word, q->n) != 0) return true;
    if (s->data[0] != '_' || q->n) kr_list_append(ctx, q->list, name);
    return true;
}

static void add_keys(kr_ctx *ctx, search *q, kr_value dict) {
    kr_value key, value;
    size_t pos = 0;
    while (kr_dict_next(dict, &pos, &key, &value)) wanted(ctx, key, q);
}

static kr_value finish(kr_ctx *ctx, const search *q) {
    kr_list *l = KR_AS(kr_list, q->list);
    size_t kept = 0;
    kr_list_sort(ctx, q->list, KR_NULL, false);
    for (size_t i = 0; i < l->len; i++) {
        if (kept && kr_str_eq(l->items[kept - 1], l->items[i])) continue;
        kr_store(ctx, l, &l->items[kept], l->items[i]);
        kept++;
    }
    kr_list_del(ctx, q->list, kept, l->len);
    return q->list;
}

/* The object that a dotted name means, KR_NULL: there is none. */
static kr_value find(kr_ctx *ctx, kr_value globals, const char *s, size_t n) {
    kr_value v = KR_NULL;
    for (size_t i = 0, k; i < n; i += k + 1) {
        const char *dot = memchr(s + i, '.', n - i);
        k = dot ? (size_t)(dot - (s + i)) : n - i;
        kr_value name = kr_str_intern(ctx, s + i, k);
        if (i) {
            v = kr_getattr_opt(ctx, v, name);
        } else {
            v = kr_dict_get(ctx, globals, name);
            if (kr_isnull(v)) v = kr_dict_get(ctx, ctx->vm->builtins, name);
        }
        if (kr_isnull(v)) return v;
    }
    return v;
}

/* Is a module's name expected behind this? */
static bool names_module(const char *s, size_t n) {
    static const char *const words[] = {"import ", "from "};
    while (n && *s == ' ') s++, n--;
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        size_t k = strlen(words[i]);
        if (n < k || memcmp(s, words[i], k) != 0) continue;
        return i == 0 || !memchr(s + k, ' ', n - k);
    }
    return false;
}

static void add_modules(kr_ctx *ctx, search *q) {
    kr_value names =
        kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "builtin_module_names"));
    if (!kr_isnull(names)) kr_foreach(ctx, names, wanted, q);
    add_keys(ctx, q, ctx->vm->modules);
}

kr_value kr_repl_complete(kr_ctx *ctx, kr_value globals, const char *text, size_t n,
                          size_t *start) {
    size_t dotted = n, word = n, line = n;
    kr_value v, names;
    while (word && is_name_byte((uint8_t)text[word - 1])) word--;
    for (dotted = word;
         dotted && (text[dotted - 1] == '.' || is_name_byte((uint8_t)text[dotted - 1]));)
        dotted--;
    for (line = dotted; line && !strchr("\n;", text[line - 1]);) line--;
    search q = {text + word, n - word, kr_list_new(ctx, 0, NULL)};
    *start = word;
    if (dotted == word && names_module(text + line, word - line)) {
        add_modules(ctx, &q);
    } else if (dotted == word) {
        if (!q.n) return q.list;
        add_keys(ctx, &q, globals);
        add_keys(ctx, &q, ctx->vm->builtins);
    } else {
        v = find(ctx, globals, text + dotted, word - 1 - dotted);
        if (kr_isnull(v)) return q.list;
        if (kr_call_special(ctx, v, KR_N(ctx, __dir__), NULL, 0, &names)) {
            kr_foreach(ctx, names, wanted, &q);
        }
    }
    return finish(ctx, &q);
}
