"""Jekyll's Liquid and kramdown's own syntax become the Markdown that GitHub reads.

    extension.py     JekyllExtension and the step "jekyll": the door to this room, and the order of what follows
    literal_text.py  where in a page Liquid is Liquid: not in code, not in formulas, not in `raw`
    highlight.py     {% highlight python %} … {% endhighlight %}
    control.py       {% comment %}, {% if %}, {% unless %}, {% for %}, {% assign %}, {% capture %}
    tags.py          {% include note.html … %}, {% link … %}, {% post_url … %} and other tags without a body
    includes.py      what the includes of Jekyll's themes show; own_includes.py: those that the wiki has itself
    alerts.py        {{site.data.alerts.note}} … {{site.data.alerts.end}}
    output.py        {{ site.baseurl }}, {{ page.title }}, {{ '/a.png' | relative_url }}
    expressions.py   the values and filters of Liquid's expressions
    growth.py        how far a page's values may grow
    site.py          what {{ site.… }} stands for: _config.yml and _data
    config_file.py   what a _config.yml holds, or why nothing of it can be used
    defaults.py      front matter that _config.yml gives to many pages; scopes.py: to which
    kramdown.py      {: .class}, {:toc}, {::options}, ^, tables without a head

Liquid is not parsed by a library (python-liquid): that renders a whole text and forgets where each piece came from,
stops at the Jinja or the TeX that a page quotes, and knows no Jekyll. The few forms that real pages hold are looked
for one by one instead, each with its place; whatever is certainly Liquid and not known is reported and not shown, and
whatever may be anything else (`{{ name }}`, `{% block %}`) is left alone.
"""
