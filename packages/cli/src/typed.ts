// What is typed as numbers: instants, spans and boxes.
import { InvalidArgumentError } from "commander";

const INSTANT = String.raw`-?\d{1,15}`;

/** An instant in µs of the item's own time. */
export const microseconds = (text: string): number => {
  if (new RegExp(`^${INSTANT}$`).test(text)) return Number(text);
  throw new InvalidArgumentError("An instant is a whole number of microseconds.");
};

/** Two instants with this between them. */
const two =
  (between: string, said: string) =>
  (text: string): readonly [number, number] => {
    const [, from, to] = new RegExp(`^(${INSTANT})${between}(${INSTANT})$`).exec(text) ?? [];
    if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
    throw new InvalidArgumentError(said);
  };
export const span = two("-", "A span is its first and last instant in µs, such as 0-40000.");
export const twoInstants = two(",", "Give two instants in µs, such as 0,40000.");

/** `AT,LEFT,TOP,WIDTH,HEIGHT`: an instant, and shares of the frame's width and height. */
export const box = (text: string): readonly number[] => {
  if (new RegExp(String.raw`^${INSTANT}(?:,(?:0|1|[01]?\.\d+)){4}$`).test(text))
    return text.split(",").map(Number);
  throw new InvalidArgumentError(
    "A box is AT,LEFT,TOP,WIDTH,HEIGHT: µs, then shares of the frame from 0 to 1, such as 0,0.25,0.1,0.2,0.5.",
  );
};

const SHARES = String.raw`(?:0|1|[01]?\.\d+)(?:,(?:0|1|[01]?\.\d+)){3}`;
const PIN = new RegExp(String.raw`^(.+?)@(${INSTANT}):(${SHARES})(?::(.*))?$`, "s");

/** A pinned part as it is typed; the item by whatever it is called. */
export type TypedPin = {
  readonly item: string;
  readonly at: number;
  readonly region: readonly number[];
  readonly note?: string;
};

/** `ITEM@AT:LEFT,TOP,WIDTH,HEIGHT`, and after another colon a few words. */
export const pin = (text: string): TypedPin => {
  const [, item, at, region, note] = PIN.exec(text) ?? [];
  if (item !== undefined && region !== undefined)
    return {
      item,
      at: Number(at),
      region: region.split(",").map(Number),
      ...(note !== undefined && { note }),
    };
  throw new InvalidArgumentError(
    "A pin is ITEM@AT:LEFT,TOP,WIDTH,HEIGHT, and :a few words after that: µs, then shares of the frame, such as gate.jpg@0:0.25,0.1,0.2,0.5:this scar.",
  );
};

/** A radius; whether there is such a one is the desk's to say. */
export const metres = (text: string): number => {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number of metres.");
};

export const whole = (text: string): number => {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number, 0 or more.");
};

/** An option that may be given several times, or several values once. */
export const each =
  <T>(read: (text: string) => T) =>
  (text: string, before: readonly T[] = []): readonly T[] => [...before, read(text)];

export const texts = each((text) => text);

/** What it is attached to as it is typed; an item by whatever it is called. */
export type TypedAbout = { readonly kind: "claim" | "item" | "group"; readonly id: string };

const KINDS = { claim: "claim", item: "item", event: "group", group: "group" } as const;

export const about = (text: string, before: readonly TypedAbout[] = []): readonly TypedAbout[] => {
  const [, kind, id] = /^(claim|item|event|group):(.+)$/s.exec(text) ?? [];
  if (kind === undefined || id === undefined)
    throw new InvalidArgumentError("Give what it is attached to as claim:ID, item:NAME or event:ID.");
  return [...before, { kind: KINDS[kind as keyof typeof KINDS], id }];
};
