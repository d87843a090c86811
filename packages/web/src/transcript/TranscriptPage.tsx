// What is heard in a film, written down beside its player: segment by segment, by keyboard, with translations beside the words.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { isLanguage, isOneLanguage, showItem, showTranscript, type TranscriptShown } from "@sightline/domain";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered, Fetching } from "../desk/Answered.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useMemberName } from "../desk/members.tsx";
import { useTitle } from "../desk/use-title.ts";
import { shortIdOf } from "../desk/words.ts";
import { FromInbox } from "../inbox/FromInbox.tsx";
import type { ItemShown } from "../item/ItemPage.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Suggested } from "../suggestion/Suggested.tsx";
import { linesOf, placeAt, speakerText } from "./begun.ts";
import type { Hand } from "./doing.ts";
import { Languages } from "./Languages.tsx";
import { Player, type Playing } from "./Player.tsx";
import { rememberedIn, remember } from "./remember.ts";
import { SegmentList } from "./SegmentList.tsx";
import { Subtitles } from "./Subtitles.tsx";
import { useBegun } from "./use-begun.ts";
import { useDoing } from "./use-doing.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useTranscriptKeys } from "./use-transcript-keys.ts";

const FROM = "/i/$investigation/items/$item/transcript";

export function TranscriptPage() {
  const { investigation, item } = useParams({ from: FROM });
  const film = useAnswer(showItem, { investigation, item });
  const transcript = useAnswer(showTranscript, { investigation, item });
  const nameOf = useMemberName();
  return (
    <Answered query={film} fetching={t`Fetching the film …`}>
      {(shown) => (
        <Answered query={transcript} fetching={t`Fetching the transcript …`}>
          {(value) =>
            nameOf === null ? (
              <Fetching says={t`Fetching the transcript …`} />
            ) : (
              <Transcript key={item} item={shown} shown={value} nameOf={nameOf} />
            )
          }
        </Answered>
      )}
    </Answered>
  );
}

type Props = {
  readonly item: ItemShown;
  readonly shown: TranscriptShown;
  readonly nameOf: (member: string) => string;
};

function Transcript({ item, shown, nameOf }: Props) {
  const { id, name, kind } = item.tile;
  const { at, in: wanted } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const { heard, mayNot, segments } = shown;
  useTitle(t`Transcript of ${name}`);
  const [opened] = useState(() => at ?? rememberedIn(id));
  const atUs = at ?? opened ?? item.ptsUs[0] ?? 0;
  const kept = useBegun(id, segments, mayNot === null);
  const lines = useMemo(() => linesOf(segments, kept.begun), [segments, kept.begun]);
  const [first] = useState(() => (opened === null ? -1 : placeAt(lines, opened)));
  const [hand, setHand] = useState<Hand | null>(() => {
    const line = lines[first < 0 ? 0 : first];
    return line ? { id: line.id, caret: null } : null;
  });
  const player = useRef<Playing>(null);
  const whole = useRef<HTMLDivElement>(null);
  const [heardId, setHeardId] = useState<string | null>(null);
  const onShown = useCallback(
    (us: number) => {
      const line = lines[placeAt(lines, us)];
      const isIn = line !== undefined && (line.startUs ?? Infinity) <= us && us < (line.endUs ?? -Infinity);
      setHeardId(isIn ? line.id : null);
    },
    [lines],
  );
  const { doing, busy, refused } = useDoing({
    item: id,
    lines,
    kept,
    player,
    hand,
    onHand: setHand,
    caretIn: (segment) => caretIn(whole.current, segment),
    heardUntilUs: heard?.endUs ?? 0,
  });
  useTranscriptKeys(whole, { doing, player, hand, mayWrite: mayNot === null });
  const isNarrow = useIsNarrow();
  const there = useMemo(() => languagesIn(segments), [segments]);
  const languages = useMemo(
    () => (wanted === undefined ? there : wanted.split(",").filter(isLanguage)),
    [wanted, there],
  );
  const speakers = useMemo(() => speakersOf(item.sightings), [item.sightings]);
  const search = (next: { at?: number; in?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return (
    <Page>
      <PageHead
        title={t`Transcript of ${name}`}
        above={
          <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
            <FromInbox item={shown} reviewed={false} />
            <ItemLink item={id} atUs={atUs} className="back">
              <Icon name="back" size={16} /> {name}
            </ItemLink>
          </div>
        }
        actions={
          kind === "video" && (
            <div className="flex flex-wrap gap-2">
              {mayNot === null && (
                <Button icon="plus" hotkey="N" onClick={doing.begin}>{t`New segment`}</Button>
              )}
              <Subtitles shown={shown} languages={there} />
            </div>
          )
        }
      >
        <Trans>
          {plural(segments.length, { one: "# segment", other: "# segments" })} · SHA-256{" "}
          <span className="font-mono text-small" title={shown.sha256}>
            {shown.sha256.slice(0, 12)}…
          </span>
        </Trans>
      </PageHead>
      {kind !== "video" ? (
        <p>{t`It is no film: nothing is heard in it, and it has no transcript.`}</p>
      ) : (
        <div ref={whole} className="grid gap-x-10 gap-y-8 lg:grid-cols-[24rem_minmax(0,1fr)]">
          <div className="min-w-0 lg:sticky lg:top-28 lg:self-start">
            <Player
              ref={player}
              {...{ item, atUs, onShown }}
              heardUntilUs={heard?.endUs ?? 0}
              onInstant={(us) => {
                remember(id, us);
                search({ at: us });
              }}
            />
          </div>
          <div className="min-w-0">
            <Languages
              there={there}
              shown={languages}
              onShow={(next) => search({ in: next.join(",") })}
              own={segments[0]?.language ?? "und"}
            />
            {mayNot !== null && <p className="mt-2 text-dim">{mayNot}</p>}
            <output className="figures mt-2 block min-h-6 text-small text-dim">
              {kept.begun.length > 0 && kept.note}
            </output>
            {lines.length === 0 && (
              <p className="mt-4 text-dim">
                {t`Nothing is written down of it yet. Begin with a new segment, or bring subtitles in.`}
              </p>
            )}
            {mayNot === null && (
              <Suggested
                item={id}
                {...{ segments, languages }}
                onPlay={(us) => player.current?.playFrom(us)}
              />
            )}
            <SegmentList
              item={id}
              {...{ lines, hand, refused, first, languages, speakers, mayNot, busy, doing, nameOf, isNarrow }}
              begun={kept.begun}
              heard={heardId}
            />
          </div>
        </div>
      )}
    </Page>
  );
}

/** Into which it is translated already. */
function languagesIn(segments: TranscriptShown["segments"]): readonly string[] {
  const found = new Map<string, string>();
  for (const { translations } of segments)
    for (const { language } of translations)
      if (!found.has(language.toLowerCase())) found.set(language.toLowerCase(), language);
  return [...found.values()].filter((one, i, all) => all.findIndex((each) => isOneLanguage(each, one)) === i);
}

/** By class and number, as they are listed where they are marked. */
const speakersOf = (sightings: ItemShown["sightings"]): Readonly<Record<string, string>> => ({
  unknown: t`unknown speaker`,
  "off-screen": t`off-screen`,
  ...Object.fromEntries(
    sightings.map(({ id, subject }, i) => [
      speakerText({ kind: "sighting", id }),
      t`${subject} ${i + 1} (${shortIdOf(id)})`,
    ]),
  ),
});

function caretIn(whole: HTMLElement | null, segment: string): number | null {
  const area = whole?.querySelector<HTMLTextAreaElement>(
    `[data-segment="${CSS.escape(segment)}"] textarea[data-words]`,
  );
  return area && area.ownerDocument.activeElement === area ? area.selectionStart : null;
}
