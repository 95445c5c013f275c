// Tells the page around this one how high it is. Pages of WordPress hand a secret over and are told in
// their own way, of links too, for they give frames no right to follow any.
(function () {
  "use strict";
  if (window.parent === window) return;
  var secret = (/[#?&]secret=([A-Za-z0-9]+)/.exec(location.hash) || [])[1];
  var told = 0;

  function tell() {
    var height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "polyleaf-height", height: height }, "*");
    if (secret) window.parent.postMessage({ message: "height", value: height, secret: secret }, "*");
  }

  function follow(event) {
    var link = event.target.closest && event.target.closest("a[target=_blank]");
    if (!link) return;
    window.parent.postMessage({ message: "link", value: link.href, secret: secret }, "*");
  }

  if (window.ResizeObserver) new ResizeObserver(tell).observe(document.documentElement);
  else window.addEventListener("resize", tell); // Safari before 13.1
  window.addEventListener("load", tell);
  if (!secret) return;
  document.addEventListener("click", follow);
  document.querySelectorAll(".languages a").forEach(function (link) { link.hash = location.hash; });
})();
