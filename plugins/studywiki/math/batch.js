// Runs in the engine, beside KaTeX. Each job is [TeX, display, macros]; an answer is the HTML before and after the
// annotation's text, [head, tail], or [null, why, at, length].
"use strict";
const studywiki = {
  annotation: '<annotation encoding="application/x-tex">',
  visible: '<span class="katex-html" aria-hidden="true">',
  // It tells the styles that the formula has come to its end, of which a browser may have shown half.
  last: "<i></i>",
  ends: 2 * "</span>".length,

  // The two halves for the search index: of MathML the words, kept apart from the letters around them; not the
  // annotation, and not the visible half. That one bears a tag of its own, since Material's index knows an excluded
  // element by its tag: https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/plugins/search/plugin.py#L370-L380
  halves(html, display) {
    const at = html.indexOf(this.annotation), close = html.indexOf("</annotation>", at);
    const head = html.slice(0, at).replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")
      .replace(/<mi(?: [^>]*)?>[^<]{2,}<\/mi>|<mtext>(?=[^<]*[^<\s])[^<]+<\/mtext>/g, " $& ");
    const end = html.length - this.ends - (display ? "</span>".length : 0);
    const tail = html.slice(close, end) + this.last + "</katex-html>" + html.slice(end + "</span>".length);
    return [ // the annotation's text goes between them
      head + '<annotation encoding="application/x-tex" data-search-exclude="1">',
      (display ? tail : this.scrolling(tail)).replace(this.visible, '<katex-html class="katex-html" aria-hidden="true" data-search-exclude="1">'),
    ];
  },

  // An inline formula breaks between its parts, never in one: a part that is wider than a phone gets a box to scroll
  // in. Such a box stands on its bottom edge, so it is told how far below the line KaTeX's strut reaches.
  scrolling(tail) {
    return tail.split('<span class="katex-base">').map((part, number) => {
      const long = number && part.length > 800 && part.replace(/<[^>]*>/g, "").length;
      if (!long || long < 28) return number ? '<span class="katex-base">' + part : part;
      const depth = /^<span class="katex-strut" style="[^"]*vertical-align:(-[\d.]+em)/.exec(part);
      const name = long < 60 ? "studywiki-long" : "studywiki-long studywiki-longer";
      return `<span class="katex-base ${name}" style="--depth:${depth ? depth[1] : 0}">` + part;
    }).join("");
  },

  // The macros as KaTeX takes them, in an object of its own, since \gdef writes into it. Of one whose first argument may
  // be left out, math/macros.py writes `\@optional{default}\name@`; KaTeX has such only as functions of the input.
  commands(macros) {
    return Object.fromEntries(Object.entries(macros).map(([name, body]) => {
      const optional = /^\\@optional(\{[^]*\})(\\[^]+@)$/.exec(body);
      return [name, optional ? context => this.given(context) ? optional[2] : optional[2] + optional[1] : body];
    }));
  },

  // Whether the input goes on with an argument in square brackets; it then stands in braces.
  given(input) {
    input.consumeSpaces();
    const open = input.future();
    if (open.text != "[") return false;
    input.popToken();
    const brace = text => Object.assign(Object.create(Object.getPrototypeOf(open)), open, {text});
    const {tokens} = input.consumeArg(["]"]);
    input.pushTokens([brace("}"), ...tokens, brace("{")]); // the last is the next to be read
    return true;
  },

  render(jobs, limits) {
    return JSON.stringify(jobs.map(([tex, displayMode, macros]) => {
      try {
        const tree = this.widths.set(katex.__renderToDomTree(tex, {
          displayMode, macros: this.commands(macros),
          output: "htmlAndMathml", throwOnError: true, strict: "ignore", trust: false, ...limits,
        }));
        const wide = displayMode ? Math.ceil(this.widths.widest(tree)) : 0;
        const root = wide > 30 ? `<span class="katex" style="--em:${wide}">` : '<span class="katex">'; // A4 has some 38
        return this.halves(tree.toMarkup().replace('<span class="katex">', root), displayMode);
      } catch (fault) {
        const parse = fault instanceof katex.ParseError;
        return [null, parse ? fault.rawMessage : String(fault.message), parse ? fault.position : null, parse ? fault.length : null];
      }
    }));
  },
};
