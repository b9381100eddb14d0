# Layout: continuation lines, comments everywhere, semicolons, nested brackets, odd indentation, no newline at the end.
if True:
   if True:
         print('odd indentation')
         if True:
          print('one space more')
   print('back')
if True:
	print('tab')
	if True:
		print('two tabs')
