// Song Hành: small behaviours. Every page works without this file; the server and htmx do the real work.
(() => {
  "use strict";
  const $ = (s, el = document) => el.querySelector(s);
  const $$ = (s, el = document) => [...el.querySelectorAll(s)];
  const english = document.documentElement.lang === "en";
  document.documentElement.classList.add("js");

  // Announce a short result to screen readers (one live region, in the frame).
  const say = (text) => { const live = $("#live"); if (live) live.textContent = text; };

  document.addEventListener("click", (e) => {
    const menu = e.target.closest("[data-menu]");
    if (menu) menu.setAttribute("aria-expanded", String($("#nav").classList.toggle("open")));
    const opens = e.target.closest("[data-dialog]");
    if (opens) { e.preventDefault(); document.getElementById(opens.dataset.dialog).showModal(); }
    if (e.target.closest("[data-print]")) window.print();
    const close = e.target.closest("[data-close]");
    if (close && close.closest("dialog")) { e.preventDefault(); close.closest("dialog").close(); }
    const copy = e.target.closest("[data-copy]");
    if (copy) {
      navigator.clipboard.writeText($(copy.dataset.copy).textContent.trim()).then(
        () => say(english ? "Copied" : "Đã sao chép"),
        () => say(english ? "Could not copy: write it down" : "Không sao chép được, hãy ghi lại"));
    }
  });

  // Esc closes the menu of a phone, and the focus goes back to where it was opened.
  document.addEventListener("keydown", (e) => {
    const nav = $("#nav"), menu = $("[data-menu]");
    if (e.key !== "Escape" || !menu || !nav.classList.contains("open")) return;
    nav.classList.remove("open"); menu.setAttribute("aria-expanded", "false"); menu.focus();
  });

  // Filters send themselves when a choice changes; the button stays for those without scripts.
  $$("form[data-auto]").forEach((form) => form.addEventListener("change", () => form.requestSubmit()));

  // A time line that is wider than the screen opens at this month.
  const now = $(".tl .now"), box = now && now.closest(".tw");
  if (box) box.scrollLeft = now.offsetLeft - $("th", now.parentElement).offsetWidth - 8;

  // An upload shows how far it is.
  $$("form[data-upload]").forEach((form) => form.addEventListener("submit", (e) => {
    const bar = $("[data-upload-bar]", form);
    if (!bar || !form.checkValidity()) return;
    e.preventDefault();
    const ask = new XMLHttpRequest();
    ask.open("POST", form.action || location.href);
    // Told where to go instead of being sent there: a page that the script fetched would use up what it has to tell.
    ask.setRequestHeader("X-Requested-With", "fetch");
    ask.upload.onprogress = (p) => { if (p.lengthComputable) bar.value = 100 * p.loaded / p.total; };
    const again = () => { form.removeAttribute("aria-busy"); $$("button", form).forEach((b) => { b.disabled = false; }); bar.hidden = true; };
    ask.onload = () => {
      if (ask.status < 400) { location.assign(ask.getResponseHeader("X-Location") || ask.responseURL); return; }
      const page = new DOMParser().parseFromString(ask.responseText, "text/html");
      const err = $("#noi-dung [role=alert]", page) || $("form[data-upload] .err", page) || $("#noi-dung h1 + .mt", page);
      again();
      tell(err ? err.textContent : (english ? "The upload failed. Try again." : "Không tải lên được. Hãy thử lại."));
    };
    ask.onerror = () => { again(); tell(english ? "No connection; the file was not sent." : "Mất kết nối; tệp chưa được gửi."); };
    const body = new FormData(form);
    form.setAttribute("aria-busy", "true"); bar.hidden = false;
    $$("button", form).forEach((b) => { b.disabled = true; });
    ask.send(body);
  }));
  const tell = (text) => {
    const note = document.createElement("div");
    note.className = "note is-late"; note.setAttribute("role", "alert"); note.textContent = text;
    $("#bao").replaceChildren(note);
    note.scrollIntoView({ block: "nearest" });
  };

  // The reading desk. Keys act only while an item has the focus (WCAG 2.1.4), never while typing.
  const list = $("#noi-dung-doc");
  if (list) {
    const items = () => $$(".it", list);
    const show = (it) => {
      $$(".doc mark.on").forEach((m) => m.classList.remove("on"));
      const marks = $$(`.doc mark[data-item="${it.dataset.mark.slice(1)}"]`);
      marks.forEach((m) => m.classList.add("on"));
      // Only the document moves, never the page under the reader's eyes.
      const paper = marks[0] && marks[0].closest(".docs");
      if (paper) paper.scrollTop += marks[0].getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 2;
    };
    const next = (it, step) => { const all = items(); const to = all[all.indexOf(it) + step]; if (to) to.focus(); return to; };
    let after = null;
    const press = { s: "[data-edit]", t: "[data-split]", g: "[data-merge]" };
    list.addEventListener("focusin", (e) => { const it = e.target.closest(".it"); if (it && e.target === it) show(it); });
    list.addEventListener("keydown", (e) => {
      const it = e.target;
      if (!it.classList.contains("it") || e.ctrlKey || e.altKey || e.metaKey) return;
      const key = e.key.toLowerCase();
      if (key === "arrowdown" || key === "j") next(it, 1);
      else if (key === "arrowup" || key === "k") next(it, -1);
      else if (key === "enter") {
        const form = $("[data-confirm]", it);
        if (form) { const all = items(); const to = all[all.indexOf(it) + 1]; after = (to || it).id; form.requestSubmit(); } else next(it, 1);
      } else if (key === "x" && $("[data-drop]", it)) $("[data-drop]", it).requestSubmit();
      else if (key === "z") { const f = $("#hoan-tac"); if (f && !$("button", f).disabled) f.requestSubmit(); }
      else if (press[key] && $(press[key], it)) $(press[key], it).click();
      else return;
      e.preventDefault();
    });
    document.addEventListener("htmx:after:swap", (e) => {
      // The dialog stays open with a form that was refused, and closes over one that was taken; only then is the
      // next item given the focus, or closing would take it back.
      const ctx = e.detail && e.detail.ctx, dialog = $("#sua");
      if (ctx && dialog.open && ctx.sourceElement && ctx.sourceElement.matches("[data-item-edit]")) {
        if (ctx.response && ctx.response.status >= 400) { after = null; return; }
        dialog.close();
      }
      if (!after) return;
      const to = document.getElementById(after); after = null;
      if (to) to.focus();
      const undo = $("#hoan-tac button"); if (undo) undo.disabled = false;
      const left = $("#thanh-tien-do progress");
      if (left && left.value === left.max) location.reload();
    });
    list.addEventListener("click", (e) => {
      const edit = e.target.closest("[data-edit]");
      if (!edit || !window.htmx) return;
      e.preventDefault();
      const it = edit.closest(".it"), dialog = $("#sua");
      window.htmx.ajax("GET", edit.href, { target: "#sua-trong", swap: "innerHTML" }).then(() => {
        dialog.showModal();
        const first = $("textarea, input:not([type=hidden]), select", dialog);
        if (first) first.focus();
        $("form", dialog).addEventListener("submit", () => { const all = items(); const to = all[all.indexOf(it) + 1]; after = (to || it).id; });
      });
    });
    $$(".doc mark a").forEach((a) => a.addEventListener("click", (e) => {
      const it = document.getElementById(a.hash.slice(1));
      if (it) { e.preventDefault(); it.focus(); }
    }));
    // The words that are selected in the document are the evidence of what is added.
    const add = $("[data-add]");
    if (add) {
      const plain = add.href;
      document.addEventListener("selectionchange", () => {
        const span = selected();
        add.href = span ? `${plain}?chu=${encodeURIComponent(span.text.slice(0, 1500))}&vi-tri=${span.start}-${span.end}` : plain;
      });
    }
    const start = (location.hash && document.getElementById(location.hash.slice(1))) || $(".it:not(.ok)", list);
    if (start && start.classList.contains("it")) start.focus({ preventScroll: !location.hash });
  }
  const selected = () => {
    const s = getSelection();
    if (!s || s.isCollapsed || !s.rangeCount || !$(".doc") || !$(".doc").contains(s.anchorNode)) return null;
    const place = (node, offset) => { const el = (node.nodeType === 3 ? node.parentElement : node).closest("[data-s]"); return el ? Number(el.dataset.s) + offset : NaN; };
    const r = s.getRangeAt(0);
    const start = place(r.startContainer, r.startOffset), end = place(r.endContainer, r.endOffset);
    return end > start ? { start, end, text: s.toString().replace(/\s+/g, " ").trim() } : null;
  };
  document.addEventListener("click", (e) => {
    const use = e.target.closest("[data-use-selection]");
    if (!use) return;
    const span = selected(), form = use.closest("form");
    if (!span) { say(english ? "Select words in the document first" : "Hãy bôi đen phần chữ trong văn bản trước"); return; }
    form.elements[use.dataset.useSelection].value = span.text;
    let hidden = form.elements[`place-${use.dataset.useSelection}`];
    if (!hidden) { hidden = document.createElement("input"); hidden.type = "hidden"; hidden.name = `place-${use.dataset.useSelection}`; form.append(hidden); }
    hidden.value = `${span.start}-${span.end}`;
  });
})();
