# Syntax trees: from compile() and back, through CPython's ast.
import ast


def dump(tree):
    return ast.dump(tree).replace(', type_params=[]', '')


print(ast.literal_eval('{"a": [1, -2, 3.5, (None, True)], b"x": {1, 2}, "c": 1+2j}'))
for text in ('a + 1', '__import__("os")', '[x for x in y]', '1 +', '"a" "b"', '-1', '()', 'set()'):
    try:
        print(repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__)
tree = ast.parse('x = 1\ndef f(a, b=2, *c, d, e=5, **g):\n    return a + b\n')
print(type(tree).__name__, [type(s).__name__ for s in tree.body], tree.body[1].args.args[1].arg,
      ast.get_source_segment('x = 1', tree.body[0].value))
print(ast.unparse(tree))
namespace = {}
exec(compile(tree, 'made', 'exec'), namespace)
print(namespace['x'], namespace['f'](1, d=0))


class Swap(ast.NodeTransformer):
    def visit_BinOp(self, node):
        return ast.copy_location(ast.BinOp(node.right, ast.Mult(), node.left), node)


swapped = ast.fix_missing_locations(Swap().visit(tree))
exec(compile(swapped, 'made', 'exec'), namespace)
print(namespace['f'](3, d=0), compile(tree, 'made', 'exec', ast.PyCF_ONLY_AST) is tree)
expr = compile('a.b[1:2, ::3](*c, k=d, **e) if not x < y <= z else lambda: (yield)', 'f', 'eval', ast.PyCF_ONLY_AST)
print(dump(expr))
print(eval(compile(ast.parse('1 + 2', mode='eval'), 'f', 'eval')))
print(dump(ast.parse('x', mode='single')))
print(dump(ast.parse('match a:\n case [1, *_, {"k": v, **r}] | C(1, x=None) as q if z: pass\n case _: pass')))
print(dump(ast.parse('try: pass\nexcept* (A, B) as e: pass\nelse: x\nfinally: y')))
print(dump(ast.parse('async def f():\n  async with a as b, c: pass\n  async for x in y: await z\n  [i async for i in j if k]')))
print(dump(ast.parse('from . import a as b, c\nimport d.e\nglobal h, i\ndel j, k.l\nassert m, n\nraise o from p')))
node = ast.parse('f(1,\n  u"é" + g)').body[0].value.args[1]
print(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, node.left.kind)
for args in (('1 +', 'f', 'exec', ast.PyCF_ONLY_AST), ('x = 1', 'f', 'eval', ast.PyCF_ONLY_AST)):
    try:
        compile(*args)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
