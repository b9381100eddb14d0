/* Module _tls: TLS over memory, by OpenSSL. lib/ssl.py makes the module ssl of it.
 *
 * A connection never waits: what the other side sent is fed to it, what it wants to send is taken
 * from it. Its methods return one of the numbers WANT_READ, ZERO_RETURN and EOF where they cannot
 * go on, and raise what ssl._error() makes of OpenSSL's errors. What the library holds lies outside
 * the heap and goes with the object. */
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/path.h"
#include "object/seq.h"
#include "object/str.h"

enum { WANT_READ = 2, WANT_WRITE = 3, ZERO_RETURN = 6, AT_EOF = 8 };

typedef struct context {
    kr_object base;
    SSL_CTX *ctx;
    uint8_t *alpn; /* leaf block: a server's protocols as they go over the wire */
    unsigned n_alpn;
} context;

typedef struct connection {
    kr_object base;
    kr_value context, host; /* host: str or None */
    SSL *ssl;
    BIO *in, *out; /* belong to ssl */
    bool eof;
} connection;

static const kr_type context_type, connection_type;

static kr_value verify_text(kr_ctx *ctx, const connection *c, long code) {
    if (code == X509_V_ERR_HOSTNAME_MISMATCH) {
        return kr_str_format(ctx, "Hostname mismatch, certificate is not valid for '%U'.", c->host);
    }
    if (code == X509_V_ERR_IP_ADDRESS_MISMATCH) {
        return kr_str_format(ctx, "IP address mismatch, certificate is not valid for '%U'.",
                             c->host);
    }
    return kr_str_from_cstr(ctx, X509_verify_cert_error_string(code));
}

/* Raises what stands in OpenSSL's queue of errors. */
static KR_NORETURN void failed(kr_ctx *ctx, const connection *c) {
    unsigned long code = ERR_peek_last_error();
    const char *reason = code ? ERR_reason_error_string(code) : NULL;
    const char *lib = ERR_GET_LIB(code) == ERR_LIB_SSL ? "SSL" : ERR_lib_error_string(code);
    long verify = c ? SSL_get_verify_result(c->ssl) : X509_V_OK;
    kr_value args[5] = {
        kr_int_new(ctx, (int64_t)ERR_GET_REASON(code)),
        kr_str_from_cstr(ctx, lib ? lib : "SYS"),
        kr_str_from_cstr(ctx, reason ? reason : "unknown error"),
        kr_int_new(ctx, verify),
        verify_text(ctx, c, verify),
    };
    ERR_clear_error();
    kr_value make = kr_getattr(ctx, kr_import(ctx, "ssl"), kr_str_intern_rom(ctx, "_error"));
    kr_raise(ctx, kr_call(ctx, make, args, 5));
}

static kr_value text(kr_ctx *ctx, const char *s) {
    return s ? kr_str_decode(ctx, s, strlen(s), "utf-8", "replace") : KR_NONE;
}

/* A file name, or NULL for None. */
static const char *path_arg(kr_ctx *ctx, kr_value v) {
    return kr_isnull(v) || kr_is_none(v) ? NULL : kr_path_cstr(ctx, kr_fspath(ctx, v));
}

/* ---- contexts ---- */

static SSL_CTX *ctx_of(kr_value self) {
    return KR_AS(context, self)->ctx;
}

/* Context(kind): 0 for both sides, 1 for clients, 2 for servers */
static kr_value context_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[1];
    kr_bind_args(ctx, "Context", "kind", args, n, 0, a);
    int kind = kr_as_int(ctx, a[0]);
    context *c = kr_instance_alloc(ctx, cls);
    c->ctx = SSL_CTX_new(kind == 1   ? TLS_client_method()
                         : kind == 2 ? TLS_server_method()
                                     : TLS_method());
    if (!c->ctx) failed(ctx, NULL);
    SSL_CTX_set_mode(c->ctx, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                 SSL_MODE_AUTO_RETRY | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_id_context(c->ctx, (const unsigned char *)"krait", 5);
    return kr_from_ptr(c);
}

static void context_finalize(kr_ctx *ctx, kr_object *obj) {
    (void)ctx;
    context *c = (context *)obj;
    SSL_CTX_free(c->ctx);
    c->ctx = NULL;
}

static void context_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_ptr(v, &((context *)obj)->alpn);
}

static int give_password(char *buf, int size, int writing, void *password) {
    (void)writing;
    const kr_span *s = password;
    if (!s || s->n > (size_t)size) return -1;
    memcpy(buf, s->p, s->n);
    return (int)s->n;
}

static kr_value c_load_cert_chain(kr_ctx *ctx, const kr_value *a) {
    SSL_CTX *c = ctx_of(a[0]);
    const char *cert = path_arg(ctx, a[1]), *key = path_arg(ctx, a[2]);
    bool given = !kr_isnull(a[3]) && !kr_is_none(a[3]);
    kr_value secret = given ? kr_path_encode(ctx, a[3]) : KR_NULL;
    kr_span password = given ? kr_bytes_need_span(ctx, secret) : (kr_span){NULL, 0};
    ERR_clear_error();
    SSL_CTX_set_default_passwd_cb(c, give_password);
    SSL_CTX_set_default_passwd_cb_userdata(c, given ? &password : NULL);
    bool ok = SSL_CTX_use_certificate_chain_file(c, cert) == 1 &&
              SSL_CTX_use_PrivateKey_file(c, key ? key : cert, SSL_FILETYPE_PEM) == 1 &&
              SSL_CTX_check_private_key(c) == 1;
    SSL_CTX_set_default_passwd_cb_userdata(c, NULL);
    if (!ok) failed(ctx, NULL);
    return KR_NONE;
}

/* A certificate and a key as bytes, in DER or PEM. */
static BIO *memory(kr_span s) {
    return BIO_new_mem_buf(s.p, (int)s.n);
}

static kr_value c_use_data(kr_ctx *ctx, kr_value self, kr_value cert, kr_value key) {
    SSL_CTX *c = ctx_of(self);
    BIO *b = memory(kr_bytes_need_span(ctx, cert)), *k = memory(kr_bytes_need_span(ctx, key));
    X509 *x = PEM_read_bio_X509(b, NULL, NULL, NULL);
    EVP_PKEY *pkey = PEM_read_bio_PrivateKey(k, NULL, NULL, NULL);
    if (!x) {
        BIO_reset(b);
        x = d2i_X509_bio(b, NULL);
    }
    if (!pkey) {
        BIO_reset(k);
        pkey = d2i_PrivateKey_bio(k, NULL);
    }
    bool ok =
        x && pkey && SSL_CTX_use_certificate(c, x) == 1 && SSL_CTX_use_PrivateKey(c, pkey) == 1;
    X509_free(x);
    EVP_PKEY_free(pkey);
    BIO_free(b);
    BIO_free(k);
    if (!ok) failed(ctx, NULL);
    return KR_NONE;
}

static kr_value c_load_verify_locations(kr_ctx *ctx, kr_value self, kr_value file, kr_value dir) {
    const char *f = path_arg(ctx, file), *d = path_arg(ctx, dir);
    ERR_clear_error();
    if (SSL_CTX_load_verify_locations(ctx_of(self), f, d) != 1) failed(ctx, NULL);
    return KR_NONE;
}

/* Certificates as bytes: PEM if it looks like that, else DER. */
static kr_value c_add_certificates(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_span s = kr_bytes_need_span(ctx, data);
    X509_STORE *store = SSL_CTX_get_cert_store(ctx_of(self));
    BIO *b = memory(s);
    bool der = s.n && s.p[0] == 0x30;
    int count = 0;
    for (;;) {
        X509 *x = der ? d2i_X509_bio(b, NULL) : PEM_read_bio_X509(b, NULL, NULL, NULL);
        if (!x) break;
        if (X509_STORE_add_cert(store, x) == 1) count++;
        X509_free(x);
    }
    BIO_free(b);
    if (!count) failed(ctx, NULL);
    ERR_clear_error();
    return kr_smallint(count);
}

static kr_value c_set_default_verify_paths(kr_ctx *ctx, kr_value self) {
    if (SSL_CTX_set_default_verify_paths(ctx_of(self)) != 1) failed(ctx, NULL);
    return KR_NONE;
}

static kr_value c_set_verify(kr_ctx *ctx, kr_value self, kr_value mode) {
    int m = kr_as_int(ctx, mode);
    SSL_CTX_set_verify(ctx_of(self),
                       m == 0   ? SSL_VERIFY_NONE
                       : m == 1 ? SSL_VERIFY_PEER
                                : SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                       NULL);
    return KR_NONE;
}

static kr_value c_set_versions(kr_ctx *ctx, kr_value self, kr_value least, kr_value most) {
    if (SSL_CTX_set_min_proto_version(ctx_of(self), kr_as_int(ctx, least)) != 1 ||
        SSL_CTX_set_max_proto_version(ctx_of(self), kr_as_int(ctx, most)) != 1) {
        failed(ctx, NULL);
    }
    return KR_NONE;
}

static kr_value c_options(kr_ctx *ctx, kr_value self, kr_value on, kr_value off) {
    SSL_CTX *c = ctx_of(self);
    SSL_CTX_clear_options(c, (uint64_t)kr_as_int64(ctx, off));
    return kr_int_new(ctx, (int64_t)SSL_CTX_set_options(c, (uint64_t)kr_as_int64(ctx, on)));
}

static kr_value c_set_ciphers(kr_ctx *ctx, kr_value self, kr_value names) {
    if (SSL_CTX_set_cipher_list(ctx_of(self), kr_str_cstr(ctx, names)) != 1) failed(ctx, NULL);
    return KR_NONE;
}

static kr_value c_get_ciphers(kr_ctx *ctx, kr_value self) {
    STACK_OF(SSL_CIPHER) *all = SSL_CTX_get_ciphers(ctx_of(self));
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < sk_SSL_CIPHER_num(all); i++) {
        kr_list_append(ctx, out, text(ctx, SSL_CIPHER_get_name(sk_SSL_CIPHER_value(all, i))));
    }
    return out;
}

static int choose_alpn(SSL *ssl, const unsigned char **out, unsigned char *n,
                       const unsigned char *in, unsigned n_in, void *arg) {
    (void)ssl;
    const context *c = arg;
    unsigned char *chosen;
    if (SSL_select_next_proto(&chosen, n, c->alpn, c->n_alpn, in, n_in) != OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_NOACK;
    }
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

/* Names as they go over the wire: each behind its length. */
static kr_value c_set_alpn(kr_ctx *ctx, kr_value self, kr_value names) {
    context *c = KR_AS(context, self);
    kr_span s = kr_bytes_need_span(ctx, names);
    c->alpn = kr_heap_leaf(ctx, s.n);
    c->n_alpn = (unsigned)s.n;
    memcpy(c->alpn, s.p, s.n);
    if (SSL_CTX_set_alpn_protos(c->ctx, c->alpn, c->n_alpn) != 0) kr_raise_memory(ctx);
    SSL_CTX_set_alpn_select_cb(c->ctx, choose_alpn, c);
    return KR_NONE;
}

static const kr_builtin context_methods[] = {
    KR_METHOD_SIG(
        &context_type, "load_cert_chain", c_load_cert_chain,
        "certfile,keyfile=,password=", "Load a certificate and its private key from files."),
    KR_METHOD_3(&context_type, "use_data", c_use_data, "The same from bytes."),
    KR_METHOD_3(&context_type, "load_verify_locations", c_load_verify_locations,
                "Load certificates of authorities from a file or a folder."),
    KR_METHOD_2(&context_type, "add_certificates", c_add_certificates, "The same from bytes."),
    KR_METHOD_1(&context_type, "set_default_verify_paths", c_set_default_verify_paths,
                "Trust the authorities that the system trusts."),
    KR_METHOD_2(&context_type, "set_verify", c_set_verify, "0 no, 1 if there is one, 2 must be."),
    KR_METHOD_3(&context_type, "set_versions", c_set_versions, "Least and highest; 0: any."),
    KR_METHOD_3(&context_type, "options", c_options, "Sets and clears options; all of them."),
    KR_METHOD_2(&context_type, "set_ciphers", c_set_ciphers, "In OpenSSL's notation."),
    KR_METHOD_1(&context_type, "get_ciphers", c_get_ciphers, "Their names."),
    KR_METHOD_2(&context_type, "set_alpn", c_set_alpn, "Protocols above TLS, by preference."),
};
static const kr_type context_type = {
    .base_object = {&kr_type_type},
    .name = "_tls.Context",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_HAS_FINALIZER,
    .version = 1,
    .size = sizeof(context),
    .n_methods = KR_ARRAY_LEN(context_methods),
    .methods = context_methods,
    .new_ = context_new,
    .finalize = context_finalize,
    .trace = context_trace,
};

/* ---- connections ---- */

static connection *conn_of(kr_value self) {
    return KR_AS(connection, self);
}

/* What a call that returned r <= 0 means: one of the numbers; errors are raised. */
static kr_value status(kr_ctx *ctx, connection *c, int r) {
    int err = SSL_get_error(c->ssl, r);
    switch (err) {
    case SSL_ERROR_WANT_READ:
        return kr_smallint(c->eof && BIO_ctrl_pending(c->in) == 0 ? AT_EOF : WANT_READ);
    case SSL_ERROR_WANT_WRITE:
        return kr_smallint(WANT_WRITE);
    case SSL_ERROR_ZERO_RETURN:
        return kr_smallint(ZERO_RETURN);
    case SSL_ERROR_SYSCALL:
        if (ERR_peek_error() == 0) return kr_smallint(AT_EOF);
        break;
    case SSL_ERROR_SSL:
        if (ERR_GET_REASON(ERR_peek_last_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
            ERR_clear_error();
            return kr_smallint(AT_EOF);
        }
        break;
    default:
        break;
    }
    failed(ctx, c);
}

/* Connection(context, server_side, hostname or None, check) */
static kr_value connection_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[4];
    kr_bind_args(ctx, "Connection", "context,server_side,hostname,check", args, n, 0, a);
    if (!kr_is_instance_of(a[0], &context_type)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a Context is needed, not %T", a[0]);
    }
    const char *host = kr_is_none(a[2]) ? NULL : kr_str_cstr(ctx, a[2]);
    connection *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->context, a[0]);
    kr_store(ctx, c, &c->host, a[2]);
    c->ssl = SSL_new(ctx_of(a[0]));
    if (!c->ssl) failed(ctx, NULL);
    c->in = BIO_new(BIO_s_mem());
    c->out = BIO_new(BIO_s_mem());
    BIO_set_mem_eof_return(c->in, -1);
    SSL_set_bio(c->ssl, c->in, c->out);
    if (kr_truth(ctx, a[1])) {
        SSL_set_accept_state(c->ssl);
        return kr_from_ptr(c);
    }
    SSL_set_connect_state(c->ssl);
    if (!host) return kr_from_ptr(c);
    X509_VERIFY_PARAM *param = SSL_get0_param(c->ssl);
    ASN1_OCTET_STRING *ip = a2i_IPADDRESS(host);
    bool is_ip = ip != NULL;
    ASN1_OCTET_STRING_free(ip);
    ERR_clear_error();
    if (!is_ip) SSL_set_tlsext_host_name(c->ssl, host);
    if (kr_truth(ctx, a[3])) {
        X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        int ok = is_ip ? X509_VERIFY_PARAM_set1_ip_asc(param, host)
                       : X509_VERIFY_PARAM_set1_host(param, host, 0);
        if (ok != 1) failed(ctx, NULL);
    }
    return kr_from_ptr(c);
}

static void connection_finalize(kr_ctx *ctx, kr_object *obj) {
    (void)ctx;
    connection *c = (connection *)obj;
    SSL_free(c->ssl);
    c->ssl = NULL;
}

static void connection_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((connection *)obj)->context);
    kr_visit(v, &((connection *)obj)->host);
}

static kr_value m_feed(kr_ctx *ctx, kr_value self, kr_value data) {
    connection *c = conn_of(self);
    kr_span s = kr_bytes_need_span(ctx, data);
    while (s.n) {
        int n = BIO_write(c->in, s.p, s.n > (1 << 20) ? 1 << 20 : (int)s.n);
        if (n <= 0) kr_raise_memory(ctx);
        s.p += n;
        s.n -= (size_t)n;
    }
    return KR_NONE;
}

static kr_value m_feed_eof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    conn_of(self)->eof = true;
    BIO_set_mem_eof_return(conn_of(self)->in, 0);
    return KR_NONE;
}

static kr_value m_take(kr_ctx *ctx, kr_value self) {
    BIO *out = conn_of(self)->out;
    uint8_t *data;
    size_t n = BIO_ctrl_pending(out);
    if (n > (1 << 30)) n = 1 << 30;
    kr_value v = kr_bytes_alloc(ctx, n, &data);
    if (n) BIO_read(out, data, (int)n);
    return v;
}

static kr_value m_handshake(kr_ctx *ctx, kr_value self) {
    connection *c = conn_of(self);
    ERR_clear_error();
    int r = SSL_do_handshake(c->ssl);
    return r == 1 ? KR_NONE : status(ctx, c, r);
}

/* read(n): bytes, or a number */
static kr_value m_read(kr_ctx *ctx, kr_value self, kr_value size) {
    enum { ON_STACK = 16384 };
    connection *c = conn_of(self);
    kr_sword n = kr_index_ssize(ctx, size);
    uint8_t buf[ON_STACK];
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "size should not be negative");
    if (n == 0) return kr_bytes_new(ctx, NULL, 0);
    ERR_clear_error();
    int r = SSL_read(c->ssl, buf, n < ON_STACK ? (int)n : ON_STACK);
    return r > 0 ? kr_bytes_new(ctx, buf, (size_t)r) : status(ctx, c, r);
}

/* write(data): (how many bytes,) or a number */
static kr_value m_write(kr_ctx *ctx, kr_value self, kr_value data) {
    connection *c = conn_of(self);
    kr_span s = kr_bytes_need_span(ctx, data);
    kr_value count = kr_smallint(0);
    if (s.n) {
        ERR_clear_error();
        int r = SSL_write(c->ssl, s.p, s.n > (1 << 20) ? 1 << 20 : (int)s.n);
        if (r <= 0) return status(ctx, c, r);
        count = kr_smallint(r);
    }
    return kr_tuple_new(ctx, 1, &count);
}

/* True when the other side has said goodbye too. */
static kr_value m_shutdown(kr_ctx *ctx, kr_value self) {
    connection *c = conn_of(self);
    ERR_clear_error();
    int r = SSL_shutdown(c->ssl);
    if (r == 0) r = SSL_shutdown(c->ssl);
    return r == 1 ? KR_TRUE : r == 0 ? KR_FALSE : status(ctx, c, r);
}

static kr_value m_pending(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(SSL_pending(conn_of(self)->ssl));
}

static kr_value m_version(kr_ctx *ctx, kr_value self) {
    SSL *s = conn_of(self)->ssl;
    return SSL_is_init_finished(s) ? text(ctx, SSL_get_version(s)) : KR_NONE;
}

static kr_value m_cipher(kr_ctx *ctx, kr_value self) {
    const SSL_CIPHER *c = SSL_get_current_cipher(conn_of(self)->ssl);
    if (!c) return KR_NONE;
    return kr_tuple3(ctx, text(ctx, SSL_CIPHER_get_name(c)), text(ctx, SSL_CIPHER_get_version(c)),
                     kr_smallint(SSL_CIPHER_get_bits(c, NULL)));
}

static kr_value m_alpn(kr_ctx *ctx, kr_value self) {
    const unsigned char *p;
    unsigned n;
    SSL_get0_alpn_selected(conn_of(self)->ssl, &p, &n);
    return p ? kr_str_decode(ctx, (const char *)p, n, "utf-8", "replace") : KR_NONE;
}

/* The other side's certificate in DER, or None. */
static kr_value m_peer_certificate(kr_ctx *ctx, kr_value self) {
    X509 *x = SSL_get0_peer_certificate(conn_of(self)->ssl);
    if (!x) return KR_NONE;
    int n = i2d_X509(x, NULL);
    uint8_t *data;
    if (n < 0) failed(ctx, NULL);
    kr_value v = kr_bytes_alloc(ctx, (size_t)n, &data);
    i2d_X509(x, &data);
    return v;
}

static const kr_builtin connection_methods[] = {
    KR_METHOD_2(&connection_type, "feed", m_feed, "What the other side sent."),
    KR_METHOD_1(&connection_type, "feed_eof", m_feed_eof, "Nothing more comes."),
    KR_METHOD_1(&connection_type, "take", m_take, "What is to be sent."),
    KR_METHOD_1(&connection_type, "handshake", m_handshake, NULL),
    KR_METHOD_2(&connection_type, "read", m_read, NULL),
    KR_METHOD_2(&connection_type, "write", m_write, NULL),
    KR_METHOD_1(&connection_type, "shutdown", m_shutdown, NULL),
    KR_METHOD_1(&connection_type, "pending", m_pending, NULL),
    KR_METHOD_1(&connection_type, "version", m_version, NULL),
    KR_METHOD_1(&connection_type, "cipher", m_cipher, NULL),
    KR_METHOD_1(&connection_type, "alpn", m_alpn, NULL),
    KR_METHOD_1(&connection_type, "peer_certificate", m_peer_certificate, NULL),
};
static const kr_type connection_type = {
    .base_object = {&kr_type_type},
    .name = "_tls.Connection",
    .base = &kr_type_object,
    .flags = KR_TF_HAS_FINALIZER,
    .version = 1,
    .size = sizeof(connection),
    .n_methods = KR_ARRAY_LEN(connection_methods),
    .methods = connection_methods,
    .new_ = connection_new,
    .finalize = connection_finalize,
    .trace = connection_trace,
};

/* ---- certificates ---- */

static kr_value asn1_text(kr_ctx *ctx, const ASN1_STRING *s) {
    unsigned char *utf8 = NULL;
    int n = ASN1_STRING_to_UTF8(&utf8, s);
    if (n < 0) failed(ctx, NULL);
    char copy[1024];
    if (n > (int)sizeof copy) n = (int)sizeof copy;
    memcpy(copy, utf8, (size_t)n);
    OPENSSL_free(utf8);
    return kr_str_decode(ctx, copy, (size_t)n, "utf-8", "replace");
}

/* ((("commonName", "x"),), ...) */
static kr_value name_tuples(kr_ctx *ctx, X509_NAME *name) {
    kr_value out = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < X509_NAME_entry_count(name); i++) {
        X509_NAME_ENTRY *e = X509_NAME_get_entry(name, i);
        kr_value pair =
            kr_tuple2(ctx, text(ctx, OBJ_nid2ln(OBJ_obj2nid(X509_NAME_ENTRY_get_object(e)))),
                      asn1_text(ctx, X509_NAME_ENTRY_get_data(e)));
        kr_list_append(ctx, out, kr_tuple_new(ctx, 1, &pair));
    }
    return kr_tuple_from_iterable(ctx, out);
}

static kr_value time_text(kr_ctx *ctx, const ASN1_TIME *t) {
    char buf[64];
    BIO *b = BIO_new(BIO_s_mem());
    int n = ASN1_TIME_print(b, t) ? BIO_read(b, buf, sizeof buf) : 0;
    BIO_free(b);
    return kr_str_new(ctx, buf, n > 0 ? (size_t)n : 0);
}

static kr_value serial_text(kr_ctx *ctx, const ASN1_INTEGER *serial) {
    char buf[128];
    BIO *b = BIO_new(BIO_s_mem());
    i2a_ASN1_INTEGER(b, serial);
    int n = BIO_read(b, buf, sizeof buf);
    BIO_free(b);
    return kr_str_new(ctx, buf, n > 0 ? (size_t)n : 0);
}

static void add_names(kr_ctx *ctx, kr_value list, const GENERAL_NAMES *names) {
    for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
        const GENERAL_NAME *g = sk_GENERAL_NAME_value(names, i);
        const char *kind = g->type == GEN_DNS     ? "DNS"
                           : g->type == GEN_EMAIL ? "email"
                           : g->type == GEN_URI   ? "URI"
                                                  : NULL;
        const ASN1_STRING *s = g->d.ia5;
        if (kind) {
            kr_value v = kr_str_decode(ctx, (const char *)ASN1_STRING_get0_data(s),
                                       (size_t)ASN1_STRING_length(s), "utf-8", "replace");
            kr_list_append(ctx, list, kr_tuple2(ctx, text(ctx, kind), v));
        } else if (g->type == GEN_IPADD && ASN1_STRING_length(g->d.ip) == 4) {
            const uint8_t *p = ASN1_STRING_get0_data(g->d.ip);
            kr_value v = kr_str_format(ctx, "%d.%d.%d.%d", p[0], p[1], p[2], p[3]);
            kr_list_append(ctx, list, kr_tuple2(ctx, text(ctx, "IP Address"), v));
        }
    }
}

/* What stands in a certificate (DER), as getpeercert() tells it. */
static kr_value f_decode(kr_ctx *ctx, kr_value der) {
    kr_span s = kr_bytes_need_span(ctx, der);
    const unsigned char *p = s.p;
    X509 *x = d2i_X509(NULL, &p, (long)s.n);
    if (!x) failed(ctx, NULL);
    /* what follows raises only for want of memory */
    kr_value d = kr_dict_new(ctx, 8), names = kr_list_new(ctx, 0, NULL);
    struct {
        const char *key;
        kr_value v;
    } rows[] = {
        {"subject", name_tuples(ctx, X509_get_subject_name(x))},
        {"issuer", name_tuples(ctx, X509_get_issuer_name(x))},
        {"version", kr_smallint(X509_get_version(x) + 1)},
        {"serialNumber", serial_text(ctx, X509_get0_serialNumber(x))},
        {"notBefore", time_text(ctx, X509_get0_notBefore(x))},
        {"notAfter", time_text(ctx, X509_get0_notAfter(x))},
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(rows); i++) {
        kr_dict_set(ctx, d, kr_str_intern_rom(ctx, rows[i].key), rows[i].v);
    }
    GENERAL_NAMES *alt = X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);
    if (alt) {
        add_names(ctx, names, alt);
        GENERAL_NAMES_free(alt);
        kr_dict_set(ctx, d, kr_str_intern_rom(ctx, "subjectAltName"),
                    kr_tuple_from_iterable(ctx, names));
    }
    X509_free(x);
    return d;
}

static kr_value version_text(kr_ctx *ctx) {
    return text(ctx, OpenSSL_version(OPENSSL_VERSION));
}

static const kr_lazy_member lazy[] = {
    {"OPENSSL_VERSION", version_text, NULL},
    {NULL, NULL, NULL},
};

#define NUMBER(name, v) KR_CONSTANT(name, KR_SMALLINT_INIT(v))
static const kr_builtin members[] = {
    KR_CONSTANT("Context", KR_ROM_VALUE(&context_type)),
    KR_CONSTANT("Connection", KR_ROM_VALUE(&connection_type)),
    KR_FUNC_1("decode", f_decode, "What stands in a certificate."),
    NUMBER("WANT_READ", WANT_READ),
    NUMBER("WANT_WRITE", WANT_WRITE),
    NUMBER("ZERO_RETURN", ZERO_RETURN),
    NUMBER("EOF", AT_EOF),
};

const kr_module_def kr_module__tls = {
    .name = "_tls",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
};
