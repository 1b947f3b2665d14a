"""What stands where in a Markdown text, for every room that reads one.

source        text whose edits remember where each line came from
original      the text that they have started from, and its places in the file
resting       a text that lies packed until somebody reads it
slips         words that a slip of the fingers parts
runs          which characters of an edited text are the author's own
written       where links and raw HTML, which are found in the middle of a rendering, were written
"""
