"""What stands where in a Markdown text, for every room that reads one: decided once a text, and kept.

markup         all of it, for one text: `of` gives it to whoever asks
blocks         its block structure, as grammar/ parses it; layout: what is asked of it, and a guess before it is parsed
marks          the text with a mark for each formula, of which the blocks are parsed
literal_text   what is not prose: code, comments, formulas that stand apart; closings: where they end
formulas       the formulas in it, as authors write them; literal_dollars: prices and shell variables
dollars        which dollar closes a formula; over_lines: formulas that go on over a line's end
targets        where the addresses of links and images are written
tags, images   HTML tags; images in Markdown and in HTML
browser_tags   where a browser sees tags in HTML; article: the places and the words in a page's HTML;
               sections: those words, packed
weight         whether a page holds more than can be rendered in seconds
"""
