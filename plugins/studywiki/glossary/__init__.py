"""docs/glossary.yml becomes the wiki's glossary: its terms, every way to write them, and where they are explained.

The modules in the order in which the data passes them:

    keys           the words that a glossary is written in
    parse          text -> YAML nodes -> Glossary, whichever form it has; never raises
    abbreviations  Material's file of `*[HTML]: …` -> terms
    model          Glossary, Term: what the rest works on
    spellings      two terms of one spelling, and what stands in the way of others
    explained      the pages that explain the terms, if the wiki has them

    particles      what Korean puts behind a noun
    mentions       where a text mentions terms
    avoided        terms that are spelt wrong
    front_matter   the words of a page that stand above it
    shown          the glossary as pages are shown it: what they ask
    marking        HTML -> HTML with its terms marked
    listing        the whole glossary as Markdown
    extension      the Python-Markdown extension
"""
