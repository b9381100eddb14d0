# test: expect
"""Unhashable keys and elements as of 3.14."""
def t(s):
    try: print(s, eval(s))
    except Exception as e: print(s, type(e).__name__, e)
for s in '''{1}.intersection([[]])
{1}.union([[]])
{1}.difference([[]])
{1}.symmetric_difference([[]])
{1}.issubset([[]])
{1}.issuperset([[]])
{1}.isdisjoint([[]])
{1}.update([[]])
{1}.intersection_update([[]])
{1}.difference_update([[]])
{1}.symmetric_difference_update([[]])
{1}.add([])
{1}.remove([])
{1}.discard([])
[] in {1}
set([[]])
frozenset([[]])
{1, []}
{1: 2}[[]]
{}.get([])
[] in {}
{}.setdefault([])
{}.pop([])
dict([([], 1)])
dict.fromkeys([[]])
{[]: 1 for x in [1]}
{[] for x in [1]}
{1: 2}.keys() & [[]]
{1: 2}.keys() - [[]]
{1: 2}.keys() | [[]]
{1: 2}.keys() ^ [[]]
{1: 2}.keys().isdisjoint([[]])
{(1, [])} 
hash((1, []))
{1: []}.items() ^ {1: [2]}.items()
{1: []}.items() & {(1, 2)}'''.split('\n'): t(s)
#> {1}.intersection([[]]) TypeError unhashable type: 'list'
#> {1}.union([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.difference([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.symmetric_difference([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.issubset([[]]) TypeError unhashable type: 'list'
#> {1}.issuperset([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.isdisjoint([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.update([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.intersection_update([[]]) TypeError unhashable type: 'list'
#> {1}.difference_update([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.symmetric_difference_update([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.add([]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.remove([]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1}.discard([]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> [] in {1} TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> set([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> frozenset([[]]) TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1, []} TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1: 2}[[]] TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {}.get([]) TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> [] in {} TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {}.setdefault([]) TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {}.pop([]) KeyError []
#> dict([([], 1)]) TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> dict.fromkeys([[]]) TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {[]: 1 for x in [1]} TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {[] for x in [1]} TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1: 2}.keys() & [[]] TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {1: 2}.keys() - [[]] TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1: 2}.keys() | [[]] TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1: 2}.keys() ^ [[]] TypeError cannot use 'list' as a set element (unhashable type: 'list')
#> {1: 2}.keys().isdisjoint([[]]) TypeError cannot use 'list' as a dict key (unhashable type: 'list')
#> {(1, [])}  TypeError cannot use 'tuple' as a set element (unhashable type: 'list')
#> hash((1, [])) TypeError unhashable type: 'list'
#> {1: []}.items() ^ {1: [2]}.items() TypeError cannot use 'tuple' as a set element (unhashable type: 'list')
#> {1: []}.items() & {(1, 2)} TypeError unhashable type: 'list'
