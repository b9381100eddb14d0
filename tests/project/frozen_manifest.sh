# make FROZEN_MANIFEST=... makes a krait with the modules of the manifest inside, and freezes anew when these change.
# test: timeout 300
case $BUILD in */build) ;; *) echo "only for the plain build"; exit 77 ;; esac
mkdir app b
echo 'module("hello.py")' >app/manifest.py
echo 'print("hello from", __spec__.origin)' >app/hello.py
cp -a "$BUILD/obj" "$BUILD/gen" "$BUILD/flags" "$BUILD/embed" "$BUILD/krait-stage1" b/ || exit 1
build() { make -s -C "$ROOT" B="$PWD/b" FROZEN_MANIFEST="$PWD/app/manifest.py" "$PWD/b/krait" >log 2>&1 || { cat log; exit 1; }; }
build
[ "$(b/krait -c 'import os, hello')" = "hello from frozen" ] || { echo "no hello"; exit 1; }
sleep 0.1
touch before
build
[ b/krait -nt before ] && { echo "linked again although nothing changed"; exit 1; }
echo 'print("changed")' >app/hello.py
build
[ "$(b/krait -c 'import hello')" = changed ] || { echo "the change is not seen"; exit 1; }
