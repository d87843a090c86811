// What the rest of the server may use of this folder: opening a database.
export { openDatabase } from "./open.ts";
