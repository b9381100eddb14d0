/* What a letter is worth as a digit. */
#ifndef KR_BASE_DIGITS_H
#define KR_BASE_DIGITS_H

/* In any base up to 36; 36 when it is none. */
static inline unsigned kr_digit_value(unsigned char c) {
    unsigned letter = (c | 0x20u) - 'a';
    if (c >= '0' && c <= '9') return c - (unsigned)'0';
    return letter < 26 ? letter + 10 : 36;
}

/* In base 16; -1 when it is none. */
static inline int kr_hex_digit(unsigned char c) {
    unsigned v = kr_digit_value(c);
    return v < 16 ? (int)v : -1;
}

#endif
