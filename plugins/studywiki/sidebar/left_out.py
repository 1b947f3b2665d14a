"""What of a Jekyll site lying in the docs folder is left out of the published one.

Jekyll builds its site from these, or leaves them out itself:
https://jekyllrb.com/docs/structure/ and https://jekyllrb.com/docs/configuration/options/ (`exclude`).
`_posts` are not among them: they are pages, and people link to them.
"""

from __future__ import annotations

PATTERNS = (
    "_data/",
    "_drafts/",
    "_includes/",
    "_layouts/",
    "_plugins/",
    "_sass/",
    "/_site/",
    "/_config*.yml",
    "/_config*.yaml",
    "/Gemfile",
    "/Gemfile.lock",
    "/Rakefile",
    "/*.gemspec",
    "node_modules/",
    "/vendor/bundle/",  # of `vendor`, Jekyll leaves out what Ruby puts there: a site's own scripts may lie there too
    "/vendor/cache/",
    "/vendor/gems/",
    "/vendor/ruby/",
)
"""As in `.gitignore`, seen from the docs folder. Names that start with a dot are left out by MkDocs itself."""
