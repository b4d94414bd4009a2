// Passkeys: shows what needs them where they can work, and tells when one was not used. The ceremony is allauth's.
(() => {
  "use strict";
  const byName = !/^[\d.]+$|^\[/.test(location.hostname); // a key belongs to a name, never to an IP number
  if (window.PublicKeyCredential && byName) {
    document.querySelectorAll("[data-passkeys]").forEach((part) => { part.hidden = false; });
    document.querySelectorAll("[data-no-passkeys]").forEach((part) => { part.hidden = true; });
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const told = document.getElementById("khoa-loi");
    if (told) told.hidden = false;
  });
})();
