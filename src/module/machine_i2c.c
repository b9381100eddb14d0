/* machine.I2C and machine.SoftI2C: the same methods over the board's I2C and over pins. */
#include <errno.h>

#include "module/machine.h"
#include "object/bytes.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_i2c {
    kr_object base;
    kr_i2c_setup s;
    int16_t id; /* -1: pins */
} kr_i2c;

static const kr_type i2c_base;

static kr_i2c *i2c_of(kr_value v) {
    return KR_AS(kr_i2c, v);
}

/* ---- setting up ---- */
#define INIT_SIG "scl=,sda=,*,freq=,timeout="
enum { A_SCL, A_SDA, A_FREQ, A_TIMEOUT, N_ARGS };

static void init(kr_ctx *ctx, kr_i2c *i2c, const kr_value *a) {
    kr_i2c_setup s = i2c->s;
    if (!kr_isnull(a[A_SCL])) s.scl = (int16_t)kr_pin_number_opt(ctx, a[A_SCL]);
    if (!kr_isnull(a[A_SDA])) s.sda = (int16_t)kr_pin_number_opt(ctx, a[A_SDA]);
    s.freq = (uint32_t)kr_arg_int(ctx, a[A_FREQ], s.freq, 1, 10000000, "freq");
    s.timeout_us = (uint32_t)kr_arg_int(ctx, a[A_TIMEOUT], s.timeout_us, 0, INT32_MAX, "timeout");
    if (i2c->id >= 0) {
        if (!kr_board_get(ctx)->i2c->setup(ctx, (unsigned)i2c->id, &s)) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "I2C(%d) cannot be set up that way", i2c->id);
        }
    } else {
        if (s.scl < 0 || s.sda < 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "SoftI2C needs scl= and sda=");
        }
        kr_softi2c_setup(ctx, &s);
    }
    i2c->s = s;
}

static kr_i2c *make(kr_ctx *ctx, const kr_type *type, int id) {
    kr_i2c *i2c = kr_heap_new(ctx, type, sizeof *i2c);
    i2c->id = (int16_t)id;
    i2c->s = (kr_i2c_setup){400000, 50000, -1, -1};
    return i2c;
}

static kr_value i2c_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[N_ARGS + 1];
    const kr_hal_i2c *h = kr_board_get(ctx)->i2c;
    (void)cls;
    kr_bind_args(ctx, "I2C", "id,*,scl=,sda=,freq=,timeout=", args, n, 0, a);
    unsigned id = kr_arg_id(ctx, a[0], h ? h->first : 0, h ? h->count : 0, "I2C");
    kr_i2c *i2c = make(ctx, &kr_type_i2c, (int)id);
    init(ctx, i2c, a + 1);
    return kr_from_ptr(i2c);
}

static kr_value softi2c_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[N_ARGS];
    (void)cls;
    kr_bind_args(ctx, "SoftI2C", INIT_SIG, args, n, 0, a);
    kr_i2c *i2c = make(ctx, &kr_type_softi2c, -1);
    init(ctx, i2c, a);
    return kr_from_ptr(i2c);
}

static kr_value i2c_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, i2c_of(a[0]), a + 1);
    return KR_NONE;
}

/* ---- transfers ---- */
static int transfer(kr_ctx *ctx, kr_value self, unsigned address, const kr_i2c_part *parts,
                    size_t n, unsigned flags) {
    const kr_i2c *i2c = i2c_of(self);
    if (i2c->id < 0) return kr_softi2c_transfer(ctx, &i2c->s, address, parts, n, flags);
    return kr_board_get(ctx)->i2c->transfer(ctx, (unsigned)i2c->id, &i2c->s, address, parts, n,
                                            flags);
}

static int must(kr_ctx *ctx, int result) {
    if (result < 0) kr_raise_oserror(ctx, -result, KR_NULL);
    return result;
}

static unsigned address_arg(kr_ctx *ctx, kr_value v) {
    return (unsigned)kr_arg_int(ctx, v, 0, 0, 127, "address");
}

static unsigned stop_arg(kr_ctx *ctx, size_t n, const kr_value *a) {
    return n < 4 || kr_truth(ctx, a[3]) ? KR_I2C_STOP : 0;
}

static kr_value i2c_scan(kr_ctx *ctx, kr_value self) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (unsigned address = 0x08; address < 0x78; address++) {
        if (transfer(ctx, self, address, NULL, 0, KR_I2C_STOP) >= 0) {
            kr_list_append(ctx, list, kr_smallint((kr_sword)address));
        }
        if (ctx->pending) kr_poll(ctx);
    }
    return list;
}

static void read_into(kr_ctx *ctx, kr_value self, unsigned address, kr_value into, unsigned flags) {
    kr_buffer b;
    kr_get_buffer(ctx, into, &b, true);
    kr_i2c_part part = {b.data, b.len};
    must(ctx, transfer(ctx, self, address, &part, 1, KR_I2C_READ | flags));
    kr_release_buffer(ctx, &b);
}

static size_t length_arg(kr_ctx *ctx, kr_value v) {
    kr_sword n = kr_index_ssize(ctx, v);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "nbytes must not be negative");
    return (size_t)n;
}

static kr_value read_new(kr_ctx *ctx, kr_value self, unsigned address, size_t n, unsigned flags) {
    uint8_t *data;
    kr_value result = kr_bytes_alloc(ctx, n, &data);
    kr_i2c_part part = {data, n};
    must(ctx, transfer(ctx, self, address, &part, 1, KR_I2C_READ | flags));
    kr_keep(result);
    return result;
}

static kr_value i2c_readfrom(kr_ctx *ctx, size_t n, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]), flags = stop_arg(ctx, n, a);
    return read_new(ctx, a[0], address, length_arg(ctx, a[2]), flags);
}

static kr_value i2c_readfrom_into(kr_ctx *ctx, size_t n, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]), flags = stop_arg(ctx, n, a);
    read_into(ctx, a[0], address, a[2], flags);
    return KR_NONE;
}

static kr_value i2c_writeto(kr_ctx *ctx, size_t n, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]), flags = stop_arg(ctx, n, a);
    kr_buffer b;
    kr_get_buffer(ctx, a[2], &b, false);
    kr_i2c_part part = {b.data, b.len};
    int acks = must(ctx, transfer(ctx, a[0], address, &part, 1, flags));
    kr_release_buffer(ctx, &b);
    return kr_smallint(acks);
}

enum { VECTOR_MAX = 8 };

static kr_value i2c_writevto(kr_ctx *ctx, size_t n, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]), flags = stop_arg(ctx, n, a);
    kr_buffer b[VECTOR_MAX];
    kr_i2c_part parts[VECTOR_MAX];
    size_t count;
    if (!kr_is_list(a[2]) && !kr_is_tuple(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "vector must be a list or a tuple, not %Z", a[2]);
    }
    const kr_value *items = kr_seq_items(a[2], &count);
    if (count > VECTOR_MAX) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "vector may have %d buffers, not %zu", VECTOR_MAX,
                     count);
    }
    for (size_t i = 0; i < count; i++) {
        kr_get_buffer(ctx, items[i], &b[i], false);
        parts[i] = (kr_i2c_part){b[i].data, b[i].len};
    }
    int acks = must(ctx, transfer(ctx, a[0], address, parts, count, flags));
    while (count) kr_release_buffer(ctx, &b[--count]);
    return kr_smallint(acks);
}

/* ---- memory of devices ---- */
/* The address in memory as bytes, most significant first; returns how many. */
static size_t mem_address(kr_ctx *ctx, kr_value v, kr_value addrsize, uint8_t *out) {
    int64_t bits = kr_arg_int(ctx, addrsize, 8, 0, 32, "addrsize");
    int64_t at = kr_as_int64(ctx, v);
    if (bits % 8) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "addrsize must be a multiple of 8, not %lld",
                     (long long)bits);
    }
    size_t n = (size_t)bits / 8;
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(at >> (8 * (n - 1 - i)));
    return n;
}

static void select_memory(kr_ctx *ctx, kr_value self, unsigned address, kr_value at,
                          kr_value addrsize) {
    uint8_t room[4];
    kr_i2c_part part = {room, mem_address(ctx, at, addrsize, room)};
    int acks = must(ctx, transfer(ctx, self, address, &part, 1, 0));
    if ((size_t)acks < part.len) kr_raise_oserror(ctx, EIO, KR_NULL);
}

static kr_value i2c_readfrom_mem(kr_ctx *ctx, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]);
    size_t n = length_arg(ctx, a[3]);
    select_memory(ctx, a[0], address, a[2], a[4]);
    return read_new(ctx, a[0], address, n, KR_I2C_STOP);
}

static kr_value i2c_readfrom_mem_into(kr_ctx *ctx, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]);
    select_memory(ctx, a[0], address, a[2], a[4]);
    read_into(ctx, a[0], address, a[3], KR_I2C_STOP);
    return KR_NONE;
}

static kr_value i2c_writeto_mem(kr_ctx *ctx, const kr_value *a) {
    unsigned address = address_arg(ctx, a[1]);
    uint8_t room[4];
    kr_buffer b;
    size_t head = mem_address(ctx, a[2], a[4], room);
    kr_get_buffer(ctx, a[3], &b, false);
    kr_i2c_part parts[2] = {{room, head}, {b.data, b.len}};
    size_t total = head + b.len;
    int acks = must(ctx, transfer(ctx, a[0], address, parts, 2, KR_I2C_STOP));
    kr_release_buffer(ctx, &b);
    if ((size_t)acks < total) kr_raise_oserror(ctx, EIO, KR_NULL);
    return KR_NONE;
}

/* ---- primitives of SoftI2C ---- */
static kr_value i2c_start(kr_ctx *ctx, kr_value self) {
    if (!kr_softi2c_start(ctx, &i2c_of(self)->s)) must(ctx, -ETIMEDOUT);
    return KR_NONE;
}

static kr_value i2c_stop(kr_ctx *ctx, kr_value self) {
    if (!kr_softi2c_stop(ctx, &i2c_of(self)->s)) must(ctx, -ETIMEDOUT);
    return KR_NONE;
}

static kr_value i2c_readinto(kr_ctx *ctx, size_t n, const kr_value *a) {
    bool nack = n < 3 || kr_truth(ctx, a[2]);
    kr_buffer b;
    kr_get_buffer(ctx, a[1], &b, true);
    for (size_t i = 0; i < b.len; i++) {
        bool last = i + 1 == b.len;
        if (!kr_softi2c_read(ctx, &i2c_of(a[0])->s, &b.data[i], last && nack)) {
            must(ctx, -ETIMEDOUT);
        }
    }
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value i2c_write(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_sword acks = 0;
    kr_buffer b;
    kr_get_buffer(ctx, data, &b, false);
    for (size_t i = 0; i < b.len; i++) {
        int nack = kr_softi2c_write(ctx, &i2c_of(self)->s, b.data[i]);
        if (nack < 0) must(ctx, -ETIMEDOUT);
        if (nack) break;
        acks++;
    }
    kr_release_buffer(ctx, &b);
    return kr_smallint(acks);
}

/* ---- the types ---- */
static kr_value i2c_repr(kr_ctx *ctx, kr_value self) {
    const kr_i2c *i2c = i2c_of(self);
    kr_value id =
        i2c->id < 0 ? kr_str_from_cstr(ctx, "SoftI2C(") : kr_str_format(ctx, "I2C(%d, ", i2c->id);
    return kr_str_format(ctx, "%Uscl=%d, sda=%d, freq=%lld, timeout=%lld)", id, i2c->s.scl,
                         i2c->s.sda, (long long)i2c->s.freq, (long long)i2c->s.timeout_us);
}

#define OWN &i2c_base
static const kr_builtin i2c_methods[] = {
    KR_METHOD_SIG(OWN, "init", i2c_init, INIT_SIG, "Set the bus up again."),
    KR_METHOD_1(OWN, "scan", i2c_scan, "Addresses from 0x08 to 0x77 that answer: a list."),
    KR_METHOD_VAR(OWN, "readfrom", i2c_readfrom, 3, 4, "readfrom(addr, nbytes, stop=True): bytes"),
    KR_METHOD_VAR(OWN, "readfrom_into", i2c_readfrom_into, 3, 4,
                  "readfrom_into(addr, buf, stop=True)"),
    KR_METHOD_VAR(OWN, "writeto", i2c_writeto, 3, 4,
                  "writeto(addr, buf, stop=True): how many bytes were acknowledged"),
    KR_METHOD_VAR(OWN, "writevto", i2c_writevto, 3, 4,
                  "writevto(addr, vector, stop=True): how many bytes were acknowledged"),
    KR_METHOD_SIG(OWN, "readfrom_mem", i2c_readfrom_mem,
                  "addr,memaddr,nbytes,*,addrsize=", "Read from the memory of a device: bytes."),
    KR_METHOD_SIG(OWN, "readfrom_mem_into", i2c_readfrom_mem_into, "addr,memaddr,buf,*,addrsize=",
                  "Read from the memory of a device into a buffer."),
    KR_METHOD_SIG(OWN, "writeto_mem", i2c_writeto_mem,
                  "addr,memaddr,buf,*,addrsize=", "Write to the memory of a device."),
};
#undef OWN

#define OWN &kr_type_softi2c
static const kr_builtin softi2c_methods[] = {
    KR_METHOD_1(OWN, "start", i2c_start, "A start condition."),
    KR_METHOD_1(OWN, "stop", i2c_stop, "A stop condition."),
    KR_METHOD_VAR(OWN, "readinto", i2c_readinto, 2, 3, "readinto(buf, nack=True)"),
    KR_METHOD_2(OWN, "write", i2c_write, "write(buf): how many bytes were acknowledged"),
};
#undef OWN

static const kr_type i2c_base = {
    .base_object = {&kr_type_type},
    .name = "machine._I2C",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_i2c),
    .methods = i2c_methods,
    .n_methods = KR_ARRAY_LEN(i2c_methods),
    .repr = i2c_repr,
};

const kr_type kr_type_i2c = {
    .base_object = {&kr_type_type},
    .name = "machine.I2C",
    .base = &i2c_base,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_i2c),
    .doc = "I2C(id, *, scl, sda, freq=400000, timeout=50000)",
    .new_ = i2c_new,
    .repr = i2c_repr,
};

const kr_type kr_type_softi2c = {
    .base_object = {&kr_type_type},
    .name = "machine.SoftI2C",
    .base = &i2c_base,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_i2c),
    .methods = softi2c_methods,
    .n_methods = KR_ARRAY_LEN(softi2c_methods),
    .doc = "SoftI2C(scl, sda, *, freq=400000, timeout=50000): made of pins",
    .new_ = softi2c_new,
    .repr = i2c_repr,
};
