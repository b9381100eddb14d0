/* Exceptions that carry more than args: SystemExit, StopIteration, NameError, AttributeError,
 * ImportError, SyntaxError. */
#include "object/exception_internal.h"
#include "object/int.h"

/* Keyword arguments of an exception: values into fields by `names` (NULL-terminated, in field
 * order of `at`); a name that is not there is a TypeError. */
static void take_keywords(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n,
                          const char *const *names, const int *at) {
    kr_value *pairs = args + kr_npos(n);
    for (uint32_t i = 0; i < kr_nkw(n); i++) {
        int k = 0;
        while (names[k] && !kr_str_eq_cstr(pairs[2 * i], names[k])) k++;
        if (!names[k]) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%T() got an unexpected keyword argument '%U'",
                         self, pairs[2 * i]);
        }
        kr_exc_set_field(ctx, self, at[k], pairs[2 * i + 1]);
    }
}

/* ---- SystemExit ---- */

kr_value kr_exc_new_exit(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_exit(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_exc_init_base(ctx, self, args, n);
    if (kr_npos(n) == 1) kr_exc_set_field(ctx, self, KR_EXIT_CODE, args[0]);
    if (kr_npos(n) > 1) kr_exc_set_field(ctx, self, KR_EXIT_CODE, kr_exc_of(self)->args);
}

kr_value kr_exc_str_exit(kr_ctx *ctx, kr_value self) {
    return kr_exc_base_str(ctx, self);
}

KR_EXC_FIELD(code, KR_EXIT_CODE)
const kr_builtin kr_exc_methods_exit[KR_EXC_N_exit] = {
    KR_GETTER(&kr_type_SystemExit, "code", get_code, set_code, "exception code"),
};

/* ---- StopIteration ---- */

kr_value kr_exc_new_stop(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_stop(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_exc_init_base(ctx, self, args, n);
    kr_exc_set_field(ctx, self, KR_STOP_VALUE, kr_npos(n) ? args[0] : KR_NULL);
}

kr_value kr_exc_str_stop(kr_ctx *ctx, kr_value self) {
    return kr_exc_base_str(ctx, self);
}

KR_EXC_FIELD(value, KR_STOP_VALUE)
const kr_builtin kr_exc_methods_stop[KR_EXC_N_stop] = {
    KR_GETTER(&kr_type_StopIteration, "value", get_value, set_value, "generator return value"),
};

/* ---- NameError, AttributeError ---- */

kr_value kr_exc_new_name(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_name(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    static const char *const names[] = {"name", NULL};
    static const int at[] = {KR_NAME_NAME};
    kr_exc_init_base(ctx, self, args, KR_NARGS(kr_npos(n), 0));
    take_keywords(ctx, self, args, n, names, at);
}

kr_value kr_exc_str_name(kr_ctx *ctx, kr_value self) {
    return kr_exc_base_str(ctx, self);
}

KR_EXC_FIELD(name, KR_NAME_NAME)
const kr_builtin kr_exc_methods_name[KR_EXC_N_name] = {
    KR_GETTER(&kr_type_NameError, "name", get_name, set_name, "name"),
};

kr_value kr_exc_new_attribute(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_attribute(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    static const char *const names[] = {"name", "obj", NULL};
    static const int at[] = {KR_ATTR_NAME, KR_ATTR_OBJ};
    kr_exc_init_base(ctx, self, args, KR_NARGS(kr_npos(n), 0));
    take_keywords(ctx, self, args, n, names, at);
}

kr_value kr_exc_str_attribute(kr_ctx *ctx, kr_value self) {
    return kr_exc_base_str(ctx, self);
}

KR_EXC_FIELD(attr_obj, KR_ATTR_OBJ)
const kr_builtin kr_exc_methods_attribute[KR_EXC_N_attribute] = {
    KR_GETTER(&kr_type_AttributeError, "name", get_name, set_name, "attribute name"),
    KR_GETTER(&kr_type_AttributeError, "obj", get_attr_obj, set_attr_obj, "object"),
};

/* ---- ImportError ---- */

kr_value kr_exc_new_import(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

void kr_exc_init_import(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    static const char *const names[] = {"name", "path", "name_from", NULL};
    static const int at[] = {KR_IMPORT_NAME, KR_IMPORT_PATH, KR_IMPORT_NAME_FROM};
    kr_exc_init_base(ctx, self, args, KR_NARGS(kr_npos(n), 0));
    take_keywords(ctx, self, args, n, names, at);
    if (kr_npos(n) == 1) kr_exc_set_field(ctx, self, KR_IMPORT_MSG, args[0]);
}

kr_value kr_exc_str_import(kr_ctx *ctx, kr_value self) {
    kr_value msg = kr_exc_field(self, KR_IMPORT_MSG);
    if (kr_is_exact(msg, &kr_type_str)) return msg;
    return kr_exc_base_str(ctx, self);
}

static kr_value import_reduce(kr_ctx *ctx, kr_value self) {
    static const char *const names[] = {"name", "path", "name_from"};
    kr_value base = kr_exc_reduce(ctx, self), state = KR_NULL;
    const kr_tuple *t = KR_AS(const kr_tuple, base);
    for (int i = 0; i < 3; i++) {
        kr_value v = kr_exc_of(self)->field[KR_IMPORT_NAME + i];
        if (kr_isnull(v)) continue;
        if (kr_isnull(state)) {
            state = t->len == 3 ? kr_dict_copy(ctx, t->items[2]) : kr_dict_new(ctx, 2);
        }
        kr_dict_set_name(ctx, state, kr_str_intern_rom(ctx, names[i]), v);
    }
    if (kr_isnull(state)) return base;
    return kr_tuple3(ctx, t->items[0], t->items[1], state);
}

KR_EXC_FIELD(import_name, KR_IMPORT_NAME)
KR_EXC_FIELD(import_path, KR_IMPORT_PATH)
KR_EXC_FIELD(import_name_from, KR_IMPORT_NAME_FROM)
KR_EXC_FIELD(import_msg, KR_IMPORT_MSG)
const kr_builtin kr_exc_methods_import[KR_EXC_N_import] = {
    KR_GETTER(&kr_type_ImportError, "name", get_import_name, set_import_name, "module name"),
    KR_GETTER(&kr_type_ImportError, "path", get_import_path, set_import_path, "module path"),
    KR_GETTER(&kr_type_ImportError, "name_from", get_import_name_from, set_import_name_from,
              "name imported from module"),
    KR_GETTER(&kr_type_ImportError, "msg", get_import_msg, set_import_msg, "exception message"),
    KR_METHOD_1(&kr_type_ImportError, "__reduce__", import_reduce, NULL),
};

/* ---- SyntaxError ---- */

kr_value kr_exc_new_syntax(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    return kr_exc_alloc(ctx, cls, args, n);
}

/* SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
void kr_exc_init_syntax(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    static const uint8_t at[] = {KR_SYNTAX_FILENAME, KR_SYNTAX_LINENO,     KR_SYNTAX_OFFSET,
                                 KR_SYNTAX_TEXT,     KR_SYNTAX_END_LINENO, KR_SYNTAX_END_OFFSET};
    kr_value info;
    size_t len;
    kr_exc_init_base(ctx, self, args, n);
    if (kr_npos(n) >= 1) kr_exc_set_field(ctx, self, KR_SYNTAX_MSG, args[0]);
    if (kr_npos(n) != 2) return;
    info = kr_tuple_from_iterable(ctx, args[1]);
    len = KR_AS(kr_tuple, info)->len;
    if (len < 4) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "function takes at least 4 arguments (%zu given)",
                     len);
    }
    if (len > 7) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "function takes at most 7 arguments (%zu given)",
                     len);
    }
    if (len == 5) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "end_offset must be provided when end_lineno is provided");
    }
    for (size_t i = 0; i < len && i < KR_ARRAY_LEN(at); i++) {
        kr_exc_set_field(ctx, self, at[i], KR_AS(kr_tuple, info)->items[i]);
    }
}

static kr_value base_name(kr_ctx *ctx, kr_value path) {
    size_t len;
    const char *s = kr_str_data(path, &len);
    size_t start = len;
    while (start && s[start - 1] != '/') start--;
    return kr_str_new(ctx, s + start, len - start);
}

kr_value kr_exc_str_syntax(kr_ctx *ctx, kr_value self) {
    kr_value msg = kr_tostr(ctx, kr_exc_field(self, KR_SYNTAX_MSG));
    kr_value file = kr_exc_field(self, KR_SYNTAX_FILENAME);
    kr_value line = kr_exc_field(self, KR_SYNTAX_LINENO);
    bool has_file = kr_is_str(file), has_line = kr_is_int(line);
    if (has_file) file = base_name(ctx, file);
    if (has_file && has_line) return kr_str_format(ctx, "%U (%U, line %S)", msg, file, line);
    if (has_file) return kr_str_format(ctx, "%U (%U)", msg, file);
    if (has_line) return kr_str_format(ctx, "%U (line %S)", msg, line);
    return msg;
}

KR_EXC_FIELD(syntax_msg, KR_SYNTAX_MSG)
KR_EXC_FIELD(syntax_filename, KR_SYNTAX_FILENAME)
KR_EXC_FIELD(syntax_lineno, KR_SYNTAX_LINENO)
KR_EXC_FIELD(syntax_offset, KR_SYNTAX_OFFSET)
KR_EXC_FIELD(syntax_text, KR_SYNTAX_TEXT)
KR_EXC_FIELD(syntax_print, KR_SYNTAX_PRINT)
KR_EXC_FIELD(syntax_end_lineno, KR_SYNTAX_END_LINENO)
KR_EXC_FIELD(syntax_end_offset, KR_SYNTAX_END_OFFSET)
const kr_builtin kr_exc_methods_syntax[KR_EXC_N_syntax] = {
    KR_GETTER(&kr_type_SyntaxError, "msg", get_syntax_msg, set_syntax_msg, "exception msg"),
    KR_GETTER(&kr_type_SyntaxError, "filename", get_syntax_filename, set_syntax_filename,
              "exception filename"),
    KR_GETTER(&kr_type_SyntaxError, "lineno", get_syntax_lineno, set_syntax_lineno,
              "exception lineno"),
    KR_GETTER(&kr_type_SyntaxError, "offset", get_syntax_offset, set_syntax_offset,
              "exception offset"),
    KR_GETTER(&kr_type_SyntaxError, "text", get_syntax_text, set_syntax_text, "exception text"),
    KR_GETTER(&kr_type_SyntaxError, "print_file_and_line", get_syntax_print, set_syntax_print,
              "exception print_file_and_line"),
    KR_GETTER(&kr_type_SyntaxError, "end_lineno", get_syntax_end_lineno, set_syntax_end_lineno,
              "exception end lineno"),
    KR_GETTER(&kr_type_SyntaxError, "end_offset", get_syntax_end_offset, set_syntax_end_offset,
              "exception end offset"),
};
