/* Docstrings: the string literal that begins a body, without the indentation of the source. */
#include <string.h>

#include "compile/gen.h"

/* Tabs become spaces, columns counted in code points. Returns the text in tree memory. */
static char *expand_tabs(kr_gen *g, const char *s, uint32_t *n) {
    uint32_t tabs = 0, col = 0, k = 0;
    char *out;
    for (uint32_t i = 0; i < *n; i++) tabs += s[i] == '\t';
    out = kr_gen_temp(g, (size_t)*n + (size_t)tabs * 7 + 1);
    for (uint32_t i = 0; i < *n; i++) {
        if (s[i] == '\t') {
            do out[k++] = ' ';
            while (++col % 8);
            continue;
        }
        out[k++] = s[i];
        col = s[i] == '\n' || s[i] == '\r' ? 0 : col + ((s[i] & 0xc0) != 0x80);
    }
    *n = k;
    return out;
}

/* Indentation that all lines after the first share; blank ones do not count. */
static uint32_t common_margin(const char *s, uint32_t n) {
    uint32_t margin = UINT32_MAX, i = 0;
    while (i < n && s[i] != '\n') i++;
    while (i < n) {
        uint32_t start = ++i;
        while (i < n && s[i] == ' ') i++;
        if (i < n && s[i] != '\n' && i - start < margin) margin = i - start;
        while (i < n && s[i] != '\n') i++;
    }
    return margin == UINT32_MAX ? 0 : margin;
}

static kr_sid clean(kr_gen *g, const char *s, uint32_t n) {
    char *p = expand_tabs(g, s, &n);
    uint32_t margin = common_margin(p, n), i = 0, k = 0;
    while (i < n && p[i] == ' ') i++;
    while (i < n) {
        while (i < n && p[i] != '\n') p[k++] = p[i++];
        if (i == n) break;
        p[k++] = p[i++];
        for (uint32_t m = 0; m < margin && i < n && p[i] == ' '; m++) i++;
    }
    return kr_text_add(g, p, k);
}

void kr_gen_docstring(kr_gen *g, kr_scope *s, const kr_node *first) {
    const kr_node *e = first->kind == KR_AST_EXPR ? first->one.value : NULL;
    kr_const k = {.kind = KR_K_STR};
    if (!e || e->kind != KR_AST_STR || g->opt_level >= 2 || !g->debug) return;
    k.text = clean(g, e->text.s, e->n);
    s->doc = kr_const_add(g, &k) + 1;
}
