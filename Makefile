# krait needs gcc (or CC=clang) and GNU make to build; python3 to test and to measure.
#
#   make              build/krait              make check       install what tests need, build, test
#   make demo         build, run examples      make check-long  sanitizers, stress, fuzz replay, memory
#   make lib          build/libkrait.a         make coverage    line coverage per folder
#   make SAN=1        build-san, ASan+UBSan    make lint        format, tidy, cppcheck, layers
#   make M32=1        build-m32, 32-bit words  make install     into PREFIX (DESTDIR is honoured)
#   make bench        against the peers         make BOARD=mps2-an385 [run]  firmware (docs/boards.md)
ifeq ($(origin CC),default)
CC := gcc
endif
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)
PYTHON ?= $(shell test -x /usr/bin/python3 && echo /usr/bin/python3 || echo python3)
PREFIX ?= /usr/local
TESTS  ?=

ifeq ($(MAKELEVEL)$(filter -j% --jobserver%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(JOBS) --no-print-directory
endif

# Firmware: src/port/cortexm/firmware.mk.
ifneq ($(BOARD),)
.DEFAULT_GOAL := firmware
firmware run: ; @$(MAKE) -f src/port/cortexm/firmware.mk BOARD=$(BOARD) $@
endif

ifdef SAN
B := build-san
CFLAGS ?= -O1 -g -fno-omit-frame-pointer
VARIANT := -fsanitize=address,undefined -fno-sanitize-recover=all
else ifdef COV
B := build-cov
CFLAGS ?= -O1 -g
VARIANT := --coverage -fprofile-update=prefer-atomic
else
B := build
CFLAGS ?= -O2 -g
VARIANT :=
endif

# The word of a 32-bit machine; doubles are rounded as everywhere, files and clocks keep 64 bits.
ifdef M32
B := $(if $(SAN),$(B)-m32,build-m32)
VARIANT += -m32 -msse2 -mfpmath=sse -fno-pie -no-pie
M32_CPPFLAGS := -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
endif

# Start-up time and memory: the program is linked statically where the C library allows it (STATIC= turns
# that off), and what a start runs lies together, by a list that tools/startup_order.py writes.
START := src/port/unix/startup.ld
APART := src/port/unix/libraries.ld
ifndef SAN
STATIC ?= $(shell echo 'int main(void) { return 0; }' | \
                  $(CC) $(VARIANT) -static -x c -o /dev/null - 2>/dev/null && echo -static)
LINK := $(STATIC) $(shell $(CC) -Wl,--version 2>/dev/null | grep -q 'GNU ld' && echo -Wl,-T,$(START) -Wl,-T,$(APART))
endif

# The interpreter loop keeps one indirect jump per opcode: gcc must not merge the tails.
GCC_LOOP := $(if $(findstring clang,$(CC)),,-fno-gcse -fno-crossjumping -fno-code-hoisting -fno-tree-pre -fno-tree-slp-vectorize -fno-tree-vectorize)
# Recursion is bounded by how deep the C stack is: a call must not take the place of its caller's frame.
ALL_CFLAGS := -std=c11 -Wall -Wextra -fno-strict-aliasing -fno-optimize-sibling-calls \
              -fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections $(CFLAGS) $(VARIANT)
ALL_CPPFLAGS := -Isrc -Iinclude $(M32_CPPFLAGS) $(CPPFLAGS)

# Libraries behind modules, each in a folder of src/port: taken where they can be linked (WITHOUT_LIBRARIES=1: none).
# Without one, importing the module says what to install. $(call linked,header,libraries)
linked = $(if $(WITHOUT_LIBRARIES),,$(shell printf '%s\n' '$(HASH)include <$1>' 'int main(void) { return 0; }' | \
           $(CC) $(VARIANT) $(STATIC) -x c -o /dev/null - $2 >/dev/null 2>&1 && echo '$2'))
HASH   := \#
LIBZ   := $(call linked,zlib.h,-lz)
LIBSSL := $(call linked,openssl/ssl.h,-lssl -lcrypto)
LIBSQL := $(call linked,sqlite3.h,-lsqlite3)
# They can load other libraries, and look up names by them; krait does not ask them to.
QUIET  := $(if $(and $(LIBSSL)$(LIBSQL),$(STATIC)),$(shell echo 'int main(void) { return 0; }' | \
            $(CC) $(VARIANT) -Wl,--no-warnings -x c -o /dev/null - 2>/dev/null && echo -Wl,--no-warnings))
LIBS   := $(LIBSQL) $(LIBSSL) $(LIBZ) -lm $(QUIET)
OPTIONAL := $(if $(LIBZ),$(wildcard src/port/zlib/*.c),src/port/absent/zlib.c) \
            $(if $(LIBSSL),$(wildcard src/port/openssl/*.c),src/port/absent/tls.c src/port/absent/crypto.c) \
            $(if $(LIBSQL),$(wildcard src/port/sqlite/*.c),src/port/absent/sqlite.c)

SOURCES  := $(sort $(wildcard src/*/*.c src/port/unix/*.c) $(OPTIONAL))
OBJECTS  := $(SOURCES:src/%.c=$(B)/obj/%.o)
CLI      := $(filter $(B)/obj/cli/%,$(OBJECTS))
LIB      := $(filter-out $(B)/obj/cli/%,$(OBJECTS))
LIB_PY   := $(sort $(wildcard lib/*.py lib/*/*.py))
FROZEN   := $(B)/obj/gen/frozen.o
FOLDERS  := $(sort $(patsubst src/%/,%,$(dir $(wildcard src/*/*.c))))

all: $(B)/krait $(B)/mpy-cross $(B)/libkrait.a $(B)/libkrait-cli.a $(B)/freeze.conf
lib: $(B)/libkrait.a

$(B)/krait: $(OBJECTS) $(FROZEN) $(B)/flags $(START) $(APART)
	@echo "link $@"
	@$(CC) $(ALL_CFLAGS) $(LINK) $(LDFLAGS) -o $@ $(OBJECTS) $(FROZEN) $(LIBS)

# The same program under the name that it knows as that of the cross compiler.
$(B)/mpy-cross: $(B)/krait
	@ln -sf krait $@

$(B)/libkrait.a: $(LIB) $(FROZEN)
	@rm -f $@
	@$(AR) rcs $@ $^

$(B)/libkrait-cli.a: $(CLI)
	@rm -f $@
	@$(AR) rcs $@ $^

# How `krait freeze --build` makes programs, from here or installed: $(call freeze_conf,headers,objects,lib)
define freeze_conf
cc = $(CC)
cflags = $(ALL_CFLAGS) $(M32_CPPFLAGS) -I$1
ldflags = $(ALL_CFLAGS) $(STATIC) $(LDFLAGS)
libs = $$(DIR)/libkrait-cli.a $2 $(LIBS)
lib = $3
endef
$(B)/freeze.conf: Makefile $(B)/flags
	$(file >$@,$(call freeze_conf,$$(DIR)/../src,$$(DIR)/libkrait.a,$$(DIR)/../lib))@:

$(B)/obj/port/%.o $(B)/obj/module/%.o $(B)/obj/cli/%.o: EXTRA := -D_GNU_SOURCE
# Its locals must not get a place each in the sanitizers' build: what they held last would look alive.
SAN_LOOP := $(if $(SAN),-O2 -fno-sanitize=undefined $(if $(findstring clang,$(CC)),-mllvm -asan-stack=0,--param asan-stack=0))
$(B)/obj/vm/interp.o: EXTRA := $(GCC_LOOP) $(SAN_LOOP)
$(B)/obj/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(EXTRA) -MMD -MP -c -o $@ $<

# One folder's objects, for unit tests that link only the lower layers.
$(addprefix objects-,$(FOLDERS)): objects-%: ; @$(MAKE) -s $(filter $(B)/obj/$*/%,$(OBJECTS))

# lib/ and the modules of FROZEN_MANIFEST lie in the program as const data. A first stage, which has
# lib/ as text, compiles them; with a compiler for another machine, HOST_KRAIT is a krait that runs
# here. FREEZE_FLAGS: more options of `krait freeze`.
HOST_KRAIT ?= $(B)/krait-stage1
FREEZE := $(HOST_KRAIT) freeze --lib lib $(FREEZE_FLAGS) $(addprefix -m ,$(FROZEN_MANIFEST))
$(B)/gen/frozen.c: $(B)/gen/frozen.made ;
$(B)/gen/frozen.made: $(LIB_PY) $(HOST_KRAIT) $(B)/gen/freeze-flags $(if $(FROZEN_MANIFEST),FORCE)
	@$(FREEZE) -o $(B)/gen/frozen.new
	@cmp -s $(B)/gen/frozen.new $(B)/gen/frozen.c || mv $(B)/gen/frozen.new $(B)/gen/frozen.c
	@touch $@
$(B)/gen/freeze-flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FREEZE)' | cmp -s - $@ || echo '$(FREEZE)' > $@

$(B)/krait-stage1: $(OBJECTS) $(B)/obj/gen/frozen_text.o $(B)/flags
	@$(CC) $(ALL_CFLAGS) $(STATIC) $(LDFLAGS) -o $@ $(OBJECTS) $(B)/obj/gen/frozen_text.o $(LIBS)
$(B)/obj/gen/%.o: $(B)/gen/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(B)/gen/frozen_text.c: $(LIB_PY) $(B)/embed
	@mkdir -p $(@D)
	@$(B)/embed $(LIB_PY) > $@.new && mv $@.new $@
$(B)/embed: tools/embed.c
	@mkdir -p $(@D)
	@$(CC) -std=c11 -O1 -Wall -Wextra -o $@ $<

# Rebuild everything when the compiler or its flags change.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(LINK) $(LDFLAGS) $(LIBS)' | cmp -s - $@ || \
	 echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(LINK) $(LDFLAGS) $(LIBS)' > $@
FORCE:

print-test-flags:
	@echo '$(ALL_CPPFLAGS) $(ALL_CFLAGS)'
print-libs:
	@echo '$(LIBS)'

demo: all
	@$(PYTHON) examples/demo.py $(B)/krait

check:
	@tools/setup.sh check
	@$(MAKE) -s all
	@$(PYTHON) tests/run --krait $(B)/krait -j $(JOBS) $(TESTS)

check-long: check
	@tools/setup.sh long
	@$(MAKE) -s SAN=1 all
	@$(PYTHON) tests/run --krait $(B)/krait tests/long

coverage:
	@$(MAKE) -s COV=1 all
	@find build-cov -name '*.gcda' -delete
	-@$(PYTHON) tests/run --krait build-cov/krait -j $(JOBS) --slow 4 $(TESTS)
	@$(PYTHON) tools/coverage.py build-cov

bench: all
	@status=0; for what in run library http ladder startup imports growth memory ram import_ram compile; do \
	    $(PYTHON) bench/$$what.py --krait $(B)/krait --markdown docs/bench.md || status=1; \
	done; exit $$status

lint: all
	@tools/setup.sh lint
	@tools/lint.sh

format:
	clang-format -i $$(find src include -name '*.[ch]')

# What programs with frozen modules are made of: PREFIX/lib/krait.
KIT         := $(DESTDIR)$(PREFIX)/lib/krait
KIT_HEADERS := $(patsubst src/%,%,$(wildcard $(addsuffix /*.h,$(addprefix src/,base heap object code)) \
                                            $(addsuffix /*.def,$(addprefix src/,base heap object code))))
install: all
	install -D -m 755 $(B)/krait $(DESTDIR)$(PREFIX)/bin/krait
	ln -sf krait $(DESTDIR)$(PREFIX)/bin/mpy-cross
	install -D -m 644 $(B)/libkrait.a $(DESTDIR)$(PREFIX)/lib/libkrait.a
	install -D -m 644 include/krait.h $(DESTDIR)$(PREFIX)/include/krait.h
	install -D -m 644 $(B)/libkrait-cli.a $(KIT)/libkrait-cli.a
	$(file >$(B)/freeze-installed.conf,$(call freeze_conf,$$(DIR)/include,$$(DIR)/../libkrait.a,$$(DIR)/python))@:
	install -D -m 644 $(B)/freeze-installed.conf $(KIT)/freeze.conf
	@for f in $(KIT_HEADERS); do install -D -m 644 src/$$f $(KIT)/include/$$f; done
	@for f in $(LIB_PY:lib/%=%); do install -D -m 644 lib/$$f $(KIT)/python/$$f; done

clean:
	rm -rf build build-*

-include $(OBJECTS:.o=.d) $(wildcard $(B)/obj/gen/*.d)

.PHONY: all lib demo check check-long coverage bench lint format install clean print-test-flags print-libs FORCE
.DELETE_ON_ERROR:
