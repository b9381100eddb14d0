/* _json: what the module json (lib/json) is made of.
 *
 * load, loads, dump and dumps do their work here unless a class is given that shall do it; the
 * types behind make_scanner and make_encoder are for the classes JSONDecoder and JSONEncoder in
 * Python. */
#include "module/json.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"

static kr_value given(kr_value v) {
    return kr_isnull(v) || kr_is_none(v) ? KR_NULL : v;
}

static kr_value member(kr_ctx *ctx, const char *module, const char *name) {
    return kr_getattr(ctx, kr_import(ctx, module), kr_str_intern_rom(ctx, name));
}

static void set_keyword(kr_ctx *ctx, kr_value kw, const char *name, kr_value v) {
    if (!kr_isnull(v)) kr_dict_set(ctx, kw, kr_str_intern_rom(ctx, name), v);
}

/* ---- scanner ---- */

typedef struct scanner {
    kr_object base;
    kr_json_hooks hooks;
} scanner;

static const struct {
    const char *name;
    size_t at;
    const kr_type *builtin; /* which is what happens anyway */
} hook_members[] = {
    {"object_hook", offsetof(kr_json_hooks, object_hook), NULL},
    {"object_pairs_hook", offsetof(kr_json_hooks, object_pairs_hook), NULL},
    {"parse_float", offsetof(kr_json_hooks, parse_float), &kr_type_float},
    {"parse_int", offsetof(kr_json_hooks, parse_int), &kr_type_int},
    {"parse_constant", offsetof(kr_json_hooks, parse_constant), NULL},
};

static void hook_set(kr_ctx *ctx, void *owner, kr_json_hooks *h, size_t i, kr_value v) {
    v = given(v);
    if (hook_members[i].builtin && kr_is(v, kr_type_value(hook_members[i].builtin))) v = KR_NULL;
    kr_store(ctx, owner, (kr_value *)((char *)h + hook_members[i].at), v);
}

static kr_value scanner_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value context;
    kr_bind_args(ctx, "make_scanner", "context", args, n, 0, &context);
    scanner *s = kr_instance_alloc(ctx, cls);
    s->hooks.strict = kr_truth(ctx, kr_getattr(ctx, context, kr_str_intern_rom(ctx, "strict")));
    for (size_t i = 0; i < KR_ARRAY_LEN(hook_members); i++) {
        kr_value name = kr_str_intern_rom(ctx, hook_members[i].name);
        hook_set(ctx, s, &s->hooks, i, kr_getattr(ctx, context, name));
    }
    return kr_from_ptr(s);
}

static void scanner_trace(kr_visitor *v, kr_object *obj) {
    kr_json_hooks *h = &((scanner *)obj)->hooks;
    for (size_t i = 0; i < KR_ARRAY_LEN(hook_members); i++) {
        kr_visit(v, (kr_value *)((char *)h + hook_members[i].at));
    }
}

static kr_value scanner_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_json_reader r;
    kr_bind_args(ctx, "scan_once", "string,idx", args, n, 0, a);
    if (!kr_is_str(a[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be a string, not %.80T", a[0]);
    }
    kr_sword index = kr_index_ssize(ctx, a[1]);
    if (index < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "idx cannot be negative");
    if ((size_t)index > kr_str_chars(kr_str_of(a[0]))) kr_raise_stop(ctx, a[1]);
    kr_json_open(ctx, &r, a[0], (size_t)index, &KR_AS(scanner, self)->hooks);
    r.scan_once = true;
    kr_value v = kr_json_value(&r);
    return kr_tuple2(ctx, v, kr_int_new(ctx, (int64_t)kr_json_index(&r, r.at)));
}

static kr_value get_strict(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(scanner, self)->hooks.strict);
}

static kr_value get_hook(kr_value self, size_t i) {
    kr_value v = *(kr_value *)((char *)&KR_AS(scanner, self)->hooks + hook_members[i].at);
    if (!kr_isnull(v)) return v;
    return hook_members[i].builtin ? kr_type_value(hook_members[i].builtin) : KR_NONE;
}
#define HOOK(name, i)                                                                              \
    static kr_value get_##name(kr_ctx *ctx, kr_value self) {                                       \
        (void)ctx;                                                                                 \
        return get_hook(self, i);                                                                  \
    }
HOOK(object_hook, 0)
HOOK(object_pairs_hook, 1)
HOOK(parse_float, 2)
HOOK(parse_int, 3)
HOOK(parse_constant, 4)

static const kr_builtin scanner_methods[] = {
    KR_MEMBER(&kr_type_json_scanner, "strict", get_strict, NULL),
    KR_MEMBER(&kr_type_json_scanner, "object_hook", get_object_hook, NULL),
    KR_MEMBER(&kr_type_json_scanner, "object_pairs_hook", get_object_pairs_hook, NULL),
    KR_MEMBER(&kr_type_json_scanner, "parse_float", get_parse_float, NULL),
    KR_MEMBER(&kr_type_json_scanner, "parse_int", get_parse_int, NULL),
    KR_MEMBER(&kr_type_json_scanner, "parse_constant", get_parse_constant, NULL),
};

const kr_type kr_type_json_scanner = {
    .base_object = {&kr_type_type},
    .name = "_json.Scanner",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(scanner),
    .n_methods = KR_ARRAY_LEN(scanner_methods),
    .methods = scanner_methods,
    .doc = KR_DOC("JSON scanner object"),
    .new_ = scanner_new,
    .trace = scanner_trace,
    .call = scanner_call,
};

static kr_value f_scanstring(kr_ctx *ctx, const kr_value *a) {
    kr_json_reader r;
    const kr_json_hooks hooks = {.strict = kr_isnull(a[2]) || kr_truth(ctx, a[2])};
    kr_sword end = kr_index_ssize(ctx, a[1]);
    if (!kr_is_str(a[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be a string, not %.80T", a[0]);
    }
    if (end < 0 || (size_t)end > kr_str_chars(kr_str_of(a[0]))) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "end is out of bounds");
    }
    kr_json_open(ctx, &r, a[0], (size_t)end, &hooks);
    kr_value s = kr_json_string(&r, false);
    return kr_tuple2(ctx, s, kr_int_new(ctx, (int64_t)kr_json_index(&r, r.at)));
}

/* ---- encoder ---- */

typedef struct encoder {
    kr_object base;
    kr_json_style style;
} encoder;

static void encoder_trace(kr_visitor *v, kr_object *obj) {
    kr_json_style *s = &((encoder *)obj)->style;
    kr_visit(v, &s->fallback);
    kr_visit(v, &s->encoder);
    kr_visit(v, &s->indent);
    kr_visit(v, &s->key_sep);
    kr_visit(v, &s->item_sep);
}

static kr_value need_str(kr_ctx *ctx, kr_value v, int place) {
    if (kr_is_str(v)) return v;
    kr_raise_fmt(ctx, &kr_type_TypeError, "make_encoder() argument %d must be str, not %T", place,
                 v);
}

static bool is_function(kr_value f, kr_value (*c)(kr_ctx *, kr_value)) {
    return kr_is_exact(f, &kr_type_builtin_function) && KR_AS(kr_builtin, f)->fn.f1 == c;
}

static kr_value encoder_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    enum { MARKERS, DEFAULT, ENCODER, INDENT, KEY_SEP, ITEM_SEP, SORT, SKIP, NAN, N };
    kr_value a[N];
    kr_bind_args(ctx, "make_encoder",
                 "markers,default,encoder,indent,key_separator,item_separator,sort_keys,skipkeys,"
                 "allow_nan",
                 args, n, 0, a);
    if (!kr_is_none(a[MARKERS]) && !kr_is_dict(a[MARKERS])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "make_encoder() argument 1 must be dict or None, not %.200T", a[MARKERS]);
    }
    const kr_json_style style = {
        .fallback = a[DEFAULT],
        .ascii = is_function(a[ENCODER], kr_json_quote_ascii),
        .encoder = is_function(a[ENCODER], kr_json_quote_ascii) ||
                           is_function(a[ENCODER], kr_json_quote_any)
                       ? KR_NULL
                       : a[ENCODER],
        .indent = kr_is_none(a[INDENT]) ? KR_NULL : need_str(ctx, a[INDENT], 4),
        .key_sep = need_str(ctx, a[KEY_SEP], 5),
        .item_sep = need_str(ctx, a[ITEM_SEP], 6),
        .sort_keys = kr_truth(ctx, a[SORT]),
        .skip_keys = kr_truth(ctx, a[SKIP]),
        .allow_nan = kr_truth(ctx, a[NAN]),
        .check_circular = !kr_is_none(a[MARKERS]),
    };
    encoder *e = kr_instance_alloc(ctx, cls);
    e->style = style;
    return kr_from_ptr(e);
}

static kr_value encoder_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_json_writer w;
    kr_bind_args(ctx, "_iterencode", "obj,_current_indent_level", args, n, 0, a);
    kr_sword level = kr_index_ssize(ctx, a[1]);
    kr_json_begin(ctx, &w, &KR_AS(encoder, self)->style);
    w.level = level > 0 ? (size_t)level : 0;
    kr_json_write(&w, a[0]);
    kr_value text = kr_json_written(&w);
    return kr_tuple_new(ctx, 1, &text);
}

const kr_type kr_type_json_encoder = {
    .base_object = {&kr_type_type},
    .name = "_json.Encoder",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(encoder),
    .doc = KR_DOC("Encoder(markers, default, encoder, indent, key_separator, item_separator, "
                  "sort_keys, skipkeys, allow_nan)"),
    .new_ = encoder_new,
    .trace = encoder_trace,
    .call = encoder_call,
};

/* ---- loads ---- */

/* The text of a document that may be bytes. */
static kr_value document_text(kr_ctx *ctx, kr_value s) {
    if (kr_is_str(s)) {
        size_t n;
        const char *text = kr_str_data(s, &n);
        if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
            kr_json_reader r;
            kr_json_open(ctx, &r, s, 0, NULL);
            kr_json_error(&r, "Unexpected UTF-8 BOM (decode using utf-8-sig)", r.text);
        }
        return s;
    }
    if (!kr_has_flag(s, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "the JSON object must be str, bytes or bytearray, not %U",
                     kr_type_name(ctx, kr_typeof(s)));
    }
    kr_buffer b;
    kr_get_buffer(ctx, s, &b, false);
    const uint8_t *p = b.data;
    bool utf8 = b.len == 0 || (p[0] && p[0] < 0xef && (b.len < 2 || p[1]));
    const char *encoding = "utf-8";
    if (!utf8) {
        encoding = kr_str_cstr(ctx, kr_call1(ctx, member(ctx, "json", "detect_encoding"), s));
    }
    kr_value text = kr_str_decode(ctx, (const char *)b.data, b.len, encoding, "surrogatepass");
    kr_release_buffer(ctx, &b);
    return text;
}

static kr_value loads(kr_ctx *ctx, kr_value s, const kr_json_hooks *hooks) {
    kr_json_reader r;
    kr_json_open(ctx, &r, document_text(ctx, s), 0, hooks);
    return kr_json_document(&r);
}

static kr_value load_with(kr_ctx *ctx, const char *fname, kr_value *args, kr_nargs n, bool file) {
    enum { S, CLS, OBJECT_HOOK, FLOAT, INT, CONSTANT, PAIRS_HOOK, KW, N };
    kr_value a[N];
    kr_bind_args(ctx, fname,
                 file ? "fp,*,cls=,object_hook=,parse_float=,parse_int=,parse_constant=,"
                        "object_pairs_hook=,**kw"
                      : "s,*,cls=,object_hook=,parse_float=,parse_int=,parse_constant=,"
                        "object_pairs_hook=,**kw",
                 args, n, 0, a);
    if (file) a[S] = kr_call_method(ctx, a[S], KR_N(ctx, read), NULL, 0);
    if (kr_isnull(given(a[CLS])) && kr_dict_len(a[KW]) == 0) {
        kr_json_hooks hooks = {.strict = true};
        static const uint8_t place[] = {OBJECT_HOOK, PAIRS_HOOK, FLOAT, INT, CONSTANT};
        for (size_t i = 0; i < KR_ARRAY_LEN(place); i++) {
            hook_set(ctx, NULL, &hooks, i, a[place[i]]);
        }
        return loads(ctx, a[S], &hooks);
    }
    kr_value cls = given(a[CLS]), text = document_text(ctx, a[S]);
    if (kr_isnull(cls)) cls = member(ctx, "json.decoder", "JSONDecoder");
    set_keyword(ctx, a[KW], "object_hook", given(a[OBJECT_HOOK]));
    set_keyword(ctx, a[KW], "object_pairs_hook", given(a[PAIRS_HOOK]));
    set_keyword(ctx, a[KW], "parse_float", given(a[FLOAT]));
    set_keyword(ctx, a[KW], "parse_int", given(a[INT]));
    set_keyword(ctx, a[KW], "parse_constant", given(a[CONSTANT]));
    kr_value decoder = kr_call_ex(ctx, cls, ctx->vm->tuple_empty, a[KW]);
    return kr_call_method(ctx, decoder, kr_str_intern_rom(ctx, "decode"), &text, 1);
}

static kr_value f_loads(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    if (n != KR_NARGS(1, 0)) return load_with(ctx, "loads", args, n, false);
    const kr_json_hooks plain = {.strict = true};
    return loads(ctx, args[0], &plain);
}

static kr_value f_load(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    return load_with(ctx, "load", args, n, true);
}

/* ---- dumps ---- */

enum dump_arg {
    SKIPKEYS,
    ENSURE_ASCII,
    CHECK_CIRCULAR,
    ALLOW_NAN,
    CLS,
    INDENT,
    SEPARATORS,
    DEFAULT,
    SORT_KEYS,
    N_OPTIONS
};
#define DUMP_OPTIONS                                                                               \
    "*,skipkeys=,ensure_ascii=,check_circular=,allow_nan=,cls=,indent=,separators=,default=,"      \
    "sort_keys=,**kw"

static bool flag(kr_ctx *ctx, kr_value v, bool dflt) {
    return kr_isnull(v) ? dflt : kr_truth(ctx, v);
}

static void plain_style(kr_ctx *ctx, kr_json_style *s) {
    *s = (kr_json_style){.key_sep = kr_str_intern_rom(ctx, ": "),
                         .item_sep = kr_str_intern_rom(ctx, ", "),
                         .ascii = true,
                         .allow_nan = true,
                         .check_circular = true};
}

static void style_of(kr_ctx *ctx, kr_json_style *s, const kr_value *o) {
    kr_value indent = given(o[INDENT]), separators = given(o[SEPARATORS]);
    plain_style(ctx, s);
    s->skip_keys = flag(ctx, o[SKIPKEYS], false);
    s->ascii = flag(ctx, o[ENSURE_ASCII], true);
    s->check_circular = flag(ctx, o[CHECK_CIRCULAR], true);
    s->allow_nan = flag(ctx, o[ALLOW_NAN], true);
    s->sort_keys = flag(ctx, o[SORT_KEYS], false);
    s->fallback = given(o[DEFAULT]);
    if (!kr_isnull(indent)) {
        if (!kr_is_str(indent)) {
            indent = kr_binary(ctx, KR_BIN_MUL, kr_str_of_ascii(ctx, ' '), indent);
        }
        s->indent = need_str(ctx, indent, 4);
        s->item_sep = kr_str_of_ascii(ctx, ',');
    }
    if (!kr_isnull(separators)) {
        kr_value two = kr_tuple_from_iterable(ctx, separators);
        const kr_tuple *t = KR_AS(kr_tuple, two);
        if (t->len != 2) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         t->len < 2 ? "not enough values to unpack (expected 2, got %zu)"
                                    : "too many values to unpack (expected 2, got %zu)",
                         t->len);
        }
        s->key_sep = need_str(ctx, t->items[1], 5);
        s->item_sep = need_str(ctx, t->items[0], 6);
    }
}

/* cls(options) */
static kr_value encoder_of_class(kr_ctx *ctx, kr_value cls, const kr_value *o, kr_value kw) {
    static const char *const names[] = {
        [SKIPKEYS] = "skipkeys",   [ENSURE_ASCII] = "ensure_ascii",
        [ALLOW_NAN] = "allow_nan", [CHECK_CIRCULAR] = "check_circular",
        [INDENT] = "indent",       [SEPARATORS] = "separators",
        [DEFAULT] = "default",     [SORT_KEYS] = "sort_keys",
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        if (names[i]) set_keyword(ctx, kw, names[i], o[i]);
    }
    if (kr_isnull(cls)) cls = member(ctx, "json.encoder", "JSONEncoder");
    return kr_call_ex(ctx, cls, ctx->vm->tuple_empty, kw);
}

static kr_value f_dumps(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    kr_value a[1 + N_OPTIONS + 1], obj = args[0];
    kr_json_style style;
    kr_json_writer w;
    if (n == KR_NARGS(1, 0)) {
        plain_style(ctx, &style);
    } else {
        kr_bind_args(ctx, "dumps", "obj," DUMP_OPTIONS, args, n, 0, a);
        obj = a[0];
        kr_value cls = given(a[1 + CLS]), kw = a[1 + N_OPTIONS];
        if (!kr_isnull(cls) || kr_dict_len(kw)) {
            kr_value e = encoder_of_class(ctx, cls, a + 1, kw);
            return kr_call_method(ctx, e, kr_str_intern_rom(ctx, "encode"), &obj, 1);
        }
        style_of(ctx, &style, a + 1);
    }
    kr_json_begin(ctx, &w, &style);
    kr_json_write(&w, obj);
    return kr_json_written(&w);
}

static kr_value f_dump(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    kr_value a[2 + N_OPTIONS + 1];
    kr_json_style style;
    kr_json_writer w;
    kr_bind_args(ctx, "dump", "obj,fp," DUMP_OPTIONS, args, n, 0, a);
    kr_value cls = given(a[2 + CLS]), kw = a[2 + N_OPTIONS];
    if (!kr_isnull(cls) || kr_dict_len(kw)) {
        kr_value e = encoder_of_class(ctx, cls, a + 2, kw), piece;
        kr_value it =
            kr_iter(ctx, kr_call_method(ctx, e, kr_str_intern_rom(ctx, "iterencode"), a, 1));
        while (!kr_isnull(piece = kr_next(ctx, it))) {
            kr_call_method(ctx, a[1], KR_N(ctx, write), &piece, 1);
        }
        ctx->stop_value = KR_NULL;
        return KR_NONE;
    }
    style_of(ctx, &style, a + 2);
    style.write = kr_getattr(ctx, a[1], KR_N(ctx, write));
    kr_json_begin(ctx, &w, &style);
    kr_json_write(&w, a[0]);
    kr_call1(ctx, style.write, kr_json_written(&w));
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_RAW("loads", f_loads, "Deserialize a str, bytes or bytearray to a Python object."),
    KR_FUNC_RAW("load", f_load, "Deserialize what fp.read() returns to a Python object."),
    KR_FUNC_RAW("dumps", f_dumps, "Serialize an object to a JSON formatted str."),
    KR_FUNC_RAW("dump", f_dump, "Serialize an object as a JSON formatted stream to fp.write()."),
    KR_FUNC_SIG("scanstring", f_scanstring, "string,end,strict=,/",
                "scanstring(string, end, strict=True) -> (string, end)\n\n"
                "Scan the string s for a JSON string; end is the index of the character behind the "
                "opening quote."),
    KR_FUNC_1("encode_basestring_ascii", kr_json_quote_ascii,
              "Return an ASCII-only JSON representation of a Python string"),
    KR_FUNC_1("encode_basestring", kr_json_quote_any,
              "Return a JSON representation of a Python string"),
    KR_CONSTANT("make_scanner", KR_ROM_VALUE(&kr_type_json_scanner)),
    KR_CONSTANT("make_encoder", KR_ROM_VALUE(&kr_type_json_encoder)),
};

const kr_module_def kr_module__json = {
    .name = "_json",
    .doc = KR_DOC("json speedups"),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
