// Material's `content.tooltips` puts the text of a `title` into the page as HTML, and the text of a title in the sidebar
// that is cut short. Both are somebody's words: what asks an element for its title gets no tag.
// https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/assets/javascripts/components/tooltip2/index.ts#L340
(function () {
  var own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "title");
  Object.defineProperty(HTMLElement.prototype, "title", {
    configurable: true,
    enumerable: true,
    get: function () { return own.get.call(this).replace(/</g, "&lt;"); }, // Material writes it back: once is enough
    set: own.set
  });
})();
