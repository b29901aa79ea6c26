/* Sends a photo from this phone: made small here first, then piece by piece (tus 1.0), going on by itself after a broken
   line. Without this file the form sends the photo as it is. Nothing is kept in the browser. */
"use strict";
(() => {
  const LONG_SIDE_PX = 1600, QUALITY = 0.8, PIECE_BYTES = 96 * 1024, TRIES = 40, REST_MS = 3000;
  const TUS = { "Tus-Resumable": "1.0.0" };
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));

  async function small(file) {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONG_SIDE_PX / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
      return made && made.size < file.size ? made : file;
    } catch {
      return file;
    }
  }

  class Refused extends Error {
    constructor(reason) { super(reason); this.reason = reason; }
  }

  async function call(method, address, visit, headers, body) {
    const answer = await fetch(address, { method, body, cache: "no-store", headers: { ...TUS, Visit: visit, ...headers } });
    if (answer.ok || answer.status === 409 || answer.status === 404 || answer.status === 410) { return answer; }
    if (answer.status === 429) { throw new Refused("many"); }
    if (answer.status === 413) { throw new Refused("large"); }
    if (answer.status === 422 || answer.status === 403) { throw new Refused((await answer.json()).reason); }
    throw new Error("later");
  }

  async function send(form, file, tell) {
    const visit = form.elements.visit.value, where = form.dataset.upload;
    const metadata = `requirement ${btoa(form.elements.requirement.value)}`;
    let address = "", offset = 0;
    for (let failures = 0; ;) {
      try {
        if (!address) {
          const made = await call("POST", where, visit, { "Upload-Length": String(file.size), "Upload-Metadata": metadata });
          address = made.headers.get("Location");
          offset = 0;
        } else if (failures) {
          const known = await call("HEAD", address, visit, {});
          if (known.status !== 200) { address = ""; continue; }
          offset = Number(known.headers.get("Upload-Offset"));
        }
        while (offset < file.size) {
          const piece = file.slice(offset, offset + PIECE_BYTES);
          const headers = { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
          const took = await call("PATCH", address, visit, headers, piece);
          if (took.status === 404 || took.status === 410) { return; }  // the last answer was lost: it was complete
          offset = Number(took.headers.get("Upload-Offset"));
          failures = 0;
          tell(form.dataset.sending + " " + Math.round(100 * offset / file.size) + "%");
        }
        return;
      } catch (error) {
        if (error instanceof Refused || ++failures > TRIES) { throw error; }
        tell(form.dataset.lost);
        await rest(REST_MS);
      }
    }
  }

  for (const form of document.querySelectorAll("form[data-upload]")) {
    const status = form.querySelector("[role=status]"), button = form.querySelector("button");
    const tell = (words) => { status.hidden = !words; status.textContent = words; };
    form.addEventListener("submit", async (event) => {
      const chosen = form.elements.photo.files[0];
      if (!chosen) { return; }
      event.preventDefault();
      button.disabled = true;
      tell(form.dataset.sending);
      try {
        await send(form, await small(chosen), tell);
        form.elements.photo.value = "";
        form.action = form.dataset.again;
        form.enctype = "application/x-www-form-urlencoded";
        form.submit();
      } catch (error) {
        const words = form.dataset["reason_" + (error.reason || "busy")] || form.dataset.reason_busy;
        tell(words);
        button.disabled = false;
      }
    });
  }
})();
