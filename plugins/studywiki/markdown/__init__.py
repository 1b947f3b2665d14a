"""GitHub's Markdown becomes what Python-Markdown renders alike.

What a contributor saw in GitHub's preview is what the reader gets. A real CommonMark parser (markdown-it-py) decides
what is a block, a link, an emphasis; Python-Markdown keeps the tree, and its extensions do what GitHub does not know.

    extension.py     StudyWikiMarkdown, the Python-Markdown extension: the door to this room
    extensions.py    what else a wiki switches on, as a table
    commonmark.py    the parser: grammar/'s rules for blocks, and the inline rules in their order
    places.py        where in its text an inline token was written
    document.py      a page that is being parsed: its tokens, and the marks that stand for them in text
    anchors.py       GitHub's ids for headings
    headings_list.py the list of headings, by `toc`
    highlighting.py  how much of a page's code is highlighted
    highlighter.py   how: pymdownx's highlighter, faster where a block has colours and no more
    set_aside.py     its colours, which pass the cleaner by
    lexers.py        Pygments' lexers that try no rule in vain
    beginnings.py    the characters that a regular expression's matches may begin with
    coloured.py      a lexer's tokens -> HTML
    tree.py          block tokens -> ElementTree
    other_blocks.py  blocks of extensions that nobody here knows
    inline.py        every text of the tree -> elements, and the patterns of other extensions on the text between
    inline_tokens.py inline tokens -> the form in which Python-Markdown's patterns leave what they found
    fence_info.py    what stands after the backticks -> what pymdownx.superfences can read

    balance.py       raw HTML closes nothing that the theme has opened

What is a block is decided in grammar/. One construct, one file: autolinks, alerts, abbreviations, attribute_lists,
code_spans, contained, emoji, emphasis, fences, footnotes, named_tags, references, self_closed, spaced_definitions,
  spaced_targets,
strikethrough, unclosed_brackets.
"""
