"""A page's file becomes a `SourcePage`.

confined            the one way to read what strangers may have put into a wiki
encoding            bytes -> text, whatever they were saved as
front_matter        text -> front matter and where the Markdown begins
front_matter_faults what is wrong in it, and where
front_matter_types  the type that each known key has
front_matter_lines  the lines on which its keys stand
front_matter_places where in a file a key of it stands
permalink           the addresses that Jekyll gives a page
placeholders        what stands for `:year`, `:title` in them
collections         the folders whose pages have addresses of their own
yaml_nodes          YAML of strangers -> nodes, in linear time
source_page         all of it: bytes -> SourcePage
page_input          what a page is rendered from
heading             the heading that a page is called by, before it is rendered
title               what a page is called, as text and as HTML
"""
