"""Diagnostics as people and programs want to read them; each format is a function of a `Report`.

report   what is to be said
text     for people, at a terminal
github   annotations; summary is what is written beside them
json     for programs; sarif: for those that show code
links    the body of an issue
table    all of them, by their names
"""
