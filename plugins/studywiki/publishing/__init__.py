"""A site is built beside the published one, and takes its place at the very end, in one step where that can be.

place      whether a folder may be replaced at all: not where a wiki's sources are
staging    the folder that a build writes to, and the change
exchange   two folders change places in one step
unchanged  files that are as they were are taken over from the published site
times      files that are the same keep theirs
renewal    where they cannot: file by file, pages last
mounts     whether the published folder is a mount, or seen through another one
box        a build's own folder
records    which folders this program has made on this machine
leftovers  what killed builds left: taken away if it is ours, told otherwise
removal    a folder is taken away with whatever is in it
locks      whether a build still runs

A build that fails or is killed leaves the published site as it was; what it left behind, the next build takes away.
"""
