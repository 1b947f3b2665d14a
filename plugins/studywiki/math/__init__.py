r"""Formulas become HTML and MathML while the site is built; no script is left to the reader.

finder      Markdown -> the formulas in it, as authors write them
dialect     what MathJax knows and KaTeX does not, said in KaTeX's words; macros
engine      (TeX, display, macros) -> HTML, by KaTeX in process; in it batch.js, and widths.js: how wide each glyph is
v8          V8, which runs KaTeX: its start, and its end in whatever process it is
limits      how many of a page's formulas are typeset
faults      KaTeX's refusals -> diagnostics with the nearest known command
numbering   \label, \ref, \tag: equations are numbered by page
extension   the step "math" of Python-Markdown: formulas are set aside; places, headings, putting_back: what follows
titles      a title with formulas -> plain text, or HTML
"""
