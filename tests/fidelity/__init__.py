"""How much of real wikis is shown as on GitHub: page by page, block by block, beside GitHub's own parser."""
