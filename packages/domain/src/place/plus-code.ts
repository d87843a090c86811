// Plus codes: a cell of the Earth by digits that each make it smaller; read as its middle. Short ones need a place nearby and are refused.
import { ok, refuse, type Result } from "../refusal.ts";
import { degrees, stepMetres, type PlaceRead } from "./point.ts";

/** Of base 20, without vowels and what looks alike. */
const DIGITS = "23456789CFGHJMPQRVWX";
const CODE = /^([2-9cfghjmpqrvwx]{0,8}0{0,6})\+([2-9cfghjmpqrvwx]{0,7})$/i;
const SHORT = /^[2-9cfghjmpqrvwx]{2,6}\+[2-9cfghjmpqrvwx]{2,7}(?:[ ,].*)?$/i;

export function readPlusCode(text: string): Result<PlaceRead> | null {
  const [, before = "", after = ""] = CODE.exec(text.toUpperCase()) ?? [];
  const digits = before.replace(/0+$/, "");
  const isPadded = digits.length < before.length;
  const isFull = before.length === 8 && after.length !== 1;
  if (isFull && digits.length >= 2 && digits.length % 2 === 0 && !(isPadded && after !== ""))
    return cellOf(digits + after);
  return SHORT.test(text)
    ? refuse(
        "short-plus-code",
        "A short plus code counts from a place nearby, which it does not say; paste the full code, with eight characters before its plus.",
      )
    : null;
}

/** Five pairs of 20 by 20, then cells of 4 to the east and 5 to the north. */
function cellOf(digits: string): Result<PlaceRead> {
  let [south, west] = [-90, -180];
  let [high, wide] = [400, 400];
  for (let at = 0; at < digits.length;) {
    const value = (i: number): number => DIGITS.indexOf(digits[i] ?? "");
    const [rows, columns] = at < 10 ? [20, 20] : [5, 4];
    const [row, column] = at < 10 ? [value(at), value(at + 1)] : [Math.floor(value(at) / 4), value(at) % 4];
    high /= rows;
    wide /= columns;
    south += row * high;
    west += column * wide;
    at += at < 10 ? 2 : 1;
  }
  if (south >= 90 || west >= 180)
    return refuse(
      "place-out-of-range",
      "This plus code is beyond the poles or the date line, so it is no place; look at its first two characters again.",
    );
  const latitude = degrees(south + high / 2);
  return ok({
    latitude,
    longitude: degrees(west + wide / 2),
    form: "plus code",
    precisionMetres: stepMetres(latitude, high, wide),
    notes: [],
    otherWay: null,
  });
}
