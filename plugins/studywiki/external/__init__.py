"""Do links to other sites still lead somewhere? Asked politely, by `studywiki check --external`, and by no build.

outcome     what became of an address: alive, gone, not certain, not asked
resolving   the machine that an address names, unless it is one of this network
client      one request, to the machine that was found
robots      what a site's robots.txt lets us ask
hosts       how often a site may be asked, as its robots.txt lets us
looking     one address: HEAD, GET, redirects, tries
visiting    all of them, site by site
remembered  what was found lately, in the user's cache
codes       which diagnostic tells of which outcome
told        outcomes as diagnostics, with the Internet Archive's copy
"""
