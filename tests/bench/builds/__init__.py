"""What builds cost: ours beside stock Material, pruned Material and Zensical, of the same generated wiki.

words        the sentences of which pages are made
pages        one page's Markdown
wiki         a whole wiki, and the configurations by which each contender builds it; real: one that is there
zensical     Zensical, in a virtual environment of its own
contenders   who builds, and after which changes
measuring    what a process and all that it starts cost
weighing     what of a site is no article
figures      all that was measured, kept as JSON
report       the figures and their ratios, as Markdown
__main__     builds in turn, and prints the report
"""
