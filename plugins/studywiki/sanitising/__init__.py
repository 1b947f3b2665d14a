"""The contributors' HTML without what could harm a reader: scripts, forms, addresses that run, styles that escape.

What is cleaned is the whole article as Python-Markdown leaves it, not the HTML that the author wrote: however it got
there (raw HTML, attribute lists, links, Liquid, another extension), the browser sees only what is on the list, so
nothing needs to be known of how it got there. Formulas alone are put in afterwards: KaTeX, which makes them of TeX
without trust, has hundreds of elements for each.

    policy      which elements and attributes are let through, with which values
    styles      which declarations of a `style` attribute
    frames      which sites may be shown in a frame
    classes     which classes, identifiers: which ids and names, depth: how deep elements may stand
    cleaner     HTML -> clean HTML, by nh3
    later_links which elements another plugin makes links of, later
    dates       what the plugin document-dates writes, as far as it is safe
    titles      a heading's HTML -> what may stand of it beside the article
    findings    the author's text -> what will be taken out of it, with its place
    named       which tags are text, since the page names them
    swallowed   words that a browser takes for a part of a tag
    file_kinds  what a web server, and the browser behind it, may take a file for
    files       what of a file beside the pages is published, where a browser would open it as a page
    drawings    SVG files without what runs in them
    extension   the Python-Markdown extension
"""
