// Runs in the engine, after batch.js. The browser learns how wide a glyph is when its font has come, and would then
// push what stands beside it; KaTeX knows it before, so each glyph gets its width here. KaTeX drops the width when it
// joins characters to words, which is why its own table is looked up again:
// https://github.com/KaTeX/KaTeX/blob/v0.19.0/src/buildCommon.ts, `tryCombineChars`
"use strict";
studywiki.widths = {
  table: {}, // font -> code of a character -> [depth, height, italic, skew, width] in em, as KaTeX has it
  drawn: new Set(), // the codes that some font of the table has
  fonts: [], // [what shows in the classes of a glyph, its font]; where none is named, it is Main or SansSerif
  shapes: [], // [what shows there, the shape of such a font]
  use(table, classes, shapes) {
    const sign = names => new RegExp(`\\b(?:${names.join("|")})\\b`);
    this.fonts = Object.entries(classes).map(([font, names]) => [sign(names), font]); // studywiki/katex_fonts.py
    this.shapes = Object.entries(shapes).map(([name, shape]) => [sign([name]), shape]);
    this.table = table;
    this.drawn = new Set(Object.values(table).flatMap(glyphs => Object.keys(glyphs).map(Number)));
  },

  // Of these, and of bold Fraktur, KaTeX's table has the width that TeX's fonts give them, the browser's another.
  unlike: /[\u00b0\u0302\u0303\u0308\u20d7\u222c\u222d\ue020]/,

  found: new Map(), // classes, joined -> the font, or "" where the glyph is not from KaTeX's, or from an unlike one
  font(names) {
    if (!this.found.has(names)) this.found.set(names, this.find(names));
    return this.found.get(names);
  },
  find(names) {
    if (/_fallback\b|boldfrak\b/.test(names)) return "";
    const known = this.fonts.find(([sign]) => sign.test(names));
    if (known) return known[1];
    const shape = this.shapes.map(([sign, shape]) => (sign.test(names) ? shape : "")).join("");
    return (/\btextsf\b/.test(names) ? "SansSerif-" : "Main-") + (shape || "Regular");
  },

  // How wide a leaf of KaTeX's tree is, in em of its own size; nothing where a glyph is not from KaTeX's fonts.
  width({text, width, classes}) {
    const font = this.font(classes.join(" "));
    if (!font || this.unlike.test(text)) return 0;
    const codes = [...text].map(char => char.codePointAt(0));
    if (codes.length == 1) // which font it has may be its parents' to say; KaTeX has looked there
      return this.drawn.has(codes[0]) ? width : 0;
    const glyphs = this.table[font] || {};
    return codes.every(code => code in glyphs) ? codes.reduce((sum, code) => sum + glyphs[code][4], 0) : 0;
  },

  // Writes the widths into the tree `node`, and gives it. Browsers cut a length to 1/64 px: half of that is added, so
  // that the glyphs of a long formula do not come short together.
  set(node) {
    const width = node instanceof katex.__domTree.SymbolNode ? this.width(node) : 0;
    if (width) {
      node.classes.push("katex-w");
      node.style.width = (width + 0.0005).toFixed(4).replace(/^0/, "") + "em";
    }
    (node.children || []).forEach(child => this.set(child));
    return node;
  },

  sizes: [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488], // of the classes size1 to size11

  // About how wide the tree `node` is, in em of its surroundings: for paper, on which nothing can be scrolled.
  extent(node) {
    const classes = node.classes || [], style = node.style || {}, em = length => parseFloat(length) || 0;
    if (node.text !== undefined) return (em(style.width) || (classes.length && 0.9 * node.text.length)) + (node.italic || 0);
    if (classes.some(name => /^(?:[lrc]lap|katex-thinbox|svg-align|hide-tail)$/.test(name))) return 0;
    const inner = (node.children || []).map(child => this.extent(child));
    const own = classes.includes("vlist") ? Math.max(0, ...inner) : inner.reduce((sum, part) => sum + part, 0);
    const sized = /(?:^| )reset-size(\d+) size(\d+)(?: |$)/.exec(classes.join(" "));
    const scale = sized ? this.sizes[sized[2] - 1] / this.sizes[sized[1] - 1] : 1;
    return scale * Math.max(own, em(style.width)) + em(style.marginRight) + em(style.marginLeft) + em(style.paddingLeft);
  },

  // How wide the widest part of the tree `node` is within which no line can break, with the formula's number beside it.
  widest(node) {
    const classes = node.classes || [];
    if (classes.includes("katex-base")) return this.extent(node);
    const parts = (node.children || []).map(child => this.widest(child));
    return classes.includes("katex-html") ? Math.max(0, ...parts) + this.tag(node) : Math.max(0, ...parts);
  },
  tag: node => node.children.filter(child => child.classes.includes("katex-tag")).length * 5,
};
