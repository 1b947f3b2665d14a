"""Links and images lead where their authors meant, and what is wrong with them is told where they are shown.

extension  the Python-Markdown extension: each link and image of a page, by what its address means in wiki/
shown      what is told of links, at the places where they are written, if they are shown
"""
