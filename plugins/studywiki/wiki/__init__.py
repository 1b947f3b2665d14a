"""The wiki around a page, as a value, and the one answer to what an address means in it.

wiki       `Wiki`: its pages and files; `meaning`: what an address in a sidebar, link, image, front matter or Liquid is
asked      a `Wiki` that notes what a page asks it
meaning    `Meaning`: a file of the wiki, a place in the page itself, something else, or nothing
names      every file, by all the names that it has or had
places     where in the site's folder an old address lies; claims: which page is at which place, and what leads there
surroundings  the repository around the docs folder, which links may lead into
own_site   whether an address is below the one that the wiki is published at
similar    the file that an address which means nothing may have meant
spelling   addresses as they are read; an address in the case of the file that it means
page       `WikiPage`: what is known of a page before it is rendered
suffixes   how the names of pages end
prerequisites  which pages a page presupposes, and the order that this gives
schemes    how addresses begin: what leads out, what runs something, what no reader can follow
left_out   `LeftOut`: which files are no part of the site; globs: patterns for their names
folders    `Folders`: where the wiki lies, and how its files are named in diagnostics

One floor below the features (`sidebar/`, `markdown/`, `sanitising/` …), which ask it and decide nothing of this
themselves.
"""
