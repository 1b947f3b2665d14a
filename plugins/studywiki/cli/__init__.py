"""The command `studywiki`: `check` says what is wrong with a wiki, `new` writes one, `build` builds it.

entry    where it begins
main     the whole command line
parser   reads it, and says in the wiki's language what is wrong with it
check    builds the wiki as far as its pages, and reports
mending  --fix, until nothing is left to mend
judging  which of the problems count: not those that were there before
asking   asks other sites about the links to them
keeping  writes down which those are
build    builds the wiki, where anything has changed
search   what readers of a built site find
cache    what builds keep for the next
new      writes a wiki, or new workflows into one
"""
