# gcc and clang build everything without a warning.
# test: report
# test: timeout 1800
cd "$ROOT" || exit 1
for cc in gcc clang; do
    command -v $cc >/dev/null || { echo "$cc: not installed"; continue; }
    make -s B=build-warn-$cc CC=$cc CFLAGS="-O2 -Werror" all || exit 1
    echo "$cc: clean"
done
