/* Processes, users, the machine: fork and exec, waiting, ids, limits, random bytes.
 *
 * Argument vectors for exec are heap leaf memory whose strings stay reachable through a list. */
#include <errno.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/thread.h"

static KR_NORETURN void fail(kr_ctx *ctx) {
    kr_raise_oserror(ctx, errno, KR_NULL);
}

/* ---- ids ---- */
#define GET_ID(name)                                                                               \
    static kr_value p_##name(kr_ctx *ctx) {                                                        \
        return kr_int_new(ctx, name());                                                            \
    }
GET_ID(getpid)
GET_ID(getppid)
GET_ID(getuid)
GET_ID(geteuid)
GET_ID(getgid)
GET_ID(getegid)
GET_ID(getpgrp)

uint32_t kr_os_id(kr_ctx *ctx, const char *what, kr_value v) {
    int64_t n;
    kr_value i;
    if (!kr_is_index(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s should be integer, not %T", what, v);
    }
    i = kr_index(ctx, v);
    if (!kr_int_to_i64(i, &n)) n = kr_int_sign(i) < 0 ? INT64_MIN : INT64_MAX;
    if (n < -1) kr_raise_fmt(ctx, &kr_type_OverflowError, "%s is less than minimum", what);
    if (n > UINT32_MAX) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "%s is greater than maximum", what);
    }
    return (uint32_t)n;
}

#define SET_ID(name, what)                                                                         \
    static kr_value p_##name(kr_ctx *ctx, kr_value v) {                                            \
        if (name(kr_os_id(ctx, what, v))) fail(ctx);                                               \
        return KR_NONE;                                                                            \
    }
SET_ID(setuid, "uid")
SET_ID(seteuid, "uid")
SET_ID(setgid, "gid")
SET_ID(setegid, "gid")

static kr_value p_getpgid(kr_ctx *ctx, const kr_value *a) {
    pid_t r = getpgid(kr_as_int(ctx, a[0]));
    if (r < 0) fail(ctx);
    return kr_smallint(r);
}

static kr_value p_getsid(kr_ctx *ctx, kr_value v) {
    pid_t r = getsid(kr_as_int(ctx, v));
    if (r < 0) fail(ctx);
    return kr_smallint(r);
}

static kr_value p_setsid(kr_ctx *ctx) {
    if (setsid() < 0) fail(ctx);
    return KR_NONE;
}

static kr_value p_setpgid(kr_ctx *ctx, kr_value a, kr_value b) {
    pid_t pid = kr_as_int(ctx, a);
    if (setpgid(pid, kr_as_int(ctx, b))) fail(ctx);
    return KR_NONE;
}

static kr_value p_getgroups(kr_ctx *ctx) {
    gid_t g[256];
    int n = getgroups(256, g);
    if (n < 0) fail(ctx);
    kr_value list = kr_list_new(ctx, (size_t)n, NULL);
    for (int i = 0; i < n; i++) kr_list_append(ctx, list, kr_int_from_u64(ctx, g[i]));
    return list;
}

/* The row of /etc/passwd with this name (NULL: this user id) or NULL. Other directories of users
 * are not asked: their libraries cannot be had in a statically linked program. */
static struct passwd *find_user(const char *name, uid_t id, struct passwd *row, char *buf,
                                size_t n) {
    struct passwd *found = NULL;
    FILE *f = fopen("/etc/passwd", "re");
    while (f && !fgetpwent_r(f, row, buf, n, &found)) {
        if (name ? !strcmp(row->pw_name, name) : row->pw_uid == id) break;
        found = NULL;
    }
    if (f) fclose(f);
    return found;
}

/* Who logged in: the kernel remembers that for a session and all that it starts. */
static kr_value p_getlogin(kr_ctx *ctx) {
    struct passwd row, *found = NULL;
    char buf[4096];
    FILE *f = fopen("/proc/self/loginuid", "re");
    size_t n = f ? fread(buf, 1, 15, f) : 0;
    if (f) fclose(f);
    buf[n] = 0;
    long id = n ? strtol(buf, NULL, 10) : -1;
    if (id >= 0 && id < (long)UINT32_MAX) found = find_user(NULL, (uid_t)id, &row, buf, sizeof buf);
    if (found) return kr_path_from_cstr(ctx, found->pw_name);
    kr_raise_oserror(ctx, ENXIO, KR_NULL);
}

/* Home directory of a user (None: who runs this process), or None. */
static kr_value p_pw_dir(kr_ctx *ctx, kr_value user) {
    struct passwd row, *found;
    char buf[4096];
    kr_os_path p = {.c = NULL};
    if (!kr_is_none(user)) kr_os_path_arg(ctx, "getpwnam", "name", user, 0, &p);
    found = find_user(p.c, getuid(), &row, buf, sizeof buf);
    return found ? kr_path_from_cstr(ctx, found->pw_dir) : KR_NONE;
}

/* ---- children ---- */
static kr_value p_fork(kr_ctx *ctx) {
    pid_t pid = fork();
    if (pid < 0) fail(ctx);
    if (!pid) kr_threads_forked(ctx);
    return kr_smallint(pid);
}

static char **string_vector(kr_ctx *ctx, kr_value list, kr_value keep) {
    size_t n;
    kr_value *items = kr_seq_items(list, &n);
    char **v = kr_heap_leaf0(ctx, (n + 1) * sizeof *v);
    for (size_t i = 0; i < n; i++) {
        kr_os_path p;
        kr_os_path_arg(ctx, "execv", "arg", items[i], 0, &p);
        size_t len = strlen(p.c);
        uint8_t *data;
        kr_list_append(ctx, keep, kr_bytes_alloc(ctx, len + 1, &data));
        memcpy(data, p.c, len + 1);
        v[i] = (char *)data;
    }
    return v;
}

/* {name: value} -> "name=value" strings */
static kr_value env_strings(kr_ctx *ctx, kr_value env) {
    if (!kr_hasattr(ctx, env, KR_N(ctx, items))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "execve: environment must be a mapping object");
    }
    kr_value items = kr_call_method(ctx, env, KR_N(ctx, items), NULL, 0);
    kr_value list = kr_list_from_iterable(ctx, items), out = kr_list_new(ctx, 0, NULL);
    size_t n;
    kr_value *pair = kr_seq_items(list, &n);
    for (size_t i = 0; i < n; i++) {
        kr_value k = kr_path_encode(ctx, kr_fspath(ctx, kr_getitem(ctx, pair[i], kr_smallint(0))));
        kr_value v = kr_path_encode(ctx, kr_fspath(ctx, kr_getitem(ctx, pair[i], kr_smallint(1))));
        kr_value eq = kr_bytes_new(ctx, "=", 1);
        const kr_bytes *name = KR_AS(const kr_bytes, k);
        if (!name->len || memchr(name->data, '=', name->len)) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "illegal environment variable name");
        }
        kr_list_append(ctx, out, kr_binary(ctx, KR_BIN_ADD, kr_binary(ctx, KR_BIN_ADD, k, eq), v));
    }
    return out;
}

static char **arguments(kr_ctx *ctx, const char *fname, kr_value argv, kr_value keep) {
    if (!kr_is_list(argv) && !kr_is_tuple(argv)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() arg 2 must be a tuple or list", fname);
    }
    if (kr_len(ctx, argv) == 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s() arg 2 must not be empty", fname);
    }
    char **v = string_vector(ctx, kr_list_from_iterable(ctx, argv), keep);
    if (!v[0][0]) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s() arg 2 first element cannot be empty", fname);
    }
    return v;
}

static kr_value p_execv(kr_ctx *ctx, kr_value path, kr_value argv) {
    kr_os_path p;
    kr_value keep = kr_list_new(ctx, 0, NULL);
    kr_os_path_arg(ctx, "execv", "path", path, KR_OSPATH_HOST, &p);
    execv(p.c, arguments(ctx, "execv", argv, keep));
    kr_keep(keep);
    fail(ctx);
}

static kr_value p_execve(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_value keep = kr_list_new(ctx, 0, NULL);
    kr_os_path_arg(ctx, "execve", "path", a[0], 0, &p);
    char **argv = arguments(ctx, "execve", a[1], keep);
    execve(p.c, argv, string_vector(ctx, env_strings(ctx, a[2]), keep));
    kr_keep(keep);
    fail(ctx);
}

typedef struct child_call {
    pid_t pid;
    int options, status;
    const char *command;
} child_call;

static void do_waitpid(void *arg) {
    child_call *c = arg;
    c->pid = waitpid(c->pid, &c->status, c->options);
}

static void do_system(void *arg) {
    child_call *c = arg;
    c->status = system(c->command);
}

static kr_value wait_for(kr_ctx *ctx, pid_t pid, int options) {
    child_call c;
    for (;;) {
        c = (child_call){.pid = pid, .options = options};
        if (options & WNOHANG)
            do_waitpid(&c);
        else
            kr_blocking(ctx, do_waitpid, &c);
        if (c.pid >= 0) break;
        if (errno != EINTR) fail(ctx);
        kr_poll(ctx);
    }
    return kr_tuple2(ctx, kr_smallint(c.pid), kr_smallint(c.status));
}

static kr_value p_waitpid(kr_ctx *ctx, kr_value pid, kr_value options) {
    pid_t p = kr_as_int(ctx, pid);
    return wait_for(ctx, p, kr_as_int(ctx, options));
}

static kr_value p_wait(kr_ctx *ctx) {
    return wait_for(ctx, -1, 0);
}

#define STATUS(name, expr)                                                                         \
    static kr_value p_##name(kr_ctx *ctx, const kr_value *a) {                                     \
        int status = kr_as_int(ctx, a[0]);                                                         \
        return expr;                                                                               \
    }
STATUS(WIFEXITED, kr_bool(WIFEXITED(status)))
STATUS(WIFSIGNALED, kr_bool(WIFSIGNALED(status)))
STATUS(WIFSTOPPED, kr_bool(WIFSTOPPED(status)))
STATUS(WIFCONTINUED, kr_bool(WIFCONTINUED(status)))
STATUS(WCOREDUMP, kr_bool(WCOREDUMP(status)))
STATUS(WEXITSTATUS, kr_smallint(WEXITSTATUS(status)))
STATUS(WTERMSIG, kr_smallint(WTERMSIG(status)))
STATUS(WSTOPSIG, kr_smallint(WSTOPSIG(status)))

static kr_value p_exitcode(kr_ctx *ctx, const kr_value *a) {
    int status = kr_as_int(ctx, a[0]);
    if (WIFEXITED(status)) return kr_smallint(WEXITSTATUS(status));
    if (WIFSIGNALED(status)) return kr_smallint(-WTERMSIG(status));
    if (WIFSTOPPED(status)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "process stopped by delivery of signal %d",
                     WSTOPSIG(status));
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "invalid wait status: %d", status);
}

static kr_value p_kill(kr_ctx *ctx, kr_value pid, kr_value sig) {
    pid_t p = kr_as_int(ctx, pid);
    if (kill(p, kr_as_int(ctx, sig))) fail(ctx);
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

static kr_value p_killpg(kr_ctx *ctx, kr_value pid, kr_value sig) {
    pid_t p = kr_as_int(ctx, pid);
    if (killpg(p, kr_as_int(ctx, sig))) fail(ctx);
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

static kr_value p_system(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_fspath(ctx, a[0]);
    kr_os_path_arg(ctx, "system", "command", a[0], 0, &p);
    child_call c = {.command = p.c};
    kr_blocking(ctx, do_system, &c);
    return kr_int_new(ctx, c.status);
}

static kr_value p__exit(kr_ctx *ctx, const kr_value *a) {
    _exit(kr_as_int(ctx, a[0]));
}

static kr_value p_abort(kr_ctx *ctx) {
    (void)ctx;
    abort();
}

static kr_value p_nice(kr_ctx *ctx, kr_value v) {
    int by = kr_as_int(ctx, v);
    errno = 0;
    int r = nice(by);
    if (r == -1 && errno) fail(ctx);
    return kr_smallint(r);
}

/* ---- the machine ---- */
static kr_value p_strerror(kr_ctx *ctx, kr_value v) {
    return kr_str_from_cstr(ctx, strerror(kr_as_int(ctx, v)));
}

static kr_value p_urandom(kr_ctx *ctx, kr_value v) {
    kr_sword n = kr_index_ssize(ctx, v);
    uint8_t *data;
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative argument not allowed");
    kr_value b = kr_bytes_alloc(ctx, (size_t)n, &data);
    for (kr_sword done = 0; done < n;) {
        size_t left = (size_t)(n - done);
        ssize_t k = getrandom(data + done, left > 1 << 20 ? 1 << 20 : left, 0);
        if (k >= 0)
            done += k;
        else if (errno != EINTR)
            fail(ctx);
        else
            kr_poll(ctx);
    }
    return b;
}

static kr_value p_getrandom(kr_ctx *ctx, const kr_value *a) {
    kr_sword n = kr_index_ssize(ctx, a[0]);
    unsigned flags = kr_isnull(a[1]) ? 0 : (unsigned)kr_as_int(ctx, a[1]);
    uint8_t *data;
    if (n < 0) kr_raise_oserror(ctx, EINVAL, KR_NULL);
    kr_value b = kr_bytes_alloc(ctx, (size_t)n, &data);
    ssize_t k = getrandom(data, (size_t)n, flags);
    if (k < 0) fail(ctx);
    return k == n ? b : kr_bytes_new(ctx, data, (size_t)k);
}

static kr_value p_cpu_count(kr_ctx *ctx) {
    (void)ctx;
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? kr_smallint(n) : KR_NONE;
}

static kr_value p_affinity(kr_ctx *ctx, kr_value pid) {
    cpu_set_t set;
    if (sched_getaffinity(kr_as_int(ctx, pid), sizeof set, &set)) fail(ctx);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < CPU_SETSIZE; i++) {
        if (CPU_ISSET(i, &set)) kr_list_append(ctx, list, kr_smallint(i));
    }
    return kr_call1(ctx, kr_type_value(&kr_type_set), list);
}

static kr_value p_sched_yield(kr_ctx *ctx) {
    (void)ctx;
    sched_yield();
    return KR_NONE;
}

static kr_value p_getloadavg(kr_ctx *ctx) {
    double v[3];
    if (getloadavg(v, 3) != 3) {
        kr_raise_fmt(ctx, &kr_type_OSError, "Load averages are unobtainable");
    }
    return kr_tuple3(ctx, kr_float_new(ctx, v[0]), kr_float_new(ctx, v[1]),
                     kr_float_new(ctx, v[2]));
}

static kr_value p_uname(kr_ctx *ctx) {
    struct utsname u;
    if (uname(&u)) fail(ctx);
    kr_value v[5] = {kr_str_from_cstr(ctx, u.sysname), kr_str_from_cstr(ctx, u.nodename),
                     kr_str_from_cstr(ctx, u.release), kr_str_from_cstr(ctx, u.version),
                     kr_str_from_cstr(ctx, u.machine)};
    return kr_os_struct(ctx, KR_OS_UNAME, v, 5);
}

static kr_value p_times(kr_ctx *ctx) {
    struct tms t;
    clock_t now = times(&t);
    double hz = (double)sysconf(_SC_CLK_TCK);
    if (now == (clock_t)-1) fail(ctx);
    kr_value v[5] = {
        kr_float_new(ctx, (double)t.tms_utime / hz), kr_float_new(ctx, (double)t.tms_stime / hz),
        kr_float_new(ctx, (double)t.tms_cutime / hz), kr_float_new(ctx, (double)t.tms_cstime / hz),
        kr_float_new(ctx, (double)now / hz)};
    return kr_os_struct(ctx, KR_OS_TIMES, v, 5);
}

static kr_value p_sysconf(kr_ctx *ctx, kr_value name) {
    static const struct {
        const char *name;
        int id;
    } known[] = {
        {"SC_PAGESIZE", _SC_PAGESIZE},
        {"SC_PAGE_SIZE", _SC_PAGE_SIZE},
        {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
        {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
        {"SC_PHYS_PAGES", _SC_PHYS_PAGES},
        {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
        {"SC_CLK_TCK", _SC_CLK_TCK},
        {"SC_OPEN_MAX", _SC_OPEN_MAX},
        {"SC_ARG_MAX", _SC_ARG_MAX},
        {"SC_IOV_MAX", _SC_IOV_MAX},
    };
    int id = -1;
    if (kr_is_int(name)) {
        id = kr_as_int(ctx, name);
    } else if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "configuration names must be strings or integers");
    } else {
        for (size_t i = 0; i < KR_ARRAY_LEN(known); i++) {
            if (kr_str_eq_cstr(name, known[i].name)) id = known[i].id;
        }
        if (id < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "unrecognized configuration name");
    }
    errno = 0;
    long r = sysconf(id);
    if (r == -1 && errno) fail(ctx);
    return kr_int_new(ctx, r);
}

static const kr_builtin members[] = {
    KR_FUNC_0("getpid", p_getpid, "Return the current process id."),
    KR_FUNC_0("getppid", p_getppid, "Return the parent's process id."),
    KR_FUNC_0("getuid", p_getuid, "Return the current process's user id."),
    KR_FUNC_0("geteuid", p_geteuid, "Return the current process's effective user id."),
    KR_FUNC_0("getgid", p_getgid, "Return the current process's group id."),
    KR_FUNC_0("getegid", p_getegid, "Return the current process's effective group id."),
    KR_FUNC_0("getpgrp", p_getpgrp, "Return the current process group id."),
    KR_FUNC_1("setuid", p_setuid, "Set the current process's user id."),
    KR_FUNC_1("seteuid", p_seteuid, "Set the current process's effective user id."),
    KR_FUNC_1("setgid", p_setgid, "Set the current process's group id."),
    KR_FUNC_1("setegid", p_setegid, "Set the current process's effective group id."),
    KR_FUNC_SIG("getpgid", p_getpgid, "pid",
                "Call the system call getpgid(), and return the result."),
    KR_FUNC_1("getsid", p_getsid, "Call the system call getsid(pid) and return the result."),
    KR_FUNC_0("setsid", p_setsid, "Call the system call setsid()."),
    KR_FUNC_2("setpgid", p_setpgid, "Call the system call setpgid(pid, pgrp)."),
    KR_FUNC_0("getgroups", p_getgroups, "Return list of supplemental group IDs for the process."),
    KR_FUNC_0("getlogin", p_getlogin, "Return the actual login name."),
    KR_FUNC_1("_pw_dir", p_pw_dir, "Home directory of a user."),
    KR_FUNC_0(
        "fork", p_fork,
        "Fork a child process.  Return 0 to child process and PID of child to parent process."),
    KR_FUNC_2("execv", p_execv,
              "Execute an executable path with arguments, replacing current process."),
    KR_FUNC_SIG("execve", p_execve, "path,argv,env",
                "Execute an executable path with arguments, replacing current process."),
    KR_FUNC_2("waitpid", p_waitpid,
              "Wait for completion of a given child process.  Returns (pid, status)."),
    KR_FUNC_0("wait", p_wait, "Wait for completion of a child process.  Returns (pid, status)."),
    KR_FUNC_SIG("WIFEXITED", p_WIFEXITED, "status",
                "Return True if the process returning status exited via the exit() system call."),
    KR_FUNC_SIG("WIFSIGNALED", p_WIFSIGNALED, "status",
                "Return True if the process returning status was terminated by a signal."),
    KR_FUNC_SIG("WIFSTOPPED", p_WIFSTOPPED, "status",
                "Return True if the process returning status was stopped."),
    KR_FUNC_SIG("WIFCONTINUED", p_WIFCONTINUED, "status",
                "Return True if a particular process was continued from a job control stop."),
    KR_FUNC_SIG("WCOREDUMP", p_WCOREDUMP, "status",
                "Return True if the process returning status was dumped to a core file."),
    KR_FUNC_SIG("WEXITSTATUS", p_WEXITSTATUS, "status",
                "Return the process return code from status."),
    KR_FUNC_SIG("WTERMSIG", p_WTERMSIG, "status",
                "Return the signal that terminated the process that provided the status value."),
    KR_FUNC_SIG("WSTOPSIG", p_WSTOPSIG, "status",
                "Return the signal that stopped the process that provided the status value."),
    KR_FUNC_SIG("waitstatus_to_exitcode", p_exitcode, "status",
                "Convert a wait status to an exit code."),
    KR_FUNC_2("kill", p_kill, "Kill a process with a signal."),
    KR_FUNC_2("killpg", p_killpg, "Kill a process group with a signal."),
    KR_FUNC_SIG("system", p_system, "command", "Execute the command in a subshell."),
    KR_FUNC_SIG("_exit", p__exit, "status",
                "Exit to the system with specified status, without normal exit processing."),
    KR_FUNC_0("abort", p_abort, "Abort the interpreter immediately."),
    KR_FUNC_1("nice", p_nice,
              "Add increment to the priority of process and return the new priority."),
    KR_FUNC_1("strerror", p_strerror, "Translate an error code to a message string."),
    KR_FUNC_1("urandom", p_urandom,
              "Return a bytes object containing random bytes suitable for cryptographic use."),
    KR_FUNC_SIG("getrandom", p_getrandom, "size,flags=", "Obtain a series of random bytes."),
    KR_FUNC_0("cpu_count", p_cpu_count, "Return the number of logical CPUs in the system."),
    KR_FUNC_1("sched_getaffinity", p_affinity,
              "Return the affinity of the process identified by pid."),
    KR_FUNC_0("sched_yield", p_sched_yield, "Voluntarily relinquish the CPU."),
    KR_FUNC_0("getloadavg", p_getloadavg, "Return average recent system load information."),
    KR_FUNC_0("uname", p_uname, "Return an object identifying the current operating system."),
    KR_FUNC_0("times", p_times, "Return a collection containing process timing information."),
    KR_FUNC_1("sysconf", p_sysconf, "Return an integer-valued system configuration variable."),
};

const kr_module_def kr_os_process_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_environ_part,
};
