# test: exit 0
# SystemExit without a code means success.
print('ok')
raise SystemExit
print('never')
