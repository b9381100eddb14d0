# test: expect
"""Texts and places of syntax errors as of 3.14. "¶" ends a line of the source."""
import warnings

warnings.simplefilter("ignore")
CASES = [
    '*a: int',
    'lambda: x := 1',
    'f(lambda: x := 1)',
    'lambda x=: 0',
    'def f(/): pass',
    'def f(*, a, *): pass',
    'def f(*a, *): pass',
    'lambda /: 0',
    'lambda *, a, *: 0',
    'class C(x for x in y, z): pass',
    'class C(z, x for x in y): pass',
    'x if y else',
    'x if y else pass',
    'x if y else return 1',
    'x = a if b else pass',
    'x = a if b else import c',
    'x = pass if b else c',
    'x = continue if b else c',
    'lambda a=1, b: 0',
    'def f(x=1, y): pass',
    'def f(x=1, /, y): pass',
    'def f(x=1, y, z): pass',
    '{*}',
    '[*]',
    '(*)',
    'f(*)',
    'f(*, a)',
    'f(a, *)',
    '[*, a]',
    '(*, a)',
    'class C(*): pass',
    'print(*)',
    'x = [*]',
    '[x for x]',
    '{x: y for x}',
    '{x for x}',
    '(x for x)',
    'f(x for x)',
    '[x for x y in z]',
    '[x for x, y]',
    '[x async for x]',
    'def f[1](): pass',
    'def f[T: int, 1](): pass',
    'def f[T(): pass',
    'def f[T:](): pass',
    'def f[*](): pass',
    'def f[T=]()',
    'def f[T x](): pass',
    'def f[1]: pass',
    'def f(a, b: pass',
    'lambda *: 0',
    'lambda *, **k: 0',
    'yield from x',
    'class C: yield from 1',
    "bt'a'",
    "fb'a'",
    "uf'a'",
    "tf'a'",
    "ub'a'",
    "bu'a'",
    "ur'a'",
    "frb'a'",
    "fbr'a'",
    "tbr'a'",
    "ft'a'",
    "tu'a'",
    "utr'a'",
    "rut'a'",
    "f'{a b}'",
    "f'{*a}'",
    "f'{a:'",
    "f'{a:b'",
    "f'{[}'",
    "f'{(}'",
    "f'{a[}'",
    "f'{(a]}'",
    "f'{a if b}'",
    "f'{1 +}'",
    "f'{a.}'",
    "f'{a==}'",
    "f'{a! r}'",
    "f'{a!r:x'",
    "f'{a:{b:{c:{d}}}}'",
    "f'{a b c}'",
    "f'{a, b c}'",
    "f'{a:{b c}}'",
    "f'{a 'b'}'",
    "t'{a b}'",
    "t'{*a}'",
    "t'{a:'",
    "t'{[}'",
    "t'{1 +}'",
    "t'a' 'b'",
    "t'a' f'b'",
    "'a' t'b'",
    "b'a' t'b'",
    'match x:¶ case f"x": pass',
    'match x:¶ case f"{x}": pass',
    'match x:¶ case t"x": pass',
    'match x:¶ case {f"x": 1}: pass',
    'match x:¶ case 1 | 2 as a | b: pass',
    'match x:¶ case 1 as a[0]: pass',
    'match x:¶ case 1 as 2: pass',
    'match x:¶ case 1 as (a): pass',
    'match x:¶ case 1 as a + b: pass',
    'match x:¶ case 1 | a: pass',
    'match x:¶ case (1 as a) | 2: pass',
    'if x: pass¶elif y: pass¶else: pass¶elif z: pass',
    'if x: pass¶else: pass¶elif z: pass',
    'for x in y: pass¶else: pass¶elif z: pass',
    'while x: pass¶else: pass¶elif z: pass',
    'import a as 1',
    'import a as f()',
    'import a as b[0]',
    'from a import b as 1',
    'from __future__ import braces',
    'from __future__ import nope',
    'from __future__ import annotations, nope',
    'f(__debug__=1)',
    'f(**a, *b)',
    'r"\\"',
    "'\\N{}'",
    'a if b else',
    'x = (a if b else)',
    'a[*]',
    'f() := 1',
    'x.y := 1',
    'f(x.y := 1)',
    'f(g() := 1)',
    'f(a[0] := 1)',
    'lambda: f() := 1',
    '1 := 2',
    'a + b := 1',
    '(a, b) := 1',
    'f(a + b := 1)',
    'f(1 := 2)',
    'a if b else c := 1',
    'not a := 1',
    'lambda x, y=: 0',
    'def f(a, *b, *): pass',
    'def f(*, a, *b=1): pass',
    'def f(*, a, *1): pass',
    'def f(/ a): pass',
    'class C(x for x in y, ): pass',
    'class C(z=1, x for x in y): pass',
    'x if y else *a',
    'x if y else yield',
    'x if y else =',
    'x if y else for',
    'f(x if y else)',
    'f(x if y else, z)',
    'pass if x else y',
    'x = (pass if y else z)',
    'f(pass if y else z)',
    'f(break if y else pass)',
    'break if y else z',
    '[*for]',
    'f(*a=b)',
    'f(* for)',
    '[* , ]',
    'a[*, 1]',
    'a[1, *]',
    'f(*;)',
    '[x for x.y]',
    '[x for x = 1 in y]',
    '[x for x: y]',
    '[x for (x) y]',
    '[x for x.y z in w]',
    '[x for x and y in z]',
    '[x for x or y]',
    '[x for x == y in z]',
    '{x: y for x, y z in w}',
    '[x for x in y for z]',
    '[x for x in y for z w in v]',
    'f(x for x y)',
    'def f(a, b=pass',
    'f(a, pass',
    '[a, pass',
    '{a: pass',
    "f'{1 + (2 *)}'",
    "f'{a + b *}'",
    "f'{a, +}'",
    "f'{a,+}'",
    "f'{a if}'",
    "f'{a if b else}'",
    "f'{a[b c]}'",
    "f'{a(b=)}'",
    "f'{a or}'",
    "f'{a and b or}'",
    "f'{not}'",
    "f'{a not}'",
    "f'{a not in}'",
    "f'{a is}'",
    "f'{a is not}'",
    "f'{a < b <}'",
    "f'{-}'",
    "f'{a + -}'",
    "f'{a**}'",
    "f'{a **b**}'",
    "f'{await}'",
    "f'{yield from}'",
    "f'{a.b.}'",
    "f'{a.b.1}'",
    "f'{a()()b}'",
    "f'{a 1}'",
    "f'{a if b c}'",
    "f'{a!=}'",
    "f'{a:b'c}'",
    "f'{a:{b:'",
    "f'{a:{b}'",
    "f'{a:¶}'",
    "f'{a:b¶}'",
    "f'''{a:b¶",
    "f'{a}{b:'",
    "f'{[a}'",
    "f'{[a:b]}'",
    "f'{a b:c}'",
    "f'{*}'",
    "f'{*,}'",
    "f'{x:{*a}}'",
    "f'{(a}'",
    "f'{lambda}'",
    "f'{a + lambda x: 1}'",
    "f'{f'{a b}'}'",
    'f\'{"\\x"}\'',
    'match x:¶ case 1 as (a, b): pass',
    'match x:¶ case 1 as [a]: pass',
    'match x:¶ case 1 as {a: b}: pass',
    'match x:¶ case 1 as "a": pass',
    'match x:¶ case 1 as None: pass',
    'match x:¶ case 1 as -a: pass',
    'match x:¶ case 1 as not a: pass',
    'match x:¶ case 1 as lambda: a: pass',
    'match x:¶ case 1 as a or b: pass',
    'match x:¶ case 1 as a == b: pass',
    'match x:¶ case 1 as a and b: pass',
    'match x:¶ case (1 as 2): pass',
    'match x:¶ case [1 as 2]: pass',
    'match x:¶ case {1: 1 as 2}: pass',
    'match x:¶ case f(1 as 2): pass',
    'match x:¶ case f(a=1 as 2): pass',
    'match x:¶ case 1 as a[0], b: pass',
    'match x:¶ case 1, 2 as 3: pass',
    'try: pass¶except: pass¶else: pass¶elif z: pass',
    'if x: pass¶else: pass¶elif z',
    'if x:¶ pass¶else:¶ pass¶elif',
    'import a as b + c',
    'import a as b c',
    'import a as -b',
    'import a as None',
    'import a as (b)',
    'import a as [b]',
    'import a as "b"',
    'import a as b().c',
    'from a import b as c()',
    'from a import b as (c)',
    'from a import (b as 1, c)',
    'from a import b as None',
    '"abc\\"',
    "'abc\\'",
    '"\\"a',
    '"a\\"b\\"',
    'b"\\"',
    "'a\\'b",
    "ubf'a'",
    "bft'a'",
    "uft'a'",
    "rbft'a'",
    "UB'a'",
    'Bt"a"',
    "x = bt'a'",
    "urb'a'",
    "rub'a'",
    'f(**a, *b, *c)',
    'f(a, **b, *c)',
    'f(**a,*b)',
    'def f[T:pass](): pass',
    'async def f[1](): pass',
    'a + not b',
    'a - not b',
    'a * not b',
    '-not b',
    'not a + not b',
    '(a + not b)',
    'f(a + not b)',
    'x = a if b else c + not d',
    'a + not not b',
    'a @ not b',
    '~not b',
    '+ not b',
    'a[b:c d]',
    'a[b:c:d e]',
    'a[b, c:d e]',
    'for (x in y) in z: pass',
    'for (a in b): c',
    'for (a, b in c): d',
    'for [a in b]: c',
    'for [a in b] in c: d',
    '[x for (x in y) in z]',
    'x = a, f() = 2',
    'x = a, b = c, d() = 2',
    'x = a, 1 = 2',
    'with (a as b c): d',
    'with (a as b, c as d e): e',
    'with (a as b c as d): e',
    'f"{}',
    'f"{} ',
    'f"{}¶',
    "f'{a b}",
    'f"{!r}',
    'f"{a!x}',
    'f"{a b} x',
    'f"{1 +} x',
    'f"{a:b',
    'f"{a:b¶',
    't"{}',
]
for source in CASES:
    try:
        compile(source.replace("¶", "\n"), "<t>", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
#> invalid syntax 1 3
#> cannot use assignment expressions with lambda 1 1
#> invalid syntax 1 13
#> invalid syntax 1 10
#> invalid syntax 1 7
#> invalid syntax 1 13
#> invalid syntax 1 11
#> invalid syntax 1 8
#> invalid syntax 1 14
#> Generator expression must be parenthesized 1 9
#> Generator expression must be parenthesized 1 12
#> expected expression after 'else', but statement is given 1 12
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 17
#> expected expression after 'else', but statement is given 1 17
#> expected expression before 'if', but statement is given 1 5
#> expected expression before 'if', but statement is given 1 5
#> parameter without a default follows parameter with a default 1 13
#> parameter without a default follows parameter with a default 1 12
#> parameter without a default follows parameter with a default 1 15
#> parameter without a default follows parameter with a default 1 12
#> Invalid star expression 1 3
#> Invalid star expression 1 3
#> Invalid star expression 1 3
#> Invalid star expression 1 4
#> Invalid star expression 1 4
#> Invalid star expression 1 7
#> Invalid star expression 1 3
#> Invalid star expression 1 3
#> Invalid star expression 1 10
#> Invalid star expression 1 8
#> Invalid star expression 1 7
#> 'in' expected after for-loop variables 1 9
#> 'in' expected after for-loop variables 1 12
#> 'in' expected after for-loop variables 1 9
#> 'in' expected after for-loop variables 1 9
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 12
#> 'in' expected after for-loop variables 1 15
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> expected '(' 1 6
#> '(' was never closed 1 6
#> named arguments must follow bare * 1 9
#> named arguments must follow bare * 1 11
#> 'yield from' outside function 1 1
#> 'yield from' outside function 1 10
#> 'b' and 't' prefixes are incompatible 1 1
#> 'b' and 'f' prefixes are incompatible 1 1
#> 'u' and 'f' prefixes are incompatible 1 1
#> 'f' and 't' prefixes are incompatible 1 1
#> 'u' and 'b' prefixes are incompatible 1 1
#> 'u' and 'b' prefixes are incompatible 1 1
#> 'u' and 'r' prefixes are incompatible 1 1
#> 'b' and 'f' prefixes are incompatible 1 1
#> 'b' and 'f' prefixes are incompatible 1 1
#> 'b' and 't' prefixes are incompatible 1 1
#> 'f' and 't' prefixes are incompatible 1 1
#> 'u' and 't' prefixes are incompatible 1 1
#> 'u' and 'r' prefixes are incompatible 1 1
#> 'u' and 'r' prefixes are incompatible 1 1
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> can't use starred expression here 1 4
#> f-string: expecting '}', or format specs 1 6
#> f-string: expecting '}', or format specs 1 7
#> closing parenthesis '}' does not match opening parenthesis '[' 1 5
#> closing parenthesis '}' does not match opening parenthesis '(' 1 5
#> closing parenthesis '}' does not match opening parenthesis '[' 1 6
#> closing parenthesis ']' does not match opening parenthesis '(' 1 6
#> expected 'else' after 'if' expression 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 5
#> f-string: expecting '=', or '!', or ':', or '}' 1 5
#> f-string: conversion type must come right after the exclamation mark 1 5
#> f-string: expecting '}', or format specs 1 9
#> f-string: expressions nested too deeply 1 11
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> invalid syntax. Perhaps you forgot a comma? 1 7
#> invalid syntax. Perhaps you forgot a comma? 1 7
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> can't use starred expression here 1 4
#> t-string: expecting '}', or format specs 1 6
#> closing parenthesis '}' does not match opening parenthesis '[' 1 5
#> t-string: expecting '=', or '!', or ':', or '}' 1 6
#> cannot mix t-string literals with string or bytes literals 1 1
#> cannot mix t-string literals with string or bytes literals 1 1
#> cannot mix t-string literals with string or bytes literals 1 1
#> cannot mix t-string literals with string or bytes literals 1 1
#> patterns may only match literals and attribute lookups 2 7
#> patterns may only match literals and attribute lookups 2 7
#> patterns may only match literals and attribute lookups 2 7
#> mapping pattern keys may only match literals and attribute lookups 2 7
#> invalid syntax 2 18
#> invalid syntax 2 13
#> cannot use literal as pattern target 2 12
#> cannot use name as pattern target 2 13
#> invalid syntax 2 14
#> alternative patterns bind different names 2 7
#> alternative patterns bind different names 2 7
#> 'elif' block follows an 'else' block 4 1
#> 'elif' block follows an 'else' block 3 1
#> 'elif' block follows an 'else' block 3 1
#> 'elif' block follows an 'else' block 3 1
#> cannot use literal as import target 1 13
#> cannot use function call as import target 1 13
#> cannot use subscript as import target 1 13
#> cannot use literal as import target 1 20
#> not a chance 1 24
#> future feature nope is not defined 1 24
#> future feature nope is not defined 1 37
#> cannot assign to __debug__ 1 3
#> iterable argument unpacking follows keyword argument unpacking 1 6
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 1
#> expected expression after 'else', but statement is given 1 12
#> expected expression after 'else', but statement is given 1 17
#> Invalid star expression 1 4
#> cannot use assignment expressions with function call 1 1
#> cannot use assignment expressions with attribute 1 1
#> invalid syntax 1 7
#> invalid syntax 1 7
#> invalid syntax 1 8
#> cannot use assignment expressions with lambda 1 1
#> cannot use assignment expressions with literal 1 1
#> cannot use assignment expressions with expression 1 1
#> cannot use assignment expressions with tuple 1 1
#> invalid syntax 1 9
#> invalid syntax 1 5
#> cannot use assignment expressions with conditional expression 1 1
#> cannot use assignment expressions with expression 1 1
#> invalid syntax 1 13
#> invalid syntax 1 14
#> invalid syntax 1 13
#> invalid syntax 1 13
#> invalid syntax 1 7
#> Generator expression must be parenthesized 1 9
#> Generator expression must be parenthesized 1 14
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 13
#> expected expression after 'else', but statement is given 1 14
#> expected expression after 'else', but statement is given 1 14
#> expected expression before 'if', but statement is given 1 1
#> expected expression before 'if', but statement is given 1 6
#> expected expression before 'if', but statement is given 1 3
#> expected expression before 'if', but statement is given 1 3
#> expected expression before 'if', but statement is given 1 1
#> Invalid star expression 1 3
#> cannot assign to iterable argument unpacking 1 3
#> Invalid star expression 1 5
#> Invalid star expression 1 4
#> Invalid star expression 1 4
#> Invalid star expression 1 7
#> Invalid star expression 1 4
#> 'in' expected after for-loop variables 1 11
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 9
#> 'in' expected after for-loop variables 1 12
#> 'in' expected after for-loop variables 1 12
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 10
#> 'in' expected after for-loop variables 1 16
#> 'in' expected after for-loop variables 1 20
#> 'in' expected after for-loop variables 1 21
#> 'in' expected after for-loop variables 1 11
#> '(' was never closed 1 6
#> '(' was never closed 1 2
#> '[' was never closed 1 1
#> '{' was never closed 1 1
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 10
#> f-string: expecting '=', or '!', or ':', or '}' 1 7
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> expected expression after 'else', but statement is given 1 15
#> invalid syntax. Perhaps you forgot a comma? 1 6
#> expected argument value expression 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 12
#> f-string: expecting a valid expression after '{' 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 10
#> f-string: expecting a valid expression after '{' 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: expecting '=', or '!', or ':', or '}' 1 5
#> f-string: expecting '=', or '!', or ':', or '}' 1 9
#> f-string: expecting a valid expression after '{' 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 10
#> f-string: expecting '=', or '!', or ':', or '}' 1 7
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> expected 'else' after 'if' expression 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 5
#> unterminated string literal (detected at line 1) 1 10
#> f-string: expecting '}', or format specs 1 9
#> f-string: expecting '}', or format specs 1 9
#> f-string: newlines are not allowed in format specifiers for single quoted f-strings 1 6
#> f-string: newlines are not allowed in format specifiers for single quoted f-strings 1 7
#> unterminated triple-quoted f-string literal (detected at line 1) 1 1
#> f-string: expecting '}', or format specs 1 9
#> closing parenthesis '}' does not match opening parenthesis '[' 1 6
#> f-string: expecting a valid expression after '{' 1 4
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> f-string: expecting a valid expression after '{' 1 4
#> f-string: expecting a valid expression after '{' 1 4
#> can't use starred expression here 1 7
#> closing parenthesis '}' does not match opening parenthesis '(' 1 6
#> f-string: expecting a valid expression after '{' 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> invalid syntax. Perhaps you forgot a comma? 1 7
#> (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 4
#> cannot use tuple as pattern target 2 12
#> cannot use list as pattern target 2 12
#> cannot use dict literal as pattern target 2 12
#> cannot use literal as pattern target 2 12
#> cannot use None as pattern target 2 12
#> cannot use expression as pattern target 2 12
#> cannot use expression as pattern target 2 12
#> cannot use lambda as pattern target 2 12
#> invalid syntax 2 14
#> invalid syntax 2 14
#> invalid syntax 2 14
#> cannot use literal as pattern target 2 13
#> cannot use literal as pattern target 2 13
#> cannot use literal as pattern target 2 16
#> cannot use literal as pattern target 2 14
#> cannot use literal as pattern target 2 16
#> invalid syntax 2 13
#> cannot use literal as pattern target 2 15
#> 'elif' block follows an 'else' block 4 1
#> 'elif' block follows an 'else' block 3 1
#> 'elif' block follows an 'else' block 5 1
#> cannot use expression as import target 1 13
#> cannot use name as import target 1 13
#> cannot use expression as import target 1 13
#> cannot use None as import target 1 13
#> cannot use name as import target 1 14
#> cannot use list as import target 1 13
#> cannot use literal as import target 1 13
#> cannot use attribute as import target 1 13
#> cannot use function call as import target 1 20
#> cannot use name as import target 1 21
#> cannot use literal as import target 1 21
#> cannot use None as import target 1 20
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1
#> 'u' and 'b' prefixes are incompatible 1 1
#> 'b' and 'f' prefixes are incompatible 1 1
#> 'u' and 'f' prefixes are incompatible 1 1
#> 'b' and 'f' prefixes are incompatible 1 1
#> 'u' and 'b' prefixes are incompatible 1 1
#> 'b' and 't' prefixes are incompatible 1 1
#> 'b' and 't' prefixes are incompatible 1 5
#> 'u' and 'b' prefixes are incompatible 1 1
#> 'u' and 'b' prefixes are incompatible 1 1
#> iterable argument unpacking follows keyword argument unpacking 1 6
#> iterable argument unpacking follows keyword argument unpacking 1 9
#> iterable argument unpacking follows keyword argument unpacking 1 6
#> expected '(' 1 6
#> expected '(' 1 12
#> 'not' after an operator must be parenthesized 1 5
#> 'not' after an operator must be parenthesized 1 5
#> 'not' after an operator must be parenthesized 1 5
#> 'not' after an operator must be parenthesized 1 2
#> 'not' after an operator must be parenthesized 1 9
#> 'not' after an operator must be parenthesized 1 6
#> 'not' after an operator must be parenthesized 1 7
#> 'not' after an operator must be parenthesized 1 21
#> 'not' after an operator must be parenthesized 1 5
#> 'not' after an operator must be parenthesized 1 5
#> 'not' after an operator must be parenthesized 1 2
#> 'not' after an operator must be parenthesized 1 3
#> invalid syntax. Perhaps you forgot a comma? 1 5
#> invalid syntax. Perhaps you forgot a comma? 1 7
#> invalid syntax. Perhaps you forgot a comma? 1 8
#> invalid syntax 1 14
#> invalid syntax 1 13
#> invalid syntax 1 16
#> invalid syntax 1 13
#> invalid syntax 1 14
#> invalid syntax 1 17
#> invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1
#> invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1
#> invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1
#> invalid syntax. Perhaps you forgot a comma? 1 12
#> invalid syntax. Perhaps you forgot a comma? 1 20
#> invalid syntax. Perhaps you forgot a comma? 1 12
#> f-string: valid expression required before '}' 1 4
#> f-string: valid expression required before '}' 1 4
#> f-string: valid expression required before '}' 1 4
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> f-string: valid expression required before '!' 1 4
#> f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1 6
#> invalid syntax. Perhaps you forgot a comma? 1 4
#> f-string: expecting '=', or '!', or ':', or '}' 1 6
#> f-string: newlines are not allowed in format specifiers for single quoted f-strings 1 7
#> f-string: newlines are not allowed in format specifiers for single quoted f-strings 1 7
#> t-string: valid expression required before '}' 1 4
