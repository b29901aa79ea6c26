/* Renews the part #langsung of a page that shows what is happening now. Without this file the page is as old as it says.
 *
 * Only what is new is sent (ETag). A hidden page asks nothing. What the person has in hand stays in hand: the focused link is
 * focused again, and a table stays where it was scrolled to. When the line or the session is gone, the page says so in words.
 */
"use strict";
(() => {
  const part = document.getElementById("langsung");
  const clock = document.getElementById("pukul");
  const note = document.getElementById("kabar");
  if (!part || !clock || !note) return;
  const everyMs = Number(part.dataset.everyS) * 1000;
  const wib = new Intl.DateTimeFormat("id-ID", { timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  let etag = "";
  let failures = 0;
  let timer = 0;

  const say = (words) => { if (note.textContent !== words) note.textContent = words; };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, Math.min(everyMs * 2 ** failures, 120000) + Math.random() * 2000);
  };

  const put = (html) => {
    const held = part.contains(document.activeElement) ? document.activeElement : null;
    const href = held && held.getAttribute("href");
    const same = href ? [...part.querySelectorAll("a")].filter((link) => link.getAttribute("href") === href).indexOf(held) : -1;
    const scrolled = [...part.querySelectorAll(".scroll")].map((box) => box.scrollLeft);
    part.innerHTML = html;
    [...part.querySelectorAll(".scroll")].forEach((box, at) => { box.scrollLeft = scrolled[at] || 0; });
    const again = href && [...part.querySelectorAll("a")].filter((link) => link.getAttribute("href") === href);
    if (again && again.length) again[Math.max(0, Math.min(same, again.length - 1))].focus({ preventScroll: true });
  };

  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(part.dataset.url, { cache: "no-store", credentials: "same-origin", headers: etag ? { "If-None-Match": etag } : {} });
      if (answer.redirected || answer.status === 403 || answer.status === 404) {
        say("Sesi Anda berakhir. Muat ulang halaman ini untuk masuk lagi.");
        return;
      }
      if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status));
      if (answer.status === 200) {
        put(await answer.text());
        etag = answer.headers.get("ETag") || "";
      }
      clock.textContent = wib.format(new Date(answer.headers.get("Date") || Date.now())).replace(":", ".");
      failures = 0;
      say("");
    } catch {
      failures = Math.min(failures + 1, 5);
      say("Server kota belum menjawab. Angka di bawah masih yang terakhir; dicoba lagi sendiri.");
    }
    later();
  };

  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  later();
})();
