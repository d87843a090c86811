// What the rest of the server may use of the originals store.
export { originals } from "./originals.ts";
export type { Originals } from "./refusal.ts";
