// What the map takes from topojson-client, which brings no types: one object of a topology as GeoJSON.
declare module "topojson-client" {
  export function feature(topology: unknown, object: unknown): never;
}
