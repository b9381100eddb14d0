#!/bin/sh
# Installs what a job needs and is not there yet: tools/setup.sh [build|check|long|lint|bench|all]
# As root by apt-get; otherwise it prints the one command to run and goes on if the rest can work.
cd "$(dirname "$0")/.." || exit 2
job=${1:-check}
have() { command -v "$1" >/dev/null 2>&1; }

missing=
need() { # need COMMAND-OR-PATH PACKAGE
    case $1 in
    /*) [ -e "$1" ] ;;
    *) have "$1" ;;
    esac || case " $missing " in *" $2 "*) ;; *) missing="$missing $2" ;; esac
}

need gcc gcc
need /usr/include/stdio.h libc6-dev
need make make
need objdump binutils
# Libraries behind modules; krait is built without those that are not there.
need /usr/include/zlib.h zlib1g-dev
need /usr/include/openssl/ssl.h libssl-dev
need /usr/include/sqlite3.h libsqlite3-dev
case $job in
check | long | bench | all)
    # The tests read Debian's own standard library as real input.
    need /usr/bin/python3 python3
    [ -x /usr/bin/python3 ] && need /usr/lib/python3.11/graphlib.py libpython3.11-stdlib
    # Firmware for boards, and the emulator that they boot in.
    need arm-none-eabi-gcc gcc-arm-none-eabi
    need /usr/include/newlib/stdio.h libnewlib-arm-none-eabi
    need qemu-system-arm qemu-system-arm
    # What drives prompts in tests: a terminal, and an editor for boards.
    need tmux tmux
    [ -x /usr/bin/python3 ] && need /usr/lib/python3/dist-packages/thonny thonny
    # gcc -m32, for the build with 32-bit words.
    [ "$(uname -m)" = x86_64 ] && need /usr/lib32/libc.a gcc-multilib
    ;;
esac
case $job in
lint | all)
    need clang-format clang-format
    need clang-tidy clang-tidy
    need cppcheck cppcheck
    ;;
esac
case $job in
long | all)
    # CPython's own tests: tests/cpython.
    [ -x /usr/bin/python3 ] && need /usr/lib/python3.11/test/test_bisect.py libpython3.11-testsuite
    need clang clang
    need node nodejs
    need npm npm
    ;;
esac

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && have apt-get; then
        echo "setup: installing$missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
            { apt-get update -qq >/dev/null &&
                apt-get install -y -qq --no-install-recommends $missing >/dev/null; } ||
            echo "setup: apt-get could not install:$missing" >&2
    else
        echo "setup: missing; run:  sudo apt-get install -y$missing" >&2
    fi
fi
have "${CC:-gcc}" && have make || exit 1

# Two other implementations of the same bytecode, for tests that compare with them. Optional:
# a test that needs one of them is skipped where it is absent.
case $job in
check | long | all)
    if have npm && [ ! -e build/oracles/.tried ]; then
        mkdir -p build/oracles
        timeout 180 npm install --silent --no-audit --no-fund --no-save --no-package-lock \
            --ignore-scripts --fetch-retries=0 --prefix build/oracles \
            @micropython/micropython-webassembly-pyscript @pybricks/mpy-cross-v6 \
            >/dev/null 2>&1 || echo "setup: the optional npm oracles could not be installed" >&2
        touch build/oracles/.tried
    fi
    ;;
esac
exit 0
