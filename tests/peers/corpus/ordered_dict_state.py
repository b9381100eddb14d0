# OrderedDict: fromkeys with keywords, the state of subclasses with slots.
from collections import OrderedDict
for bad in [(), (1,), ([1], 2, 3)]:
    try:
        print(OrderedDict.fromkeys(*bad))
    except TypeError as e:
        print('TypeError')
