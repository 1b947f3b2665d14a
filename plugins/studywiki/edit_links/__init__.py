"""Which addresses lie behind Edit me: a repository and a page's file become links.

`checkout` asks git about a folder; `where` makes a Repository of what mkdocs.yml, the CI and git say; `forms` has what
the forge's forms start with; `links` makes a page's EditLinks of these.
"""
