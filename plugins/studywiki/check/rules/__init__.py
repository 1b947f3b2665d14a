"""Every rule of this room, in the order in which they run.

What other rooms find while a page is read and rendered (sidebar, front matter, encoding, Liquid, links, formulas) is
not here: it comes through the same list of diagnostics.
"""

from __future__ import annotations

from studywiki.check.rules.bold_not_read import bold_not_read
from studywiki.check.rules.broken_anchor import broken_anchor
from studywiki.check.rules.chat_file import chat_file
from studywiki.check.rules.chat_leftover import chat_leftover
from studywiki.check.rules.code_language import code_language
from studywiki.check.rules.conflict_marker import conflict_marker
from studywiki.check.rules.container_not_read import container_not_read
from studywiki.check.rules.curly_quotes_in_code import curly_quotes_in_code
from studywiki.check.rules.duplicate_anchor import duplicate_anchor
from studywiki.check.rules.duplicate_title import duplicate_title
from studywiki.check.rules.empty_page import empty_page
from studywiki.check.rules.formula_brackets_lost import formula_brackets_lost
from studywiki.check.rules.front_matter_comment import front_matter_comment
from studywiki.check.rules.front_matter_dashes import front_matter_dashes
from studywiki.check.rules.front_matter_date import front_matter_date
from studywiki.check.rules.front_matter_draft import front_matter_draft
from studywiki.check.rules.front_matter_misspelt import front_matter_misspelt
from studywiki.check.rules.glossary_place import glossary_place
from studywiki.check.rules.glossary_spelling import glossary_spelling
from studywiki.check.rules.heading_jump import heading_jump
from studywiki.check.rules.heading_not_read import heading_not_read
from studywiki.check.rules.hidden_direction import hidden_direction
from studywiki.check.rules.image_expires import image_expires
from studywiki.check.rules.image_format import image_format
from studywiki.check.rules.image_in_page import image_in_page
from studywiki.check.rules.image_no_alt import image_no_alt
from studywiki.check.rules.image_not_shown import image_not_shown
from studywiki.check.rules.image_too_large import has_images, image_too_large
from studywiki.check.rules.line_ends import line_ends
from studywiki.check.rules.link_nfd import link_nfd
from studywiki.check.rules.link_not_read import link_not_read
from studywiki.check.rules.list_not_read import list_not_read
from studywiki.check.rules.page_outside_docs import page_outside_docs
from studywiki.check.rules.paragraph_as_code import paragraph_as_code
from studywiki.check.rules.requires_page import has_requires, requires_page
from studywiki.check.rules.rule import PageRule, Rule, WikiRule
from studywiki.check.rules.spaced_target import has_spaced_targets, spaced_target
from studywiki.check.rules.table_not_read import table_not_read
from studywiki.check.rules.tag_not_shown import tag_not_shown
from studywiki.check.rules.unclosed_comment import unclosed_comment
from studywiki.check.rules.unclosed_html import unclosed_html
from studywiki.check.rules.undefined_footnote import undefined_footnote
from studywiki.check.rules.undefined_reference import undefined_reference
from studywiki.check.rules.wikilink_not_read import has_wikilinks, wikilink_not_read

RULES: tuple[Rule, ...] = (
    PageRule(conflict_marker, ("conflict-marker",)),
    PageRule(unclosed_comment, ("unclosed-comment",)),
    PageRule(unclosed_html, ("unclosed-html",)),
    PageRule(hidden_direction, ("hidden-direction",)),
    PageRule(front_matter_dashes, ("front-matter-dashes",)),
    PageRule(front_matter_misspelt, ("front-matter-misspelt",)),
    PageRule(front_matter_draft, ("front-matter-draft",)),
    PageRule(front_matter_comment, ("front-matter-comment",)),
    PageRule(front_matter_date, ("front-matter-date",)),
    WikiRule(
        requires_page,
        ("requires-no-such-page", "requires-no-such-page-similar", "requires-circle", "requires-itself"),
        concerns=has_requires,
    ),
    PageRule(tag_not_shown, ("tag-not-shown",)),
    PageRule(heading_not_read, ("heading-not-read",)),
    PageRule(list_not_read, ("list-not-read",)),
    PageRule(table_not_read, ("table-not-read", "table-separator", "table-head-missing")),
    PageRule(bold_not_read, ("bold-not-read",)),
    PageRule(link_not_read, ("link-not-read",)),
    WikiRule(wikilink_not_read, ("wikilink-not-read", "wikilink-not-read-similar"), concerns=has_wikilinks),
    PageRule(container_not_read, ("container-not-read",)),
    PageRule(paragraph_as_code, ("paragraph-as-code",)),
    PageRule(undefined_reference, ("undefined-reference",)),
    WikiRule(spaced_target, ("link-spaces-text",), concerns=has_spaced_targets),
    PageRule(undefined_footnote, ("undefined-footnote",)),
    PageRule(duplicate_anchor, ("duplicate-anchor",)),
    WikiRule(broken_anchor, ("broken-anchor", "broken-anchor-similar")),
    WikiRule(glossary_place, ("glossary-no-such-place",)),
    PageRule(chat_leftover, ("chat-leftover",)),
    PageRule(chat_file, ("chat-file",)),
    PageRule(formula_brackets_lost, ("formula-brackets-lost",)),
    PageRule(image_not_shown, ("image-not-shown",)),
    PageRule(image_expires, ("image-expires",)),
    PageRule(image_format, ("image-format",)),
    WikiRule(page_outside_docs, ("page-outside-docs",)),
    PageRule(curly_quotes_in_code, ("curly-quotes-in-code",), advice=True),
    PageRule(image_in_page, ("image-in-page",), advice=True),
    PageRule(empty_page, ("empty-page",), advice=True),
    PageRule(heading_jump, ("heading-jump",), advice=True),
    PageRule(code_language, ("code-language",), advice=True),
    PageRule(glossary_spelling, ("glossary-spelling",), advice=True),
    PageRule(image_no_alt, ("image-no-alt",), advice=True),
    PageRule(line_ends, ("line-ends-crlf",), advice=True),
    WikiRule(link_nfd, ("link-nfd",), advice=True),
    WikiRule(image_too_large, ("image-too-large",), advice=True, concerns=has_images),
    WikiRule(duplicate_title, ("duplicate-title",), advice=True),
)
