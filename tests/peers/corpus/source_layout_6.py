# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
try: print('try')
except ValueError: pass
else: print('else')
finally: print('finally')
with open('/dev/null') as fh: print('with')
