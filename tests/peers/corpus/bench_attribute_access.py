# bench/programs/attribute_access.py in a short run.
# with: bench/programs/attribute_access.py
import attribute_access

attribute_access.main(0.02)
