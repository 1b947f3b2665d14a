"""The search: what pages say, what a wiki knows of it, and the scripts that find it again.

`scripts`   the scripts of the search in their order, as one: the same in V8 when a wiki is built and in the browser
`merging`   what all pages say, as one index: postings, parts of compounds, words that say the same
"""
