// What the desk serves beside its own files: MapLibre GL and pmtiles as published, and country outlines (Natural Earth, by way of
// world-atlas) as GeoJSON. No bundler: MapLibre is one ready module and a worker.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = process.argv[2] ?? join(here, "..", "src", "warledger", "desk", "static", "built");
mkdirSync(out, { recursive: true });

for (const name of ["maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
  copyFileSync(join(modules, "maplibre-gl", "dist", name), join(out, name));
}
copyFileSync(join(modules, "maplibre-gl", "LICENSE.txt"), join(out, "maplibre-gl.LICENSE.txt"));
copyFileSync(join(modules, "world-atlas", "LICENSE"), join(out, "world-atlas.LICENSE"));

// pmtiles as published is a script that makes one global name; as a module it gives its parts to whoever asks.
const pmtiles = readFileSync(join(modules, "pmtiles", "dist", "pmtiles.js"), "utf8").replace(/\n\/\/# sourceMappingURL.*/, "");
writeFileSync(join(out, "pmtiles.mjs"), `${pmtiles}\nexport const { PMTiles, Protocol } = pmtiles;\n`);
const fflate = readFileSync(join(modules, "fflate", "LICENSE"), "utf8");
writeFileSync(join(out, "pmtiles.LICENSE.txt"), readFileSync(join(here, "licenses", "pmtiles.txt"), "utf8") + fflate);

// Two decimals are about a kilometre: finer than the outlines themselves.
const rounded = (xs) => (typeof xs[0] === "number" ? xs.map((x) => Math.round(x * 100) / 100) : xs.map(rounded));
for (const scale of ["110m", "50m"]) {
  const atlas = JSON.parse(readFileSync(join(modules, "world-atlas", `countries-${scale}.json`), "utf8"));
  const countries = feature(atlas, atlas.objects.countries);
  const features = countries.features
    .filter((f) => f.geometry)
    .map((f) => ({
      type: "Feature",
      properties: { name: f.properties.name },
      geometry: { type: f.geometry.type, coordinates: rounded(f.geometry.coordinates) },
    }));
  writeFileSync(join(out, `countries-${scale}.json`), JSON.stringify({ type: "FeatureCollection", features }));
}
