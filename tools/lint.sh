#!/bin/sh
# clang-format, clang-tidy, cppcheck and the layer check over src and include; each prints one summary
# line after its findings. A tool that is not installed counts as a failure. usage: tools/lint.sh [files]
cd "$(dirname "$0")/.." || exit 2
jobs=${JOBS:-$(nproc)}
bad=0
files=${*:-$(find src include -name '*.[ch]' ! -path 'src/port/cortexm/*' | sort)}
units=$(echo "$files" | tr ' ' '\n' | grep '\.c$')
count() { echo "$1" | grep -c .; }
done_with() { # NAME FINDINGS-FILE COUNT
    [ "$3" = 0 ] || { grep 'error:' "$2" | sort -u | head -n 60; bad=1; }
    echo "$1: $(count "$(echo "$files" | tr ' ' '\n')") files, $3 findings"
}
out=$(mktemp)
trap 'rm -f "$out"' EXIT

if command -v clang-format >/dev/null; then
    echo "$files" | tr ' ' '\n' | xargs clang-format --dry-run -Werror >"$out" 2>&1
    done_with clang-format "$out" "$(grep -c 'error:' "$out")"
else
    echo "clang-format: not installed"; bad=1
fi
if command -v clang-tidy >/dev/null; then
    [ -z "$units" ] || echo "$units" | xargs -P "$jobs" -I{} clang-tidy --quiet {} -- \
        -std=c11 -D_GNU_SOURCE -Isrc -Iinclude -Ibuild/gen -Wno-unknown-warning-option >"$out" 2>/dev/null
    done_with clang-tidy "$out" "$(grep -c 'error:' "$out")"
else
    echo "clang-tidy: not installed"; bad=1
fi
if command -v cppcheck >/dev/null; then
    [ -z "$units" ] || echo "$units" | cppcheck -q -j "$jobs" --std=c11 --platform=unix64 \
        --enable=warning,portability --inline-suppr --suppressions-list=tools/cppcheck.txt \
        -Isrc -Iinclude -Ibuild/gen -D__GNUC__ -D__x86_64__ -D__linux__ --max-configs=1 \
        --template='{file}:{line}: error: {message} [{id}]' --file-list=- >"$out" 2>&1
    done_with cppcheck "$out" "$(grep -c 'error:' "$out")"
else
    echo "cppcheck: not installed"; bad=1
fi
python3 tests/check_layers.py || bad=1
exit $bad
