"""json: random documents, good and broken, by the C module."""
import json
import os
import sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _json_random import run

run(json, 7, 4000)
