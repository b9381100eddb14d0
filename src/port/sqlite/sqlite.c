/* Module _sqlite: databases and statements of SQLite. lib/sqlite3.py makes the module sqlite3 of
 * it.
 *
 * Handles of the library lie outside the heap and go with their objects; a statement keeps its
 * database. Errors are raised as what sqlite3._error() makes of them. A function in Python that SQL
 * calls runs protected: its exception is an error of the statement; other threads may run
 * meanwhile, and wait until the statement is through before they use the same database. Nobody
 * waits within the library: a database that others hold is tried again. */
#include <sqlite3.h>

#include "heap/os.h"
#include "module/time_ticks.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/thread.h"

typedef struct database {
    kr_object base;
    sqlite3 *db;
    kr_value functions; /* list: what SQL may call */
    kr_ctx *ctx;        /* of the call that is under way */
    uint64_t patience;  /* ns to wait for a database that others hold */
    bool held;          /* others did, the last time */
    const kr_ctx *user; /* whose statement runs, NULL: nobody's */
    kr_wait_queue queue;
} database;

typedef struct statement {
    kr_object base;
    kr_value database;
    sqlite3_stmt *stmt;
} statement;

static const kr_type database_type, statement_type;

static KR_NORETURN void failed(kr_ctx *ctx, sqlite3 *db, int code) {
    kr_value make = kr_getattr(ctx, kr_import(ctx, "sqlite3"), kr_str_intern_rom(ctx, "_error"));
    int extended = db ? sqlite3_extended_errcode(db) : code;
    const char *text = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    kr_raise(ctx, kr_call3(ctx, make, kr_smallint(code), kr_smallint(extended),
                           kr_str_decode(ctx, text, strlen(text), "utf-8", "replace")));
}

/* Until no statement of another thread runs. */
static void await_turn(kr_ctx *ctx, database *d) {
    while (d->user && d->user != ctx && kr_has_threads(ctx)) {
        kr_queue_wait(ctx, &d->queue, 0);
        if (d->user && ctx->pending) kr_poll(ctx);
    }
}

static database *open_database(kr_ctx *ctx, kr_value v) {
    database *d = KR_AS(database, v);
    await_turn(ctx, d);
    if (!d->db) {
        kr_value make =
            kr_getattr(ctx, kr_import(ctx, "sqlite3"), kr_str_intern_rom(ctx, "_closed"));
        kr_raise(ctx, kr_call0(ctx, make));
    }
    d->ctx = ctx;
    return d;
}

static kr_value text_of(kr_ctx *ctx, const void *s, int n) {
    return kr_str_decode(ctx, s, (size_t)n, "utf-8", NULL);
}

static kr_value name_of(kr_ctx *ctx, const char *s) {
    return s ? text_of(ctx, s, (int)strlen(s)) : KR_NONE;
}

/* ---- waiting for others ---- */
static int on_held(void *arg, int count) {
    (void)count;
    ((database *)arg)->held = true;
    return 0;
}

/* After a call that gave `code`: waits a little and returns true if it is to be made again. */
static bool again(kr_ctx *ctx, const database *d, int code, uint64_t since, int64_t *pause) {
    uint64_t now = kr_os_monotonic_ns();
    if ((code & 0xff) != SQLITE_BUSY || !d->held || now - since >= d->patience) return false;
    if (*pause < 50000000) *pause += 1000000 + *pause;
    kr_time_sleep(ctx, *pause);
    return true;
}

/* ---- databases ---- */

static kr_value database_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bind_args(ctx, "Database", "name,flags,timeout_ms", args, n, 0, a);
    const char *name = kr_str_cstr(ctx, a[0]);
    int flags = kr_as_int(ctx, a[1]), timeout = kr_as_int(ctx, a[2]);
    kr_value functions = kr_list_new(ctx, 0, NULL);
    database *d = kr_instance_alloc(ctx, cls);
    kr_store(ctx, d, &d->functions, functions);
    int code = sqlite3_open_v2(name, &d->db, flags, NULL);
    if (code != SQLITE_OK) failed(ctx, d->db, code);
    sqlite3_extended_result_codes(d->db, 0);
    d->patience = timeout > 0 ? (uint64_t)timeout * 1000000 : 0;
    sqlite3_busy_handler(d->db, on_held, d);
    return kr_from_ptr(d);
}

static void database_finalize(kr_ctx *ctx, kr_object *obj) {
    database *d = (database *)obj;
    await_turn(ctx, d);
    sqlite3_close_v2(d->db);
    d->db = NULL;
}

static void database_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((database *)obj)->functions);
}

static kr_value d_close(kr_ctx *ctx, kr_value self) {
    database_finalize(ctx, kr_ptr(self));
    return KR_NONE;
}

static void statement_finalize(kr_ctx *ctx, kr_object *obj) {
    statement *s = (statement *)obj;
    if (!kr_isnull(s->database)) await_turn(ctx, KR_AS(database, s->database));
    sqlite3_finalize(s->stmt);
    s->stmt = NULL;
}

/* prepare(sql) -> (statement or None, rest of the text) */
static kr_value d_prepare(kr_ctx *ctx, kr_value self, kr_value sql) {
    database *d = open_database(ctx, self);
    size_t n;
    if (!kr_is_str(sql)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "execute() argument 1 must be str, not %T", sql);
    }
    const char *text = kr_str_data(sql, &n), *tail;
    if (n > INT32_MAX) kr_raise_fmt(ctx, &kr_type_OverflowError, "query string is too large");
    statement *s = kr_instance_alloc(ctx, &statement_type);
    kr_store(ctx, s, &s->database, self);
    uint64_t since = kr_os_monotonic_ns();
    int64_t pause = 0;
    int code;
    do {
        d = open_database(ctx, self);
        d->held = false;
        code = sqlite3_prepare_v2(d->db, text, (int)n, &s->stmt, &tail);
    } while (again(ctx, d, code, since, &pause));
    if (code != SQLITE_OK) failed(ctx, d->db, code);
    kr_value rest = kr_str_new(ctx, tail, n - (size_t)(tail - text));
    return kr_tuple2(ctx, s->stmt ? kr_from_ptr(s) : KR_NONE, rest);
}

#define NUMBER_OF(name, call)                                                                      \
    static kr_value d_##name(kr_ctx *ctx, kr_value self) {                                         \
        return kr_int_new(ctx, (int64_t)call(open_database(ctx, self)->db));                       \
    }
NUMBER_OF(changes, sqlite3_changes)
NUMBER_OF(total_changes, sqlite3_total_changes)
NUMBER_OF(last_rowid, sqlite3_last_insert_rowid)
NUMBER_OF(autocommit, sqlite3_get_autocommit)

static kr_value d_interrupt(kr_ctx *ctx, kr_value self) {
    database *d = KR_AS(database, self);
    if (!d->user) d = open_database(ctx, self);
    sqlite3_interrupt(d->db); /* what another thread runs */
    return KR_NONE;
}

/* ---- functions in Python ---- */

typedef struct callback {
    database *d;
    size_t index;
} callback;

typedef struct call_job {
    kr_value f;
    sqlite3_context *to;
    sqlite3_value **args;
    int n;
} call_job;

static kr_value value_in(kr_ctx *ctx, sqlite3_value *v) {
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER:
        return kr_int_new(ctx, sqlite3_value_int64(v));
    case SQLITE_FLOAT:
        return kr_float_new(ctx, sqlite3_value_double(v));
    case SQLITE_TEXT: {
        const void *s = sqlite3_value_text(v);
        return text_of(ctx, s, sqlite3_value_bytes(v));
    }
    case SQLITE_BLOB: {
        const void *s = sqlite3_value_blob(v);
        return kr_bytes_new(ctx, s, (size_t)sqlite3_value_bytes(v));
    }
    default:
        return KR_NONE;
    }
}

static void value_out(kr_ctx *ctx, sqlite3_context *to, kr_value v) {
    int64_t i;
    size_t n;
    kr_span s;
    if (kr_is_none(v)) {
        sqlite3_result_null(to);
    } else if (kr_is_int(v)) {
        if (!kr_int_to_i64(v, &i)) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "int too large for SQLite");
        }
        sqlite3_result_int64(to, i);
    } else if (kr_is_float(v)) {
        sqlite3_result_double(to, kr_float_val(v));
    } else if (kr_is_str(v)) {
        const char *text = kr_str_data(v, &n);
        sqlite3_result_text(to, text, (int)n, SQLITE_TRANSIENT);
    } else {
        s = kr_bytes_need_span(ctx, v);
        sqlite3_result_blob(to, s.p, (int)s.n, SQLITE_TRANSIENT);
    }
}

static kr_value run_function(kr_ctx *ctx, void *arg) {
    call_job *j = arg;
    kr_value args = kr_tuple_new(ctx, (size_t)j->n, NULL);
    for (int i = 0; i < j->n; i++) KR_AS(kr_tuple, args)->items[i] = KR_NONE;
    for (int i = 0; i < j->n; i++) {
        kr_store(ctx, kr_ptr(args), &KR_AS(kr_tuple, args)->items[i], value_in(ctx, j->args[i]));
    }
    value_out(ctx, j->to, kr_call_ex(ctx, j->f, args, KR_NULL));
    return KR_NONE;
}

static void call_function(sqlite3_context *to, int n, sqlite3_value **args) {
    const callback *c = sqlite3_user_data(to);
    kr_value exc;
    call_job j = {KR_AS(kr_list, c->d->functions)->items[c->index], to, args, n};
    kr_protect(c->d->ctx, run_function, &j, &exc);
    if (!kr_isnull(exc)) sqlite3_result_error(to, "user-defined function raised exception", -1);
}

/* create_function(name, number of arguments, flags, callable) */
static kr_value d_create_function(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    database *d = open_database(ctx, a[0]);
    const char *name = kr_str_cstr(ctx, a[1]);
    int args = kr_as_int(ctx, a[2]), flags = kr_as_int(ctx, a[3]) | SQLITE_UTF8;
    kr_list_append(ctx, d->functions, a[4]);
    callback *c = sqlite3_malloc(sizeof *c);
    if (!c) kr_raise_memory(ctx);
    *c = (callback){d, KR_AS(kr_list, d->functions)->len - 1};
    int code = sqlite3_create_function_v2(d->db, name, args, flags, c, call_function, NULL, NULL,
                                          sqlite3_free);
    if (code != SQLITE_OK) failed(ctx, d->db, code);
    return KR_NONE;
}

static const kr_builtin database_methods[] = {
    KR_METHOD_2(&database_type, "prepare", d_prepare, NULL),
    KR_METHOD_1(&database_type, "changes", d_changes, NULL),
    KR_METHOD_1(&database_type, "total_changes", d_total_changes, NULL),
    KR_METHOD_1(&database_type, "last_rowid", d_last_rowid, NULL),
    KR_METHOD_1(&database_type, "autocommit", d_autocommit, NULL),
    KR_METHOD_1(&database_type, "interrupt", d_interrupt, NULL),
    KR_METHOD_VAR(&database_type, "create_function", d_create_function, 5, 5, NULL),
    KR_METHOD_1(&database_type, "close", d_close, NULL),
};
static const kr_type database_type = {
    .base_object = {&kr_type_type},
    .name = "_sqlite.Database",
    .base = &kr_type_object,
    .flags = KR_TF_HAS_FINALIZER,
    .version = 1,
    .size = sizeof(database),
    .n_methods = KR_ARRAY_LEN(database_methods),
    .methods = database_methods,
    .new_ = database_new,
    .finalize = database_finalize,
    .trace = database_trace,
};

/* ---- statements ---- */

static void statement_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((statement *)obj)->database);
}

static statement *open_statement(kr_ctx *ctx, kr_value v) {
    statement *s = KR_AS(statement, v);
    open_database(ctx, s->database);
    if (!s->stmt) kr_raise_fmt(ctx, &kr_type_ValueError, "statement is closed");
    return s;
}

static kr_value s_bind(kr_ctx *ctx, kr_value self, kr_value place, kr_value v) {
    sqlite3_stmt *stmt = open_statement(ctx, self)->stmt;
    int i = kr_as_int(ctx, place), code;
    int64_t number;
    size_t n;
    if (kr_is_none(v)) {
        code = sqlite3_bind_null(stmt, i);
    } else if (kr_is_int(v)) {
        if (!kr_int_to_i64(v, &number)) {
            kr_raise_fmt(ctx, &kr_type_OverflowError,
                         "Python int too large to convert to SQLite INTEGER");
        }
        code = sqlite3_bind_int64(stmt, i, number);
    } else if (kr_is_float(v)) {
        code = sqlite3_bind_double(stmt, i, kr_float_val(v));
    } else if (kr_is_str(v)) {
        const char *text = kr_str_data(v, &n);
        code = sqlite3_bind_text64(stmt, i, text, n, SQLITE_TRANSIENT, SQLITE_UTF8);
    } else {
        kr_span s;
        if (!kr_bytes_try_span(ctx, v, &s)) return KR_FALSE; /* no value that SQLite has */
        code = s.n ? sqlite3_bind_blob64(stmt, i, s.p, s.n, SQLITE_TRANSIENT)
                   : sqlite3_bind_zeroblob(stmt, i, 0);
    }
    if (code != SQLITE_OK) failed(ctx, sqlite3_db_handle(stmt), code);
    return KR_TRUE;
}

static kr_value s_parameters(kr_ctx *ctx, kr_value self) {
    sqlite3_stmt *stmt = open_statement(ctx, self)->stmt;
    int n = sqlite3_bind_parameter_count(stmt);
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (int i = 1; i <= n; i++) {
        kr_list_append(ctx, out, name_of(ctx, sqlite3_bind_parameter_name(stmt, i)));
    }
    return out;
}

static kr_value s_columns(kr_ctx *ctx, kr_value self) {
    sqlite3_stmt *stmt = open_statement(ctx, self)->stmt;
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < sqlite3_column_count(stmt); i++) {
        kr_list_append(ctx, out,
                       kr_tuple2(ctx, name_of(ctx, sqlite3_column_name(stmt, i)),
                                 name_of(ctx, sqlite3_column_decltype(stmt, i))));
    }
    return out;
}

static kr_value column(kr_ctx *ctx, sqlite3_stmt *stmt, int i, kr_value text_factory) {
    const void *s;
    switch (sqlite3_column_type(stmt, i)) {
    case SQLITE_INTEGER:
        return kr_int_new(ctx, sqlite3_column_int64(stmt, i));
    case SQLITE_FLOAT:
        return kr_float_new(ctx, sqlite3_column_double(stmt, i));
    case SQLITE_TEXT:
        s = sqlite3_column_text(stmt, i);
        if (kr_is_none(text_factory)) return text_of(ctx, s, sqlite3_column_bytes(stmt, i));
        return kr_call1(ctx, text_factory,
                        kr_bytes_new(ctx, s, (size_t)sqlite3_column_bytes(stmt, i)));
    case SQLITE_BLOB:
        s = sqlite3_column_blob(stmt, i);
        return kr_bytes_new(ctx, s, (size_t)sqlite3_column_bytes(stmt, i));
    default:
        return KR_NONE;
    }
}

static int run_step(kr_ctx *ctx, const statement *s) {
    database *d = KR_AS(database, s->database);
    const kr_ctx *outer = d->user;
    d->held = false;
    d->user = ctx;
    int code = sqlite3_step(s->stmt);
    d->user = outer;
    while (!outer && kr_queue_wake(ctx, &d->queue)) continue;
    return code;
}

/* step(text_factory or None): the next row as a tuple, or None at the end */
static kr_value s_step(kr_ctx *ctx, kr_value self, kr_value text_factory) {
    uint64_t since = kr_os_monotonic_ns();
    int64_t pause = 0;
    statement *s;
    int code;
    if (ctx->pending) kr_poll(ctx);
    do {
        s = open_statement(ctx, self);
        code = run_step(ctx, s);
    } while (again(ctx, KR_AS(database, s->database), code, since, &pause));
    if (code == SQLITE_DONE) return KR_NONE;
    if (code != SQLITE_ROW) {
        sqlite3 *db = sqlite3_db_handle(s->stmt);
        sqlite3_reset(s->stmt);
        failed(ctx, db, code);
    }
    int n = sqlite3_column_count(s->stmt);
    kr_value row = kr_tuple_new(ctx, (size_t)n, NULL);
    for (int i = 0; i < n; i++) KR_AS(kr_tuple, row)->items[i] = KR_NONE;
    for (int i = 0; i < n; i++) {
        kr_value v = column(ctx, s->stmt, i, text_factory);
        kr_store(ctx, kr_ptr(row), &KR_AS(kr_tuple, row)->items[i], v);
    }
    return row;
}

/* reset(clear): clear: the values of the parameters go too */
static kr_value s_reset(kr_ctx *ctx, kr_value self, kr_value clear) {
    sqlite3_stmt *stmt = open_statement(ctx, self)->stmt;
    sqlite3_reset(stmt);
    if (kr_truth(ctx, clear)) sqlite3_clear_bindings(stmt);
    return KR_NONE;
}

static kr_value s_readonly(kr_ctx *ctx, kr_value self) {
    return kr_bool(sqlite3_stmt_readonly(open_statement(ctx, self)->stmt));
}

static kr_value s_close(kr_ctx *ctx, kr_value self) {
    statement_finalize(ctx, kr_ptr(self));
    return KR_NONE;
}

static const kr_builtin statement_methods[] = {
    KR_METHOD_3(&statement_type, "bind", s_bind, NULL),
    KR_METHOD_1(&statement_type, "parameters", s_parameters, NULL),
    KR_METHOD_1(&statement_type, "columns", s_columns, NULL),
    KR_METHOD_2(&statement_type, "step", s_step, NULL),
    KR_METHOD_2(&statement_type, "reset", s_reset, NULL),
    KR_METHOD_1(&statement_type, "readonly", s_readonly, NULL),
    KR_METHOD_1(&statement_type, "close", s_close, NULL),
};
static const kr_type statement_type = {
    .base_object = {&kr_type_type},
    .name = "_sqlite.Statement",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_HAS_FINALIZER,
    .version = 1,
    .size = sizeof(statement),
    .n_methods = KR_ARRAY_LEN(statement_methods),
    .methods = statement_methods,
    .finalize = statement_finalize,
    .trace = statement_trace,
};

static kr_value version(kr_ctx *ctx) {
    return kr_str_from_cstr(ctx, sqlite3_libversion());
}

static kr_value f_complete(kr_ctx *ctx, kr_value sql) {
    return kr_bool(sqlite3_complete(kr_str_cstr(ctx, sql)));
}

static const kr_lazy_member lazy[] = {
    {"sqlite_version", version, NULL},
    {NULL, NULL, NULL},
};

static const kr_builtin members[] = {
    KR_CONSTANT("Database", KR_ROM_VALUE(&database_type)),
    KR_FUNC_1("complete_statement", f_complete, "Whether the text holds a whole SQL statement."),
};

const kr_module_def kr_module__sqlite = {
    .name = "_sqlite",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
};
