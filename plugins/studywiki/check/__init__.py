"""`studywiki check`, and the same in the build: every problem of a wiki, with its place and its cure.

The modules in the order in which the data passes them:

checked_wiki  pages and files: what rules work on
image_addresses  where the addresses of images stand
rules/        one rule, one file; rules/__init__.py lists them
silence       what the authors do not want to be told
page_findings what a page tells by itself, as soon as it is rendered
run           all of it: a wiki and what is known of it -> diagnostics
lines         the texts that problems speak of
baseline      which problems were there before; baseline_file writes them down
limit         how often one thing is said
formats/      diagnostics -> text, GitHub's annotations, JSON, SARIF
touched_by    which problems a change is to blame for
external_links  where links to other sites are written
select        which files are meant: by path, or changed since a revision
fix           what can be mended with certainty, mended
renames       the names that pages once had, by git's history; redirecting writes their addresses into front matter
renamed_links what leads to a name that a file once had: the file is named
replacing     a file that gets other bytes and stays the same file

`run` and what is above it are the build's as well; the rest is the command's.
"""
