/* Bytes to keys: control characters, UTF-8, the escape sequences of terminals. */
#include "base/utf8.h"
#include "module/repl_edit.h"

enum { ESCAPE = 27, SOON_MS = 100 };

/* The rest of a key comes at once; a byte that is none of it is kept. */
static int soon(kr_edit *e) {
    return kr_wire_byte(e->ctx, e->wire, SOON_MS);
}

static int utf8(kr_edit *e, int lead) {
    uint8_t s[4] = {(uint8_t)lead};
    size_t n = lead >= 0xc2 && lead < 0xf5 ? kr_utf8_lead_size((uint8_t)lead) : 1;
    uint32_t cp;
    for (size_t i = 1; i < n; i++) {
        int c = soon(e);
        if (c < 0x80 || c >= 0xc0) {
            e->ahead = c;
            return KR_KEY_NONE;
        }
        s[i] = (uint8_t)c;
    }
    return n > 1 && kr_utf8_decode(s, n, false, &cp) ? (int)cp : KR_KEY_NONE;
}

/* What ESC [ 3 ~ and the like mean. */
static int numbered(int number) {
    switch (number) {
    case 1:
    case 7:
        return KR_KEY_HOME;
    case 3:
        return KR_KEY_DELETE;
    case 4:
    case 8:
        return KR_KEY_END;
    case 200:
        return KR_KEY_PASTE;
    case 201:
        return KR_KEY_PASTED;
    default:
        return KR_KEY_NONE;
    }
}

static int lettered(int letter, bool modified) {
    switch (letter) {
    case 'A':
        return KR_KEY_UP;
    case 'B':
        return KR_KEY_DOWN;
    case 'C':
        return modified ? KR_KEY_WORD_RIGHT : KR_KEY_RIGHT;
    case 'D':
        return modified ? KR_KEY_WORD_LEFT : KR_KEY_LEFT;
    case 'H':
        return KR_KEY_HOME;
    case 'F':
        return KR_KEY_END;
    default:
        return KR_KEY_NONE;
    }
}

/* Behind ESC [ : numbers between semicolons, then a letter or ~. */
static int sequence(kr_edit *e) {
    int number[2] = {0, 0}, at = 0, c;
    while ((c = soon(e)) >= 0x20 && c < 0x40) {
        if (c == ';' && at == 0) at = 1;
        if (c >= '0' && c <= '9' && number[at] < 1000) number[at] = number[at] * 10 + c - '0';
    }
    if (c < 0x40 || c > 0x7e) {
        e->ahead = c;
        return KR_KEY_NONE;
    }
    return c == '~' ? numbered(number[0]) : lettered(c, number[1] > 1);
}

static int escape(kr_edit *e) {
    int c = soon(e);
    switch (c) {
    case '[':
        return sequence(e);
    case 'O':
        return lettered(soon(e), false);
    case 'b':
        return KR_KEY_WORD_LEFT;
    case 'f':
        return KR_KEY_WORD_RIGHT;
    case 'd':
        return KR_KEY_KILL_WORD;
    case 8:
    case 127:
        return KR_KEY_RUB_WORD;
    case '\r':
    case '\n':
        return KR_KEY_ALT_ENTER;
    default:
        if (c < 0x20) e->ahead = c;
        return KR_KEY_NONE;
    }
}

int kr_edit_read_key(kr_edit *e) {
    int c = e->ahead;
    e->ahead = KR_WIRE_NONE;
    if (c == KR_WIRE_NONE) c = kr_wire_byte(e->ctx, e->wire, KR_WIRE_FOREVER);
    if (c == KR_WIRE_END) return KR_KEY_END_OF_INPUT;
    if (c == ESCAPE) return escape(e);
    return c < 0x80 ? c : utf8(e, c);
}
