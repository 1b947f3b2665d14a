"""JavaScript in process: KaTeX sets formulas in it, and the search reads pages by what readers' browsers run.

lean  a script without its comments
v8    V8: its start, and its end in whatever process it is
"""
