"""`studywiki new`: a new wiki, and new workflows for one that is there.

templates   the files of a wiki that builds, from `common/` and `ko/` or `en/`; `former/` has what releases wrote
source      what pip has to be told to install this very package again
writing     the new files in a folder, whole or not at all; what is there stays
merging     three texts of one file into one: what its owner changed stays
upgrade     the workflows of a wiki, as this release writes them
words       what is said of all this
"""
