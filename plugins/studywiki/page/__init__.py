"""A page's way from Markdown to HTML, whole: every extension of ours, in their one order.

pipeline    the list of them, in order, with the reason for each place
extension   all of it as one Python-Markdown extension, `studywiki`, that needs nothing around it
render      `Renderer`: a page -> `RenderedPage`, a value, which rendered describes
answers     what the wiki answers today to what a page asked it before
packed      a page's HTML, small, until somebody looks at it
article     the stage at which its places and words are read, for links, checks and the search
answered    whether it would answer so, mostly without asking
failsafe    a page that fails is shown as its source
"""
