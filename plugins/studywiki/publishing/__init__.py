"""A site is built beside the published one, and takes its place at the very end, in one step.

`staging` is the folder that a build writes to; `exchange` swaps two folders; `locks` says whether a build still runs.
A build that fails or is killed leaves the published site as it was; what it left behind, the next build takes away.
"""
