"""All that knows MkDocs. The rooms below are given values, and give values back.

    plugin         each MkDocs event in a few lines; read it first. entry: where MkDocs takes it from, if it is needed
    nav_events     those in which files and pages are gathered, and the navigation is made of them
    page_events    those in which a page is read and rendered; finishing: in which it is printed
    lifetime       those around all builds
    priorities     when each runs among other plugins'

before the pages
    options        what a wiki may set under `studywiki:` in mkdocs.yml
    preset         what `plugins: [studywiki]` switches on in MkDocs and Material
    mkdocs_yml     why mkdocs.yml cannot be read
    contents       the docs folder, walked before MkDocs does: what of it can be published
    destinations   where its files will be written: no two to one place
    attachments    the files beside the pages: cleaned or left out where they would do harm
    made_files     the files that no one wrote, where other plugins find them
    languages      of the pages that are built, and of who builds them
    folders        where MkDocs says that the wiki lies
    page_store     MkDocs' files -> SourcePages, read once
    sidebar_files  the sidebar's file, read; that of the bar at the top
    navigation     the sidebar's way into MkDocs; private_links in it lead no reader anywhere
    glossary_file  the file of the wiki's terms, or those that an old wiki has
    old_addresses  pages go where their permalinks ask, and what leads there; front_page: what stands in for one
    onward         pages that lead on to another, and where to
    wiki           MkDocs' files -> Wiki
    jekyll_config  what `_config.yml` says: what is left out, given to pages, and where they were

what is known of it
    keeping        what earlier builds have left, and what this one leaves
    kept_pages     pages that look for it before they are rendered
    remembering    what a finished build was made of
    workers        pages that nobody has rendered yet, on all cores
    put_aside      HTML that nobody needs before it is printed
    stored_page    a rendered page as bytes, and back
    what_renders   what all pages are rendered by, as one digest
    finished_pages templates that look for what they have printed
    taking_over    pages that the published site has as they are to be
    what_prints    what a page is printed from, as digests

a page
    metadata       front matter's way into MkDocs and its templates
    reading        the extensions of Python-Markdown by which pages are read
    typesetting    math's way into MkDocs: the extension, the wiki's macros and equations
    snippets       how far pymdownx.snippets may reach
    titles         what MkDocs takes for a title -> Title, and into what templates print
    prerequisites  what pages presuppose, into what is printed
    editing        the links behind Edit me
    missing_page   a 404.md of the wiki's own, which is shown at any depth
    glossary_pages what pages have of the glossary beside their marks
    searching      what of each page is to be found, and the search's files; search_files: how they get into the site;
                   search_plugin: what other plugins see in the place of Material's search
    own_pages      pages that nobody wrote: tag_page and map_page, which has the whole sidebar; tag_listings are the
                   marks at which Material lists tags

the build
    checking       a build's pages as what the rules work on
    elsewhere      its links to other sites, for `studywiki check --external`
    baselines      what was wrong before, as the wiki has it written down
    whole_build    MkDocs' own command; called: how it was called
    check_build    a build as far as that, for `studywiki check`
    build_log      what is said of a wiki while it is built, by us and by others; none of it is obeyed
    log_words      what MkDocs itself says of a build, in the wiki's language
    progress       how far it is, and what it has done; stopwatch: where its time goes
    redirects      what stands at old addresses, and in the place of pages that lead on
    collecting     how often Python looks for what nobody refers to
    site_folder    the folder that is published to
    building       where MkDocs writes, and when the new site takes the old one's place
    stopping       what stopped a build

`mkdocs serve`
    serving        what is built when files have changed: the whole, or
    rebuilding     the pages that were edited, alone; rechecking says what is wrong with them
    per_page       the plugins with which that is right
    sources        the files that a wiki is made of; seen_files: what of them has changed
    watching       what wakes it
"""
