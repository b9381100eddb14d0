/* Widths of jumps.
 *
 * All labels start two bytes long; rounds shrink every jump whose distance, measured from the
 * opcode's address + 2, fits the one-byte form, until nothing changes. Shrinking only brings things
 * nearer, so the order of the steps does not show in the result, which is the reference compiler's.
 *
 * Wider than the two-byte form reaches, jumps go through islands: places between instructions,
 * jumped over by the code there, that hold one JUMP for every label which some far jump passes on
 * its way. A SETUP_ must name its real handler, since the interpreter compares addresses: when that
 * is too far away, the code jumps to an island near the handler, opens the block there and jumps
 * back. */
#include <string.h>

#include "compile/lower.h"

enum { REACH = 15500, ISLAND_EVERY = 9000 };

static bool is_signed(uint8_t op) {
    return op <= KR_OPC_POP_JUMP_IF_FALSE_LABEL;
}

static uint8_t width(const kr_event *e, bool wide) {
    return (uint8_t)(2 + wide + (e->op == KR_OPC_UNWIND_JUMP_LABEL_X));
}

/* Addresses of all jumps and labels for the present widths. */
static void place(kr_lower *o) {
    uint32_t added = 0;
    for (uint32_t i = 0; i < o->n_events; i++) {
        kr_event *e = &kr_encode_events(o)[i];
        e->address = e->at + added;
        if (e->op) {
            added += e->size;
        } else {
            o->labels[e->label] = e->address;
        }
    }
    o->size = (uint32_t)o->code->n + added;
}

/* Shrinks what can be shrunk; false if nothing could. */
static bool shrink(kr_lower *o) {
    bool changed = false;
    for (uint32_t i = 0; i < o->n_events; i++) {
        kr_event *e = &kr_encode_events(o)[i];
        int64_t dist;
        uint8_t size;
        if (!e->op) continue;
        dist = (int64_t)o->labels[e->label] - e->address - 2;
        size = width(e, is_signed(e->op) ? dist < -64 || dist > 63 : dist < 0 || dist > 127);
        changed |= size != e->size;
        e->size = size;
    }
    return changed;
}

static void lay_out(kr_lower *o) {
    o->labels = kr_gen_temp(o->g, (o->n_labels + 1) * sizeof *o->labels);
    for (uint32_t i = 0; i < o->n_events; i++) {
        kr_event *e = &kr_encode_events(o)[i];
        if (e->op) e->size = width(e, true);
    }
    do place(o);
    while (shrink(o));
}

/* ---- islands ---- */

/* Room for one more element in an array of temporary memory. */
static void *grow(kr_lower *o, void *array, uint32_t n, uint32_t *cap, size_t size) {
    void *bigger;
    if (n < *cap) return array;
    *cap = *cap ? *cap * 2 : 16;
    bigger = kr_gen_temp(o->g, *cap * size);
    if (n) memcpy(bigger, array, n * size);
    return bigger;
}

/* What a site offers: a JUMP to label `to`, at label `here`. Few per site. */
typedef struct island {
    uint32_t to, here;
} island;

typedef struct site {
    uint32_t at, event; /* as kr_mark */
    uint32_t offset;    /* estimated final offset */
    struct island *islands;
    uint32_t n, cap;
    uint32_t n_added; /* events of the islands here */
} site;

/* A SETUP_ out of reach of its handler. */
typedef struct far_setup {
    uint32_t event;
    uint32_t there, back; /* labels: of the SETUP_ on its island, and behind the original place */
    site *at;
} far_setup;

typedef struct islands {
    kr_lower *o;
    site *sites;
    uint32_t n;
    kr_event *events;
    uint32_t n_events, cap_events;
    far_setup *setups;
    uint32_t n_setups;
} islands;

static bool too_far(const kr_lower *o, const kr_event *e, uint32_t addr, int64_t reach) {
    int64_t dist = (int64_t)o->labels[e->label] - addr;
    return is_signed(e->op) ? dist > reach || dist < -reach : dist > 2 * reach;
}

static bool any_far(const kr_lower *o) {
    uint32_t added = 0;
    for (uint32_t i = 0; i < o->n_events; i++) {
        const kr_event *e = &kr_encode_events(o)[i];
        if (!e->op) continue;
        if (too_far(o, e, e->at + added, 16380)) return true;
        added += e->size;
    }
    return false;
}

/* Places for islands: starts of lines or positions about ISLAND_EVERY bytes apart. */
static void choose_sites(islands *is) {
    kr_lower *o = is->o;
    kr_mark_reader r = kr_marks_open(o->positions->n ? o->positions : o->lines, o->positions->n);
    uint32_t last = 0;
    is->sites = kr_gen_temp(o->g, (o->size / ISLAND_EVERY + 2) * sizeof *is->sites);
    while (kr_marks_next(&r)) {
        uint32_t offset = kr_mark_address(o, &r);
        if (offset < last + ISLAND_EVERY) continue;
        is->sites[is->n++] = (site){.at = r.mark.at, .event = r.mark.event, .offset = offset};
        last = offset;
    }
}

/* Label to jump to from `addr` for the label `to`: itself, or the island farthest on the way. */
static uint32_t route(islands *is, uint32_t addr, uint32_t to, int64_t reach) {
    kr_lower *o = is->o;
    uint32_t target = o->labels[to];
    site *best = NULL;
    int64_t dist = (int64_t)target - addr;
    if (dist <= reach && dist >= -reach) return to;
    for (uint32_t i = 0; i < is->n; i++) {
        site *s = &is->sites[i];
        int64_t d = (int64_t)s->offset - addr;
        bool between = dist > 0 ? d > 0 && d < dist : d < 0 && d > dist;
        if (!between || d > reach || d < -reach) continue;
        if (!best || (dist > 0) == (s->offset > best->offset)) best = s;
    }
    if (!best) kr_gen_fail(o->g, NULL, "code too large: a jump cannot be expressed");
    for (uint32_t i = 0; i < best->n; i++) {
        if (best->islands[i].to == to) return best->islands[i].here;
    }
    best->islands = grow(o, best->islands, best->n, &best->cap, sizeof *best->islands);
    best->islands[best->n++] = (island){to, o->n_labels};
    return o->n_labels++;
}

static void add(islands *is, kr_event e) {
    e.made = true;
    is->events = grow(is->o, is->events, is->n_events, &is->cap_events, sizeof e);
    is->events[is->n_events++] = e;
}

static bool is_setup(uint8_t op) {
    return op == KR_OPC_SETUP_EXCEPT_FWD || op == KR_OPC_SETUP_FINALLY_FWD ||
           op == KR_OPC_SETUP_WITH_FWD;
}

/* Finds the blocks that are too long and gives them their two labels. */
static void find_setups(islands *is) {
    kr_lower *o = is->o;
    uint32_t added = 0, n = 0, *labels;
    for (uint32_t i = 0; i < o->n_events; i++) n += is_setup(kr_encode_events(o)[i].op);
    is->setups = kr_gen_temp(o->g, (n + 1) * sizeof *is->setups);
    labels = kr_gen_temp(o->g, (o->n_labels + 2 * n + 1) * sizeof *labels);
    memcpy(labels, o->labels, o->n_labels * sizeof *labels);
    o->labels = labels;
    for (uint32_t i = 0; i < o->n_events; i++) {
        const kr_event *e = &kr_encode_events(o)[i];
        uint32_t addr = e->at + added;
        if (!e->op) continue;
        added += e->size;
        if (!is_setup(e->op) || !too_far(o, e, addr, REACH)) continue;
        is->setups[is->n_setups++] =
            (far_setup){.event = i, .there = o->n_labels, .back = o->n_labels + 1};
        labels[o->n_labels + 1] = addr + 3;
        o->n_labels += 2;
    }
}

/* The last place for islands before each handler. */
static void place_setups(islands *is) {
    kr_lower *o = is->o;
    for (uint32_t i = 0; i < is->n_setups; i++) {
        far_setup *f = &is->setups[i];
        uint32_t handler = o->labels[kr_encode_events(o)[f->event].label];
        for (uint32_t s = 0; s < is->n && is->sites[s].offset < handler; s++) f->at = &is->sites[s];
        if (!f->at || handler - f->at->offset > 2 * REACH)
            kr_gen_fail(o->g, NULL, "code too large: a jump cannot be expressed");
        o->labels[f->there] = f->at->offset;
    }
}

static void place_site(islands *is, site *s) {
    kr_lower *o = is->o;
    uint32_t over = o->n_labels++, before = is->n_events;
    add(is, (kr_event){.at = s->at, .label = over, .op = KR_OPC_JUMP_LABEL});
    for (uint32_t l = 0; l < s->n; l++) {
        add(is, (kr_event){.at = s->at, .label = s->islands[l].here});
        add(is, (kr_event){.at = s->at,
                           .label = route(is, s->offset, s->islands[l].to, REACH),
                           .op = KR_OPC_JUMP_LABEL});
    }
    for (uint32_t i = 0; i < is->n_setups; i++) {
        far_setup *f = &is->setups[i];
        kr_event e = kr_encode_events(o)[f->event];
        if (f->at != s) continue;
        e.at = s->at;
        add(is, (kr_event){.at = s->at, .label = f->there});
        add(is, e);
        add(is, (kr_event){.at = s->at,
                           .label = route(is, s->offset, f->back, REACH),
                           .op = KR_OPC_JUMP_LABEL});
    }
    add(is, (kr_event){.at = s->at, .label = over});
    if (is->n_events == before + 2) is->n_events = before;
    s->n_added = is->n_events - before;
}

static void retarget(islands *is) {
    kr_lower *o = is->o;
    uint32_t added = 0;
    for (uint32_t i = 0; i < o->n_events; i++) {
        kr_event *e = &kr_encode_events(o)[i];
        uint32_t addr = e->at + added;
        if (!e->op) continue;
        added += e->size;
        if (!too_far(o, e, addr, REACH)) continue;
        if (is_setup(e->op)) continue;
        e->label = route(is, addr, e->label, is_signed(e->op) ? REACH : 2 * REACH);
    }
    for (uint32_t i = 0; i < is->n_setups; i++) {
        far_setup *f = &is->setups[i];
        route(is, o->labels[f->back] - 3, f->there, REACH);
        route(is, f->at->offset, f->back, REACH);
    }
    /* Islands on the way may need islands themselves: until nothing is added. */
    for (uint32_t before = 0; before != o->n_labels;) {
        before = o->n_labels;
        for (uint32_t i = 0; i < is->n; i++) {
            for (uint32_t l = 0; l < is->sites[i].n; l++)
                route(is, is->sites[i].offset, is->sites[i].islands[l].to, REACH);
        }
    }
}

static void add_islands(kr_lower *o) {
    islands is = {.o = o};
    uint32_t s = 0, f = 0;
    find_setups(&is);
    choose_sites(&is);
    place_setups(&is);
    retarget(&is);
    for (uint32_t i = 0; i <= o->n_events; i++) {
        while (s < is.n && is.sites[s].event == i) place_site(&is, &is.sites[s++]);
        if (i == o->n_events) break;
        if (f < is.n_setups && is.setups[f].event == i) {
            const far_setup *far = &is.setups[f++];
            uint32_t at = kr_encode_events(o)[i].at, addr = o->labels[far->back] - 3;
            add(&is, (kr_event){.at = at,
                                .label = route(&is, addr, far->there, REACH),
                                .op = KR_OPC_JUMP_LABEL});
            is.events[is.n_events - 1].made = false; /* in place of the SETUP_ */
            add(&is, (kr_event){.at = at, .label = far->back});
        } else {
            add(&is, kr_encode_events(o)[i]);
            is.events[is.n_events - 1].made = false;
        }
    }
    o->events->n = 0;
    memcpy(kr_scratch_room(o->g, o->events, is.n_events * sizeof *is.events), is.events,
           is.n_events * sizeof *is.events);
    o->n_events = is.n_events;
}

/* Events of the program up to the mark's, and what was put in behind them. */
uint32_t kr_mark_address(const kr_lower *o, kr_mark_reader *r) {
    const kr_event *e = kr_encode_events(o);
    for (; r->event < o->n_events; r->event++) {
        const kr_event *next = &e[r->event];
        if (next->made ? next->at > r->mark.at : r->original == r->mark.event) break;
        r->original += !next->made;
        if (next->op) r->added += next->size;
    }
    return r->mark.at + r->added;
}

void kr_layout(kr_lower *o) {
    o->n_labels = o->s->n_labels;
    lay_out(o);
    if (o->size > 16000 && any_far(o)) {
        if (o->g->portable) kr_gen_fail(o->g, NULL, "bytecode overflow");
        add_islands(o);
        lay_out(o);
        if (any_far(o)) kr_gen_fail(o->g, NULL, "code too large: a jump cannot be expressed");
    }
}
