# make install puts the command, the library and the header below PREFIX, and a C program builds with them.
# test: timeout 120
case $BUILD in */build) ;; *) echo "only for the plain build"; exit 77 ;; esac
[ -f "$ROOT/include/krait.h" ] || { echo "no include/krait.h"; exit 1; }
here=$PWD
make -s -C "$ROOT" install DESTDIR="$here/root" PREFIX=/usr || exit 1
[ "$("$here/root/usr/bin/krait" -c 'print(6 * 7)')" = 42 ] || { echo "the installed command does not run"; exit 1; }
printf '#include <krait.h>\nint main(void) { return 0; }\n' >use.c
"$CC" -std=c11 -Wall -Wextra -Werror -I"$here/root/usr/include" -o use use.c "$here/root/usr/lib/libkrait.a" -lm && ./use
