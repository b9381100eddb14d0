/* machine.SPI and machine.SoftSPI: the same methods over the board's SPI and over pins. */
#include "module/machine.h"
#include "object/bytes.h"
#include "object/str.h"

typedef struct kr_spi {
    kr_object base;
    kr_spi_setup s;
    int16_t id; /* -1: pins */
    bool open;
} kr_spi;

enum { SPI_MSB, SPI_LSB };
static const kr_type spi_base;

static kr_spi *spi_of(kr_value v) {
    return KR_AS(kr_spi, v);
}

/* ---- setting up ---- */
#define INIT_SIG "baudrate=,*,polarity=,phase=,bits=,firstbit=,sck=,mosi=,miso="
enum { A_BAUD, A_POLARITY, A_PHASE, A_BITS, A_FIRST, A_SCK, A_MOSI, A_MISO, N_ARGS };

static int16_t pin_arg(kr_ctx *ctx, kr_value v, int16_t now) {
    return kr_isnull(v) ? now : (int16_t)kr_pin_number_opt(ctx, v);
}

static void init(kr_ctx *ctx, kr_spi *spi, const kr_value *a) {
    kr_spi_setup s = spi->s;
    s.baudrate = (uint32_t)kr_arg_int(ctx, a[A_BAUD], s.baudrate, 1, 500000000, "baudrate");
    s.polarity = (uint8_t)kr_arg_int(ctx, a[A_POLARITY], s.polarity, 0, 1, "polarity");
    s.phase = (uint8_t)kr_arg_int(ctx, a[A_PHASE], s.phase, 0, 1, "phase");
    s.bits = (uint8_t)kr_arg_int(ctx, a[A_BITS], s.bits, spi->id < 0 ? 8 : 4, spi->id < 0 ? 8 : 16,
                                 "bits");
    s.lsb_first = kr_arg_int(ctx, a[A_FIRST], s.lsb_first, 0, 1, "firstbit");
    s.sck = pin_arg(ctx, a[A_SCK], s.sck);
    s.mosi = pin_arg(ctx, a[A_MOSI], s.mosi);
    s.miso = pin_arg(ctx, a[A_MISO], s.miso);
    if (spi->id >= 0) {
        if (!kr_board_get(ctx)->spi->setup(ctx, (unsigned)spi->id, &s)) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "SPI(%d) cannot be set up that way", spi->id);
        }
    } else {
        if (s.sck < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "SoftSPI needs sck=");
        if (s.mosi < 0 && s.miso < 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "SoftSPI needs mosi= or miso=");
        }
        kr_softspi_setup(ctx, &s);
    }
    spi->s = s;
    spi->open = true;
}

static kr_spi *make(kr_ctx *ctx, const kr_type *type, int id, uint32_t baudrate) {
    kr_spi *spi = kr_heap_new(ctx, type, sizeof *spi);
    spi->id = (int16_t)id;
    spi->s = (kr_spi_setup){baudrate, 0, 0, 8, false, -1, -1, -1};
    return spi;
}

static kr_value spi_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[N_ARGS + 1];
    const kr_hal_spi *h = kr_board_get(ctx)->spi;
    (void)cls;
    kr_bind_args(ctx, "SPI", "id," INIT_SIG, args, n, 0, a);
    unsigned id = kr_arg_id(ctx, a[0], h ? h->first : 0, h ? h->count : 0, "SPI");
    kr_spi *spi = make(ctx, &kr_type_spi, (int)id, 1000000);
    init(ctx, spi, a + 1);
    return kr_from_ptr(spi);
}

static kr_value softspi_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[N_ARGS];
    (void)cls;
    kr_bind_args(ctx, "SoftSPI", INIT_SIG, args, n, 0, a);
    kr_spi *spi = make(ctx, &kr_type_softspi, -1, 500000);
    init(ctx, spi, a);
    return kr_from_ptr(spi);
}

static kr_value spi_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, spi_of(a[0]), a + 1);
    return KR_NONE;
}

static kr_value spi_deinit(kr_ctx *ctx, kr_value self) {
    kr_spi *spi = spi_of(self);
    if (spi->open && spi->id >= 0) kr_board_get(ctx)->spi->stop(ctx, (unsigned)spi->id);
    spi->open = false;
    return KR_NONE;
}

/* ---- transfers ---- */
static void transfer(kr_ctx *ctx, kr_value self, const uint8_t *tx, uint8_t fill, uint8_t *rx,
                     size_t n) {
    kr_spi *spi = spi_of(self);
    if (!spi->open) kr_raise_fmt(ctx, &kr_type_ValueError, "this bus is switched off: deinit()");
    if (spi->id < 0) {
        kr_softspi_transfer(ctx, &spi->s, tx, fill, rx, n);
    } else {
        kr_board_get(ctx)->spi->transfer(ctx, (unsigned)spi->id, &spi->s, tx, fill, rx, n);
    }
    kr_keep(self);
}

static uint8_t fill_arg(kr_ctx *ctx, size_t n, const kr_value *a) {
    return (uint8_t)kr_arg_int(ctx, n > 2 ? a[2] : KR_NULL, 0, 0, 255, "write");
}

static kr_value spi_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword len = kr_index_ssize(ctx, a[1]);
    uint8_t fill = fill_arg(ctx, n, a);
    if (len < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "nbytes must not be negative");
    uint8_t *data;
    kr_value result = kr_bytes_alloc(ctx, (size_t)len, &data);
    transfer(ctx, a[0], NULL, fill, data, (size_t)len);
    kr_keep(result);
    return result;
}

static kr_value spi_readinto(kr_ctx *ctx, size_t n, const kr_value *a) {
    uint8_t fill = fill_arg(ctx, n, a);
    kr_buffer b;
    kr_get_buffer(ctx, a[1], &b, true);
    transfer(ctx, a[0], NULL, fill, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value spi_write(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_buffer b;
    kr_get_buffer(ctx, data, &b, false);
    transfer(ctx, self, b.data, 0, NULL, b.len);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

static kr_value spi_write_readinto(kr_ctx *ctx, kr_value self, kr_value data, kr_value into) {
    kr_buffer out, in;
    kr_get_buffer(ctx, data, &out, false);
    kr_get_buffer(ctx, into, &in, true);
    if (in.len != out.len) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "buffers must be the same length: %zu to write, %zu to read", out.len, in.len);
    }
    transfer(ctx, self, out.data, 0, in.data, out.len);
    kr_release_buffer(ctx, &in);
    kr_release_buffer(ctx, &out);
    return KR_NONE;
}

static kr_value spi_repr(kr_ctx *ctx, kr_value self) {
    const kr_spi *spi = spi_of(self);
    const kr_spi_setup *s = &spi->s;
    kr_value id =
        spi->id < 0 ? kr_str_from_cstr(ctx, "SoftSPI(") : kr_str_format(ctx, "SPI(%d, ", spi->id);
    return kr_str_format(
        ctx,
        "%Ubaudrate=%lld, polarity=%d, phase=%d, bits=%d, firstbit=%d, sck=%d, mosi=%d, "
        "miso=%d)",
        id, (long long)s->baudrate, s->polarity, s->phase, s->bits, s->lsb_first, s->sck, s->mosi,
        s->miso);
}

#define OWN &spi_base
static const kr_builtin spi_methods[] = {
    KR_METHOD_SIG(OWN, "init", spi_init, INIT_SIG, "Set the bus up again."),
    KR_METHOD_1(OWN, "deinit", spi_deinit, "Switch the bus off."),
    KR_METHOD_VAR(OWN, "read", spi_read, 2, 3, "read(nbytes, write=0): bytes"),
    KR_METHOD_VAR(OWN, "readinto", spi_readinto, 2, 3, "readinto(buf, write=0)"),
    KR_METHOD_2(OWN, "write", spi_write, "write(buf)"),
    KR_METHOD_3(OWN, "write_readinto", spi_write_readinto, "write_readinto(write_buf, read_buf)"),
    KR_CONSTANT_INT("MSB", SPI_MSB),
    KR_CONSTANT_INT("LSB", SPI_LSB),
    KR_CONSTANT_INT("CONTROLLER", 0),
    KR_CONSTANT_INT("MASTER", 0),
};
#undef OWN

static const kr_type spi_base = {
    .base_object = {&kr_type_type},
    .name = "machine._SPI",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_spi),
    .methods = spi_methods,
    .n_methods = KR_ARRAY_LEN(spi_methods),
    .repr = spi_repr,
};

const kr_type kr_type_spi = {
    .base_object = {&kr_type_type},
    .name = "machine.SPI",
    .base = &spi_base,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_spi),
    .doc = "SPI(id, baudrate=1000000, *, polarity, phase, bits, firstbit, sck, mosi, miso)",
    .new_ = spi_new,
    .repr = spi_repr,
};

const kr_type kr_type_softspi = {
    .base_object = {&kr_type_type},
    .name = "machine.SoftSPI",
    .base = &spi_base,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_spi),
    .doc = "SoftSPI(baudrate=500000, *, polarity, phase, firstbit, sck, mosi, miso): made of pins",
    .new_ = softspi_new,
    .repr = spi_repr,
};
