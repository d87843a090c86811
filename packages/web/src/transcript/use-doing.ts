// Everything that is done in a transcript: what is typed is begun, what is stated makes its entry, and others are not overtaken unseen.
import { t } from "@lingui/core/macro";
import { joinSegments, proposeChanges, splitSegment, type Change, type SegmentSaid } from "@sightline/domain";
import { useLayoutEffect, useState, type RefObject } from "react";
import { seenOfTranscript } from "../act/seen.ts";
import { BY_TRANSCRIPT } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { instantText } from "@sightline/domain";
import { MOST_BEGUN, newSegment, writtenIn, type Begun, type Segment, type Translation } from "./begun.ts";
import type { Doing, Hand, Into } from "./doing.ts";
import type { Playing } from "./Player.tsx";
import type { useBegun } from "./use-begun.ts";

type Page = {
  readonly item: string;
  readonly lines: readonly Segment[];
  readonly kept: ReturnType<typeof useBegun>;
  readonly player: RefObject<Playing | null>;
  readonly hand: Hand | null;
  readonly onHand: (hand: Hand) => void;
  /** Where the caret is in the words at hand; null while they have not the focus. */
  readonly caretIn: (id: string) => number | null;
  readonly heardUntilUs: number;
};

/** So long is a new segment, unless the next begins before. */
const NEW_US = 2_000_000;

export const freshId = (): string => `w-${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

export type Refused = { readonly id: string; readonly sentence: string };

export function useDoing(page: Page) {
  const investigation = useInvestigation();
  const { busy, refusal, inTurn, forget } = useChange(proposeChanges, { invalidates: BY_TRANSCRIPT });
  const [about, setAbout] = useState<string | null>(null);
  const [said, setSaid] = useState<Refused | null>(null);
  const [{ know, doing }] = useState(doingNow);
  const refuse = (refused: Refused | null): void => {
    forget();
    setSaid(refused);
  };
  const [now, acts] = [
    { ...page, investigation },
    { inTurn, refuse, setAbout },
  ];
  useLayoutEffect(() => know(now, acts));
  const refused = said ?? (refusal && about !== null ? { id: about, sentence: refusal.sentence } : null);
  return { doing, busy, refused };
}

type Latest = { current: Page & { readonly investigation: string } };
type Acting = {
  readonly inTurn: ReturnType<
    typeof useChange<typeof proposeChanges.params, typeof proposeChanges.answer>
  >["inTurn"];
  readonly refuse: (refused: Refused | null) => void;
  readonly setAbout: (id: string) => void;
};

/** What a page does is the same for as long as it is open: a row is made anew only when something in it is another. */
function doingNow() {
  // Known before anybody can press anything.
  const latest = {} as Latest;
  const acting = {} as { current: Acting };
  const seenNow = () => seenOfTranscript(latest.current.investigation, latest.current.item);
  const begunOf = (id: string) => latest.current.kept.begun.find((one) => one.id === id);
  const lineOf = (id: string) => latest.current.lines.find((one) => one.id === id);
  const refuse = (id: string, sentence: string) => acting.current.refuse({ id, sentence });

  const begin = (one: Begun, under = one.id): void => {
    if (!latest.current.kept.type(one))
      refuse(under, t`${MOST_BEGUN} pieces are begun already; state one of them, or leave it out, first.`);
  };

  type Act = {
    readonly about: string;
    readonly changes: readonly Change[];
    readonly begun: readonly Begun[];
  };
  type More = { readonly reason?: string; readonly after?: () => void; readonly always?: () => void };
  /** What was begun is dropped once it is kept, unless somebody went on typing in it. */
  const propose = async (
    { about, changes, begun }: Act,
    { reason, after, always }: More = {},
  ): Promise<void> => {
    const { investigation, hand } = latest.current;
    acting.current.refuse(null);
    acting.current.setAbout(about);
    const known = begun.map(({ seen }) => seen).filter((seen) => seen > 0);
    const seen = known.length > 0 ? Math.min(...known) : seenNow();
    const params = {
      investigation,
      changes: [...changes],
      ...(seen > 0 && { seen }),
      ...(reason !== undefined && { reason }),
    };
    let isKept = false;
    await acting.current.inTurn(params, () => {
      isKept = true;
    });
    if (!isKept) return;
    const stated = begun.filter((one) => latest.current.kept.isNewest(one)).map(({ id }) => id);
    if (stated.length > 0) latest.current.kept.drop(stated);
    always?.();
    // Whoever went elsewhere meanwhile is left there.
    if (latest.current.hand === hand) after?.();
  };

  /** As it would be stated, with what is begun of it; null where it is told why not. */
  const saidIn = (id: string, under = id): SegmentSaid | null => {
    const line = lineOf(id);
    if (!line) return null;
    const written = writtenIn(latest.current.item, line, begunOf(id)?.typed);
    if ("said" in written) return written.said;
    refuse(under, written.why);
    return null;
  };
  const stating = (id: string, payload: SegmentSaid): Change =>
    (lineOf(id)?.version ?? 0) > 0
      ? { verb: "segment.correct", subject: id, payload }
      : { verb: "segment.state", subject: id, payload };
  const both = (...ids: readonly string[]): readonly Begun[] => ids.flatMap((id) => begunOf(id) ?? []);

  const type: Doing["type"] = (segment, typed) => {
    const before = begunOf(segment.id);
    begin({
      id: segment.id,
      ...(segment.version === 0 && { isNew: true }),
      typed,
      seen: before?.seen ?? seenNow(),
    });
  };
  const translate = (segment: Segment, into: Into, typed: Begun["typed"]): void => {
    const before = begunOf(into.id);
    const version = before?.of?.version ?? segment.version;
    const of = { segment: segment.id, language: into.language, version };
    begin({ id: into.id, of, typed, seen: before?.seen ?? seenNow() }, segment.id);
  };

  const doing: Doing = {
    take: (id) => {
      const { hand, onHand, player } = latest.current;
      if (hand?.id === id) return;
      onHand({ id, caret: null });
      const startUs = lineOf(id)?.startUs;
      if (typeof startUs === "number" && player.current?.isPlaying() === false) player.current.goTo(startUs);
    },
    type,
    translate,
    lookedAt: (segment, id) => {
      const one = begunOf(id);
      if (one?.of)
        begin({ ...one, of: { ...one.of, version: segment.version }, seen: seenNow() }, segment.id);
    },
    drop: (id) => {
      acting.current.refuse(null);
      latest.current.kept.drop([id]);
    },
    state: (id) => {
      const said = begunOf(id) && saidIn(id);
      if (said) void propose({ about: id, changes: [stating(id, said)], begun: both(id) });
    },
    stateTranslation: (id) => {
      const one = begunOf(id);
      if (!one?.of) return;
      const { segment, language, version } = one.of;
      const stands = latest.current.kept.standing.get(segment)?.translations.find((each) => each.id === id);
      const translator = (one.typed.translator ?? stands?.translator ?? "").trim();
      const change: Change = {
        verb: stands ? "translation.correct" : "translation.state",
        subject: id,
        payload: {
          segment,
          language,
          text: one.typed.text ?? stands?.text ?? "",
          translator: translator === "" ? null : translator,
          of: version,
        },
      };
      void propose({ about: segment, changes: [change], begun: [one] });
    },
    review: (translation) => {
      const { id, version } = translation;
      const changes: Change[] = [{ verb: "translation.review", subject: id, payload: { version } }];
      void propose({ about: segmentOf(latest, translation), changes, begun: [] });
    },
    withdrawTranslation: (translation, reason, then) => {
      const { id } = translation;
      const changes: Change[] = [
        { verb: "translation.withdraw", subject: id, payload: { only: "translation" } },
      ];
      void propose(
        { about: segmentOf(latest, translation), changes, begun: both(id) },
        { reason, always: then },
      );
    },
    withdraw: (id, reason, then) => {
      const changes: Change[] = [{ verb: "segment.withdraw", subject: id, payload: {} }];
      void propose({ about: id, changes, begun: both(id) }, { reason, always: then });
    },
    split: (id) => {
      const { caretIn, player, onHand } = latest.current;
      const [caret, said] = [caretIn(id), saidIn(id)];
      if (!said) return;
      if (caret === null) return refuse(id, t`Put the caret in its words, where it is to be split.`);
      const parts = splitSegment(said, { caret, atUs: player.current?.at().startUs ?? null });
      if (!parts.ok) return refuse(id, parts.refusal.sentence);
      const [first, second] = parts.value;
      const fresh = freshId();
      const changes = [
        stating(id, first),
        { verb: "segment.state", subject: fresh, payload: second } as const,
      ];
      const after = () => onHand({ id: fresh, caret: 0 });
      void propose({ about: id, changes, begun: both(id) }, { after });
    },
    join: (id) => {
      const { lines, onHand } = latest.current;
      const next = lines[lines.findIndex((line) => line.id === id) + 1];
      const [first, second] = [saidIn(id), next && saidIn(next.id, id)];
      if (!first) return;
      if (!next) return refuse(id, t`There is no segment after it.`);
      if (!second) return;
      const joined = joinSegments(first, second, { translations: next.translations.length });
      if (!joined.ok) return refuse(id, joined.refusal.sentence);
      const away: Change[] =
        next.version > 0 ? [{ verb: "segment.withdraw", subject: next.id, payload: {} }] : [];
      const after = () => onHand({ id, caret: first.text.trimEnd().length });
      void propose(
        { about: id, changes: [stating(id, joined.value), ...away], begun: both(id, next.id) },
        { reason: t`Joined with the segment before it.`, after },
      );
    },
    place: (id, edge) => {
      const [line, at] = [lineOf(id), latest.current.player.current?.at()];
      if (!line || !at) return;
      const us = edge === "begins" ? at.startUs : at.endUs;
      type(line, { ...begunOf(id)?.typed, [edge]: instantText(us) });
    },
    playFrom: (id) => {
      const startUs = lineOf(id)?.startUs;
      doing.take(id);
      if (typeof startUs === "number") latest.current.player.current?.playFrom(startUs);
    },
  };
  const more = {
    /** Where the player is, and as long as nothing else begins; in the language of what is at hand. */
    begin: (): void => {
      const { lines, hand, player, onHand, heardUntilUs } = latest.current;
      const at = player.current?.at().startUs ?? null;
      const next = lines.find(({ startUs }) => startUs !== null && at !== null && startUs > at)?.startUs;
      const endUs = at === null ? null : Math.min(at + NEW_US, next ?? Infinity, heardUntilUs);
      const near = lineOf(hand?.id ?? "") ?? lines.at(-1);
      const language = begunOf(near?.id ?? "")?.typed.language ?? near?.language ?? "und";
      const id = freshId();
      const placed = at !== null && endUs !== null && endUs > at;
      type(newSegment(id), {
        language,
        ...(placed && { begins: instantText(at), ends: instantText(endUs) }),
      });
      if (begunOf(id) !== undefined || latest.current.kept.begun.length < MOST_BEGUN)
        onHand({ id, caret: 0 });
    },
    /** To the one before or after; what is begun stays begun. */
    go: (by: 1 | -1): void => {
      const { lines, hand, onHand, player } = latest.current;
      const here = lines.findIndex(({ id }) => id === hand?.id);
      const to = lines[here < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, here + by))];
      if (!to || to.id === hand?.id) return;
      onHand({ id: to.id, caret: (begunOf(to.id)?.typed.text ?? to.text).length });
      if (to.startUs !== null && player.current?.isPlaying() === false) player.current.goTo(to.startUs);
    },
  };
  return {
    doing: { ...doing, ...more },
    know(page: Latest["current"], acts: Acting): void {
      latest.current = page;
      acting.current = acts;
    },
  };
}

/** The segment under which a refusal is told. */
const segmentOf = (latest: Latest, translation: Translation): string =>
  latest.current.lines.find(({ translations }) => translations.some(({ id }) => id === translation.id))?.id ??
  translation.id;
