// The whole sidebar, once for all pages: a page has what is near it (theme/outline.py), and this makes of it what
// Material's template would have made: https://github.com/squidfunk/mkdocs-material/blob/9.6.0/src/templates/partials/nav-item.html
// Words and addresses come from the data alone, so that a page which is older or newer than this gets one sidebar, not
// two halves; a page that the data does not know keeps what it has, whose links lead on without this.
(function () {
  var data = @data@;
  var root = new URL("../", document.currentScript.src).href;
  var has = function (feature) { return data.features.indexOf(feature) >= 0; };
  var tabs = has("tabs"), sections = has("sections"), expand = has("expand");
  var waiting = new WeakMap(); // box of a section -> what is to be put into its list
  var way, here, current, kept;

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.append.apply(made, children || []);
    return made;
  }
  // Titles with formulas, subtitles and icons are HTML, escaped as the page's own; all else is text.
  function html(text) {
    var made = document.createElement("template");
    made.innerHTML = text;
    return made.content;
  }
  function of(row) { return row[2] || {}; }
  function isSection(row) { return Array.isArray(row[1]); }
  function title(row) { return of(row).h ? element("span", { class: "md-typeset" }, [html(row[0])]) : row[0]; }
  function icon() { return element("span", { class: "md-nav__icon md-icon" }); }
  function status(name) {
    var said = Object.prototype.hasOwnProperty.call(data.statuses, name) ? { title: data.statuses[name] } : {};
    return element("span", Object.assign({ class: "md-status md-status--" + name }, said));
  }
  function content(row, named) {
    var more = of(row), words = element("span", { class: "md-ellipsis" }, [title(named || row)]), made = [words];
    if (more.b !== undefined) words.append(element("br", {}), element("small", {}, [html(more.b)]));
    if (more.i !== undefined) made.unshift(html(data.icons[more.i]));
    if (more.e) made.push(status("encrypted"));
    if (more.s !== undefined) made.push(status(more.s));
    return made;
  }

  function under(folder, address) { return address[0] === "/" ? address.slice(1) : folder + address; }
  function folderOf(row, folder) { return of(row).d === undefined ? folder : under(folder, of(row).d); }
  function link(row, folder, inner, active) {
    var address = row[1][0] === "=" ? row[1].slice(1) : new URL(under(folder, row[1]), root).href;
    return element("a", { href: address, class: "md-nav__link" + (active ? " md-nav__link--active" : "") }, inner);
  }

  function entry(row, folder, path, level, parent) {
    if (isSection(row)) return section(row, folder, path, level, parent);
    if (row === here) return current;
    return element("li", { class: "md-nav__item" }, [link(row, folder, content(row))]);
  }

  function section(row, folder, path, level, parent) {
    var rows = row[1], inner = folderOf(row, folder), index = of(row).x === undefined ? null : rows[of(row).x];
    var active = way.has(row);
    var titled = tabs ? (level === 1 && active) || (sections && level === 2 && way.has(parent)) : sections && level === 1;
    var box = element("input", { class: "md-nav__toggle md-toggle", type: "checkbox", id: path });
    var label = { for: path, id: path + "_label", tabindex: titled ? "" : "0" };
    var parts = [box];
    if (active) box.setAttribute("checked", "");
    else if (expand) {
      box.classList.add("md-toggle--indeterminate");
      box.indeterminate = true;
      box.addEventListener("change", function () { box.classList.remove("md-toggle--indeterminate"); }, { once: true });
    }
    if (!index) {
      label.class = "md-nav__link";
      parts.push(element("label", label, content(row).concat(icon())));
    } else {
      label.class = "md-nav__link" + (index === here ? " md-nav__link--active" : "");
      var own = element("div", { class: "md-nav__link md-nav__container" }, [link(index, inner, content(index, row), index === here)]);
      if (rows.length > 1) own.append(element("label", label, [icon()]));
      parts.push(own);
    }
    var list = element("ul", { class: "md-nav__list", "data-md-scrollfix": "" });
    var named = element("label", { class: "md-nav__title", for: path }, [icon(), title(row)]);
    var nav = { class: "md-nav", "data-md-level": level, "aria-labelledby": path + "_label", "aria-expanded": active };
    parts.push(element("nav", nav, [named, list]));
    waiting.set(box, function () {
      rows.forEach(function (child, at) {
        if (child !== index) list.append(entry(child, inner, path + "_" + (at + 1), level + 1, row));
      });
    });
    if (!active && kept[path]) box.checked = true;
    if (box.checked || titled || expand) fill(box);
    var classes = "md-nav__item" + (active ? " md-nav__item--active" : "") + (titled ? " md-nav__item--section" : "");
    return element("li", { class: classes + " md-nav__item--nested" }, parts);
  }

  function fill(box) {
    var put = waiting.get(box);
    if (put) put();
    return waiting.delete(box);
  }

  function search(address) {
    var found = null, whole = address.slice(root.length), within = address.slice(0, root.length) === root;
    (function look(rows, folder, above) {
      rows.forEach(function (row) {
        if (isSection(row)) look(row[1], folderOf(row, folder), above.concat([row]));
        else if (within && row[1][0] !== "=" && under(folder, row[1]) === whole) found = above.concat([row]);
      });
    })(data.rows, "", []);
    return found;
  }

  function remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(__md_scope.pathname + ".studywiki.sections")) || {};
    } catch (error) { return {}; }
  }

  function isWithin(inner, outer) {
    return inner.getBoundingClientRect().bottom <= outer.getBoundingClientRect().bottom;
  }

  // Puts the whole sidebar into the place of what the page has of it, under the reader's eyes: what is open, what has
  // the focus, and where the page's own entry stands stay as they are.
  function grow(nav) {
    var list = nav.querySelector(":scope > .md-nav__list");
    var shown = list && list.querySelector("a.md-nav__link--active[href]");
    if (!list || nav.hasAttribute("data-studywiki-whole")) return false;
    var found = shown ? search(shown.href.split("#")[0]) : [];
    if (!found) return false;
    way = new Set(found);
    here = found[found.length - 1];
    current = shown && shown.closest("li.md-nav__item");
    kept = remembered();
    var boxes = {}, scroll = nav.closest(".md-sidebar__scrollwrap"), top = shown && shown.getBoundingClientRect().top;
    var focused = nav.contains(document.activeElement) ? document.activeElement : null;
    list.querySelectorAll(".md-nav__item--nested > .md-nav__toggle").forEach(function (box) { boxes[box.id] = box.checked; });
    var made = data.rows.map(function (row, at) { return entry(row, "", "__nav_" + (at + 1), 1, null); });
    var others = list.querySelectorAll(":scope > .studywiki-topnav__drawer");
    list.replaceChildren.apply(list, made.concat(Array.from(others)));
    Object.keys(boxes).forEach(function (id) {
      var box = document.getElementById(id);
      if (box && waiting.has(box) === false) box.checked = boxes[id];
    });
    nav.setAttribute("data-studywiki-whole", "");
    nav.dispatchEvent(new CustomEvent("studywiki:grown", { bubbles: true }));
    shown = list.querySelector("a.md-nav__link--active[href]");
    if (scroll && shown && (scroll.scrollTop || !isWithin(shown, scroll)))
      scroll.scrollTop += shown.getBoundingClientRect().top - top;
    var again = focused && (nav.contains(focused) ? focused : document.getElementById(focused.id) ||
      Array.from(list.querySelectorAll("a.md-nav__link")).find(function (a) { return a.href === focused.href; }));
    if (again) again.focus({ preventScroll: true });
    return true;
  }

  // All of it, to be opened at once.
  function all(nav) {
    for (var more = true; more;) {
      more = false;
      nav.querySelectorAll(".md-nav__toggle").forEach(function (box) { more = fill(box) || more; });
    }
    nav.dispatchEvent(new CustomEvent("studywiki:grown", { bubbles: true }));
  }

  document.addEventListener("change", function (event) {
    if (waiting.has(event.target) && fill(event.target))
      event.target.parentNode.dispatchEvent(new CustomEvent("studywiki:grown", { bubbles: true }));
  }, true);
  window.studywiki_nav = { grow: grow, all: all };
})();
