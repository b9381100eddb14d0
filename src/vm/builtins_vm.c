/* Built-in functions that look at frames: exec, eval, compile, globals, locals, vars, dir,
 * __import__, __build_class__, anext, and their likes in sys.
 *
 * Invariant: a built-in has no frame of its own, so ctx->frame is its caller's. */
#include "vm/builtins_vm.h"

#include "object/bytes.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/path.h"
#include "vm/frame.h"

enum { MODE_EXEC, MODE_EVAL, MODE_SINGLE }; /* as kr_compile_mode */

static kr_frame *caller(kr_ctx *ctx) {
    kr_frame *f = kr_py_frame(ctx);
    if (!f) kr_raise_fmt(ctx, &kr_type_SystemError, "frame does not exist");
    return f;
}

kr_value kr_current_globals(kr_ctx *ctx) {
    kr_frame *f = kr_py_frame(ctx);
    return f ? f->func->globals : KR_NULL;
}

static kr_value caller_locals(kr_ctx *ctx) {
    return kr_frame_locals(ctx, caller(ctx));
}

static kr_value bi_globals(kr_ctx *ctx) {
    return caller(ctx)->func->globals;
}

static kr_value bi_locals(kr_ctx *ctx) {
    return caller_locals(ctx);
}

static kr_value sorted(kr_ctx *ctx, kr_value iterable) {
    kr_value list = kr_list_from_iterable(ctx, iterable);
    kr_list_sort(ctx, list, KR_NULL, false);
    return list;
}

static kr_value bi_dir(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v;
    if (n == 0) {
        kr_value ns = caller_locals(ctx);
        return sorted(ctx, kr_is_dict(ns) ? ns : kr_call_method(ctx, ns, KR_N(ctx, keys), NULL, 0));
    }
    if (!kr_call_special(ctx, args[0], KR_N(ctx, __dir__), NULL, 0, &v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "object does not provide __dir__");
    }
    return sorted(ctx, v);
}

static kr_value bi_vars(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value d;
    if (n == 0) return caller_locals(ctx);
    d = kr_getattr_opt(ctx, args[0], KR_N(ctx, __dict__));
    if (kr_isnull(d)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "vars() argument must have __dict__ attribute");
    }
    return d;
}

/* ---- running code ---- */

static void ensure_builtins(kr_ctx *ctx, kr_value globals) {
    if (!kr_is_exact(globals, &kr_type_dict)) return;
    if (!kr_isnull(kr_dict_get_name(ctx, globals, KR_N(ctx, __builtins__)))) return;
    kr_value b = kr_frame_builtins(ctx->frame);
    if (kr_isnull(b)) b = kr_module_whole_dict(ctx, ctx->vm->builtins_module);
    kr_dict_set_name(ctx, globals, KR_N(ctx, __builtins__), b);
}

/* Text of a str, or of a bytes-like object as bytes. */
static kr_value source_text(kr_ctx *ctx, kr_value src, const char *what) {
    kr_buffer b;
    if (kr_is_str(src) || kr_is_bytes(src)) return src;
    if (kr_try_buffer(ctx, src, &b, false)) {
        kr_value copy = kr_bytes_new(ctx, b.data, b.len);
        kr_release_buffer(ctx, &b);
        return copy;
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be a string, bytes or %s object", what,
                 what[0] == 'c' ? "AST" : "code");
}

static kr_unit *compile_text(kr_ctx *ctx, kr_value src, kr_value filename, int mode, uint32_t flags,
                             int optimize) {
    kr_frame *f = kr_py_frame(ctx);
    size_t n;
    const char *s;
    if (!kr_hooks(ctx) || !kr_hooks(ctx)->compile) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "this build has no compiler");
    }
    if (kr_is_str(src)) {
        s = kr_str_data(src, &n);
    } else {
        kr_buffer b;
        kr_get_buffer(ctx, src, &b, false);
        s = (const char *)b.data;
        n = b.len;
        kr_release_buffer(ctx, &b);
    }
    if (memchr(s, 0, n)) {
        kr_raise_fmt(ctx, &kr_type_SyntaxError, "source code string cannot contain null bytes");
    }
    if (f && f->quick->code->debug && (f->quick->code->debug->flags & KR_CODE_FUTURE_ANNOTATIONS)) {
        flags |= 2; /* KR_CF_FUTURE_ANNOTATIONS */
    }
    return kr_hooks(ctx)->compile(ctx, src, filename, mode, flags, optimize);
}

/* exec(code, closure=...) checked; returns the cells or NULL. */
static const kr_value *closure_cells(kr_ctx *ctx, const kr_code *code, kr_value closure,
                                     const char *who, uint32_t *n) {
    const kr_value *cells = NULL;
    size_t have = 0;
    bool given = !kr_isnull(closure) && !kr_is_none(closure), ok;
    *n = kr_function_n_free(code);
    if (!*n && given) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot use a closure with this code object");
    }
    if (*n && who[1] == 'v') {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "code object passed to %s() may not contain free variables", who);
    }
    if (given && kr_is_tuple(closure)) cells = kr_seq_items(closure, &have);
    ok = have == *n;
    for (size_t i = 0; i < have; i++) ok &= kr_is_exact(cells[i], &kr_type_cell);
    if (!ok) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "code object requires a closure of exactly length %d",
                     (int)*n);
    }
    return cells;
}

static kr_value run_code(kr_ctx *ctx, kr_code *code, kr_value globals, kr_value locals,
                         kr_value closure, const char *who) {
    uint32_t n;
    const kr_value *cells = closure_cells(ctx, code, closure, who, &n);
    return kr_run_code(ctx, code, globals, locals, cells, n);
}

static kr_value strip_left(kr_ctx *ctx, kr_value src) {
    size_t n, i = 0;
    const char *s;
    if (!kr_is_str(src)) return src;
    s = kr_str_data(src, &n);
    while (i < n && (s[i] == ' ' || s[i] == '\t')) i++;
    return i ? kr_str_new(ctx, s + i, n - i) : src;
}

static kr_value run(kr_ctx *ctx, const kr_value *a, const char *who, int mode) {
    kr_value globals = a[1], locals = a[2], src = a[0];
    bool no_globals = kr_isnull(globals) || kr_is_none(globals);
    bool no_locals = kr_isnull(locals) || kr_is_none(locals);
    if (no_globals) {
        globals = caller(ctx)->func->globals;
        if (no_locals) locals = caller_locals(ctx);
    } else {
        if (!kr_is_dict(globals)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         mode == MODE_EXEC ? "exec() globals must be a dict, not %T"
                                           : "globals must be a dict",
                         globals);
        }
        if (no_locals) locals = globals;
    }
    if (!no_locals && !kr_is_dict(locals) &&
        kr_isnull(kr_type_lookup(ctx, kr_typeof(locals), KR_N(ctx, __getitem__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     mode == MODE_EXEC ? "locals must be a mapping or None, not %T"
                                       : "locals must be a mapping",
                     locals);
    }
    ensure_builtins(ctx, globals);
    if (kr_is_exact(src, &kr_type_code)) {
        return run_code(ctx, KR_AS(kr_code, src), globals, locals,
                        mode == MODE_EXEC ? a[3] : KR_NULL, who);
    }
    if (mode == MODE_EXEC && !kr_isnull(a[3]) && !kr_is_none(a[3])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "closure can only be used when source is a code object");
    }
    src = source_text(ctx, src, mode == MODE_EXEC ? "exec() arg 1" : "eval() arg 1");
    if (mode == MODE_EVAL) src = strip_left(ctx, src);
    return kr_run_unit(
        ctx, compile_text(ctx, src, kr_str_from_cstr(ctx, "<string>"), mode, 0, ctx->vm->opt_level),
        globals, locals);
}

static kr_value bi_exec(kr_ctx *ctx, const kr_value *a) {
    run(ctx, a, "exec", MODE_EXEC);
    return KR_NONE;
}

static kr_value bi_eval(kr_ctx *ctx, const kr_value *a) {
    return run(ctx, a, "eval", MODE_EVAL);
}

/* CO_FUTURE_*, CO_NESTED and PyCF_* as CPython numbers them */
#define KNOWN_FLAGS UINT32_C(0x1feff10)

static bool ends_line(kr_value text) {
    size_t n;
    const char *s;
    if (kr_is_str(text)) {
        s = kr_str_data(text, &n);
    } else {
        s = (const char *)KR_AS(const kr_bytes, text)->data;
        n = KR_AS(const kr_bytes, text)->len;
    }
    return n && s[n - 1] == '\n';
}

/* The compiler's flags for those of compile(). */
static uint32_t own_flags(uint32_t flags, int mode, kr_value text) {
    uint32_t own = 0;
    if (flags & 0x1000000) own |= 2; /* annotations */
    if (flags & 0x2000) own |= 8;    /* PyCF_ALLOW_TOP_LEVEL_AWAIT */
    if (flags & 0x4000) own |= 64;   /* PyCF_ALLOW_INCOMPLETE_INPUT */
    /* PyCF_DONT_IMPLY_DEDENT: the end of the last line is what may be missing */
    if (flags & 0x200 && mode == MODE_SINGLE && !ends_line(text)) own |= 16;
    return own;
}

/* ---- syntax trees: lib/_ast.py ---- */

enum { ONLY_AST = 0x400 };

static kr_value call_ast(kr_ctx *ctx, const char *name, kr_value arg) {
    kr_value m = kr_import(ctx, "_ast");
    return kr_call1(ctx, kr_getattr(ctx, m, kr_str_intern_cstr(ctx, name)), arg);
}

/* Is it a node of a tree? Only a program that has imported the classes can have one. */
static bool is_tree(kr_ctx *ctx, kr_value v) {
    kr_value m = kr_dict_get(ctx, ctx->vm->modules, kr_str_from_cstr(ctx, "_ast"));
    if (kr_isnull(m) || kr_is_none(m) || kr_is_str(v) || kr_is_bytes(v)) return false;
    return kr_isinstance(ctx, v, kr_getattr(ctx, m, kr_str_intern_rom(ctx, "AST")));
}

static kr_value tree_of(kr_ctx *ctx, kr_value text, kr_value filename, int mode, uint32_t flags) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    if (!h->tree) kr_raise_fmt(ctx, &kr_type_NotImplementedError, "compile() to a syntax tree");
    return call_ast(ctx, "_node", h->tree(ctx, text, filename, mode, flags));
}

static kr_value bi_compile(kr_ctx *ctx, const kr_value *a) {
    kr_value filename = kr_path_str(ctx, kr_fspath(ctx, a[1])), text;
    int mode, optimize = kr_isnull(a[5]) ? -1 : kr_as_int(ctx, a[5]);
    uint32_t flags = kr_isnull(a[3]) ? 0 : (uint32_t)kr_as_int(ctx, a[3]);
    if (!kr_is_str(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "compile() argument 'mode' must be str, not %Z",
                     a[2]);
    }
    if (kr_str_eq_cstr(a[2], "exec"))
        mode = MODE_EXEC;
    else if (kr_str_eq_cstr(a[2], "eval"))
        mode = MODE_EVAL;
    else if (kr_str_eq_cstr(a[2], "single"))
        mode = MODE_SINGLE;
    else {
        kr_raise_fmt(ctx, &kr_type_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    if (optimize < -1 || optimize > 2) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "compile(): invalid optimize value");
    }
    if (flags & ~KNOWN_FLAGS) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "compile(): unrecognised flags");
    }
    if (kr_is_exact(a[0], &kr_type_code)) return a[0];
    text = a[0];
    if (is_tree(ctx, text)) {
        if (flags & ONLY_AST) return text;
        text = call_ast(ctx, "_source", text);
    }
    text = source_text(ctx, text, "compile() arg 1");
    if (flags & ONLY_AST) return tree_of(ctx, text, filename, mode, own_flags(flags, mode, text));
    kr_unit *unit = compile_text(ctx, text, filename, mode, own_flags(flags, mode, text),
                                 optimize < 0 ? ctx->vm->opt_level : optimize);
    return kr_from_ptr(kr_unit_code(ctx, unit, 0));
}

static kr_value bi_import(kr_ctx *ctx, const kr_value *a) {
    return kr_import_name(ctx, a[0], a[1], kr_isnull(a[3]) ? KR_NONE : a[3],
                          kr_isnull(a[4]) ? 0 : kr_index_ssize(ctx, a[4]));
}

static kr_value bi_build_class(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    if (kr_npos(n) < 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__build_class__: not enough arguments");
    }
    if (!kr_is_function(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__build_class__: func must be a function");
    }
    if (!kr_is_str(args[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__build_class__: name is not a string");
    }
    return kr_type_build_class(ctx, args[0], args[1], args + 2, n - 2);
}

static kr_value bi_anext(kr_ctx *ctx, size_t n, const kr_value *args) {
    const kr_type *t = kr_typeof(args[0]);
    kr_value it;
    while (t && !kr_slots_of(t)->anext && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (!t || !kr_slots_of(t)->anext) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not an async iterator", args[0]);
    }
    it = kr_slots_of(t)->anext(ctx, args[0]);
    return n == 1 ? it : kr_anext_awaitable_new(ctx, it, args[1]);
}

static const kr_builtin kr_vm_builtins[] = {
    KR_FUNC_SIG("exec", bi_exec, "source,/,globals=,locals=,*,closure=",
                "Execute the given source in the context of globals and locals."),
    KR_FUNC_SIG("eval", bi_eval, "source,/,globals=,locals=",
                "Evaluate the given source in the context of globals and locals."),
    KR_FUNC_SIG("compile", bi_compile,
                "source,filename,mode,flags=,dont_inherit=,optimize=,*,_feature_version=",
                "Compile source into a code object that can be executed by exec() or eval()."),
    KR_FUNC_0("globals", bi_globals,
              "Return the dictionary containing the current scope's global variables."),
    KR_FUNC_0("locals", bi_locals,
              "Return a dictionary containing the current scope's local variables."),
    KR_FUNC_VAR("vars", bi_vars, 0, 1, "Without arguments, equivalent to locals()."),
    KR_FUNC_VAR("dir", bi_dir, 0, 1, "If called without an argument, return the names in scope."),
    KR_FUNC_SIG("__import__", bi_import,
                "name,globals=,locals=,fromlist=,level=", "Import a module."),
    KR_FUNC_RAW("__build_class__", bi_build_class, "Internal helper for the class statement."),
    KR_FUNC_VAR("anext", bi_anext, 1, 2, "Return the next item from the async iterator."),
};
const kr_module_def kr_vm_builtins_part = {
    .name = "builtins",
    .members = kr_vm_builtins,
    .n_members = KR_ARRAY_LEN(kr_vm_builtins),
};

/* ---- for sys ---- */

static kr_frame *frame_at(kr_ctx *ctx, kr_sword depth) {
    kr_frame *f = ctx->frame;
    while (f && f->quick && depth-- > 0) f = f->prev;
    if (!f || !f->quick) kr_raise_fmt(ctx, &kr_type_ValueError, "call stack is not deep enough");
    return f;
}

static kr_value sys_getframe(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword depth = n ? kr_index_ssize(ctx, args[0]) : 0;
    return kr_frame_object(ctx, frame_at(ctx, depth < 0 ? 0 : depth));
}

static kr_value sys_getframemodulename(kr_ctx *ctx, const kr_value *a) {
    kr_sword depth = kr_isnull(a[0]) ? 0 : kr_index_ssize(ctx, a[0]);
    kr_frame *f = ctx->frame;
    kr_value name;
    while (f && f->quick && depth-- > 0) f = f->prev;
    if (!f || !f->quick) return KR_NONE;
    name = kr_dict_get_name(ctx, f->func->globals, KR_N(ctx, __name__));
    return kr_isnull(name) ? KR_NONE : name;
}

static kr_value sys_exc_info(kr_ctx *ctx) {
    kr_value e = ctx->handled, tb;
    if (kr_isnull(e)) return kr_tuple3(ctx, KR_NONE, KR_NONE, KR_NONE);
    tb = KR_AS(kr_exc, e)->traceback;
    return kr_tuple3(ctx, kr_type_value(kr_typeof(e)), e, kr_isnull(tb) ? KR_NONE : tb);
}

static kr_value sys_exception(kr_ctx *ctx) {
    return kr_isnull(ctx->handled) ? KR_NONE : ctx->handled;
}

static kr_value sys_current_frames(kr_ctx *ctx) {
    kr_value d = kr_dict_new(ctx, 1);
    for (kr_ctx *c = ctx->vm->contexts; c; c = c->next) {
        kr_frame *f = kr_py_frame(c);
        if (!f) continue;
        kr_dict_set(ctx, d, kr_int_from_u64(ctx, (uint64_t)(uintptr_t)c), kr_frame_object(ctx, f));
    }
    return d;
}

kr_value *kr_asyncgen_hooks(kr_ctx *ctx) {
    return &ctx->exec->asyncgen_firstiter;
}

static kr_value sys_get_origin_depth(kr_ctx *ctx) {
    return kr_smallint(ctx->exec->origin_depth);
}

static kr_value sys_set_origin_depth(kr_ctx *ctx, const kr_value *a) {
    int depth = kr_as_int(ctx, a[0]);
    if (depth < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "depth must be >= 0");
    ctx->exec->origin_depth = depth;
    return KR_NONE;
}

static const kr_builtin kr_vm_sys_functions[] = {
    KR_FUNC_VAR("_getframe", sys_getframe, 0, 1, "Return a frame object from the call stack."),
    KR_FUNC_SIG("_getframemodulename", sys_getframemodulename,
                "depth=", "Return the name of the module for a calling frame."),
    KR_FUNC_0("exc_info", sys_exc_info,
              "Return current exception information: (type, value, traceback)."),
    KR_FUNC_0("exception", sys_exception, "Return the current exception."),
    KR_FUNC_0("get_coroutine_origin_tracking_depth", sys_get_origin_depth,
              "Check status of origin tracking for coroutine objects in this thread."),
    KR_FUNC_SIG("set_coroutine_origin_tracking_depth", sys_set_origin_depth, "depth",
                "Enable or disable origin tracking for coroutine objects in this thread."),
    KR_FUNC_0("_current_frames", sys_current_frames, "Return each thread's current frame."),
};
const kr_module_def kr_vm_sys_part = {
    .name = "sys",
    .members = kr_vm_sys_functions,
    .n_members = KR_ARRAY_LEN(kr_vm_sys_functions),
};
