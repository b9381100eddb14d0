# Firmware for a board: make BOARD=name [PROFILE=small] [ROMFS=image] [run]. What a board is: docs/boards.md.
#
# The same sources as everywhere, those that the profile leaves out excepted; of what remains the
# linker keeps what is reached from the modules of the profile.
PORT  := src/port/cortexm
PLACE := $(PORT)/boards/$(BOARD)
ifeq ($(wildcard $(PLACE)/board.mk),)
$(error no board $(BOARD): there are $(notdir $(patsubst %/,%,$(wildcard $(PORT)/boards/*/))))
endif
include $(PLACE)/board.mk
PLACES := $(PLACE) $(FAMILY:%=$(PORT)/families/%)
-include $(PLACES:%=%/family.mk)
include $(PORT)/profiles/$(PROFILE).mk

B     := build-$(BOARD)$(if $(findstring command line,$(origin PROFILE)),-$(PROFILE))
CROSS ?= arm-none-eabi-
HOST  := build/krait

FW_CPPFLAGS := -I$(B)/gen $(PLACES:%=-I%) -I$(PORT)/newlib -Isrc -Iinclude -D_GNU_SOURCE -DKR_CFG_THREADS=0 $(CONFIG)
FW_CFLAGS   := -std=c11 -Wall -Wextra -Wno-format $(CPU) -mthumb --specs=nano.specs -g -fno-strict-aliasing \
               -fno-optimize-sibling-calls -fno-asynchronous-unwind-tables -ffunction-sections \
               -fdata-sections -fno-common
FW_LDFLAGS  := -nostartfiles -Wl,--gc-sections $(LINK) $(PROFILE_LINK) $(PLACES:%=-L%) -Wl,-T,$(PORT)/firmware.ld \
               -Wl,-Map=$(B)/firmware.map -Wl,--cref

ifneq ($(NAMES_WITHOUT),)
FW_CPPFLAGS += -DKR_LEFT_OUT\(name\)=left_out_row\(name\)
endif

# What needs an operating system is in no profile.
HOSTED := mod_os mod_freeze mod_signal mod_thread os_dir os_environ os_fd os_fs os_process os_stat sim_% mod_machine_sim \
          mod_select select_epoll mod_socket socket_% descriptor uctypes_probe

ALL_FOLDERS := base heap object code compile vm module
FW_SOURCES := $(filter-out $(addprefix src/,$(WITHOUT) $(BOARD_WITHOUT) $(HOSTED:%=module/%.c) vm/thread%), \
                $(sort $(wildcard $(addprefix src/,$(addsuffix /*.c,$(ALL_FOLDERS))))) src/port/mounted.c \
                $(filter-out $(addprefix $(PORT)/,uart_% hal_% alarm_% spi_% serial_% atomic_% systick.c), \
                  $(wildcard $(PORT)/*.c))) \
              $(addprefix src/,$(INSTEAD)) \
              $(DRIVERS:%=$(PORT)/%.c) $(wildcard $(PLACE)/*.c)
FW_OBJECTS := $(FW_SOURCES:src/%.c=$(B)/obj/%.o) $(B)/obj/gen/frozen.o $(if $(ROMFS),$(B)/obj/gen/romfs.o)

# Size counts, except where most time goes, unless size is all (SMALLEST: the whole program at once).
OPT := -Os
ifeq ($(SMALLEST),)
$(addprefix $(B)/obj/,vm/ops.o heap/heap.o): OPT := -O2
# What a program that drives pins runs all the time.
$(addprefix $(B)/obj/module/machine_,pin.o mem.o) $(B)/obj/$(PORT:src/%=%)/hal_mps2.o: OPT := -O2
else
FW_CFLAGS += -flto=auto -flto-partition=one
endif

firmware: $(B)/firmware.bin $(B)/firmware.hex
	@$(HOST) tools/firmware_size.py $(B)/firmware.map

$(B)/firmware.elf: $(FW_OBJECTS) $(PORT)/firmware.ld $(wildcard $(PLACES:%=%/memory.ld)) $(B)/flags
	@echo "link $@"
	@$(CROSS)gcc $(FW_CFLAGS) $(OPT) $(FW_LDFLAGS) -o $@ $(FW_OBJECTS) -lm
$(B)/firmware.bin $(B)/firmware.hex: $(B)/firmware.%: $(B)/firmware.elf
	@$(CROSS)objcopy -O $(if $(filter hex,$*),ihex,binary) $< $@

run: $(B)/firmware.bin
	qemu-system-arm $(QEMU) -nographic -monitor none -serial stdio -kernel $(B)/firmware.elf

# The modules of this build, out of the table of all.
$(B)/gen/module/modules.def: src/module/modules.def $(PORT)/modules.def $(PORT)/profiles/$(PROFILE).mk $(B)/flags
	@mkdir -p $(@D)
	@for m in $(MODULES); do grep -h "^KR_MODULE($$m," $< $(PORT)/modules.def || { echo "no module $$m" >&2; exit 1; }; done > $@

# Exceptions that the profile leaves out are declared and have the address of their base.
ifneq ($(EXCEPTIONS_WITHOUT),)
$(FW_OBJECTS): | $(B)/gen/object/exceptions.def
endif
$(B)/gen/object/exceptions.def: src/object/exceptions.def $(PORT)/profiles/$(PROFILE).mk
	@mkdir -p $(@D)
	@sed $(foreach e,$(EXCEPTIONS_WITHOUT),-e 's/^KR_EXCEPTION.$e,.*/#ifdef KR_ROMTYPE\n&\n#endif/') $< > $@

# Frozen Python modules, compiled by the krait that runs here.
$(B)/gen/manifest.py: $(PORT)/profiles/$(PROFILE).mk $(B)/flags
	@mkdir -p $(@D)
	@for m in $(LIBRARY); do \
	    if [ -d lib/$$m ]; then echo "package('$$m', base_path='$(CURDIR)/lib', opt=2)"; \
	    else echo "module('$$m.py', base_path='$(CURDIR)/lib', opt=2)"; fi; done > $@
$(B)/gen/frozen.c: $(B)/gen/manifest.py $(wildcard lib/*.py lib/*/*.py $(PLACE)/*.py) $(HOST) $(FROZEN_MANIFEST)
	@$(HOST) freeze --no-lib -o $@ -m $(B)/gen/manifest.py $(addprefix -m ,$(FROZEN_MANIFEST))
$(HOST):
	@$(MAKE) -s BOARD= $@

$(B)/obj/gen/%.o: $(B)/gen/%.c $(B)/flags
	@mkdir -p $(@D)
	@$(CROSS)gcc $(FW_CPPFLAGS) $(FW_CFLAGS) $(OPT) -MMD -MP -c -o $@ $<
# The ROMFS image, where it is executed.
$(B)/obj/gen/romfs.o: $(ROMFS) $(B)/flags
	@mkdir -p $(@D)
	@echo '.section .romfs,"a"; .incbin "$(ROMFS)"' | $(CROSS)gcc $(CPU) -mthumb -x assembler -c -o $@ -
$(B)/obj/module/registry.o: $(B)/gen/module/modules.def
# With NAMES_WITHOUT, a list of names, rows of the tables of methods are taken out on the way.
$(B)/obj/%.o: src/%.c $(B)/flags $(NAMES_WITHOUT)
	@mkdir -p $(@D)
ifeq ($(NAMES_WITHOUT),)
	@$(CROSS)gcc $(FW_CPPFLAGS) $(FW_CFLAGS) $(OPT) -MMD -MP -c -o $@ $<
else
	@$(CROSS)gcc $(FW_CPPFLAGS) $(FW_CFLAGS) $(OPT) -MMD -MP -MT $@ -E -o $(@:.o=.all.i) $<
	@$(HOST) tools/firmware_rows.py $(NAMES_WITHOUT) $(@:.o=.all.i) $(@:.o=.i)
	@$(CROSS)gcc $(FW_CPPFLAGS) $(FW_CFLAGS) -Wno-implicit-fallthrough -Wno-type-limits $(OPT) -c -o $@ $(@:.o=.i)
endif

$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CROSS) $(FW_CPPFLAGS) $(FW_CFLAGS) $(FW_LDFLAGS) $(EXCEPTIONS_WITHOUT) $(ROMFS)' | cmp -s - $@ || \
	 echo '$(CROSS) $(FW_CPPFLAGS) $(FW_CFLAGS) $(FW_LDFLAGS) $(EXCEPTIONS_WITHOUT) $(ROMFS)' > $@
FORCE:

-include $(FW_OBJECTS:.o=.d)

.PHONY: firmware run FORCE
.DELETE_ON_ERROR:
