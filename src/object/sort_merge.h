/* Template: stable merge sort over one kind of element. The includer (sort.c) defines
 *   ELEM                 the element type, copied by assignment
 *   LESS(s, a, b)        a < b for two `const ELEM *`; may raise
 *   NAME(verb)           the function names
 * and gets NAME(sort)(sorter *s, ELEM *a, size_t n).
 *
 * Powersort: runs found in the input (descending ones reversed, short ones extended by insertion)
 * are merged in the order of a nearly optimal merge tree; each merge gallops where one side keeps
 * winning. `a` is private to the sort, so LESS may do whatever it likes. */

/* Length of the run at the start of a[0..n), n >= 1, made ascending. */
static size_t NAME(count_run)(sorter *s, ELEM *a, size_t n) {
    size_t i = 1;
    if (n < 2) return n;
    if (LESS(s, &a[1], &a[0])) {
        for (i = 2; i < n && LESS(s, &a[i], &a[i - 1]);) i++;
        for (size_t x = 0, y = i - 1; x < y; x++, y--) {
            ELEM t = a[x];
            a[x] = a[y];
            a[y] = t;
        }
        return i;
    }
    for (i = 2; i < n && !LESS(s, &a[i], &a[i - 1]);) i++;
    return i;
}

/* a[0..sorted) is in order: puts a[sorted..n) in. */
static void NAME(insertion)(sorter *s, ELEM *a, size_t sorted, size_t n) {
    for (size_t i = sorted; i < n; i++) {
        ELEM pivot = a[i];
        size_t lo = 0, hi = i;
        while (lo < hi) {
            size_t mid = lo + ((hi - lo) >> 1);
            if (LESS(s, &pivot, &a[mid]))
                hi = mid;
            else
                lo = mid + 1;
        }
        memmove(&a[lo + 1], &a[lo], (i - lo) * sizeof(ELEM));
        a[lo] = pivot;
    }
}

/* Number of items of a[0..n) that go before key: those < key, and with `after` those equal too.
 * Looks from the front in growing steps, or from the back. */
static size_t NAME(gallop)(sorter *s, const ELEM *key, const ELEM *a, size_t n, bool after,
                           bool from_back) {
    size_t lo = 0, hi = n, step = 1;
    if (from_back) {
        while (step < n) {
            const ELEM *x = &a[n - step];
            if (after ? !LESS(s, key, x) : LESS(s, x, key)) {
                lo = n - step + 1;
                break;
            }
            hi = n - step;
            step = step * 2 + 1;
        }
    } else {
        while (step <= n) {
            const ELEM *x = &a[step - 1];
            if (after ? LESS(s, key, x) : !LESS(s, x, key)) {
                hi = step - 1;
                break;
            }
            lo = step;
            step = step * 2 + 1;
        }
    }
    while (lo < hi) {
        size_t mid = lo + ((hi - lo) >> 1);
        if (after ? LESS(s, key, &a[mid]) : !LESS(s, &a[mid], key))
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

/* Merges a[0..n1) and a[n1..n1+n2) front to back, with the left part in s->temp. */
static void NAME(merge_low)(sorter *s, ELEM *a, size_t n1, size_t n2) {
    ELEM *left = s->temp, *left_end = left + n1, *right = a + n1, *right_end = right + n2, *out = a;
    memcpy(left, a, n1 * sizeof(ELEM));
    while (left < left_end && right < right_end) {
        size_t wins_l = 0, wins_r = 0;
        while (left < left_end && right < right_end) {
            if (LESS(s, right, left)) {
                *out++ = *right++;
                wins_l = 0;
                if (++wins_r >= s->min_gallop) break;
            } else {
                *out++ = *left++;
                wins_r = 0;
                if (++wins_l >= s->min_gallop) break;
            }
        }
        while (left < left_end && right < right_end) {
            size_t k = NAME(gallop)(s, right, left, (size_t)(left_end - left), true, false);
            memcpy(out, left, k * sizeof(ELEM));
            out += k;
            left += k;
            if (left == left_end) break;
            size_t m = NAME(gallop)(s, left, right, (size_t)(right_end - right), false, false);
            memmove(out, right, m * sizeof(ELEM));
            out += m;
            right += m;
            if (k < MIN_GALLOP && m < MIN_GALLOP) {
                s->min_gallop += 2;
                break;
            }
            if (s->min_gallop > 1) s->min_gallop--;
        }
    }
    memcpy(out, left, (size_t)(left_end - left) * sizeof(ELEM));
}

/* The same back to front, with the right part in s->temp. */
static void NAME(merge_high)(sorter *s, ELEM *a, size_t n1, size_t n2) {
    ELEM *right = s->temp, *right_end = right + n2, *left_end = a + n1, *out = a + n1 + n2;
    memcpy(right, a + n1, n2 * sizeof(ELEM));
    while (left_end > a && right_end > right) {
        size_t wins_l = 0, wins_r = 0;
        while (left_end > a && right_end > right) {
            if (LESS(s, right_end - 1, left_end - 1)) {
                *--out = *--left_end;
                wins_r = 0;
                if (++wins_l >= s->min_gallop) break;
            } else {
                *--out = *--right_end;
                wins_l = 0;
                if (++wins_r >= s->min_gallop) break;
            }
        }
        while (left_end > a && right_end > right) {
            size_t n = (size_t)(left_end - a);
            size_t k = n - NAME(gallop)(s, right_end - 1, a, n, true, true);
            out -= k;
            left_end -= k;
            memmove(out, left_end, k * sizeof(ELEM));
            if (left_end == a) break;
            n = (size_t)(right_end - right);
            size_t m = n - NAME(gallop)(s, left_end - 1, right, n, false, true);
            out -= m;
            right_end -= m;
            memcpy(out, right_end, m * sizeof(ELEM));
            if (k < MIN_GALLOP && m < MIN_GALLOP) {
                s->min_gallop += 2;
                break;
            }
            if (s->min_gallop > 1) s->min_gallop--;
        }
    }
    memcpy(out - (right_end - right), right, (size_t)(right_end - right) * sizeof(ELEM));
}

static void NAME(merge)(sorter *s, ELEM *a, size_t n1, size_t n2) {
    size_t skip = NAME(gallop)(s, &a[n1], a, n1, true, false);
    a += skip;
    n1 -= skip;
    if (n1 == 0) return;
    n2 = NAME(gallop)(s, &a[n1 - 1], a + n1, n2, false, true);
    if (n2 == 0) return;
    need_temp(s, (n1 < n2 ? n1 : n2) * sizeof(ELEM));
    if (n1 <= n2)
        NAME(merge_low)(s, a, n1, n2);
    else
        NAME(merge_high)(s, a, n1, n2);
    kr_tick(s->ctx, (uint32_t)(n1 + n2 < 100000 ? n1 + n2 : 100000));
}

static size_t NAME(next_run)(sorter *s, ELEM *a, size_t n, size_t min_run) {
    size_t len = NAME(count_run)(s, a, n);
    if (len < min_run && len < n) {
        size_t want = min_run < n ? min_run : n;
        NAME(insertion)(s, a, len, want);
        len = want;
    }
    return len;
}

static void NAME(sort)(sorter *s, ELEM *a, size_t n) {
    run stack[MAX_RUNS];
    size_t top = 0, start = 0, min_run = min_run_of(n);
    if (n < 2) return;
    size_t len = NAME(next_run)(s, a, n, min_run);
    while (start + len < n) {
        size_t next = start + len, next_len = NAME(next_run)(s, a + next, n - next, min_run);
        int power = node_power(start, len, next_len, n);
        while (top > 0 && stack[top - 1].power > power) {
            top--;
            NAME(merge)(s, a + stack[top].start, stack[top].len, len);
            start = stack[top].start;
            len += stack[top].len;
        }
        stack[top++] = (run){start, len, power};
        start = next;
        len = next_len;
    }
    while (top > 0) {
        top--;
        NAME(merge)(s, a + stack[top].start, stack[top].len, len);
        start = stack[top].start;
        len += stack[top].len;
    }
}

#undef ELEM
#undef LESS
#undef NAME
