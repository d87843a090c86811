// Who may import what: the map in ARCHITECTURE.md, as its test reads it.

/** What each package may import of ours, of Node and of the registry. `*` in `libraries` stands for a scope. */
export const MAP: Record<string, { ours: string[]; node: boolean; libraries: string[] }> = {
  count: { ours: [], node: false, libraries: [] },
  match: { ours: [], node: false, libraries: [] },
  domain: { ours: ["count"], node: false, libraries: ["fastest-levenshtein", "zod"] },
  media: { ours: ["match"], node: true, libraries: ["sharp", "exiftool-vendored.pl", "yauzl"] },
  report: { ours: ["domain", "count"], node: true, libraries: [] },
  server: {
    ours: ["count", "match", "domain", "media", "report"],
    node: true,
    libraries: [
      "fastify",
      "fastify-type-provider-zod",
      "@fastify/static",
      "better-auth",
      "@better-auth/kysely-adapter",
      "fastest-levenshtein",
      "graphile-worker",
      "jschardet",
      "kysely",
      "pg",
      "zod",
    ],
  },
  web: {
    ours: ["domain", "count"],
    node: false,
    libraries: [
      "@lingui/*",
      "react",
      "react-dom",
      "@tanstack/*",
      "idb",
      "tus-js-client",
      "uqr",
      "zod",
      "maplibre-gl",
      "pmtiles",
      "suncalc",
      "topojson-client",
      "world-atlas",
    ],
  },
  cli: {
    ours: ["server", "domain", "report", "count", "match", "media"],
    node: true,
    libraries: ["commander"],
  },
};
