// Copying text with formulas gives their TeX, between the marks that a page of this wiki is written with. Without this
// script the formulas are read all the same.
(function () {
  function whole(node) {
    var element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    var formula = element && element.closest(".katex");
    return formula && (formula.closest(".katex-display") || formula);
  }

  document.addEventListener("copy", function (event) {
    var selection = window.getSelection();
    if (selection.isCollapsed || !event.clipboardData) return;
    var range = selection.getRangeAt(0).cloneRange();
    var first = whole(range.startContainer), last = whole(range.endContainer);
    if (first) range.setStartBefore(first); // a part of a formula is no TeX: take all of it
    if (last) range.setEndAfter(last);
    var copied = document.createElement("div");
    copied.appendChild(range.cloneContents());
    var formulas = copied.querySelectorAll(".katex");
    if (!formulas.length) return;
    var rich = copied.innerHTML;
    formulas.forEach(function (formula) {
      var tex = formula.querySelector("annotation"), display = formula.closest(".katex-display");
      if (!tex) return;
      var mark = display ? "$$" : "$";
      var bare = /^\s*\\begin\{(@environments@)\*?\}/.test(tex.textContent);
      (display || formula).replaceWith(display && bare ? tex.textContent : mark + tex.textContent + mark);
    });
    // rendered, so that innerText breaks lines where the page does
    copied.style.cssText = "position:fixed;left:-9999px;white-space:pre-line";
    document.body.appendChild(copied);
    event.clipboardData.setData("text/plain", copied.innerText);
    copied.remove();
    event.clipboardData.setData("text/html", rich);
    event.preventDefault();
  });
})();
