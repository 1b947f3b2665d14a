r"""Formulas become HTML and MathML while the site is built; no script is left to the reader.

mathjax_compat   what MathJax knows and KaTeX does not, said in KaTeX's words
github_escapes   Markdown's escapes in formulas, `\_` and `\\{`, undone
macros           the authors' own commands
engine           (TeX, display, macros) -> HTML, by KaTeX in process; in it batch.js, and widths.js: each glyph's width
limits           how many of a page's formulas are typeset
faults           KaTeX's refusals -> diagnostics with the nearest known command
unclosed         `$$` that nothing closes
numbering        \label, \ref, \tag: equations are numbered by page; references lead to them, from any page
page             all of that, for one page; page_formulas is what is kept of it until its end
markup           the HTML around a formula
extension        the step "math" of Python-Markdown: formulas are set aside; places, headings, restore: what follows
plain, titles    a formula as plain text; a title with formulas -> plain text, or HTML
"""
