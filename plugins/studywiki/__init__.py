"""studywiki: a folder of Markdown pages and one sidebar_doc.yml become a published study wiki.

The map of the package. Imports run downwards only (tests/test_architecture.py holds it):

    cli/            the command `studywiki`: check, new
    mkdocs_plugin/  all that knows MkDocs: its events, files, log and configuration
    page/           a page's way from Markdown to HTML: every extension of ours, in their one order
    check/          rules, what silences them, formats of the report, what can be mended

    glossary/       glossary.yml -> Glossary: terms, their spellings, the pages that explain them
    sidebar/        sidebar_doc.yml -> Sidebar -> nav
    edit_links/     (repository, branch, path) -> the addresses behind Edit me
    jekyll/         Liquid and kramdown -> the Markdown that GitHub reads
    markdown/       GitHub's Markdown -> what Python-Markdown renders alike
    links/          links and images -> the files that they mean, or a diagnostic
    math/           formula -> HTML and MathML, at build time
    sanitising/     the contributors' HTML without scripts and the like
    search/         what pages say -> an index, and the scripts that read it for readers
    external/       do links to other sites still lead somewhere
    publishing/     a finished site takes the place of the one before
    theme/          templates, styles and browser scripts over Material; escapes.toml: what is escaped where
    scaffold/       a new wiki, and new workflows for one that is there

    rendering       one page on its way through Python-Markdown
    wiki/           Wiki: its pages and files, and what an address means; suffixes, schemes, folders
    pages/          the bytes of a file -> SourcePage: text, front matter, line numbers; Title
    markup/         what stands where in a Markdown text: code, formulas, links, tags; read once, for all who ask
    text/           edits that remember where each line came from
    grammar/        what is a block: one set of rules for markup/, which reads pages, and markdown/, which renders them
    messages/       the words for each problem, in Korean and English; phrases/ has all other words
    diagnostics     every problem is one value: what, where, how bad
    javascript/     V8 in process, for KaTeX and the search
    cache/          bytes that one build keeps for the next, in the user's own cache folder
    terminal/       authors' text in a log or a terminal: all of it seen, none of it obeyed
    html_elements   HTML's elements by what they are; tex_environments, katex_fonts: TeX's and KaTeX's facts
    stages          every stage of a page in Python-Markdown, in order, with the reason for its place
    bounds          how much one page may hold, and make of it

The flow of data:

    sidebar_doc.yml --parse--> Sidebar --nav--> config.nav --> MkDocs --+
    docs/*.md --> SourcePage --> page/: jekyll, math, markdown, links --+--> RenderedPage --> theme/ --> site/
    every step, and the rules --> Diagnostic --> the build log; --strict fails
                                             `-> studywiki check: text, GitHub's annotations, JSON, SARIF
"""
