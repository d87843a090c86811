// The place in the link of a map: its own pin before the middle of its view. Nothing is fetched, so links that hide it are refused.
import { ok, refuse, type Result } from "../refusal.ts";
import { addressOf, type MapAddress } from "./map-address.ts";
import type { PlaceForm, PlaceNote, PlaceRead } from "./point.ts";
import { eastFirst, pairOf } from "./written.ts";

type Inner = (text: string) => Result<PlaceRead> | null;
type Read = Result<PlaceRead> | null;
/** What a link may say, each in the order in which it is asked: of the first that says a place it is read. */
type MapRead = {
  readonly form: PlaceForm;
  readonly hosts: RegExp;
  readonly pins: (address: MapAddress, inner: Inner) => readonly Read[];
  readonly views: (address: MapAddress) => readonly Read[];
};

const NUMBER = String.raw`[-+]?\d{1,3}(?:\.\d{1,20})?`;
const PAIR = new RegExp(`^(${NUMBER})[,~; ]+(${NUMBER})(?:[,~;_ ].*)?$`);
const SHORT = [
  /^(?:maps\.app\.)?goo\.gl$/,
  /^(?:g\.co|bit\.ly|t\.co|tinyurl\.com|binged\.it|apple\.co|maps\.apple|w3w\.co|what3words\.com|g\.page|is\.gd|ow\.ly)$/,
];

const pair = (text: string | undefined, form: PlaceForm): Read => {
  const [, first, second] = PAIR.exec(text ?? "") ?? [];
  return first === undefined || second === undefined ? null : pairOf(first, second, form);
};
const turnedPair = (text: string | undefined, form: PlaceForm): Read => {
  const [, first, second] = PAIR.exec(text ?? "") ?? [];
  return first === undefined || second === undefined ? null : eastFirst(first, second, form);
};
/** What is asked for in words may be a name: then it says no place. */
const asked = (text: string | undefined, inner: Inner): Read => {
  const said = text
    ?.replace(/^loc:/i, "")
    .trim()
    .replace(/^(\w{8}) (\w{2,7})$/, "$1+$2");
  const read = said === undefined ? null : inner(said);
  return read?.ok ? read : null;
};

const MAPS: readonly MapRead[] = [
  {
    form: "Google Maps link",
    hosts: /^(?:www\.|maps\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/,
    pins: ({ path, whole, query }, inner) => [
      googlePins(whole),
      ...["q", "query", "daddr", "destination", "cbll", "viewpoint"].map((name) => asked(query(name), inner)),
      asked(/^\/maps\/(?:place|search)\/([^/@]+)/.exec(path)?.[1], inner),
      // Where a picture of a street was taken.
      pair(/\/@([^/]+,3a,[^/]*)/.exec(path)?.[1], "Google Maps link"),
    ],
    views: ({ path, query }) => [
      pair(/\/@([^/]+)/.exec(path)?.[1], "Google Maps link"),
      ...["ll", "center", "sll"].map((name) => pair(query(name), "Google Maps link")),
    ],
  },
  {
    form: "OpenStreetMap link",
    hosts: /^(?:www\.)?(?:openstreetmap\.org|osm\.org)$/,
    pins: ({ query }) => [named(query("mlat"), query("mlon"), "OpenStreetMap link")],
    views: ({ query }) => [
      pair(
        query("map")
          ?.replace(/^[\d.]+\//, "")
          .replace("/", ","),
        "OpenStreetMap link",
      ),
      named(query("lat"), query("lon"), "OpenStreetMap link"),
    ],
  },
  {
    form: "Bing link",
    hosts: /^(?:www\.)?bing\.com$/,
    pins: ({ query }, inner) => [
      pair(/^point\.([^~]*)$/.exec(query("sp") ?? "")?.[1]?.replaceAll("_", ","), "Bing link"),
      asked(query("where1"), inner),
      asked(query("q"), inner),
    ],
    views: ({ query }) => [pair(query("cp"), "Bing link")],
  },
  {
    form: "Yandex link",
    hosts: /^(?:www\.|maps\.)?yandex\.(?:com|[a-z]{2}|com\.[a-z]{2})$/,
    // Of several marks none is the place.
    pins: ({ query }, inner) => [
      ...["pt", "whatshere[point]", "poi[point]", "panorama[point]"].map((name) =>
        /[~].*\d/.test(query(name) ?? "") ? null : turnedPair(query(name), "Yandex link"),
      ),
      asked(query("text"), inner),
    ],
    views: ({ query }) => [turnedPair(query("ll"), "Yandex link")],
  },
  {
    form: "Apple Maps link",
    hosts: /^(?:www\.)?maps\.apple\.com$/,
    pins: ({ query }, inner) =>
      ["coordinate", "q", "ll", "daddr", "address"].map((name) => asked(query(name), inner)),
    views: ({ query }) => ["center", "sll"].map((name) => pair(query(name), "Apple Maps link")),
  },
  {
    form: "Wikimapia link",
    hosts: /^(?:www\.)?wikimapia\.org$/,
    pins: () => [],
    views: ({ query }) => [named(query("lat"), query("lon"), "Wikimapia link")],
  },
  {
    form: "GeoHack link",
    hosts: /^(?:geohack\.toolforge\.org|(?:tools\.)?wmflabs\.org|tools\.wmflabs\.org)$/,
    pins: ({ query }, inner) => [
      asked(
        query("params")
          ?.replace(/_[a-z]+:.*$/i, "")
          .replaceAll("_", " ")
          .trim(),
        inner,
      ),
    ],
    views: () => [],
  },
];

const named = (north: string | undefined, east: string | undefined, form: PlaceForm): Read =>
  pair(north === undefined || east === undefined ? undefined : `${north},${east}`, form);

/** `!3d…!4d…` is where the pin of a place is; of two different ones none is the place. */
function googlePins(whole: string): Read {
  const found = [...whole.matchAll(new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`, "g"))];
  const [first, another] = [...new Set(found.map(([said]) => said))];
  if (first === undefined) return null;
  if (another !== undefined)
    return refuse(
      "place-ambiguous",
      "This link has the pins of several places; paste the link of one of them.",
    );
  const [, north = "", east = ""] = found[0] ?? [];
  return pairOf(north, east, "Google Maps link");
}

const VIEW: PlaceNote = {
  code: "view",
  sentence: "The link has no pin of its own: what was read is the middle of the map that it shows.",
};

export function readLink(text: string, inner: Inner): Read {
  const address = addressOf(text);
  if (address === null) return null;
  const { host } = address;
  if (SHORT.some((short) => short.test(host)) || isHidden(address))
    return refuse(
      "short-link",
      `A link of ${host} hides where it leads, and nothing is fetched here; open it in a browser and paste the long address, or the coordinates themselves.`,
    );
  const map = MAPS.find(({ hosts }) => hosts.test(host));
  if (!map) return otherMap(host);
  const pin = map.pins(address, inner).find((one) => one !== null);
  const view = map.views(address).find((one) => one !== null);
  const read = pin ?? view ?? holdsNone(host);
  if (!read.ok) return read;
  const notes = pin ? read.value.notes : [...read.value.notes, VIEW];
  return ok({ ...read.value, form: map.form, notes, otherWay: null });
}

/** Maps that make short links under their own name. */
const isHidden = ({ host, path }: MapAddress): boolean =>
  (/yandex\./.test(host) && path.startsWith("/maps/-/")) ||
  (/^(?:www\.)?(?:osm|openstreetmap)\.org$/.test(host) && path.startsWith("/go/"));

const otherMap = (host: string) =>
  refuse(
    "link-not-read",
    `Links of ${host.slice(0, 60)} are not read; paste the coordinates themselves, or a link of a map that is read: Google, OpenStreetMap, Bing, Yandex, Apple, Wikimapia or GeoHack.`,
  );

const holdsNone = (host: string) =>
  refuse(
    "link-not-read",
    `This link of ${host} holds no coordinates; paste the coordinates themselves, or a link that has them in it.`,
  );
