"""GitHub's and Jekyll's Markdown -> what Python-Markdown renders alike."""
