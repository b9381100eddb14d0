/* Replacement texts of sub() and expand(): "\1", "\g<name>", escapes. Messages are CPython's. */
#include "base/utf8.h"
#include "module/re.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/seq.h"
#include "object/str.h"

enum { TEMPLATES_MAX = 64 };

typedef struct template {
    kr_re_compiler c; /* for messages and names */
    const kr_pattern *p;
    kr_value parts; /* list */
    kr_strbuf text; /* what is not in parts yet; bytes of a bytes template, too */
}
template;

static void flush(template *t) {
    if (!t->text.len) return;
    kr_list_append(t->c.ctx, t->parts,
                   t->c.is_str ? kr_str_new(t->c.ctx, t->text.data, t->text.len)
                               : kr_bytes_new(t->c.ctx, t->text.data, t->text.len));
    kr_strbuf_init(t->c.ctx, &t->text, 16);
}

static void add_char(template *t, uint32_t cp) {
    char byte = (char)cp;
    if (t->c.is_str) {
        kr_strbuf_char(t->c.ctx, &t->text, cp);
    } else {
        kr_strbuf_add(t->c.ctx, &t->text, &byte, 1);
    }
}

static void add_group(template *t, uint32_t group, const uint8_t *where) {
    if (group > t->p->n_groups) {
        kr_re_error(&t->c, where, "invalid group reference %d", (int)group);
    }
    flush(t);
    kr_list_append(t->c.ctx, t->parts, kr_smallint((kr_sword)group));
}

static void named_group(template *t) {
    const uint8_t *where;
    kr_value name, number;
    uint32_t group;
    if (!kr_re_take(&t->c, '<')) kr_re_error(&t->c, t->c.at, "missing <");
    where = t->c.at;
    name = kr_re_name(&t->c, '>');
    const uint8_t *after = t->c.at;
    t->c.at = where;
    if (kr_re_number(&t->c, &group) && t->c.at == after - 1) {
        t->c.at = after;
        add_group(t, group, where);
        return;
    }
    t->c.at = after;
    number = kr_dict_get(t->c.ctx, t->p->names, name);
    if (kr_isnull(number)) {
        kr_re_check_name(&t->c, name, where);
        kr_raise_fmt(t->c.ctx, &kr_type_IndexError, "unknown group name %R", name);
    }
    add_group(t, (uint32_t)kr_smallint_val(number), where);
}

static void number(template *t, uint32_t ch, const uint8_t *from) {
    uint32_t v = ch - '0';
    if (ch == '0') {
        add_char(t, kr_re_octal(&t->c, from, ch));
        return;
    }
    if (t->c.at < t->c.end && *t->c.at >= '0' && *t->c.at <= '9') {
        if (ch <= '7' && kr_re_is_octal(&t->c, 0) && kr_re_is_octal(&t->c, 1)) {
            add_char(t, kr_re_octal(&t->c, from, ch));
            return;
        }
        v = v * 10 + (uint32_t)(*t->c.at++ - '0');
    }
    add_group(t, v, from + 1);
}

static void escape(template *t) {
    const uint8_t *from = t->c.at - 1;
    uint32_t ch, control;
    if (t->c.at == t->c.end) kr_re_error(&t->c, from, "bad escape (end of pattern)");
    ch = kr_re_next(&t->c);
    if (ch == 'g') {
        named_group(t);
    } else if (ch >= '0' && ch <= '9') {
        number(t, ch, from);
    } else if (kr_re_control(ch, &control)) {
        add_char(t, control);
    } else if (ch < 128 && (ch | 32) >= 'a' && (ch | 32) <= 'z') {
        kr_re_error(&t->c, from, "bad escape \\%c", (int)ch);
    } else {
        add_char(t, '\\');
        add_char(t, ch);
    }
}

static kr_value parse(kr_ctx *ctx, kr_pattern *p, kr_value text) {
    template t = {.c = {.ctx = ctx, .pattern = text, .is_str = kr_is_str(text)}, .p = p};
    size_t len, n;
    kr_value *items;
    if (t.c.is_str) {
        t.c.text = (const uint8_t *)kr_str_data(text, &len);
    } else {
        kr_buffer b;
        kr_get_buffer(ctx, text, &b, false);
        text = kr_bytes_new(ctx, b.data, b.len); /* ours, whatever becomes of the other */
        kr_release_buffer(ctx, &b);
        t.c.text = KR_AS(const kr_bytes, text)->data;
        len = KR_AS(const kr_bytes, text)->len;
    }
    t.c.at = t.c.text;
    t.c.end = t.c.text + len;
    t.c.names = p->names;
    if (!memchr(t.c.text, '\\', len)) return text;
    t.parts = kr_list_new(ctx, 0, NULL);
    kr_strbuf_init(ctx, &t.text, 16);
    while (t.c.at < t.c.end) {
        if (kr_re_take(&t.c, '\\')) {
            escape(&t);
        } else {
            add_char(&t, kr_re_next(&t.c));
        }
    }
    flush(&t);
    kr_keep(text);
    items = kr_seq_items(t.parts, &n);
    return n == 1 && !kr_is_smallint(items[0]) ? items[0] : t.parts;
}

kr_value kr_re_template(kr_ctx *ctx, kr_pattern *p, kr_value text) {
    bool keeps = kr_is_exact(text, &kr_type_str) || kr_is_exact(text, &kr_type_bytes);
    kr_value v;
    if (!kr_is_str(text) && p->is_str && !keeps) {
        kr_buffer b; /* the message is that of what is expected */
        if (!kr_try_buffer(ctx, text, &b, false)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "decoding to str: need a bytes-like object, %T found", text);
        }
        kr_release_buffer(ctx, &b);
    }
    if (keeps && !kr_isnull(p->templates)) {
        v = kr_dict_get(ctx, p->templates, text);
        if (!kr_isnull(v)) return v;
    }
    v = parse(ctx, p, text);
    if (keeps) {
        if (kr_isnull(p->templates)) kr_store(ctx, p, &p->templates, kr_dict_new(ctx, 1));
        if (kr_dict_len(p->templates) >= TEMPLATES_MAX) kr_dict_clear(ctx, p->templates);
        kr_dict_set(ctx, p->templates, text, v);
    }
    return v;
}

kr_value kr_re_expand(kr_ctx *ctx, kr_value parts, const kr_match *m) {
    const kr_pattern *p = KR_AS(const kr_pattern, m->pattern);
    kr_value list, empty;
    size_t n;
    if (!kr_is_list(parts)) return parts;
    list = kr_list_new(ctx, 0, NULL);
    empty = kr_re_slice(ctx, m->subject, 0, 0);
    for (size_t i = 0; i < (kr_seq_items(parts, &n), n); i++) {
        kr_value v = kr_seq_items(parts, &n)[i];
        if (kr_is_smallint(v)) {
            v = kr_re_match_group(ctx, m, (uint32_t)kr_smallint_val(v), empty);
        }
        kr_list_append(ctx, list, v);
    }
    return kr_re_joined(ctx, p, list);
}
