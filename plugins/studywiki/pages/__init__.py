"""A page's file becomes a `SourcePage`.

encoding            bytes -> text, whatever they were saved as
front_matter        text -> front matter and where the Markdown begins
front_matter_types  the type that each known key has
source_page         all of it: bytes -> SourcePage
title               what a page is called, as text and as HTML
"""
