"""sidebar_doc.yml becomes the wiki's navigation.

The modules in the order in which the data passes them:

    nodes       text -> YAML nodes that know their places; bounded, never raises
    yaml_errors where the text is no YAML: what the author will have meant
    repair      the text as he will have meant it, so that reading goes on
    written     places in that text are places in the file as it was written
    keys        the words that a sidebar is written in; forms: those by which its lines are known, broken or not
    parse       nodes -> Sidebar: entries, whichever of the three spellings they are written in
    model       Sidebar, Entry: what the rest works on
    conditions  is an entry for this wiki's readers?
    resolve     Sidebar and the wiki -> nav
    suggestions a name that no page has -> the page that was meant
    nav         sections, pages and links: the navigation, without MkDocs
    orphans     pages that no entry names
"""
