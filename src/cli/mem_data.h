/* Hands a memory record over to Python. */
#ifndef KR_CLI_MEM_DATA_H
#define KR_CLI_MEM_DATA_H

#include "vm/mem_record.h"

typedef struct kr_mem_page_job {
    const kr_mem_record *record;
    const char *title;   /* what was run */
    const char *command; /* the text of -c or NULL */
    const char *file;    /* is written */
    const char *shown;   /* its name for people */
} kr_mem_page_job;

/* Writes the page and prints the summary; false, and a message, if that failed. */
bool kr_mem_page_write(kr_ctx *ctx, const kr_mem_page_job *job);

#endif
