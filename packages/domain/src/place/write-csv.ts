// Where and when things were, as CSV (RFC 4180) for spreadsheets: no text of it is taken for a formula.
import { spanTexts, type PlacedRow } from "./placed-rows.ts";

type Cell = string | number | boolean | null | undefined;

const COLUMNS: Readonly<Record<string, (row: PlacedRow) => Cell>> = {
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  name: ({ name }) => name,
  longitude: ({ place }) => place?.longitude,
  latitude: ({ place }) => place?.latitude,
  radiusMetres: ({ place }) => place?.radiusMetres,
  inheritsPlace: ({ inherits }) => inherits.place,
  time: ({ time }) => time?.at,
  precision: ({ time }) => time?.precision,
  from: ({ span }) => span && spanTexts(span).from,
  to: ({ span }) => span && spanTexts(span).to,
  inheritsTime: ({ inherits }) => inherits.time,
  note: ({ note }) => note,
  basis: ({ basis }) => basis.join("; "),
  statedBy: ({ statedBy }) => statedBy.join("; "),
  agreedBy: ({ agreedBy }) => agreedBy.join("; "),
  agreed: ({ agreed }) => agreed,
  disagrees: ({ disagrees }) => disagrees.join("; "),
  items: ({ items }) => items.join("; "),
};

export function writePlacesCsv(rows: readonly PlacedRow[]): string {
  const columns = Object.values(COLUMNS);
  const lines = [Object.keys(COLUMNS), ...rows.map((row) => columns.map((cell) => cell(row)))];
  return lines.map((cells) => `${cells.map(cellOf).join(",")}\r\n`).join("");
}

/** What programs of spreadsheets take for a formula, also behind blanks that they leave out. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

/** Numbers are numbers, with their signs; text that begins as a formula has an apostrophe before it. */
function cellOf(cell: Cell): string {
  if (typeof cell !== "string") return cell === null || cell === undefined ? "" : String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
