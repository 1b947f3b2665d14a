"""The search: what pages say, what a wiki knows of it, and the scripts that find it again.

`page`      what the search has of a page: title, keywords, tags, summary, sections; `preparing`: what is made of it
`scripts`   the scripts of the search in their order, as one: the same in V8 when a wiki is built and in the browser
`analysing` pages -> their words, by those scripts; kept from build to build
`segments`  pages in a row, and what they say together: an edit changes one
`merging`   what all pages say, as one index: parts of compounds, words that say the same, and each word's postings, of
            which `posting` says what they are; `indexing`: how much of that is known from the last build
`files`     that index -> the files of the site, of which `head` is loaded first and names all others; `written`: one
`known`     the words that the head names
`postings`  where a word stands, as text; `lists`: that of all words, some of it from the last build; `chunks`: which
            words go into one file, so that an edit changes few
`texts`     the sections' texts, page by page
`numbers`   whole numbers as letters; `words`: sorted words, each as what it does not share with the one before
`trying`    a query over a built site, answered as in a reader's browser
"""
