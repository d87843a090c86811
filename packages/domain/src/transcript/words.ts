// Words of subtitles without their marking up, and words as each format writes them.
import { linesOf, type Cue, type Dialect } from "./cues.ts";
import { isTimes } from "./times.ts";

type Words = ReturnType<Dialect["plainOf"]>;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  lrm: "\u200e",
  rlm: "\u200f",
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, ten, sixteen, name) => {
    if (typeof name === "string") return NAMED[name] ?? whole;
    const code = typeof ten === "string" ? Number(ten) : Number.parseInt(String(sixteen), 16);
    // What is no character stays as it is written.
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });

const TAG = /<[^>]*>?/g;
const VOICE = /<v(?:\.[^\s<>]*)?(?:[ \t\n]([^<>]*))?>/g;

export function vttWords(markup: string): Words {
  const voices = new Set([...markup.matchAll(VOICE)].map(([, name = ""]) => voiceOf(name)));
  voices.delete("");
  const isFirst = /^[ \t\n]*<v[.\s]/.test(markup);
  const [voice = null] = voices.size === 1 && isFirst ? voices : [];
  return { text: decoded(markup.replace(TAG, "")), voice, voices: voices.size };
}

const voiceOf = (name: string): string => decoded(name).split(/\s+/).filter(Boolean).join(" ");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A line that nobody would see ends a cue, and one that says when begins one. */
export const vttMarkup = ({ text, voice }: Pick<Cue, "text" | "voice">): string => {
  const lines = linesOf(text).map((line) => (isUnseen(line) ? "&nbsp;" : withoutTimes(escaped(line))));
  const name = escaped(voice ?? "").replace(/[\r\n]/g, " ");
  return `${name === "" ? "" : `<v ${name}>`}${lines.join("\n")}`;
};

const withoutTimes = (line: string): string => (isTimes(line) ? line.replaceAll("→", "&#8594;") : line);

const isUnseen = (line: string): boolean => /^\s*$/.test(line);

/** Tags of letters and their colour, and what says where on the picture it stands. */
const SRT_TAG = /<\/?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}/gi;

export const srtWords = (markup: string): Words => ({
  text: markup.replace(SRT_TAG, ""),
  voice: null,
  voices: 0,
});

/** SRT has no way to write letters that look like a tag: one that nobody sees parts them, and players show them. */
export const srtMarkup = ({ text }: Pick<Cue, "text">): string =>
  linesOf(text.replace(SRT_TAG, (tag) => `${tag.charAt(0)}\u2060${tag.slice(1)}`))
    .map((line) =>
      isUnseen(line) ? "\u00a0" : isTimes(line) ? `\u00a0${line.replaceAll("-->", "->")}` : line,
    )
    .join("\n");
