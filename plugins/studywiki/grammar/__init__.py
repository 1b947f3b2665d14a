"""What is a block: the one set of rules by which pages are rendered, and by which text is read before they are.

parse               a text -> its block tokens, once for all who ask
rules               all of them, in their order: `build` makes the parser
containers          what stands within blocks of other extensions; the first lines of `!!! note` and its like
signs               with which sign each may begin
nesting             how deep blocks may stand within blocks
quotes              quotes in time that grows as the text does
html_blocks         raw HTML, as GitHub reads it, with allowances for what wikis hold
tables              GitHub's tables
footnotes           `[^1]: text`
abbreviations       `*[HTML]: text`
definition_lists    a term, and `:   text` below it
material_blocks     `!!! note`, `=== "Tab"`, `/// name`
html_with_markdown  `<div markdown>`
link_targets        what the target of a link may be
"""
