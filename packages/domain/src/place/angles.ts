// Coordinates in degrees as people write them: decimal, with minutes and seconds, with signs, letters or words, in either order.
import { ok, refuse, type Result } from "../refusal.ts";
import { partsOf, type Axis, type Part } from "./angle-parts.ts";
import {
  inOrder,
  isLatitude,
  isLongitude,
  outOfRange,
  stepped,
  type PlaceForm,
  type PlaceRead,
  type Stepped,
} from "./point.ts";

type Coordinate = Stepped & {
  readonly axis: Axis | null;
  /** Of how many numbers it is made: degrees alone, with minutes, with seconds. */
  readonly numbers: number;
};

const FORMS: readonly PlaceForm[] = [
  "decimal degrees",
  "degrees and minutes",
  "degrees, minutes and seconds",
];

export function readAngles(text: string): Result<PlaceRead> | null {
  const commas = commasIn(text);
  const parts = partsOf(text, commas !== "between");
  if (!parts || !parts.some(({ kind }) => kind === "number")) return null;
  if (commas === "either") return unclearComma(text);
  if (/^[-+]?\d+(?: | ?[/|] ?)[-+]?\d+$/.test(text)) return bareNumbers(text);
  const halves = halvesOf(parts);
  if (!("latter" in halves)) return halves.why === "unread" ? null : incomplete(halves.why);
  const [first, second] = [coordinateOf(halves.former), coordinateOf(halves.latter)];
  if (!first || !second) return null;
  if (!first.ok) return first;
  if (!second.ok) return second;
  return placeOf(first.value, second.value);
}

/** Whether a comma between two digits is a decimal one: not beside points, and not where the two numbers may be the pair itself. */
function commasIn(text: string): "decimal" | "between" | "either" {
  const found = text.match(/\d,(?=\d)/g)?.length ?? 0;
  if (found === 0 || /\d\.\d/.test(text)) return "between";
  if (/\d,\d+,\d/.test(text) || /^[-+]?\d+,\d+$/.test(text)) return "either";
  return "decimal";
}

const unclearComma = (text: string) =>
  refuse(
    "place-ambiguous",
    `In ${text.length < 60 ? `“${text}”` : "this"} a comma may be a decimal one or stand between two numbers; write decimal points, such as 50.45, 30.52.`,
  );

const bareNumbers = (text: string) =>
  refuse(
    "place-ambiguous",
    `${text.slice(0, 60)} may be degrees and minutes of one number, or no place; put a comma between a latitude and a longitude.`,
  );

const incomplete = (why: "letter" | "one") =>
  refuse(
    "place-incomplete",
    why === "letter"
      ? "Only one of the two numbers has a letter or a name; write N or S to one and E or W to the other, or leave out both."
      : "This is one number of two; paste the latitude and the longitude.",
  );

type Halves =
  | { readonly former: readonly Part[]; readonly latter: readonly Part[] }
  | { readonly why: "letter" | "one" | "unread" };

/** At labels, after letters or before them, at what stands between, or before the second degree sign or number. */
function halvesOf(parts: readonly Part[]): Halves {
  const at = (kind: Part["kind"]): number[] => parts.flatMap((part, i) => (part.kind === kind ? [i] : []));
  const [labels, letters, between] = [at("label"), at("letter"), at("between")];
  const cut = (i: number): Halves => ({ former: parts.slice(0, i), latter: parts.slice(i) });
  if (labels.length > 0) {
    const [, second] = labels;
    if (second === undefined) return { why: "letter" };
    return labels.length === 2 && labels[0] === 0 ? cut(second) : { why: "unread" };
  }
  if (letters.length > 2) return { why: "unread" };
  if (letters.length === 2) {
    const [first = 0, second = 0] = letters;
    return first === 0 ? cut(second) : cut(first + 1);
  }
  if (letters.length === 1) return { why: countOf(parts) === 1 ? "one" : "letter" };
  if (between.length > 0) return between.length === 1 ? cut(between[0] ?? 0) : { why: "unread" };
  const degreeSigns = parts.flatMap((part, i) => (part.kind === "mark" && part.mark === "°" ? [i] : []));
  const numbers = at("number");
  if (degreeSigns.length === 2) return cut((degreeSigns[1] ?? 0) - 1);
  if (numbers.length === 1 || degreeSigns.length === 1) return { why: "one" };
  return numbers.length === 2 && degreeSigns.length === 0 ? cut(numbers[1] ?? 0) : { why: "unread" };
}

const countOf = (parts: readonly Part[]): number => parts.filter(({ kind }) => kind === "number").length;

const MARKS = ["°", "'", '"'];

function coordinateOf(half: readonly Part[]): Result<Coordinate> | null {
  const parts = half.filter(({ kind }, i) => kind !== "between" || (i > 0 && i < half.length - 1));
  const named = parts.filter((part) => part.kind === "letter" || part.kind === "label");
  const [axis = null, otherAxis = axis] = named.map((part) => part.axis);
  const [letter, anotherLetter] = parts.filter((part) => part.kind === "letter");
  const core = parts.filter(({ kind }) => kind !== "letter" && kind !== "label");
  const inside = parts.slice(1, -1).some(({ kind }) => kind === "letter");
  const labelled = parts.findLastIndex(({ kind }) => kind === "label");
  if (anotherLetter || labelled > 0 || (inside && !(labelled === 0 && parts[1]?.kind === "letter")))
    return null;
  const angles = anglesOf(core);
  if (!angles) return null;
  const { sign, numbers, marked } = angles;
  const pure = letter === undefined && axis === null;
  if (numbers.length > 1 && !marked && pure) return null;
  if (axis !== otherAxis || (letter && sign !== ""))
    return refuse(
      "place-contradicts",
      axis === otherAxis
        ? `A sign and a letter stand at ${numbers[0]}; write one of them.`
        : "A number is called latitude and longitude at once; look at its letter again.",
    );
  const negative = sign === "-" || letter?.sign === -1;
  return angleOf(compact(numbers, axis, letter !== undefined && !marked), negative, axis);
}

type Angles = {
  readonly sign: string;
  readonly numbers: readonly string[];
  /** Whether a mark of degrees stands behind the first. */
  readonly marked: boolean;
};

/** Numbers with the marks of degrees, minutes and seconds behind them, each in its place or left out. */
function anglesOf(core: readonly Part[]): Angles | null {
  const numbers: string[] = [];
  let [sign, marked] = ["", false];
  for (const part of core) {
    if (part.kind === "number") {
      if (numbers.length === 3 || (part.sign !== "" && numbers.length > 0)) return null;
      if (numbers.length === 0) sign = part.sign;
      numbers.push(part.text.replace(",", "."));
    } else {
      const place = part.kind === "mark" ? MARKS.indexOf(part.mark) : -1;
      if (place < 0 || place !== numbers.length - 1) return null;
      marked ||= place === 0;
    }
  }
  const last = core.at(-1);
  const twice = core.some((part, i) => part.kind === "mark" && core[i - 1]?.kind === "mark");
  const isWhole = numbers.slice(0, -1).every((one) => /^\d+$/.test(one));
  return last && numbers.length > 0 && isWhole && !twice ? { sign, numbers, marked } : null;
}

/** `502700N 0303124E`: degrees, minutes and seconds without anything between, as in notices to pilots. */
function compact(numbers: readonly string[], axis: Axis | null, mayBe: boolean): readonly string[] {
  const [only = "", another] = numbers;
  const wide = axis === "longitude" ? 3 : 2;
  const [whole = "", part] = only.split(".");
  if (!mayBe || another !== undefined || (whole.length !== wide + 2 && whole.length !== wide + 4))
    return numbers;
  const pieces = [whole.slice(0, wide), whole.slice(wide, wide + 2), whole.slice(wide + 2)].filter(Boolean);
  return pieces.map((piece, i) =>
    i === pieces.length - 1 && part !== undefined ? `${piece}.${part}` : piece,
  );
}

function angleOf(numbers: readonly string[], negative: boolean, axis: Axis | null): Result<Coordinate> {
  const values = numbers.map(Number);
  const said = numbers.join(" ");
  if (values.slice(1).some((one) => one >= 60))
    return refuse(
      "place-out-of-range",
      `Minutes and seconds go to 60, and ${said} has more; look at it again.`,
    );
  const [degrees = 0, minutes = 0, seconds = 0] = values;
  const size = values.length === 1 ? degrees : Number((degrees + minutes / 60 + seconds / 3600).toFixed(10));
  const decimals = (numbers.at(-1)?.split(".")[1] ?? "").length;
  return ok({
    angle: negative && size !== 0 ? -size : size,
    step: 10 ** -decimals / 60 ** (numbers.length - 1),
    axis,
    numbers: numbers.length,
  });
}

function placeOf(first: Coordinate, second: Coordinate): Result<PlaceRead> {
  const form = FORMS[Math.max(first.numbers, second.numbers) - 1] ?? "decimal degrees";
  if (first.axis === null && second.axis === null) return inOrder([first, second], form);
  if (first.axis === second.axis)
    return refuse(
      "place-contradicts",
      `Both numbers are called ${first.axis ?? ""}; write N or S to one and E or W to the other.`,
    );
  const [latitude, longitude] = first.axis === "latitude" ? [first, second] : [second, first];
  if (isLatitude(latitude.angle) && isLongitude(longitude.angle))
    return ok(stepped(latitude, longitude, { form, otherWay: null }));
  return isLongitude(latitude.angle) && isLatitude(longitude.angle)
    ? refuse(
        "place-contradicts",
        `Its letters make ${latitude.angle} the latitude, and latitudes go to 90 degrees; look whether the letters are swapped.`,
      )
    : outOfRange(latitude.angle, longitude.angle);
}
