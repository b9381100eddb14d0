"""json: what errors say since 3.13 (commas at the end) and 3.12 (numbers that JSON does not have)."""
# test: expect
import json

for text in ('[1,]', '{"a": 1,}', '[1, \n ]', '[{"a": [1, 2 ,\t]}]'):
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(e)
#> Illegal trailing comma before end of array: line 1 column 3 (char 2)
#> Illegal trailing comma before end of object: line 1 column 8 (char 7)
#> Illegal trailing comma before end of array: line 1 column 3 (char 2)
#> Illegal trailing comma before end of array: line 1 column 14 (char 13)
for v in (float("nan"), [float("inf")], {"a": -float("inf")}, {float("nan"): 1}):
    for cls in (None, json.JSONEncoder):
        try:
            json.dumps(v, allow_nan=False, cls=cls)
        except ValueError as e:
            print(e)
#> Out of range float values are not JSON compliant: nan
#> Out of range float values are not JSON compliant: nan
#> Out of range float values are not JSON compliant: inf
#> Out of range float values are not JSON compliant: inf
#> Out of range float values are not JSON compliant: -inf
#> Out of range float values are not JSON compliant: -inf
#> Out of range float values are not JSON compliant: nan
#> Out of range float values are not JSON compliant: nan
print(json.dumps({(1, 2): 1}, skipkeys=True, indent=2), json.dumps({b"": 1}, skipkeys=True))
#> {} {}
