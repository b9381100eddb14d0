# make install puts the command, the library and the header below PREFIX, and a C program builds with them.
# test: timeout 120
case $BUILD in */build) ;; *) echo "only for the plain build"; exit 77 ;; esac
[ -f "$ROOT/include/krait.h" ] || { echo "no include/krait.h"; exit 1; }
here=$PWD
make -s -C "$ROOT" install DESTDIR="$here/root" PREFIX=/usr || exit 1
[ "$("$here/root/usr/bin/krait" -c 'print(6 * 7)')" = 42 ] || { echo "the installed command does not run"; exit 1; }
printf '#include <krait.h>\nint main(void) { return 0; }\n' >use.c
"$CC" -std=c11 -Wall -Wextra -Werror -I"$here/root/usr/include" -o use use.c "$here/root/usr/lib/libkrait.a" $(make -s -C "$ROOT" print-libs) && ./use || exit 1

# What is installed is enough to make programs with frozen modules.
echo 'import consts; print("frozen", consts.BIG)' >app.py
echo 'BIG = 2 ** 100' >consts.py
"$here/root/usr/bin/krait" freeze --build app app.py consts.py || exit 1
mkdir elsewhere && mv app elsewhere && cd elsewhere || exit 1
[ "$(./app -m app)" = "frozen 1267650600228229401496703205376" ] || { echo "a program with frozen modules does not run"; exit 1; }
