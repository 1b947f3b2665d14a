"""What is said where people and machines listen: a log, a terminal, a runner.

printable   authors' text: all of it seen, none of it obeyed
bar         how far a piece of work is, for whoever watches
console     the two streams of a command, whatever their encoding, and whoever has stopped listening
"""
