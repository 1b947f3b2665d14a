"""The command `studywiki`: `check` says what is wrong with a wiki, `new` writes one.

main     reads the command line
check    builds the wiki as far as its pages, and reports
judging  which of the problems count: not those that were there before
asking   asks other sites about the links to them
keeping  writes down which those are
"""
