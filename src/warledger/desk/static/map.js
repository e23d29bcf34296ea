// The drawn map is there at once; the one to move and zoom is fetched when asked for, so that a page stays light.
const box = document.getElementById("map");

function styled() {
  return new Promise((resolve) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("built/maplibre-gl.css", new URL(".", import.meta.url)).href;
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
    document.head.prepend(sheet); // before the desk's own, which has the last word
  });
}

if (box) {
  document.getElementById("map-folder")?.remove(); // this script runs, so a server brought it
  const button = document.createElement("button");
  button.className = "map-more";
  button.type = "button";
  button.textContent = box.dataset.more;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const [{ start }] = await Promise.all([import("./moving.js"), styled()]);
    await start();
    button.disabled = false;
  });
  box.append(button);
}
