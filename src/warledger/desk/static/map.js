// The map to move and zoom, in place of the drawn one. Without scripts, or where WebGL is missing, the drawn one stays.
import * as maplibre from "./built/maplibre-gl.mjs";

const RADIUS_KM = { district: 15, province: 50, region: 120 }; // as in maps.py
const POINTS = ["exact", "near"];

const box = document.getElementById("map");
const here = new URL(".", import.meta.url);
maplibre.setWorkerUrl(new URL("built/maplibre-gl-worker.mjs", here).href);

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function circle([lon, lat], km) {
  const ring = [];
  for (let i = 0; i <= 48; i += 1) {
    const turn = (i / 48) * 2 * Math.PI;
    const dx = km / (111.2 * Math.max(Math.cos((lat * Math.PI) / 180), 0.05));
    ring.push([lon + dx * Math.cos(turn), lat + (km / 111.2) * Math.sin(turn)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

function split(found) {
  const drawn = found.features.filter((f) => f.geometry);
  const points = drawn.filter((f) => POINTS.includes(f.properties.precision));
  const areas = drawn
    .filter((f) => RADIUS_KM[f.properties.precision])
    .map((f) => ({ ...f, geometry: circle(f.geometry.coordinates, RADIUS_KM[f.properties.precision]) }));
  return { drawn, points, areas };
}

function bounds(features) {
  const middle = (xs) => { // as in maps.py: the outermost are left out of the first view
    const cut = xs.length > 20 ? Math.floor(xs.length / 20) : 0;
    return xs.sort((a, b) => a - b).slice(cut, xs.length - cut);
  };
  const lons = middle(features.map((f) => f.geometry.coordinates[0]));
  const lats = middle(features.map((f) => f.geometry.coordinates[1]));
  const least = (xs) => xs.reduce((a, b) => Math.min(a, b));
  const most = (xs) => xs.reduce((a, b) => Math.max(a, b));
  return [[least(lons) - 0.6, least(lats) - 0.5], [most(lons) + 0.6, most(lats) + 0.5]];
}

const collection = (features) => ({ type: "FeatureCollection", features });

function style(countries, points, areas) {
  const red = color("--figure");
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries, maxzoom: 6 },
      areas: { type: "geojson", data: collection(areas) },
      points: {
        type: "geojson", data: collection(points), cluster: points.length > 400, clusterRadius: 36, clusterMaxZoom: 10,
        clusterProperties: { killed: ["+", ["coalesce", ["get", "killed"], 0]] },
      },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": color("--water") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": color("--land") } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": color("--land-line"), "line-width": 1 } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": red, "fill-opacity": 0.06 } },
      {
        id: "area-edges", type: "line", source: "areas",
        paint: { "line-color": red, "line-opacity": 0.6, "line-dasharray": [3, 3] },
      },
      {
        id: "points", type: "circle", source: "points",
        paint: {
          "circle-color": red, "circle-opacity": 0.55, "circle-stroke-color": red, "circle-stroke-width": 1.2,
          "circle-radius": ["min", 26, ["+", 3, ["*", 0.9, ["sqrt", ["coalesce", ["get", "killed"], 0]]]]],
        },
      },
    ],
  };
}

function details(map, features, at) {
  const seen = new Map(features.map((f) => [f.properties.id, f.properties]));
  const list = document.createElement("ul");
  for (const p of [...seen.values()].slice(0, 8)) {
    const item = document.createElement("li");
    if (p.cluster) {
      item.textContent = `${p.point_count} incidents: zoom in`;
    } else {
      const link = document.createElement("a");
      link.href = `/incidents/${encodeURIComponent(p.id)}`;
      link.textContent = [p.kind ?? "incident", p.place, p.day].filter(Boolean).join(", ");
      item.append(link);
    }
    list.append(item);
  }
  new maplibre.Popup({ maxWidth: "20rem" }).setLngLat(at).setDOMContent(list).addTo(map);
}

async function start() {
  const [countries, found] = await Promise.all(
    [new URL("built/countries-50m.json", here), box.dataset.points].map(async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    }),
  );
  const { drawn, points, areas } = split(found);
  if (!drawn.length) return;
  const drawing = [...box.childNodes];
  box.replaceChildren();
  box.classList.add("live");
  try {
    const map = new maplibre.Map({
      container: box, style: style(countries, points, areas), bounds: bounds(drawn), attributionControl: false,
      maxZoom: 12, fitBoundsOptions: { maxZoom: 8, padding: 20 }, dragRotate: false, pitchWithRotate: false,
    });
    map.getCanvas().setAttribute("aria-label", box.dataset.label);
    map.addControl(new maplibre.NavigationControl({ showCompass: false }));
    map.addControl(new maplibre.ScaleControl());
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

// The drawn map is there at once; the other is fetched when asked for, so that a page stays light.
if (box) {
  const button = document.createElement("button");
  button.className = "map-more";
  button.type = "button";
  button.textContent = box.dataset.more;
  button.addEventListener("click", () => { start(); });
  box.append(button);
}
