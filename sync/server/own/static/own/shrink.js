/* Makes a chosen photo small in the phone, before it is sent. Without this file the form sends it as it is. Nothing is kept. */
"use strict";
(() => {
  const LONG_SIDE_PX = 1600, QUALITY = 0.8;

  async function small(file) {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONG_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return made && made.size < file.size ? new File([made], "foto.jpg", { type: "image/jpeg" }) : file;
  }

  for (const form of document.querySelectorAll("form[data-shrink]")) {
    const input = form.querySelector("input[type=file]"), button = form.querySelector("button[type=submit]");
    if (!input) { continue; }
    input.addEventListener("change", async () => {
      const chosen = input.files[0];
      if (!chosen) { return; }
      button.disabled = true;
      try {
        const held = new DataTransfer();
        held.items.add(await small(chosen));
        input.files = held.files;
      } catch {
        /* as it is */
      } finally {
        button.disabled = false;
      }
    });
  }
})();
