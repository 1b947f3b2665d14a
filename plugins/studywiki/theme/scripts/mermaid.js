// Material's script draws the diagrams, with whatever `mermaid` is; without one it fetches it from another server. So
// there is one on every page. It fetches the site's own when the first diagram is drawn: no page waits for its 3 MB.
//
// What an author writes into a diagram becomes a drawing and nothing else: a label that holds HTML is drawn as SVG's
// text, diagrams cannot set what is set here, and what Mermaid has made passes a list before it is shown.
(function () {
  if (window.mermaid && typeof window.mermaid.render === "function") return; // the wiki's own, from mkdocs.yml

  var SVG = "http://www.w3.org/2000/svg", HTML = "http://www.w3.org/1999/xhtml";
  var MATHML = "http://www.w3.org/1998/Math/MathML";
  var address = new URL("../mermaid/mermaid.min.js", document.currentScript.src);
  var words = function (text) { return new Set(text.split(/\s+/)); };
  var ELEMENTS = {};
  ELEMENTS[SVG] = words("svg g a path rect circle ellipse line polygon polyline text tspan textPath marker defs style" +
    " title desc symbol use clipPath mask linearGradient radialGradient stop pattern image switch foreignObject filter" +
    " feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR" +
    " feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence");
  ELEMENTS[HTML] = words("div span p br b i em strong s u del code pre sub sup small ul ol li hr");
  ELEMENTS[MATHML] = words("math semantics mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mtable mtr" +
    " mtd munder mover munderover mpadded mphantom mstyle menclose");
  var OF_HTML = words("class style title dir lang xmlns");
  var ADDRESS = /^(?:https?:|mailto:|#|[^:]*$)/i;
  var FETCHES = /@import|@font-face|image-set|expression|url\s*\((?!\s*["']?#)/i;

  // Diagrams may not set these themselves; the list holds at any depth of their settings.
  var SECURE = ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering",
    "htmlLabels", "themeCSS", "dompurifyConfig", "arrowMarkerAbsolute", "legacyMathML", "forceLegacyMathML"];
  var WITH_LABELS = ["flowchart", "class", "state", "er", "requirement", "architecture", "mindmap", "block", "kanban"];
  // Labels in HTML are set better, and formulas are set in them alone; without tags of the author's they do no harm.
  var MARKUP = /<(?!\/?(?:br|b|i|em|strong|u|s|sub|sup|small)\s*\/?>)[a-z\/!?]|[&#](?:lt|#?x?0*(?:60|3c))\b|\\[ux]/i;

  function settled(text) {
    var labels = !MARKUP.test(text);
    var ours = { securityLevel: "strict", htmlLabels: labels, secure: SECURE, suppressErrorRendering: true };
    var made = Object.assign({}, settings, { startOnLoad: false }, ours);
    WITH_LABELS.forEach(function (kind) {
      made[kind] = Object.assign({}, made[kind], { htmlLabels: labels });
    });
    return made;
  }

  function harmless(element, name, value) {
    name = name.toLowerCase();
    if (/^on|^(?:popover|command|form|slot|part|is|autofocus|tabindex|accesskey|nonce|ping|src|srcset|srcdoc|action)/.test(name))
      return false;
    if (element.namespaceURI === HTML && !OF_HTML.has(name)) return false;
    if (element.namespaceURI === HTML && name === "style" && /position|inset|z-index/i.test(value)) return false;
    if (/(?:^|:)href$/.test(name)) {
      var plain = value.replace(/[\x00-\x20]/g, "");
      if (element.localName === "image") return /^(?:https?:|data:image\/|[^:]*$)/i.test(plain);
      return element.localName === "a" ? ADDRESS.test(plain) : plain[0] === "#";
    }
    return !FETCHES.test(value);
  }

  function clean(element) {
    Array.from(element.children).forEach(function (child) {
      var known = ELEMENTS[child.namespaceURI];
      if (!known || !known.has(child.localName) || (child.localName === "style" && FETCHES.test(child.textContent))) {
        child.remove();
        return;
      }
      Array.from(child.attributes).forEach(function (attribute) {
        if (!harmless(child, attribute.name, attribute.value)) child.removeAttributeNode(attribute);
      });
      clean(child);
    });
  }

  // The browser reads it here as it will where Material puts it, but nothing of it runs or is fetched.
  function drawing(svg) {
    var template = document.createElement("template");
    template.innerHTML = svg;
    clean(template.content);
    return template.innerHTML;
  }

  var settings, real, last = Promise.resolve();
  function load() {
    real = real || new Promise(function (resolve, reject) {
      var script = document.createElement("script"), ours = window.mermaid;
      script.src = address;
      script.onload = function () {
        var loaded = window.mermaid;
        window.mermaid = ours; // whatever draws gets what has passed the list
        loaded.initialize(settled(""));
        resolve(loaded);
      };
      script.onerror = reject;
      document.head.append(script);
    });
    return real;
  }
  function draw(id, text) {
    return load().then(function (mermaid) {
      mermaid.initialize(settled(text));
      return mermaid.render(id, text);
    }).then(function (made) { return { svg: drawing(made.svg) }; });
  }
  window.mermaid = {
    initialize: function (given) { settings = given; },
    render: function (id, text) {
      var drawn = last.then(function () { return draw(id, text); }); // one after the other: each has its settings
      last = drawn.catch(function () {});
      return drawn;
    }
  };
})();
