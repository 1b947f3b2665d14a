"""studywiki: a folder of Markdown pages and one sidebar_doc.yml become a published study wiki.

The map of the package. Imports run downwards only (tests/test_architecture.py holds it):

    shells     plugin      each MkDocs event in a few lines, handing over to a room below
               cli         the command `studywiki`; command is its `check`, console how they speak
               checking    a build's pages as what the check works on; a build as far as that
               reading     MkDocs' files -> SourcePages, read once
               metadata    front matter's way into MkDocs and its templates
               titles      what MkDocs takes for a title -> Title, and into what templates print
               surroundings  what pages' links and Liquid may refer to
               tag_page    the page of tags that nobody wrote
               mkdocs_yml  why mkdocs.yml cannot be read
               contents    the docs folder, walked before MkDocs does: what of it can be published
               places      where its files will be written: no two to one place
               attachments the files beside the pages: cleaned or left out where they would do harm
               private_links  the sidebar's links to machines that no reader can reach
               snippets    how far pymdownx.snippets may reach
               navigation  the sidebar's way into MkDocs
               typesetting math's way into MkDocs: the extension, the wiki's macros and equations
               building    where MkDocs writes, and what is said when a build stops
               stopping    what stopped a build
               build_log   what is said of a wiki while it is built, by us and by others; none of it is obeyed
               preset      what `plugins: [studywiki]` switches on in MkDocs and Material
    check      check/      rules, what silences them, formats of the report, what can be mended
    features   sidebar/    sidebar_doc.yml -> Sidebar -> nav
               edit_links  (repository, branch, path) -> the addresses behind Edit me
               markdown/   GitHub's and Jekyll's Markdown -> what Python-Markdown renders alike
               math/       formula -> HTML and MathML, at build time
               sanitising/ the contributors' HTML without scripts and the like
               publishing/ a finished site takes the place of the one before
               theme/      templates, styles and browser scripts over Material
    ground     pages/      the bytes of a file -> SourcePage: text, front matter, line numbers; Title
               text/       what stands where in a Markdown text; edits that remember their lines
               rendering   one page on its way through Python-Markdown, and the order of the steps
               tag_listings  marks of Material's tags that it could not read
               diagnostics every problem is one value: what, where, how bad
               messages/   the words for each problem, in Korean and English
               reasons     why the machine refused to read or write something, in both languages
               printable   authors' text in a log or a terminal: all of it seen, none of it obeyed
               config      the plugin's options

escapes.toml has every place where text is printed, and the escape that it needs there.

The flow of data:

    sidebar_doc.yml --parse--> Sidebar --nav--> config.nav --> MkDocs --+
    docs/*.md --> SourcePage --> markdown/ --> math/ --> HTML ----------+--> theme/ --> site/
    every step, and the rules --> Diagnostic --> the build log; --strict fails
                                             `-> studywiki check: text, GitHub's annotations, JSON, SARIF
"""
