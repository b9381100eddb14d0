/* f-strings and t-strings.
 *
 * v6 turns an f-string into "text".format(fields...). That evaluates every field before it formats
 * the first one; the row fstring_order therefore joins separately formatted parts when a field
 * after the first could notice, and fstring_text does when str.format cannot say the same. */
#include <string.h>

#include "compile/gen.h"

/* ---- is "text".format(...) the same? ---- */

typedef struct field_list {
    kr_node **at;
    uint32_t n, cap;
} field_list;

static bool plain_text(const kr_node *part) {
    return !memchr(part->text.s, '{', part->n) && !memchr(part->text.s, '}', part->n);
}

static uint32_t count_fields(const kr_node *e) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        if (p->kind != KR_AST_FORMATTED) continue;
        n += 1 + (p->field.spec ? count_fields(p->field.spec) : 0);
    }
    return n;
}

/* Puts the fields' values in the order of their appearance; false if str.format cannot do it. */
static bool collect(const kr_node *e, field_list *list, int level) {
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *p = e->seq.at[i];
        if (p->kind != KR_AST_FORMATTED) {
            if (level && !plain_text(p)) return false;
            continue;
        }
        list->at[list->n++] = p->field.value;
        if (!p->field.spec) continue;
        if (level || !collect(p->field.spec, list, level + 1)) return false;
    }
    return true;
}

static bool same_by_format(kr_gen *g, const kr_node *e, field_list *list) {
    uint32_t n = count_fields(e);
    *list = (field_list){.at = kr_gen_temp(g, (n + 1) * sizeof(kr_node *)), .cap = n};
    if (!collect(e, list, 0) || n > 255) {
        if (g->portable) kr_gen_fail(g, e, "f-string cannot be expressed in portable bytecode");
        return false;
    }
    if (!kr_row(g, KR_ROW_fstring_order)) return true;
    for (uint32_t i = 1; i < list->n; i++) {
        if (!kr_gen_is_pure(g, list->at[i], true)) return false;
    }
    return true;
}

/* ---- "text".format(...) ---- */

typedef struct text_out {
    char *s;
    uint32_t n;
    bool repr; /* for {e=} */
} text_out;

static uint32_t text_room(const kr_node *e) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        n += p->kind == KR_AST_FORMATTED ? 5 + (p->field.spec ? text_room(p->field.spec) : 0)
                                         : 2 * p->n;
    }
    return n;
}

static void put(text_out *o, char c) {
    o->s[o->n++] = c;
}

static void write_text(text_out *o, const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        if (p->kind != KR_AST_FORMATTED) {
            for (uint32_t j = 0; j < p->n; j++) {
                char c = p->text.s[j];
                put(o, c);
                if (c == '{' || c == '}') put(o, c);
            }
            continue;
        }
        put(o, '{');
        if (p->op && (o->repr || !(p->flags & KR_AST_IMPLIED))) {
            put(o, '!');
            put(o, (char)p->op);
        }
        if (p->field.spec) {
            put(o, ':');
            write_text(o, p->field.spec);
        }
        put(o, '}');
    }
}

static void gen_format(kr_gen *g, kr_node *e, const field_list *list) {
    text_out o = {kr_gen_temp(g, text_room(e) + 1), 0, kr_row(g, KR_ROW_fstring_repr)};
    uint32_t outer = g->field_line;
    write_text(&o, e);
    kr_out_text(g, kr_text_add(g, o.s, o.n), e->line, e->col);
    kr_out_at(g, e);
    KR_OUT_NAME(g, LOAD_METHOD, g->known[KR_KN_FORMAT]);
    g->field_line = kr_ast_end_line(e) + e->op; /* where v6 has the fields */
    for (uint32_t i = 0; i < list->n; i++) kr_gen_expr(g, list->at[i]);
    g->field_line = outer;
    kr_out_at(g, e);
    KR_OUT_U(g, CALL_METHOD, list->n);
}

/* ---- part by part ---- */

static void gen_text_part(kr_gen *g, const kr_node *p) {
    kr_out_text(g, kr_text_add(g, p->text.s, p->n), p->line, p->col);
}

static void gen_spec(kr_gen *g, kr_node *spec) {
    if (spec->kind == KR_AST_STR) {
        gen_text_part(g, spec);
    } else if (spec->n == 0) {
        kr_out_text(g, 0, spec->line, spec->col);
    } else if (spec->n == 1 && spec->seq.at[0]->kind == KR_AST_STR) {
        gen_text_part(g, spec->seq.at[0]);
    } else {
        kr_gen_joined(g, spec);
    }
}

static void gen_field(kr_gen *g, kr_node *p) {
    uint32_t n = 1;
    kr_out_helper(g, KR_HELPER_format);
    kr_gen_expr(g, p->field.value);
    if (p->op || p->field.spec) {
        kr_out_int(g, p->op);
        n++;
    }
    if (p->field.spec) {
        gen_spec(g, p->field.spec);
        n++;
    }
    kr_out_at(g, p);
    kr_out_call(g, n);
}

static void gen_parts(kr_gen *g, kr_node *e) {
    if (e->n == 1 && e->seq.at[0]->kind == KR_AST_FORMATTED) {
        gen_field(g, e->seq.at[0]);
        return;
    }
    kr_out_text(g, 0, e->line, e->col);
    KR_OUT_NAME(g, LOAD_METHOD, g->known[KR_KN_JOIN]);
    for (uint32_t i = 0; i < e->n; i++) {
        if (e->seq.at[i]->kind == KR_AST_FORMATTED) {
            gen_field(g, e->seq.at[i]);
        } else {
            gen_text_part(g, e->seq.at[i]);
        }
    }
    KR_OUT_U(g, BUILD_TUPLE, e->n);
    kr_out_at(g, e);
    KR_OUT_U(g, CALL_METHOD, 1);
}

void kr_gen_joined(kr_gen *g, kr_node *e) {
    field_list list;
    kr_out_line(g, e->line);
    if (same_by_format(g, e, &list)) {
        gen_format(g, e, &list);
    } else {
        gen_parts(g, e);
    }
}

/* ---- t-strings ---- */

static uint32_t template_strings(kr_gen *g, const kr_node *e) {
    kr_cid *items = kr_gen_temp(g, (e->n + 1) * sizeof *items);
    kr_const k = {.kind = KR_K_STR, .text = 0};
    uint32_t n = 0, fields = 0;
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        if (p->kind == KR_AST_STR) {
            k.text = kr_text_add(g, p->text.s, p->n);
            continue;
        }
        items[n++] = kr_const_add(g, &k);
        k.text = 0;
        fields++;
    }
    items[n++] = kr_const_add(g, &k);
    k = (kr_const){.kind = KR_K_TUPLE, .tuple = kr_const_tuple(g, items, n)};
    kr_out_u(g, KR_OPC_LOAD_CONST_OBJ_OBJ, k.tuple);
    return fields;
}

void kr_gen_template(kr_gen *g, kr_node *e) {
    uint32_t fields;
    bool many;
    kr_out_line(g, e->line);
    if (!kr_row(g, KR_ROW_template)) {
        kr_out_load(g, kr_text_cstr(g, "__template__"));
    } else {
        kr_out_helper(g, KR_HELPER_template);
    }
    fields = template_strings(g, e);
    many = fields > 60;
    if (many) {
        kr_gen_need_helpers(g, e, "a template string with so many fields");
        KR_OUT_U(g, BUILD_LIST, 1);
    }
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *p = e->seq.at[i];
        char conv = (char)p->op;
        if (p->kind == KR_AST_STR) continue;
        kr_gen_expr(g, p->field.value);
        if (many) KR_OUT_U(g, STORE_COMP, 4);
        kr_out_text(g, kr_text_add(g, p->field.src, p->n), p->line, p->col);
        if (many) KR_OUT_U(g, STORE_COMP, 4);
        if (conv) {
            kr_out_name_const(g, kr_text_add(g, &conv, 1));
        } else {
            KR_OUT0(g, LOAD_CONST_NONE);
        }
        if (many) KR_OUT_U(g, STORE_COMP, 4);
        if (p->field.spec) {
            gen_spec(g, p->field.spec);
        } else {
            kr_out_text(g, 0, p->line, p->col);
        }
        if (many) KR_OUT_U(g, STORE_COMP, 4);
    }
    kr_out_at(g, e);
    if (many) {
        kr_out_int(g, 1);
        KR_OUT_U(g, CALL_FUNCTION_VAR_KW, 1);
    } else {
        kr_out_call(g, 1 + 4 * fields);
    }
}
