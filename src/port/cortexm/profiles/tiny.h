/* Methods and functions that profile tiny leaves out of the tables, by name (base/config.h). */
#ifndef KR_PROFILE_TINY_H
#define KR_PROFILE_TINY_H

#define KR_LEFT_OUT(name) (__builtin_strstr(KR_LEFT_OUT_NAMES, " " name " ") != 0)
// clang-format off
#define KR_LEFT_OUT_NAMES                                                                          \
    /* copies, pickles, sizes, generic types */                                                    \
    " __reduce__ __reduce_ex__ __getstate__ __setstate__ __getnewargs__ __sizeof__ __copy__ "      \
    " __deepcopy__ __replace__ __class_getitem__ __length_hint__ _replace _asdict "                \
    /* what tells of functions, classes, code and generators */                                    \
    " __text_signature__ __objclass__ __isabstractmethod__ __abstractmethods__ __annotate__ "      \
    " __annotations__ __type_params__ __flags__ __basicsize__ __itemsize__ __dictoffset__ "        \
    " __weakrefoffset__ __weakref__ __code__ __defaults__ __kwdefaults__ __closure__ "             \
    " __builtins__ __subclasses__ __bases__ __base__ __mro__ mro __getformat__ gi_running "        \
    " gi_suspended gi_code gi_frame gi_yieldfrom cr_running cr_suspended cr_code cr_frame "        \
    " cr_await cr_origin ag_running ag_suspended ag_code ag_frame ag_await tb_frame tb_lasti "     \
    " asend athrow aclose "                                                                        \
    /* numbers */                                                                                  \
    " as_integer_ratio conjugate is_integer from_number fromhex real imag numerator "              \
    " denominator bit_count "                                                                      \
    /* text */                                                                                     \
    " capitalize center zfill swapcase title istitle casefold expandtabs translate maketrans "     \
    " isidentifier isprintable isnumeric isdecimal isalnum isascii format_map "             \
    " splitlines partition rpartition removeprefix removesuffix indices "                          \
    /* builtins, sys, gc, micropython */                                                           \
    " symmetric_difference_update intersection_update difference_update with_traceback "           \
    " add_note breakpoint aiter anext exec eval compile open locals vars breakpointhook "          \
    " get_int_max_str_digits set_int_max_str_digits getsizeof getdefaultencoding "                 \
    " getfilesystemencoding getfilesystemencodeerrors is_finalizing getrefcount "                  \
    " getswitchinterval setswitchinterval gettrace settrace getprofile setprofile audit "          \
    " addaudithook get_asyncgen_hooks set_asyncgen_hooks displayhook _getframe "                   \
    " _getframemodulename get_coroutine_origin_tracking_depth "                                    \
    " set_coroutine_origin_tracking_depth _current_frames float_info int_info hash_info "          \
    " flags __displayhook__ __excepthook__ __stdin__ __stdout__ __stderr__ "                       \
    " dont_write_bytecode hexversion api_version maxunicode version_info orig_argv "               \
    " warnoptions _xoptions stdlib_module_names builtin_module_names path_hooks "                  \
    " path_importer_cache meta_path stats get_threshold set_threshold get_count set_debug "        \
    " freeze unfreeze get_objects is_tracked bytecode mem_info qstr_info pystack_use "             \
    /* time, struct, machine */                                                                    \
    " umount ilistdir statvfs chdir getcwd mkdir rmdir rename .except_star .except_star_end "      \
    " .except_star_raised .template .typevar .paramspec .typevartuple .type_params .generic "      \
    " .type_alias .annotate_format clock_gettime clock_gettime_ns clock_getres process_time "      \
    " process_time_ns thread_time thread_time_ns perf_counter perf_counter_ns gmtime "             \
    " localtime mktime asctime ctime strftime struct_time get_clock_info iter_unpack tzset "       \
    " implementation unraisablehook .aiter .anext bootloader rng bitstream time_pulse_us "
// clang-format on

#endif
