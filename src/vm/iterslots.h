/* FOR_ITER's four operand slots.
 *
 *   slot 0       slot 1     slot 2     slot 3
 *   NULL         iterator   -          -           heap iterator
 *   range        next       stop       step        all small ints
 *   list, tuple  sequence   index      -
 *   str          text       index      -           ASCII only
 *   bytes        bytes(array)  index   -
 *   view         memoryview index      -           one dimension
 *   dict         dict       position   counts      keys; used, above it how many were given
 *   values       dict       position   counts
 *   items        dict       position   counts
 *   gen          generator  -          -
 *
 * The kinds are small ints, so every slot is a valid value for the collector. */
#ifndef KR_VM_ITERSLOTS_H
#define KR_VM_ITERSLOTS_H

#include "vm/frame.h"

enum {
    KR_ITER_RANGE = 1,
    KR_ITER_LIST,
    KR_ITER_TUPLE,
    KR_ITER_STR,
    KR_ITER_BYTES,
    KR_ITER_VIEW,
    KR_ITER_DICT,
    KR_ITER_VALUES,
    KR_ITER_ITEMS,
    KR_ITER_GEN
};
/* The words of those small ints. */
enum {
    KR_ITER_RANGE_W = KR_ITER_RANGE * 2 + 1,
    KR_ITER_LIST_W = KR_ITER_LIST * 2 + 1,
    KR_ITER_TUPLE_W = KR_ITER_TUPLE * 2 + 1,
    KR_ITER_STR_W = KR_ITER_STR * 2 + 1,
    KR_ITER_DICT_W = KR_ITER_DICT * 2 + 1,
    KR_ITER_ITEMS_W = KR_ITER_ITEMS * 2 + 1,
    KR_ITER_GEN_W = KR_ITER_GEN * 2 + 1,
};

/* Half of a small int for each of the two counts; larger dicts get an iterator. */
enum { KR_ITER_COUNT_BITS = KR_INT_BITS / 2 };
#define KR_ITER_MAX_DICT (((kr_sword)1 << KR_ITER_COUNT_BITS) - 1)

/* Fills the slots for an object that needs no iterator object; false if it needs one. */
bool kr_slots_in_place(kr_value *slots, kr_value obj);
/* Fills the slots for an iterator. */
void kr_slots_from_iterator(kr_value *slots, kr_value iterator);
/* Next item; KR_NULL at the end; NotImplemented when a frame was pushed (KR_CONT_FOR). */
kr_value kr_slots_step(kr_ctx *ctx, kr_value *slots);
/* The same for slots of kind `items`, without making a tuple; false at the end. */
bool kr_slots_step_items(kr_ctx *ctx, kr_value *slots, kr_value *key, kr_value *value);

#endif
