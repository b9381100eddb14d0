"""The classes of syntax trees: what module ast is written over. krait's compiler has trees of its own, which
it hands over as tuples; what it is to compile it wants as text."""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

# A base, and what derives from it: fields in order, "?" optional (None unless given), "*" a list.
_GRAMMAR = '''
mod: Module(body* type_ignores*) Interactive(body*) Expression(body) FunctionType(argtypes* returns)
stmt: FunctionDef(name args body* decorator_list* returns? type_comment? type_params*)
 AsyncFunctionDef(name args body* decorator_list* returns? type_comment? type_params*)
 ClassDef(name bases* keywords* body* decorator_list* type_params*) Return(value?) Delete(targets*)
 Assign(targets* value type_comment?) TypeAlias(name type_params* value) AugAssign(target op value)
 AnnAssign(target annotation value? simple)
 For(target iter body* orelse* type_comment?) AsyncFor(target iter body* orelse* type_comment?)
 While(test body* orelse*) If(test body* orelse*) With(items* body* type_comment?)
 AsyncWith(items* body* type_comment?) Match(subject cases*) Raise(exc? cause?)
 Try(body* handlers* orelse* finalbody*) TryStar(body* handlers* orelse* finalbody*) Assert(test msg?)
 Import(names*) ImportFrom(module? names* level?) Global(names*) Nonlocal(names*) Expr(value) Pass() Break()
 Continue()
expr: BoolOp(op values*) NamedExpr(target value) BinOp(left op right) UnaryOp(op operand) Lambda(args body)
 IfExp(test body orelse) Dict(keys* values*) Set(elts*) ListComp(elt generators*) SetComp(elt generators*)
 DictComp(key value generators*) GeneratorExp(elt generators*) Await(value) Yield(value?) YieldFrom(value)
 Compare(left ops* comparators*) Call(func args* keywords*) FormattedValue(value conversion format_spec?)
 Interpolation(value str conversion format_spec?) JoinedStr(values*) TemplateStr(values*)
 Constant(value kind?) Attribute(value attr ctx) Subscript(value slice ctx) Starred(value ctx) Name(id ctx)
 List(elts* ctx) Tuple(elts* ctx) Slice(lower? upper? step?)
expr_context: Load() Store() Del()
boolop: And() Or()
operator: Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop: Invert() Not() UAdd() USub()
cmpop: Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
excepthandler: ExceptHandler(type? name? body*)
pattern: MatchValue(value) MatchSingleton(value) MatchSequence(patterns*) MatchMapping(keys* patterns* rest?)
 MatchClass(cls patterns* kwd_attrs* kwd_patterns*) MatchStar(name?) MatchAs(pattern? name?) MatchOr(patterns*)
type_ignore: TypeIgnore(lineno tag)
type_param: TypeVar(name bound? default_value?) ParamSpec(name default_value?)
 TypeVarTuple(name default_value?)
AST: comprehension(target iter ifs* is_async) arguments(posonlyargs* args* vararg? kwonlyargs* kw_defaults*
 kwarg? defaults*) arg(arg annotation? type_comment?) keyword(arg? value) alias(name asname?)
 withitem(context_expr optional_vars?) match_case(pattern guard? body*)
'''
_POSITION = 'lineno', 'col_offset', 'end_lineno', 'end_col_offset'
_PLACED = {'stmt', 'expr', 'excepthandler', 'pattern', 'type_param', 'arg', 'keyword', 'alias'}


class AST:
    """A node: its fields are attributes, in the order of _fields."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError('%s constructor takes at most %d positional argument%s' % (
                type(self).__name__, len(fields), '' if len(fields) == 1 else 's'))
        for name, value in zip(fields, args):
            if name in kwargs:
                raise TypeError(f'{type(self).__name__} got multiple values for argument {name!r}')
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


def _define(name, base, fields, attributes):
    names = tuple(f.rstrip('?*') for f in fields)
    body = {'__module__': 'ast', '_fields': names, '__match_args__': names}
    if attributes:
        body['_attributes'] = _POSITION
        body['end_lineno'] = body['end_col_offset'] = None
    for field in fields:
        if field[-1] == '?':
            body[field[:-1]] = None
    globals()[name] = type(name, (base,), body)


def _build():
    AST.__module__ = 'ast'
    for line in _GRAMMAR.replace('\n ', ' ').strip().split('\n'):
        group, _, rest = line.partition(': ')
        base = AST
        if group != 'AST':
            _define(group, AST, (), group in _PLACED)
            base = globals()[group]
        for node in rest.rstrip(')').split(')'):
            name, _, fields = node.strip().partition('(')
            _define(name, base, fields.split(), group == 'AST' and name in _PLACED)


_build()
del _build, _define


# ---- from and to the compiler ----

_alike = {}     # nodes without fields and position, one of each class


def _node(t):
    """The node of a tuple (name of the class, position or None, field, ...)."""
    cls = globals()[t[0]]
    if len(t) == 2 and t[1] is None:
        if cls not in _alike:
            _alike[cls] = cls()
        return _alike[cls]
    node = cls.__new__(cls)
    if t[1] is not None and cls._attributes:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = t[1]
    if cls is Constant:     # noqa: F821
        node.value, node.kind = t[2:]
        return node
    for name, value in zip(cls._fields, t[2:]):
        if isinstance(value, tuple):
            value = _node(value)
        elif isinstance(value, list):
            value = [_node(x) if isinstance(x, tuple) else x for x in value]
        setattr(node, name, value)
    return node


def _source(tree):
    """The text of a tree, for the compiler: positions are those of the text."""
    from ast import unparse
    return unparse(tree)
