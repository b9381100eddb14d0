"""re: objects, their attributes and methods; wrong arguments."""
import re
import warnings

warnings.simplefilter("ignore")

CALLS = [
    lambda: re.compile('a',re.I).match('A',5),
    lambda: re.compile('a').search('bab',2),
    lambda: re.compile('^a').search('ba',1),
    lambda: re.compile('$').search('ab',0,1),
    lambda: re.compile('a').search('a',-5,100),
    lambda: re.match('a',5),
    lambda: re.match('a',b'a'),
    lambda: re.match(b'a','a'),
    lambda: re.compile(5),
    lambda: re.match('(a)','a')[2],
    lambda: re.match('(a)','a')['x'],
    lambda: re.match('(a)','a').group(0,1),
    lambda: re.match('(a)?','').groups('z'),
    lambda: repr(re.compile('a"\'\n',re.I|re.X|re.A)),
    lambda: repr(re.match('a','a')),
    lambda: repr(re.I|re.M),
    lambda: repr(re.NOFLAG),
    lambda: re.I.value,
    lambda: re.compile('(?i)a').flags,
    lambda: re.compile(b'(?i)a').flags,
    lambda: re.compile('(?P<a>x)(?P<b>y)').groupindex,
    lambda: re.compile('a')==re.compile('a'),
    lambda: re.compile('a')==re.compile('a',re.I),
    lambda: hash(re.compile('a'))==hash(re.compile('a')),
    lambda: re.escape('a.b*c é\n'),
    lambda: re.escape(b'a.b'),
    lambda: re.sub('a',b'x','a'),
    lambda: re.sub('a',5,'a'),
    lambda: re.sub('a',lambda m:5,'a'),
    lambda: re.sub('a',lambda m:None,'bab'),
    lambda: re.split('(,)|;','a,b;c'),
    lambda: re.split('x*','axbc'),
    lambda: re.split(',','a,b,c',1),
    lambda: re.findall('(a)(b)?','aab'),
    lambda: [m.span() for m in re.finditer('a*?','aab')],
    lambda: re.sub('a*','-','baac'),
    lambda: re.sub('','-','abc'),
    lambda: re.match('(a)(b)?','a').regs,
    lambda: re.Scanner([('[0-9]+',lambda s,t:int(t)),('[a-z]+',lambda s,t:t),(r'\s+',None)]).scan('12 ab 3 !'),
    lambda: re.compile('é').search('aéb').span(),
    lambda: re.compile('b').search('é'*300+'b').span(),
    lambda: re.compile('b').search('é'*300+'b',5,301).span(),
    lambda: re.compile('b',re.L),
    lambda: re.compile(b'b',re.U),
    lambda: re.compile('b',re.A|re.U),
    lambda: re.compile(re.compile('a'),re.I),
    lambda: re.compile(re.compile('a')),
    lambda: re.match('a',bytearray(b'a')),
    lambda: re.match(b'a',bytearray(b'a')).group(),
    lambda: re.match(b'a',memoryview(b'ab')),
    lambda: re.compile('\udc80').search('a\udc80').span(),
    lambda: re.findall('[\ud800-\udfff]','a\udc80b'),
]
for call in CALLS:
    try:
        print(call())
    except Exception as e:
        print("PatternError" if isinstance(e, re.error) else type(e).__name__, e)

# the repr of a match shows no more than 50 characters of the repr of what it matched
for text in 'short', 'x' * 48, 'x' * 49, 'long ' * 20, 'ä€😀' * 20, '\n' * 40, '"\'' * 30:
    print(re.match('(?s).*', text))
print(re.match(b'(?s).*', b'\xff' * 20))
