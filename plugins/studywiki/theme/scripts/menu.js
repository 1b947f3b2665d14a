// Menus are <details>: they work without this. With it they close on Escape, on a click elsewhere, and when left.
(function () {
  function close(menu, focus) {
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
  }

  document.querySelectorAll("details.studywiki-menu").forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      close(menu, true);
      event.stopPropagation();
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu, false);
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) close(menu, false);
    });
  });
})();
