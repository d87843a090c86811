// What a machine says of two items, as one sentence for a person and a few figures.
import { plural, t } from "@lingui/core/macro";
import {
  alikeSaid,
  recordingSaid,
  stretchesOf,
  type Answer,
  type Pair,
  type PairRelation,
} from "@sightline/domain";
import { figure, listOf } from "../desk/words.ts";

type Names = { readonly a: string; readonly b: string };

/** A time inside a sentence, to the tenth of a second: `0:12.4`. */
export function shortInstant(us: number): string {
  const tenths = Math.round(Math.abs(us) / 100_000);
  const [minutes, rest] = [Math.floor(tenths / 600), tenths % 600];
  const seconds = `${String(Math.floor(rest / 10)).padStart(2, "0")}.${rest % 10}`;
  return `${us < 0 && tenths > 0 ? "−" : ""}${minutes}:${seconds}`;
}

/** `97 %`: never rounded up to all, nor down to nothing. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return "99 %";
  return whole === 0 && share > 0 ? t`under 1 %` : `${whole} %`;
}

/** Which of a pair a member called a compilation, if any. */
export function compilationOf({ a, decision }: Answered): "a" | "b" | null {
  const called = decision?.compilation ?? null;
  return called === null ? null : called === a.id ? "a" : "b";
}
type Answered = Pick<Pair, "decision"> & { readonly a: Pick<Pair["a"], "id"> };

/** An answer inside a sentence, after "ann said:". */
export function saidOf(answer: Answer, compilation: string | null): string {
  return compilation === null ? answers()[answer].done : t`${compilation} is a compilation`;
}

/** What the pair is said to be. `moving` when the match has a length: photos have none. */
export function sentenceOf(
  pair: Pick<Pair, "relation"> & Partial<Answered>,
  { a, b }: Names,
  moving: boolean,
): string {
  const { relation } = pair;
  if (relation === null) return t`No machine relates ${b} and ${a}.`;
  if (relation.evidence.by === "bytes") return t`${b} and ${a} are the same file, byte for byte.`;
  const spans = moving ? spansOf(relation) : atInstant(relation);
  const alike = alikeSaid(relation, { a, b }, spans);
  if (alike !== null) return `${alike}.`;
  const also = changesOf(relation);
  const ended = (told: string): string => (also === "" ? `${told}.` : t`${told}, ${also}.`);
  const compilation = pair.a && pair.decision ? compilationOf({ a: pair.a, decision: pair.decision }) : null;
  // The times are those of `a`: of the compilation, or of the recording that is shown in it.
  if (compilation === "a")
    return ended(spans === "" ? t`${a} shows a part of ${b}` : t`${a} shows ${spans} a part of ${b}`);
  if (compilation === "b")
    return ended(spans === "" ? t`${b} shows the part of ${a}` : t`${b} shows the part of ${a} ${spans}`);
  const told = recordingSaid(relation, { a, b });
  if (spans === "") return ended(told);
  return ended(relation.kind === "overlay" ? t`${told}, ${spans}` : t`${told} ${spans}`);
}

const atInstant = ({ fromUs }: PairRelation): string => (fromUs === 0 ? "" : t`at ${shortInstant(fromUs)}`);

/** All stretches that both show, in the time of `a` and in their order. */
const spansOf = (relation: PairRelation): string =>
  allOf(
    stretchesOf(relation)
      .toSorted((p, q) => p.fromUs - q.fromUs)
      .map(({ fromUs, toUs }) => t`from ${shortInstant(fromUs)} to ${shortInstant(toUs)}`),
  );

const allOf = (spans: readonly string[]): string =>
  spans.reduce((before, span) => (before === "" ? span : t`${before} and ${span}`), "");

function changesOf({ mirrored, turned, speed, inverted }: PairRelation): string {
  const changes = [
    ...(mirrored ? [t`mirrored`] : []),
    ...(turned === 0 ? [] : [t`turned by ${turned}°`]),
    ...(speed < 0 ? [t`backwards`] : []),
    ...(Math.abs(speed) === 1 ? [] : [t`at ${Number((1 / Math.abs(speed)).toFixed(3))} times the pace`]),
    ...(inverted ? [t`light and dark exchanged`] : []),
  ];
  return listOf(changes);
}

/** The figures behind the sentence: `97 % of frames · 6 of 256 bits differ`. */
export function figuresOf({ evidence, share, distance }: PairRelation): string {
  switch (evidence.by) {
    case "bytes":
      return t`The same SHA-256: no decoder was asked.`;
    case "hashes":
      return evidence.frames === 1
        ? t`${bits(distance)} of the fingerprint differ`
        : t`${percent(share)} of ${figure(evidence.frames)} frames agree · ${bits(distance)} differ`;
    case "geometry":
      return evidence.points.length === 0
        ? t`Residual after warping: ${percent(evidence.residual)}`
        : t`${plural(evidence.points.length, { one: "# matched point", other: "# matched points" })} · residual after warping: ${percent(evidence.residual)}`;
  }
}

const bits = (distance: number): string => t`${Number(distance.toFixed(1))} of 256 bits`;

export const answers = () =>
  ({
    "same-recording": { says: t`Same recording`, done: t`the same recording` },
    "shared-part": { says: t`Shared part, no footage`, done: t`a shared part` },
    "same-place": { says: t`Same place, two recordings`, done: t`the same place` },
    different: { says: t`Different`, done: t`different` },
    "cannot-say": { says: t`Cannot say`, done: t`cannot say` },
    compilation: { says: t`Compilation`, done: t`a compilation` },
  }) as const satisfies Readonly<Record<Answer, { says: string; done: string }>>;

/** What a member can say of two items, with its key; `of` is the one that is called a compilation. */
export type Choice = { readonly key: string; readonly answer: Answer; readonly of?: "a" | "b" };

/** `X` lies left of `C`, as the first item lies left of the second. */
const CHOICES: readonly Choice[] = [
  { key: "Y", answer: "same-recording" },
  { key: "P", answer: "shared-part" },
  { key: "L", answer: "same-place" },
  { key: "N", answer: "different" },
  { key: "H", answer: "cannot-say" },
  { key: "X", answer: "compilation", of: "a" },
  { key: "C", answer: "compilation", of: "b" },
];

/** What a relation suggests to answer. */
const FIRST: Partial<Record<PairRelation["relation"], Answer>> = {
  "shared-part": "shared-part",
  "same-viewpoint": "same-recording",
  "same-thing": "same-place",
};

/**
 * The answers that a pair can be given: of equal files neither is put together from more than the other, and neither
 * goes on without the other; the answer that its relation suggests is the first.
 */
export function choicesFor({ relation }: Pick<Pair, "relation">): readonly Choice[] {
  if (relation?.evidence.by === "bytes")
    return CHOICES.filter(
      ({ of, answer }) => of === undefined && !["shared-part", "same-place"].includes(answer),
    );
  const first = (relation && FIRST[relation.relation]) ?? "same-recording";
  return CHOICES.toSorted((p, q) => Number(q.answer === first) - Number(p.answer === first));
}
