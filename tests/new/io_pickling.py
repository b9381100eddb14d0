# Streams on files refuse to be pickled, in the words of 3.14.
# test: expect
import io
for o in (io.TextIOWrapper(io.BytesIO()), io.BufferedReader(io.BytesIO()), io.BufferedRandom(io.BytesIO()),
          io.BufferedWriter(io.BytesIO()), io.FileIO(0, closefd=False)):
    for f in (o.__getstate__, lambda: o.__reduce_ex__(2)):
        try:
            f()
        except TypeError as e:
            print(e)
#> cannot pickle 'TextIOWrapper' instances
#> cannot pickle 'TextIOWrapper' instances
#> cannot pickle 'BufferedReader' instances
#> cannot pickle 'BufferedReader' instances
#> cannot pickle 'BufferedRandom' instances
#> cannot pickle 'BufferedRandom' instances
#> cannot pickle 'BufferedWriter' instances
#> cannot pickle 'BufferedWriter' instances
#> cannot pickle 'FileIO' instances
#> cannot pickle 'FileIO' instances
