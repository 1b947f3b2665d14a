// Material's script draws the diagrams, with whatever `mermaid` is; without one it fetches it from another server.
// This one fetches the site's own when the first diagram is drawn, so that no page waits for its 3 MB.
(function () {
  var settings, real;
  function load() {
    real = real || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = new URL(MERMAID_URL, document.baseURI);
      script.onload = function () {
        window.mermaid.initialize(settings);
        resolve(window.mermaid);
      };
      script.onerror = reject;
      document.head.append(script);
    });
    return real;
  }
  window.mermaid = {
    initialize: function (given) { settings = given; },
    render: function (id, text) { return load().then(function (mermaid) { return mermaid.render(id, text); }); }
  };
})();
