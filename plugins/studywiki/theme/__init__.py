"""Templates, styles and browser scripts over Material.

`settings` sets Material's options; `environment` gives the templates what they need, whoever asks for one;
`templates/` stands between the user's `custom_dir` and Material's templates, and `lean` takes the blanks from them;
`outline` says what of the sidebar stands in a page, `sidebar` whether that is all of it, `entries` are what is printed
of it, kept from page to page; the rest is one script for all pages (`nav_script`), made of `nav_rows` and
`nav/grow.js`, and for readers without script a page (`nav_list`); `styles/` and `scripts/`, one file for one concern,
become one file each in the site (`bundle`); `page` prepares what the templates add to a page, `said` when they ask for
it, `learning` what a page says of the way to learn it, `prerequisites` the map of these ways; `parts` links KaTeX's
styles where a page needs them; `katex` prepares its fonts; `absolute` makes the addresses of a 404.html count from the
root; `escapes` replaces the filters of templates that do not escape, and `escapes.toml` has
every place where text is printed, with the escape that it needs there.
"""
