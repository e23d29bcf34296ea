// The map to move and zoom, in place of the drawn one. Without scripts, or where WebGL is missing, the drawn one stays.
// On the desk the server gathers incidents for the part that is seen; a static site brings all points in one file.
import * as maplibre from "./built/maplibre-gl.mjs";

const RADIUS_KM = { district: 15, province: 50, region: 120 }; // as in maps.py
const DEEPEST = 14; // as in clusters.py
const AROUND = 0.5; // how much more than is seen is asked for, to each side: so a short move waits for nothing

const box = document.getElementById("map");
const here = new URL(".", import.meta.url);
maplibre.setWorkerUrl(new URL("built/maplibre-gl-worker.mjs", here).href);

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const collection = (features) => ({ type: "FeatureCollection", features });

async function json(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function circle([lon, lat], km) {
  const ring = [];
  for (let i = 0; i <= 48; i += 1) {
    const turn = (i / 48) * 2 * Math.PI;
    const dx = km / (111.2 * Math.max(Math.cos((lat * Math.PI) / 180), 0.05));
    ring.push([lon + dx * Math.cos(turn), lat + (km / 111.2) * Math.sin(turn)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

// Points, and areas as the circles they are drawn as.
function split(features) {
  const areas = features.filter((f) => RADIUS_KM[f.properties.sort]);
  return {
    points: collection(features.filter((f) => f.properties.sort === "point")),
    areas: collection(areas.map((f) => ({ ...f, geometry: circle(f.geometry.coordinates, RADIUS_KM[f.properties.sort]) }))),
  };
}

function bounds(features) {
  const middle = (xs) => { // as in maps.py: the outermost are left out of the first view
    const cut = xs.length > 20 ? Math.floor(xs.length / 20) : 0;
    return xs.sort((a, b) => a - b).slice(cut, xs.length - cut);
  };
  const lons = middle(features.map((f) => f.geometry.coordinates[0]));
  const lats = middle(features.map((f) => f.geometry.coordinates[1]));
  return [[lons[0] - 0.6, lats[0] - 0.5], [lons.at(-1) + 0.6, lats.at(-1) + 0.5]];
}

// Layers of detailed base maps by the names that the usual schemes give them; of others, the lines.
const DETAIL = {
  fill: [["earth", "--land"], ["land", "--land"], ["water", "--water"], ["ocean", "--water"], ["buildings", "--land-line"], ["building", "--land-line"]],
  line: [["roads", "--road", 1.4], ["transportation", "--road", 1.4], ["boundaries", "--land-line", 1], ["boundary", "--land-line", 1], ["waterway", "--water", 1]],
};

async function detail(address) {
  const { PMTiles, Protocol } = await import("./built/pmtiles.mjs");
  const file = new PMTiles(new URL(address, document.baseURI).href);
  const protocol = new Protocol();
  protocol.add(file);
  maplibre.addProtocol("pmtiles", protocol.tile);
  const [header, told] = await Promise.all([file.getHeader(), file.getMetadata()]);
  const words = new DOMParser().parseFromString(told?.attribution ?? "", "text/html").body.textContent;
  const vector = header.tileType === 1;
  const source = { type: vector ? "vector" : "raster", url: `pmtiles://${file.source.getKey()}`, ...(vector ? {} : { tileSize: 256 }) };
  return { source, words, layers: vector ? vectors((told?.vector_layers ?? []).map((l) => l.id)) : [{ id: "detail", type: "raster", source: "detail" }] };
}

function vectors(names) {
  const layers = [];
  const shown = new Set(["places", "place"]);
  const add = (type, name, paint) => {
    shown.add(name);
    if (names.includes(name)) layers.push({ id: `detail-${name}`, type, source: "detail", "source-layer": name, paint });
  };
  for (const [name, tone] of DETAIL.fill) add("fill", name, { "fill-color": color(tone) });
  for (const [name, tone, width] of DETAIL.line) add("line", name, { "line-color": color(tone), "line-width": width });
  for (const name of names.filter((n) => !shown.has(n) && !/^(land|poi|housenumber)/.test(n))) {
    add("line", name, { "line-color": color("--land-line"), "line-width": 0.6 });
  }
  for (const name of ["places", "place"].filter((n) => names.includes(n))) {
    layers.push({
      id: `detail-${name}`, type: "symbol", source: "detail", "source-layer": name,
      layout: { "text-field": ["coalesce", ["get", "name:en"], ["get", "name"]], "text-size": 12, "text-max-width": 8 },
      paint: { "text-color": color("--quiet"), "text-halo-color": color("--land"), "text-halo-width": 1.2 },
    });
  }
  return layers;
}

function style(countries, more) {
  const red = color("--figure");
  const killed = ["sqrt", ["coalesce", ["get", "killed"], 0]];
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries, maxzoom: 6 },
      ...(more && { detail: more.source }),
      areas: { type: "geojson", data: collection([]) },
      points: {
        type: "geojson", data: collection([]), cluster: !box.dataset.clusters, clusterRadius: 36, clusterMaxZoom: DEEPEST,
        clusterProperties: { killed: ["+", ["coalesce", ["get", "killed"], 0]], incidents: ["+", 1] },
      },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": color("--water") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": color("--land") } },
      ...(more?.layers.filter((layer) => layer.type !== "symbol") ?? []),
      { id: "borders", type: "line", source: "countries", paint: { "line-color": color("--land-line"), "line-width": 1 } },
      ...(more?.layers.filter((layer) => layer.type === "symbol") ?? []),
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": red, "fill-opacity": 0.06 } },
      {
        id: "area-edges", type: "line", source: "areas",
        paint: { "line-color": red, "line-opacity": 0.6, "line-dasharray": [3, 3] },
      },
      {
        id: "points", type: "circle", source: "points",
        paint: {
          "circle-color": red, "circle-opacity": 0.55, "circle-stroke-color": red,
          "circle-stroke-width": ["case", [">", ["coalesce", ["get", "incidents"], 1], 1], 2.4, 1.2],
          "circle-radius": ["min", 26, ["+", ["case", [">", ["coalesce", ["get", "incidents"], 1], 1], 6, 3], ["*", 0.9, killed]]],
        },
      },
    ],
  };
}

const words = JSON.parse(box.dataset.words);

function line(p) {
  const many = (p.incidents ?? 1) > 1;
  const kind = many ? words.many.replace("{n}", p.incidents.toLocaleString(document.documentElement.lang)) : (words.kinds[p.kind] ?? words.incident);
  const text = [kind, p.place, p.day].filter(Boolean).join(", ");
  const href = p.href ?? (many ? p.place && words.list.replace("PLACE", encodeURIComponent(p.place)) : `/incidents/${encodeURIComponent(p.id)}`);
  const item = document.createElement("li");
  const inner = document.createElement(href && !(many && !box.dataset.clusters) ? "a" : "span");
  if (inner.tagName === "A") inner.href = href;
  inner.textContent = text;
  item.append(inner);
  return item;
}

function details(map, features, at) {
  const seen = new Map(features.map((f) => [f.properties.id ?? f.geometry.coordinates.join(), f]));
  const all = [...seen.values()];
  const apart = all.find((f) => f.properties.incidents > 1 && !f.properties.place);
  if (apart && map.getZoom() < DEEPEST - 1) {
    map.easeTo({ center: at, zoom: map.getZoom() + 2 });
    return;
  }
  const list = document.createElement("ul");
  list.append(...all.slice(0, 8).map((f) => line(f.properties)));
  new maplibre.Popup({ maxWidth: "20rem" }).setLngLat(at).setDOMContent(list).addTo(map);
}

// Asks for what is seen and some more; an answer that comes too late for the view is dropped.
function follow(map) {
  let asked = null;
  let held = null;
  const look = async () => {
    const zoom = Math.max(0, Math.floor(map.getZoom()));
    const [[west, south], [east, north]] = map.getBounds().toArray();
    if (held && held.zoom === zoom && held.west <= west && held.east >= east && held.south <= south && held.north >= north) return;
    const [dx, dy] = [(east - west) * AROUND, (north - south) * AROUND];
    const next = { zoom, west: west - dx, south: Math.max(south - dy, -90), east: east + dx, north: Math.min(north + dy, 90) };
    if (next.east - next.west >= 360) Object.assign(next, { west: -180, east: 180 });
    asked?.abort();
    asked = new AbortController();
    const bbox = [next.west, next.south, next.east, next.north].map((x) => x.toFixed(4)).join();
    const address = `${box.dataset.clusters}&bbox=${bbox}&zoom=${zoom}`;
    try {
      const { points, areas } = split((await json(address, { signal: asked.signal })).features);
      map.getSource("points").setData(points);
      map.getSource("areas").setData(areas);
      held = next;
      box.dataset.shown = points.features.length + areas.features.length;
    } catch (fault) {
      if (fault.name !== "AbortError") throw fault;
    }
  };
  map.on("load", look);
  map.on("moveend", look);
}

export async function start() {
  const [countries, found, more] = await Promise.all([
    json(new URL("built/countries-50m.json", here)), json(box.dataset.clusters ? `${box.dataset.clusters}&zoom=6` : box.dataset.points),
    box.dataset.basemap ? detail(box.dataset.basemap) : null,
  ]);
  if (!found.features.length) return;
  const drawing = [...box.childNodes];
  box.replaceChildren();
  box.classList.add("live");
  try {
    const map = new maplibre.Map({
      container: box, style: style(countries, more), bounds: bounds(found.features), maxZoom: DEEPEST + 2,
      locale: { "NavigationControl.ZoomIn": words.in, "NavigationControl.ZoomOut": words.out },
      attributionControl: more?.words ? { compact: false, customAttribution: more.words } : false,
      fitBoundsOptions: { maxZoom: 8, padding: 20 }, dragRotate: false, pitchWithRotate: false,
    });
    map.getCanvas().setAttribute("aria-label", box.dataset.label);
    map.addControl(new maplibre.NavigationControl({ showCompass: false }));
    map.addControl(new maplibre.ScaleControl());
    if (box.dataset.clusters) {
      follow(map);
    } else {
      map.on("load", () => {
        const { points, areas } = split(found.features);
        map.getSource("points").setData(points);
        map.getSource("areas").setData(areas);
      });
    }
    map.on("click", (event) => {
      const features = map.queryRenderedFeatures(event.point, { layers: ["points", "areas"] });
      if (features.length) details(map, features, event.lngLat);
    });
    for (const layer of ["points", "areas"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
  } catch {
    box.classList.remove("live"); // no WebGL here
    box.replaceChildren(...drawing);
  }
}
