"""What one build has found out, kept for the next: bytes by their key, in the user's own cache folder.

A key is made of all that the value was made of, so that a value is right wherever it is found. Nothing here knows what
the values are. What cannot be read, for whatever reason, was never there.

store      bytes by key, in one file: several builds may use it at once, and it grows only so far
answers    values that answer a question, each by itself
place      where that file lies
digests    values -> the digest that stands for them
last_build whether anything has changed since a wiki was built last
versions   the programs that made a value, as one digest
"""
