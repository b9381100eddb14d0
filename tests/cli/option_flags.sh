# sys.flags, sys._xoptions and sys.warnoptions tell the options; -W and -X take effect: as in python3.
show() {
    for o in "" -q -E -I -P -s -S -b -bb -O -OO -u -d -R -IB -i "-W ignore" "-W error -W ignore::UserWarning -b" \
        "-X dev -W error" "-X utf8" "-X int_max_str_digits=1000" "-X warn_default_encoding" "-X a=b=c -X d"; do
        echo "$o:"
        env -u PYTHONDONTWRITEBYTECODE "$1" $o -c "$2" 2>&1 </dev/null
    done
}
flags='import sys
f = sys.flags
print([n + "=" + str(getattr(f, n)) for n in f.__match_args__ if n not in ("utf8_mode", "int_max_str_digits", "hash_randomization")])
print(sys.warnoptions, sys._xoptions, sys.get_int_max_str_digits())'
show "$PYTHON" "$flags" | sed 's/>>> *//' | grep . >want
show "$KRAIT" "$flags" | sed 's/>>> *//' | grep . >got
diff want got || exit 1

warn() {
    for w in ignore error default always error::DeprecationWarning ignore:hel ignore:hell:UserWarning error:xx \
        bogus ignore::Foo ignore::a.b ignore:::m:x error:::__main__:1 error:::__main__:3 a:b:c:d:e:f \
        ignore:::__main "" once::UserWarning:: all; do
        echo "== $w"
        "$1" -W "$w" -c 'import warnings
for i in range(2): warnings.warn("hello")
warnings.warn("dep", DeprecationWarning)
warnings.warn("pend", PendingDeprecationWarning)' 2>&1 | grep -v '^  File\|^    \|Traceback'
    done
}
warn "$PYTHON" >want
warn "$KRAIT" >got
diff want got || exit 1
"$KRAIT" -X int_max_str_digits=10 -c '' 2>/dev/null && exit 1
exit 0
